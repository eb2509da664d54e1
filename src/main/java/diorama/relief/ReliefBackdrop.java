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
 * <p>Sources are the far sides of tears alone (CORE E.5, step 6). Colour and inverse depth are spread from them by
 * {@link PushPull} on blocks of 4 x 4 pixels. The background covers
 * whole blocks and a margin of what is seen, a little behind it: its rim is straight, hidden, and needs few triangles.
 */
public final class ReliefBackdrop {
    private static final int BLOCK = ReliefBlocks.SIDE;
    private static final int CHANNELS = PushPull.CHANNELS;
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
    /** A source is none where another is farther by {@link PushPull#FARTHER} and this much for each block between them. */
    private static final float SLOPE = 0.02f;
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
     * The layers as a mesh needs them that is looked at from anywhere: foliage and specks calmed, short tears closed, with a
     * background, where it is wanted, that goes up to {@code reachPx} px from the tears.
     */
    public static Layers orbited(Layers layers, ReliefOptions options, double reachPx) {
        Layers whole = ReliefIslands.removed(ReliefFoliage.calmed(layers, options.tear()), options.tear());
        Layers calm = new Layers(
                whole.color(),
                whole.depth(),
                TearChains.longOnes(whole.tears(), whole.size()),
                whole.backColor(),
                whole.backDepth());
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
        PushPull.fill(blocks, columns, rows, known);
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
                            float weight = PushPull.weight(front[p] - least);
                            for (int k = 0; k < 3; k++) {
                                out[CHANNELS * b + k] += weight * (rgba.get(4 * p + k) & 0xff);
                            }
                            out[CHANNELS * b + 3] += weight * front[p];
                            out[CHANNELS * b + 4] += weight;
                        }
                    }
                }
                PushPull.normalize(out, CHANNELS * b);
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
            if (blocks[CHANNELS * b + 3] > limit[b] + PushPull.FARTHER) {
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
                        PushPull.sample(
                                blocks, columns, rows, (x + 0.5f) / BLOCK - 0.5f, (y + 0.5f) / BLOCK - 0.5f, guess, 0);
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
