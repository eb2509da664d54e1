package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;

/**
 * Closes tears that are too short to be an object's edge (CORE E.5, step 4): a few pixels of noise in a slope would show what lies
 * behind as specks.
 *
 * <p>Torn pairs of pixels are sides between them; sides that share an end make a chain. Whether a chain is short is found for each
 * of its sides alone, so that rows can be looked at side by side and memory does not grow.
 */
final class TearChains {
    /** Sides of the shortest chain that stays. */
    static final int LEAST = 12;

    private static final int[] SIDES = {Layers.TORN_RIGHT, Layers.TORN_DOWN};

    private final byte[] tears;
    private final int width;
    /** Sides that were reached from the first one: its pixel, and which of the two it is. */
    private final int[] pixels = new int[LEAST];

    private final int[] sides = new int[LEAST];
    private int count;

    private TearChains(byte[] tears, int width) {
        this.tears = tears;
        this.width = width;
    }

    /** The tears of a picture without short chains; {@code tears} stays as it is. */
    static byte[] longOnes(byte[] tears, Size size) {
        byte[] out = tears.clone();
        int width = size.width();
        Parallel.rows(size.height(), (from, to) -> {
            TearChains chains = new TearChains(tears, width);
            for (int p = from * width; p < to * width; p++) {
                for (int side : SIDES) {
                    if ((tears[p] & side) != 0 && chains.isShort(p, side)) {
                        out[p] &= (byte) ~side;
                    }
                }
            }
        });
        return out;
    }

    private boolean isShort(int pixel, int side) {
        count = 0;
        reach(pixel, side);
        for (int k = 0; k < count && count < LEAST; k++) {
            int x = pixels[k] % width;
            int y = pixels[k] / width;
            // the end that both kinds of sides have, then the other one
            reachFrom(x + 1, y + 1);
            if (sides[k] == Layers.TORN_RIGHT) {
                reachFrom(x + 1, y);
            } else {
                reachFrom(x, y + 1);
            }
        }
        return count < LEAST;
    }

    /** Goes on along the four sides that meet in the corner left of pixel column {@code x} and above pixel row {@code y}. */
    private void reachFrom(int x, int y) {
        int right = (y - 1) * width + x;
        if (y > 0 && x > 0) {
            reach(right - 1, Layers.TORN_RIGHT);
            reach(right - 1, Layers.TORN_DOWN);
        }
        if (x > 0) {
            reach(right - 1 + width, Layers.TORN_RIGHT);
        }
        if (y > 0 && x < width) {
            reach(right, Layers.TORN_DOWN);
        }
    }

    private void reach(int pixel, int side) {
        if (count == LEAST || pixel >= tears.length || (tears[pixel] & side) == 0) {
            return;
        }
        for (int k = 0; k < count; k++) {
            if (pixels[k] == pixel && sides[k] == side) {
                return;
            }
        }
        pixels[count] = pixel;
        sides[count++] = side;
    }
}
