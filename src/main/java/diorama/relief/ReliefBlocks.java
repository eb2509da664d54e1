package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import java.util.Arrays;

/** Blocks of 4 x 4 pixels, of which the background of meshes is made: a guess needs no more. */
final class ReliefBlocks {
    static final int SIDE = 4;

    private ReliefBlocks() {}

    /** How many blocks cover a photo. */
    static Size count(Size photo) {
        return new Size((photo.width() + SIDE - 1) / SIDE, (photo.height() + SIDE - 1) / SIDE);
    }

    /** Each block is in the background or not, as a whole. */
    static boolean whole(Layers layers) {
        int width = layers.size().width();
        float[] depth = layers.backDepth();
        for (int p = 0; p < depth.length; p++) {
            int x = p % width;
            int first = p - p / width % SIDE * width - x % SIDE;
            if (depth[p] < 0 != depth[first] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Least value in each block and up to {@code beyond} px round it. */
    static float[] least(Size size, float[] values, int beyond) {
        Size blocks = count(size);
        float[] out = new float[blocks.pixels()];
        Parallel.rows(blocks.height(), (from, to) -> {
            Arrays.fill(out, from * blocks.width(), to * blocks.width(), Float.MAX_VALUE);
            for (int b = from * blocks.width(); b < to * blocks.width(); b++) {
                int left = b % blocks.width() * SIDE;
                int top = b / blocks.width() * SIDE;
                for (int y = Math.max(0, top - beyond); y < Math.min(size.height(), top + SIDE + beyond); y++) {
                    for (int x = Math.max(0, left - beyond); x < Math.min(size.width(), left + SIDE + beyond); x++) {
                        out[b] = Math.min(out[b], values[y * size.width() + x]);
                    }
                }
            }
        });
        return out;
    }
}
