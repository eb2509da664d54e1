package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import java.util.Arrays;

/**
 * Calms a surface where tears are so dense that they are texture, not outlines: foliage. There a pixel gets the inverse depth,
 * nearest to its own, of the few surfaces that medians over 20 x 20 pixels leave: trunks and boughs keep their outlines, leaves
 * lie on what is round them. Each leaf would cost dozens of triangles, and cut out alone it looks no better from aside.
 *
 * <p>How dense is too dense depends on the whole photo: the densest blocks are calmed until the tears that are left can be paid
 * for. Photos with few tears keep all but the very densest.
 */
final class ReliefFoliage {
    /** Side of the blocks in which tears are counted, px. */
    private static final int BLOCK = 16;
    /** Side of the cells of medians, px, and how many cells on each side join a median. */
    private static final int CELL = 4;

    private static final int AROUND = 2;
    /** Torn edges in a block that are always too many, and that never are: two outlines cross it. */
    private static final int ALWAYS = 90;

    private static final int NEVER = 36;
    /** Torn edges that a photo may have, share of its pixels. */
    private static final double BUDGET = 0.04;

    private final Layers layers;
    private final float tear;
    private final int width;
    private final int height;
    private final int across;
    private final int columns;
    private final int rows;

    private ReliefFoliage(Layers layers, float tear) {
        this.layers = layers;
        this.tear = tear;
        width = layers.size().width();
        height = layers.size().height();
        across = (width + BLOCK - 1) / BLOCK;
        columns = (width + CELL - 1) / CELL;
        rows = (height + CELL - 1) / CELL;
    }

    /** @param tear difference of inverse depth that tears, at least */
    static Layers calmed(Layers layers, float tear) {
        return new ReliefFoliage(layers, tear).calmed();
    }

    private Layers calmed() {
        int[] torn = torn();
        int limit = limit(torn);
        boolean[] dense = new boolean[torn.length];
        boolean any = false;
        for (int b = 0; b < torn.length; b++) {
            dense[b] = torn[b] > limit;
            any |= dense[b];
        }
        return any ? calmed(dense, medians(medians(), dense)) : layers;
    }

    /** Torn edges of each block. */
    private int[] torn() {
        int down = (height + BLOCK - 1) / BLOCK;
        int[] out = new int[across * down];
        Parallel.rows(down, (from, to) -> {
            for (int p = from * BLOCK * width; p < Math.min(height, to * BLOCK) * width; p++) {
                out[p / width / BLOCK * across + p % width / BLOCK] += Integer.bitCount(layers.tears()[p]);
            }
        });
        return out;
    }

    /** The most torn edges that a block may have: blocks of up to so many together keep to the budget. */
    private int limit(int[] torn) {
        int[] sorted = torn.clone();
        Arrays.sort(sorted);
        double left = BUDGET * width * height;
        int limit = NEVER;
        for (int t : sorted) {
            left -= t;
            limit = left >= 0 ? Math.max(limit, t) : limit;
        }
        return left >= 0 ? ALWAYS : Math.min(limit, ALWAYS);
    }

    /** Of each cell the median of every second pixel of it. */
    private float[] medians() {
        float[] out = new float[columns * rows];
        float[] d = layers.depth().inverseDepth();
        Parallel.rows(rows, (from, to) -> {
            float[] sorted = new float[CELL * CELL / 2];
            for (int c = from * columns; c < to * columns; c++) {
                int n = 0;
                for (int k = 0; k < sorted.length; k++) {
                    int x = Math.min(c % columns * CELL + k % 2 * 2 + k / 2 % 2, width - 1);
                    int y = Math.min(c / columns * CELL + k / 2, height - 1);
                    n = insert(sorted, n, d[y * width + x]);
                }
                out[c] = sorted[n / 2];
            }
        });
        return out;
    }

