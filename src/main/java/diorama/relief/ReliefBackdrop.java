package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Puts a background under everything near, for views that turn round the scene: a mesh can be looked at from anywhere, and a
 * hole in the shape of the object in front is uglier than a soft guess.
 *
 * <p>Sources are the far sides of tears alone (CORE E.5, step 6). Colour and inverse depth are spread from them by push and pull
 * (Gortler, Grzeszczuk, Szeliski, Cohen, The Lumigraph, 1996) on blocks of 4 x 4 pixels. It differs in that where sources of
 * several distances meet the farther ones count more, and in that what was guessed is smoothed. The background covers
 * whole blocks and a margin of what is seen, a little behind it: its rim is straight, hidden, and needs few triangles.
 */
public final class ReliefBackdrop {
    private static final int BLOCK = ReliefBlocks.SIDE;
    /** Colour (3), inverse depth, weight. */
    private static final int CHANNELS = 5;
    /** What is guessed lies at least this far behind the surface, inverse depth. */
    private static final float BEHIND = 0.01f;
    /** How far behind what is seen the margin lies, inverse depth. */
    private static final float GAP = 5e-4f;
    /** Pixels of the far side of a tear that are looked at; the first may have a mixed colour. */
    private static final int FAR_PIXELS = 4;

    /** Largest difference of inverse depth among them. */
    private static final float SAME_SURFACE = 0.01f;

    private static final byte MIXED = 1;
    private static final byte SOURCE = 2;
    /** Difference of inverse depth at which a source counts half as much as the farthest beside it. */
    private static final float FARTHER = 0.02f;
    /** A source is none where another is farther by {@link #FARTHER} and this much for each block between them. */
    private static final float SLOPE = 0.02f;
    /** Rounds of smoothing what was guessed. */
    private static final int ROUNDS = 8;
    /** Blocks of margin: the nearest pixels round each pixel that the background stays behind, px. */
    private static final int AROUND = 2;

    private final Layers layers;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final float[] front;
    /** Of each pixel, beside tears on their far sides: {@link #MIXED}, {@link #SOURCE} or both. */
    private final byte[] kinds;

    private ReliefBackdrop(Layers layers) {
        this.layers = layers;
        width = layers.size().width();
        height = layers.size().height();
        columns = (width + BLOCK - 1) / BLOCK;
        rows = (height + BLOCK - 1) / BLOCK;
        front = layers.depth().inverseDepth();
        kinds = new byte[front.length];
    }

    /**
     * The layers as a mesh needs them that is looked at from anywhere: foliage and specks calmed, with a background, where it is
     * wanted, that goes up to {@code reachPx} px from the tears.
     */
    public static Layers orbited(Layers layers, ReliefOptions options, double reachPx) {
        Layers calm = ReliefIslands.removed(ReliefFoliage.calmed(layers, options.tear()), options.tear());
        return options.background() ? extended(calm, reachPx) : calm;
    }

    /**
     * The layers with another background.
     *
     * @param reachPx how far from the tears it may go, px
     */
    public static Layers extended(Layers layers, double reachPx) {
        return new ReliefBackdrop(layers).extended((int) Math.ceil(reachPx / BLOCK));
    }

    private Layers extended(int reachBlocks) {
        findSources();
        float[] blocks = blocks();
        keepFarthest(blocks);
        int[] steps = new int[columns * rows];
        Arrays.fill(steps, Integer.MAX_VALUE);
        Deque<Integer> open = new ArrayDeque<>();
        boolean[] known = new boolean[steps.length];
        for (int b = 0; b < steps.length; b++) {
            if (blocks[CHANNELS * b + 4] > 0) {
                known[b] = true;
                steps[b] = 0;
                open.add(b);
            }
        }
        spread(blocks, columns, rows);
        for (int round = 0; round < ROUNDS; round++) {
            smooth(blocks, known);
        }
        reach(blocks, steps, open, reachBlocks);
        return painted(blocks, margin(steps));
    }

    /** Finds the pixels next to tears on their far sides. Benign races: bands meet at tears between them, bits are only set. */
    private void findSources() {
        Parallel.rows(height, (from, to) -> {
            for (int p = from * width; p < to * width; p++) {
                byte tears = layers.tears()[p];
                if ((tears & Layers.TORN_RIGHT) != 0) {
                    mark(p, p + 1, p % width, width);
                }
                if ((tears & Layers.TORN_DOWN) != 0) {
                    mark(p, p + width, p / width, height);
                }
            }
        });
    }

