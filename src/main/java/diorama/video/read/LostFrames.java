package diorama.video.read;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what of a film's pictures could not be had, and says so. Confined to one thread. */
final class LostFrames {
    /** A film is one of even times where no more than one frame in so many comes late. */
    private static final int EVEN = 100;

    /** Frames of a gap in such a film that are told. */
    private static final int HOLE = 5;

    private final Rational timeBase;
    /** Ticks that a frame is usually shown. */
    private final long usual;

    private long frames;
    private long packets;
    private long mended;
    /** Ticks for which no picture is there between two that are. */
    private long gaps;
    /** Times that rise by more than a frame. */
    private long jumps;
    /** The longest of them and where it ends, ticks. */
    private long longest;

    private long longestEnd;
    private boolean stays;

    LostFrames(Rational timeBase, long usual) {
        this.timeBase = timeBase;
        this.usual = usual;
    }

    /** A packet could not be decoded. */
    void packet() {
        packets++;
    }

    /** A picture stays on purpose. */
    void stays() {
        stays = true;
    }

    /**
     * A frame is there.
     *
     * @param before time of the one before it, ticks; {@link Av#NO_PTS} for the first one
     * @param damaged it is shown as well as it could be
     */
    void frame(long before, long time, boolean damaged) {
        frames++;
        mended += damaged ? 1 : 0;
        if (before != Av.NO_PTS && time > before + usual + usual / 2) {
            gaps += time - before - usual;
            jumps++;
            if (time - before > longest) {
                longest = time - before;
                longestEnd = time;
            }
        }
    }

    /** How many were there. */
    long frames() {
        return frames;
    }

    /** How many packets could not be decoded. */
    long packets() {
        return packets;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (packets > 0) {
            notes.add(packets + (packets == 1 ? " damaged packet was skipped" : " damaged packets were skipped"));
        }
        if (mended > 0) {
            notes.add(mended
                    + (mended == 1
                            ? " damaged frame was shown as well as it could be"
                            : " damaged frames were shown as well as they could be"));
        }
        long missing = Math.round((double) gaps / usual);
        if (packets + mended > 0) {
            if (gaps > 0) {
                notes.add(
                        missing <= 1
                                ? "about one frame is missing among the damaged ones"
                                : "about " + missing + " frames are missing among the damaged ones");
            }
        } else if (even() && longest > HOLE * usual) {
            notes.add(String.format(
                    Locale.ROOT,
                    "about %d frames are missing, the most of them from %.1f to %.1f s",
                    missing,
                    seconds(longestEnd - longest),
                    seconds(longestEnd)));
        }
        return notes;
    }

    /** Of a film of even times that a player just jumps over a part of, nothing is said to be damaged. */
    private boolean even() {
        return !stays && jumps > 0 && jumps <= Math.max(1, frames / EVEN);
    }

    private double seconds(long ticks) {
        return timeBase.rescale(ticks, Rational.MICROS) / 1e6;
    }
}
