package diorama.stereo;

/**
 * What a target pixel sees, in one number, for painters of other than 8-bit colours: geometry is found once, by {@link RowEye},
 * whatever the colours are made of.
 *
 * <pre>
 * bit  31       0 the front layer, 1 the background layer
 * bits 30..7    cell i, between source pixels i and i+1         bits 6..0    phase from pixel i, 0, to pixel i+1, 64
 * </pre>
 */
final class RowCodes {
    private static final int BEHIND = 1 << 31;

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
        return BEHIND | cell(i, phase);
    }

    /** What lies over that: source pixel {@code i}, {@code weight} in 1/256, from 1 to 255. */
    static int over(int i, int weight) {
        return i << 8 | weight;
    }

    /** Whether it is of the background layer. */
    static boolean isBehind(int code) {
        return code < 0;
    }

    static int index(int code) {
        return (code & ~BEHIND) >> 7;
    }

    static int phase(int code) {
        return code & 127;
    }
}
