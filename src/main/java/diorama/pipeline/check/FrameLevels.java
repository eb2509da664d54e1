package diorama.pipeline.check;

import diorama.image.RgbaImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which frames of a film, and which halves of them, are empty: of one brightness. Only what is empty where its source's frame
 * surely is not counts as lost, so that black bars, fades and titles are nobody's fault.
 */
final class FrameLevels {
    /** A spread of brightness, of 255, that a coded picture of one colour keeps below. */
    private static final double EMPTY = 3;

    /** What is surely no empty picture has a spread above this and this share of its pixels brighter than black. */
    private static final double FULL = 20;

    private static final double SEEN = 0.1;
    private static final int BLACK = 20;
    private static final int STEP = 5;

    /** The parts looked at: left, top, right and bottom in halves. The whole is the first one. */
    private static final int[][] PARTS = {{0, 0, 2, 2}, {0, 0, 1, 2}, {1, 0, 2, 2}, {0, 0, 2, 1}, {0, 1, 2, 2}};

    private static final String[] NAMES = {"it", "its left half", "its right half", "its upper half", "its lower half"};

    static final List<Integer> WHOLE = List.of(0);
    static final List<Integer> LEFT = List.of(1);
    static final List<Integer> RIGHT = List.of(2);
    static final List<Integer> BESIDE = List.of(0, 1, 2);
    static final List<Integer> ABOVE = List.of(0, 3, 4);

    /** A bit for each part that is empty, and above them a bit for each that surely is not. */
    private short[] frames = new short[1024];

    private int count;

    /** Takes the next frame. */
    void add(RgbaImage frame) {
        int state = 0;
        for (int i = 0; i < PARTS.length; i++) {
            state |= state(frame, PARTS[i]) << i;
        }
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
        }
        frames[count++] = (short) state;
    }

    /** 1 where the part is empty, the bit above all parts' where it surely is not. */
    private static int state(RgbaImage frame, int[] part) {
        int right = frame.width() * part[2] / 2;
        int bottom = frame.height() * part[3] / 2;
        Spread spread = new Spread();
        for (int y = frame.height() * part[1] / 2 + STEP / 2; y < bottom; y += STEP) {
            for (int x = frame.width() * part[0] / 2 + STEP / 2; x < right; x += STEP) {
                spread.add(frame.argb(x, y));
            }
        }
        return spread.isFull() ? 1 << PARTS.length : spread.isEmpty() ? 1 : 0;
    }

    /** How far the brightness of pixels lies from its mean, of all of them and of those that are not black. */
    static final class Spread {
        private final long[] counts = new long[2];
        private final long[] sums = new long[2];
        private final long[] squares = new long[2];
        private int low = 255;
        private int high;

        void add(int argb) {
            int level = ((argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255)) / 4;
            low = Math.min(low, level);
            high = Math.max(high, level);
            for (int seen = 0; seen <= (level > BLACK ? 1 : 0); seen++) {
                counts[seen]++;
                sums[seen] += level;
                squares[seen] += (long) level * level;
            }
        }

        /** Of one brightness. */
        boolean isEmpty() {
            return counts[0] > 0 && of(0) < EMPTY;
        }

        /** Surely a picture. */
        boolean isFull() {
            return counts[1] > SEEN * counts[0] && of(1) > FULL;
        }

        double mean() {
            return sums[0] / (double) Math.max(1, counts[0]);
        }

        /** The darkest, 0 to 255. */
        int low() {
            return low;
        }

        /** The brightest, 0 to 255. */
        int high() {
            return high;
        }

        private double of(int seen) {
            double mean = sums[seen] / (double) counts[seen];
            return Math.sqrt(Math.max(0, squares[seen] / (double) counts[seen] - mean * mean));
        }
    }

    /**
     * The first frame that is empty, or half of which is, where its source's is not.
     *
     * @param source of the film that this one was made of
     * @param turns frames of this film for one of the source
     * @param parts where a picture is in this film
     * @return in words; empty when all are well
     */
    Optional<String> unlike(FrameLevels source, int turns, List<Integer> parts) {
        for (int i = 0; i < Math.min(turns * source.count, count); i++) {
            int from = source.frames[i / turns] >> PARTS.length;
            for (int part : parts) {
                boolean full = (from & 1) != 0 && (from >> part & 1) != 0;
                if (full && (frames[i] >> part & 1) != 0) {
                    return Optional.of("frame " + i + " is not like its source's: " + NAMES[part] + " is empty");
                }
            }
        }
        return Optional.empty();
    }
}
