package diorama.stereo;

/**
 * What a target pixel sees, in one number, for painters of other than 8-bit colours: geometry is found once, by {@link RowEye},
 * whatever the colours are made of.
 *
 * <pre>
 * bits 31..30   0 the front layer, 1 the background layer, 2 beyond the left end, 3 beyond the right end
 * bits 29..7    0 and 1: cell i, between source pixels i and i+1         bits 6..0    phase from pixel i, 0, to pixel i+1, 64
 * bits 29..0    2 and 3: distance beyond the end, 1/64 px
 * </pre>
 */
final class RowCodes {
    static final int FRONT = 0;
    static final int BEHIND = 1;
    static final int LEFT_END = 2;

    private static final int MOST = (1 << 30) - 1;

    private RowCodes() {}

    static int cell(int i, int phase) {
        return i << 7 | phase;
    }

    static void cells(int[] phases, int[] codes) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i << 7 | phases[i];
        }
    }

    static int behind(int i, int phase) {
        return BEHIND << 30 | i << 7 | phase;
    }

    static int end(boolean right, int distance) {
        return (right ? 3 : LEFT_END) << 30 | Math.min(MOST, Math.max(0, distance));
    }

    /** What lies over that: source pixel {@code i}, {@code weight} in 1/256, from 1 to 255. */
    static int over(int i, int weight) {
        return i << 8 | weight;
    }

    static int kind(int code) {
        return code >>> 30;
    }

    static int index(int code) {
        return (code & MOST) >> 7;
    }

    static int phase(int code) {
        return code & 127;
    }

    static int distance(int code) {
        return code & MOST;
    }
}