    /** Marks the far side of the tear between p, at {@code place} of a line of {@code length} pixels, and q after it. */
    private void mark(int p, int q, int place, int length) {
        boolean after = front[q] < front[p];
        int far = after ? q : p;
        int step = after ? q - p : p - q;
        int room = after ? length - 1 - place : place + 1;
        int k = 1;
        while (k < Math.min(room, FAR_PIXELS) && Math.abs(front[far + k * step] - front[far]) <= SAME_SURFACE) {
            kinds[far + k * step] |= SOURCE;
            k++;
        }
        kinds[far] |= k == 1 ? SOURCE : MIXED;
    }

    /** Means of the sources; the weight is 0 where a block has none. */
    private float[] blocks() {
        float[] out = new float[CHANNELS * columns * rows];
        ByteBuffer rgba = layers.color().rgba();
        Parallel.rows(rows, (from, to) -> {
            for (int b = from * columns; b < to * columns; b++) {
                int left = b % columns * BLOCK;
                int top = b / columns * BLOCK;
                float least = 2;
                for (int y = top; y < Math.min(top + BLOCK, height); y++) {
                    for (int p = y * width + left; p < y * width + Math.min(left + BLOCK, width); p++) {
                        least = source(p) ? Math.min(least, front[p]) : least;
                    }
                }
                for (int y = top; least < 2 && y < Math.min(top + BLOCK, height); y++) {
                    for (int p = y * width + left; p < y * width + Math.min(left + BLOCK, width); p++) {
                        if (source(p)) {
                            float weight = weight(front[p] - least);
                            for (int k = 0; k < 3; k++) {
                                out[CHANNELS * b + k] += weight * (rgba.get(4 * p + k) & 0xff);
                            }
                            out[CHANNELS * b + 3] += weight * front[p];
                            out[CHANNELS * b + 4] += weight;
                        }
                    }
                }
                normalize(out, CHANNELS * b);
            }
        });
        return out;
    }

    private boolean source(int p) {
        return (kinds[p] & SOURCE) != 0;
    }

    /**
     * Drops sources that are near themselves, seen from farther ones: leaves behind leaves of one plant. Else the background
     * would be a sheet from those to what is really behind.
     */
    private void keepFarthest(float[] blocks) {
        float[] limit = new float[columns * rows];
        for (int b = 0; b < limit.length; b++) {
            limit[b] = blocks[CHANNELS * b + 4] > 0 ? blocks[CHANNELS * b + 3] : 2;
        }
        for (int b = 0; b < limit.length; b++) {
            lower(limit, b, -1);
        }
        for (int b = limit.length - 1; b >= 0; b--) {
            lower(limit, b, 1);
        }
        for (int b = 0; b < limit.length; b++) {
            if (blocks[CHANNELS * b + 3] > limit[b] + FARTHER) {
                Arrays.fill(blocks, CHANNELS * b, CHANNELS * (b + 1), 0);
            }
        }
    }

    /** Lowers a block's limit to that of its neighbours before (-1) or after it (1) and the slope to there. */
    private void lower(float[] limit, int b, int step) {
        int x = b % columns + step;
        int other = b + step * columns;
        float least = x >= 0 && x < columns ? limit[b + step] : 2;
        least = other >= 0 && other < limit.length ? Math.min(least, limit[other]) : least;
        limit[b] = Math.min(limit[b], least + SLOPE);
    }

    /** @param nearer than the farthest source beside it, inverse depth */
    private static float weight(float nearer) {
        float q = nearer / FARTHER;
        return 1 / (1 + q * q * q);
    }

    private static void normalize(float[] out, int at) {
        for (int k = 0; k < 4 && out[at + 4] > 0; k++) {
            out[at + k] /= out[at + 4];
        }
        out[at + 4] = Math.min(1, out[at + 4]);
    }