    /** In and beside dense blocks, medians of the cells around each cell. */
    private float[] medians(float[] cells, boolean[] dense) {
        float[] out = cells.clone();
        Parallel.rows(rows, (from, to) -> {
            float[] sorted = new float[(2 * AROUND + 1) * (2 * AROUND + 1)];
            for (int c = from * columns; c < to * columns; c++) {
                int x = c % columns;
                int y = c / columns;
                if (!nearDense(dense, x, y)) {
                    continue;
                }
                int n = 0;
                for (int j = Math.max(0, y - AROUND); j <= Math.min(rows - 1, y + AROUND); j++) {
                    for (int i = Math.max(0, x - AROUND); i <= Math.min(columns - 1, x + AROUND); i++) {
                        n = insert(sorted, n, cells[j * columns + i]);
                    }
                }
                out[c] = sorted[n / 2];
            }
        });
        return out;
    }

    private boolean nearDense(boolean[] dense, int x, int y) {
        for (int k = 0; k < 4; k++) {
            int i = Math.min(Math.max(x + (k % 2 == 0 ? -1 : 1), 0), columns - 1) * CELL / BLOCK;
            int j = Math.min(Math.max(y + (k < 2 ? -1 : 1), 0), rows - 1) * CELL / BLOCK;
            if (dense[j * across + i]) {
                return true;
            }
        }
        return false;
    }

    private static int insert(float[] sorted, int n, float d) {
        int k = n;
        while (k > 0 && sorted[k - 1] > d) {
            sorted[k] = sorted[k - 1];
            k--;
        }
        sorted[k] = d;
        return n + 1;
    }

    private Layers calmed(boolean[] dense, float[] cells) {
        float[] from = layers.depth().inverseDepth();
        float[] depth = from.clone();
        Parallel.rows(height, (top, bottom) -> {
            for (int p = top * width; p < bottom * width; p++) {
                if (dense[p / width / BLOCK * across + p % width / BLOCK]) {
                    depth[p] = surface(cells, p % width, p / width, from[p]);
                }
            }
        });
        byte[] tears = layers.tears().clone();
        Parallel.rows(height, (top, bottom) -> {
            for (int p = top * width; p < bottom * width; p++) {
                if (depth[p] != from[p]
                        || (p % width + 1 < width && depth[p + 1] != from[p + 1])
                        || (p + width < depth.length && depth[p + width] != from[p + width])) {
                    tears[p] = ReliefIslands.tears(depth, width, p, tear);
                }
            }
        });
        Size size = layers.size();
        return new Layers(layers.color(), new DepthMap(size, depth), tears, layers.backColor(), layers.backDepth());
    }

    /** Between the four cells round (x, y), of those that are one surface with the one nearest to inverse depth d. */
    private float surface(float[] cells, int x, int y, float d) {
        float u = Math.min(Math.max((x + 0.5f) / CELL - 0.5f, 0), columns - 1);
        float v = Math.min(Math.max((y + 0.5f) / CELL - 0.5f, 0), rows - 1);
        int left = Math.min((int) u, Math.max(0, columns - 2));
        int top = Math.min((int) v, Math.max(0, rows - 2));
        float best = 2;
        for (int k = 0; k < 4; k++) {
            float cell = cell(cells, left, top, k);
            best = Math.abs(cell - d) < Math.abs(best - d) ? cell : best;
        }
        float sum = 0;
        float weight = 0;
        for (int k = 0; k < 4; k++) {
            float cell = cell(cells, left, top, k);
            float share = (k % 2 == 0 ? 1 - (u - left) : u - left) * (k < 2 ? 1 - (v - top) : v - top);
            boolean joined = Math.abs(cell - best) <= CELL * tear / 2;
            // the nearest always counts a little, so that there is a mean
            weight += joined ? share + 1e-3f : 0;
            sum += joined ? (share + 1e-3f) * cell : 0;
        }
        return sum / weight;
    }

    private float cell(float[] cells, int left, int top, int k) {
        return cells[Math.min(top + k / 2, rows - 1) * columns + Math.min(left + k % 2, columns - 1)];
    }
}
