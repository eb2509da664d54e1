package diorama.video.write;

import diorama.video.av.Rational;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Times at which the packets of joined segments are decoded: the n-th packet at the time of the frame that is shown n - D-th,
 * where D is by how many places packets are moved ahead at most. That is what one encoder over all of them would say.
 */
final class DecodeTimes {
    private static final long ROUNDED_MICROS = 1000;

    /** Ticks by which times that were rounded may be early. */
    private static final double ROUNDING = 0.1;

    private final List<Long> shown = new ArrayList<>();
    private int delay;
    private int next;

    DecodeTimes(List<Path> segments) {
        segments.forEach(s -> add(PacketReader.times(s)));
    }

    /** Times of one segment's frames in the order of decoding; all are after those added before. */
    private void add(List<Long> decoded) {
        List<Long> sorted = decoded.stream().sorted().toList();
        for (int i = 0; i < decoded.size(); i++) {
            int place = java.util.Collections.binarySearch(sorted, decoded.get(i));
            delay = Math.max(delay, i - place);
        }
        shown.addAll(sorted);
    }

    /**
     * Whether frames follow each other at a rate, but for such as are left out: by how much their times then are behind those of
     * its ticks, in {@code base}; empty where they come at other times.
     *
     * @param begin time of the first tick
     */
    OptionalLong behind(long begin, Rational base, Rational rate) {
        if (shown.isEmpty() || !rate.known()) {
            return OptionalLong.empty();
        }
        Rational tick = rate.inverse();
        long first = shown.get(0);
        // containers round times to a millisecond
        long tolerance = 1 + Rational.MICROS.rescale(ROUNDED_MICROS, base);
        long last = -1;
        for (long time : shown) {
            long at = base.rescale(time - first, tick);
            if (at <= last || Math.abs(tick.rescale(at, base) - (time - first)) > tolerance) {
                return OptionalLong.empty();
            }
            last = at;
        }
        // a part begins at most a frame after its first moment, and libav doubles what is missing before the first
        // frame
        long ticks = (long) Math.floor((first - begin) * base.value() * rate.value() + ROUNDING);
        return OptionalLong.of(first - begin - tick.rescale(ticks, base));
    }

    long next() {
        int at = next++;
        if (at >= delay) {
            return shown.get(at - delay);
        }
        int last = Math.min(delay, shown.size() - 1);
        return shown.get(at) - Math.max(1, shown.get(last) - shown.get(0));
    }
}