    /** Fills what has no weight from a picture of half the size, which is filled first. */
    private static void spread(float[] fine, int w, int h) {
        if (w == 1 && h == 1) {
            return;
        }
        int cw = (w + 1) / 2;
        int ch = (h + 1) / 2;
        float[] coarse = new float[CHANNELS * cw * ch];
        Parallel.rows(ch, (from, to) -> {
            for (int c = from * cw; c < to * cw; c++) {
                halve(fine, w, h, c % cw, c / cw, coarse, CHANNELS * c);
            }
        });
        spread(coarse, cw, ch);
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    int at = CHANNELS * (y * w + x);
                    if (fine[at + 4] == 0) {
                        sample(coarse, cw, ch, (x - 0.5f) / 2, (y - 0.5f) / 2, fine, at);
                    }
                }
            }
        });
    }

    /** The weighted mean of up to four blocks. */
    private static void halve(float[] fine, int w, int h, int cx, int cy, float[] coarse, int to) {
        float least = 2;
        for (int y = 2 * cy; y < Math.min(2 * cy + 2, h); y++) {
            for (int x = 2 * cx; x < Math.min(2 * cx + 2, w); x++) {
                int at = CHANNELS * (y * w + x);
                least = fine[at + 4] > 0 ? Math.min(least, fine[at + 3]) : least;
            }
        }
        for (int y = 2 * cy; least < 2 && y < Math.min(2 * cy + 2, h); y++) {
            for (int x = 2 * cx; x < Math.min(2 * cx + 2, w); x++) {
                int at = CHANNELS * (y * w + x);
                float weight = fine[at + 4] * weight(fine[at + 3] - least);
                for (int k = 0; k < 4 && weight > 0; k++) {
                    coarse[to + k] += weight * fine[at + k];
                }
                coarse[to + 4] += weight > 0 ? weight : 0;
            }
        }
        normalize(coarse, to);
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

    /** Gives every guessed block the mean of its neighbours, known ones a part of it. */
    private void smooth(float[] blocks, boolean[] known) {
        float[] old = blocks.clone();
        Parallel.rows(rows, (from, to) -> {
            for (int b = from * columns; b < to * columns; b++) {
                int x = b % columns;
                int y = b / columns;
                int left = x > 0 ? CHANNELS * (b - 1) : CHANNELS * b;
                int right = x < columns - 1 ? CHANNELS * (b + 1) : CHANNELS * b;
                int up = y > 0 ? CHANNELS * (b - columns) : CHANNELS * b;
                int down = y < rows - 1 ? CHANNELS * (b + columns) : CHANNELS * b;
                for (int k = 0; k < 4 && !known[b]; k++) {
                    blocks[CHANNELS * b + k] = (old[left + k] + old[right + k] + old[up + k] + old[down + k]) / 4;
                }
            }
        });
    }

    /** Walks from the sources over blocks that are hidden. */
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
                    if (front[py * width + px] > blocks[CHANNELS * next + 3] + BEHIND) {
                        steps[next] = steps[b] + 1;
                        open.add(next);
                    }
                }
            }
        }
    }

    /** The blocks reached and those beside them: gaps and notches of the rim are closed. */
    private boolean[] margin(int[] steps) {
        boolean[] out = new boolean[steps.length];
        Parallel.rows(rows, (from, to) -> {
            for (int b = from * columns; b < to * columns; b++) {
                int x = b % columns;
                int y = b / columns;
                for (int j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
                        out[b] |= steps[j * columns + i] != Integer.MAX_VALUE;
                    }
                }
            }
        });
        return out;
    }

    private Layers painted(float[] blocks, boolean[] covered) {
        float[] depth = new float[front.length];
        RgbaImage color = RgbaImage.allocate(new Size(width, height));
        ByteBuffer to = color.rgba();
        ByteBuffer from = layers.color().rgba();
        Parallel.rows(height, (top, bottom) -> {
            float[] guess = new float[4];
            for (int y = top; y < bottom; y++) {
                for (int x = 0; x < width; x++) {
                    int p = y * width + x;
                    depth[p] = -1;
                    if (covered[y / BLOCK * columns + x / BLOCK]) {
                        sample(blocks, columns, rows, (x + 0.5f) / BLOCK - 0.5f, (y + 0.5f) / BLOCK - 0.5f, guess, 0);
                        depth[p] = Math.max(0, Math.min(guess[3], farthest(x, y) - GAP));
                        boolean seen = front[p] <= guess[3] + BEHIND && (kinds[p] & MIXED) == 0;
                        for (int k = 0; k < 3; k++) {
                            to.put(4 * p + k, seen ? from.get(4 * p + k) : (byte) Math.round(guess[k]));
                        }
                        to.put(4 * p + 3, (byte) 255);
                    }
                }
            }
        });
        return new Layers(layers.color(), layers.depth(), layers.tears(), color, depth);
    }

    /** Least inverse depth of the pixels round (x, y). */
    private float farthest(int x, int y) {
        float least = 1;
        for (int j = Math.max(0, y - AROUND); j <= Math.min(height - 1, y + AROUND); j += 2) {
            for (int i = Math.max(0, x - AROUND); i <= Math.min(width - 1, x + AROUND); i += 2) {
                least = Math.min(least, front[j * width + i]);
            }
        }
        return least;
    }
}
