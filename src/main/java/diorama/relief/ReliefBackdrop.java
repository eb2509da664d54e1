package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Continues the background layer farther under what is near, for views that turn round the scene: a mesh can be looked at from
 * anywhere, and a hole in the shape of the object in front is uglier than a soft guess.
 *
 * <p>Colour and inverse depth are spread from the layer by push and pull (Gortler, Grzeszczuk, Szeliski, Cohen, The Lumigraph,
 * 1996) on blocks of 4 x 4 pixels. A pixel joins the layer where the guess lies behind the photo's surface.
 */
public final class ReliefBackdrop {
    private static final int BLOCK = 4;
    /** Colour (3), inverse depth, weight. */
    private static final int CHANNELS = 5;
    /** What is guessed lies at least this far behind the surface, inverse depth. */
    private static final float BEHIND = 0.01f;

    private final Layers layers;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;

    private ReliefBackdrop(Layers layers) {
        this.layers = layers;
        width = layers.size().width();
        height = layers.size().height();
        columns = (width + BLOCK - 1) / BLOCK;
        rows = (height + BLOCK - 1) / BLOCK;
    }

    /**
     * The layers with a larger background.
     *
     * @param reachPx how far from the present background it may go, px
     */
    public static Layers extended(Layers layers, double reachPx) {
        return new ReliefBackdrop(layers).extended((int) Math.ceil(reachPx / BLOCK));
    }

    private Layers extended(int reachBlocks) {
        float[] blocks = blocks();
        int[] steps = new int[columns * rows];
        Arrays.fill(steps, Integer.MAX_VALUE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int b = 0; b < steps.length; b++) {
            if (blocks[CHANNELS * b + 4] > 0) {
                steps[b] = 0;
                open.add(b);
            }
        }
        if (open.isEmpty()) {
            return layers;
        }
        spread(blocks, columns, rows);
        reach(blocks, steps, open, reachBlocks);
        return painted(blocks, steps);
    }

    /** Means of the background layer; the weight is 0 where a block has none. */
    private float[] blocks() {
        float[] out = new float[CHANNELS * columns * rows];
        Parallel.rows(rows, (from, to) -> {
            for (int y = from * BLOCK; y < Math.min(to * BLOCK, height); y++) {
                for (int x = 0; x < width; x++) {
                    float d = layers.backDepth()[y * width + x];
                    if (d >= 0) {
                        int at = CHANNELS * (y / BLOCK * columns + x / BLOCK);
                        for (int k = 0; k < 3; k++) {
                            out[at + k] += layers.backColor().channel(x, y, k);
                        }
                        out[at + 3] += d;
                        out[at + 4]++;
                    }
                }
            }
            for (int at = CHANNELS * from * columns; at < CHANNELS * to * columns; at += CHANNELS) {
                for (int k = 0; k < 4 && out[at + 4] > 0; k++) {
                    out[at + k] /= out[at + 4];
                }
                out[at + 4] = Math.min(1, out[at + 4]);
            }
        });
        return out;
    }

    /** Fills what has no weight from a picture of half the size, which is filled first. */
    private static void spread(float[] fine, int w, int h) {
        if (w == 1 && h == 1) {
            return;
        }
        int cw = (w + 1) / 2;
        int ch = (h + 1) / 2;
        float[] coarse = new float[CHANNELS * cw * ch];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int from = CHANNELS * (y * w + x);
                int to = CHANNELS * (y / 2 * cw + x / 2);
                float weight = fine[from + 4];
                for (int k = 0; k < 4; k++) {
                    coarse[to + k] += weight * fine[from + k];
                }
                coarse[to + 4] += weight;
            }
        }
        for (int at = 0; at < coarse.length; at += CHANNELS) {
            for (int k = 0; k < 4 && coarse[at + 4] > 0; k++) {
                coarse[at + k] /= coarse[at + 4];
            }
            coarse[at + 4] = Math.min(1, coarse[at + 4]);
        }
        spread(coarse, cw, ch);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = CHANNELS * (y * w + x);
                if (fine[at + 4] == 0) {
                    sample(coarse, cw, ch, (x - 0.5f) / 2, (y - 0.5f) / 2, fine, at);
                }
            }
        }
    }

    /** Writes colour and inverse depth between blocks, bilinear. */
    private static void sample(float[] from, int w, int h, float x, float y, float[] to, int at) {
        float cx = Math.min(Math.max(x, 0), w - 1);
        float cy = Math.min(Math.max(y, 0), h - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int right = CHANNELS * (Math.min(x0 + 1, w - 1) - x0);
        int down = CHANNELS * w * (Math.min(y0 + 1, h - 1) - y0);
        float fx = cx - x0;
        float fy = cy - y0;
        int p = CHANNELS * (y0 * w + x0);
        for (int k = 0; k < 4; k++, p++) {
            float upper = from[p] + fx * (from[p + right] - from[p]);
            float lower = from[p + down] + fx * (from[p + right + down] - from[p + down]);
            to[at + k] = upper + fy * (lower - upper);
        }
    }

    /** Walks from the present layer over blocks that are hidden. */
    private void reach(float[] blocks, int[] steps, Deque<Integer> open, int reachBlocks) {
        int[] dx = {1, -1, 0, 0};
        int[] dy = {0, 0, 1, -1};
        while (!open.isEmpty()) {
            int b = open.remove();
            for (int k = 0; k < 4 && steps[b] < reachBlocks; k++) {
                int x = b % columns + dx[k];
                int y = b / columns + dy[k];
                if (x >= 0 && y >= 0 && x < columns && y < rows && steps[y * columns + x] == Integer.MAX_VALUE) {
                    int next = y * columns + x;
                    int px = Math.min(x * BLOCK + BLOCK / 2, width - 1);
                    int py = Math.min(y * BLOCK + BLOCK / 2, height - 1);
                    if (layers.depth().at(px, py) > blocks[CHANNELS * next + 3] + BEHIND) {
                        steps[next] = steps[b] + 1;
                        open.add(next);
                    }
                }
            }
        }
    }

    private Layers painted(float[] blocks, int[] steps) {
        float[] depth = layers.backDepth().clone();
        RgbaImage color = RgbaImage.allocate(new Size(width, height));
        ByteBuffer to = color.rgba();
        ByteBuffer from = layers.backColor().rgba();
        Parallel.rows(height, (top, bottom) -> {
            float[] guess = new float[4];
            for (int y = top; y < bottom; y++) {
                for (int x = 0; x < width; x++) {
                    int p = y * width + x;
                    if (depth[p] >= 0) {
                        to.putInt(4 * p, from.getInt(4 * p));
                    } else if (steps[y / BLOCK * columns + x / BLOCK] != Integer.MAX_VALUE) {
                        float bx = (x + 0.5f) / BLOCK - 0.5f;
                        float by = (y + 0.5f) / BLOCK - 0.5f;
                        sample(blocks, columns, rows, bx, by, guess, 0);
                        if (layers.depth().at(x, y) > guess[3] + BEHIND) {
                            depth[p] = Math.max(0, guess[3]);
                            for (int k = 0; k < 3; k++) {
                                to.put(4 * p + k, (byte) Math.round(guess[k]));
                            }
                            to.put(4 * p + 3, (byte) 255);
                        }
                    }
                }
            }
        });
        return new Layers(layers.color(), layers.depth(), layers.tears(), color, depth);
    }
}
