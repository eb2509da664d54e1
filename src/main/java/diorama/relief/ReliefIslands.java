package diorama.relief;

import diorama.image.DepthMap;
import java.util.Arrays;

/**
 * Takes specks out of a surface: parts of fewer than {@value #LEAST} pixels with tears all round (leaves, noise of depth) get
 * the inverse depth of the part beside them. Each would cost dozens of triangles and float alone in space.
 *
 * <p>Parts hang together over corners too, so that thin slanting things, like ropes, stay.
 */
final class ReliefIslands {
    /** Pixels of the smallest part that stays. */
    static final int LEAST = 48;

    private final float tear;
    private final int width;
    private final float[] depth;
    private final byte[] tears;
    /** First pixel of each run: pixels of a row with no tear between them; one more at the end. */
    private int[] starts;

    /** Of each run another one of its part, the first one at last. */
    private int[] parent = new int[0];

    private int runs;

    private ReliefIslands(Layers layers, float tear) {
        this.tear = tear;
        width = layers.size().width();
        depth = layers.depth().inverseDepth().clone();
        tears = layers.tears().clone();
        starts = new int[1 << 14];
    }

    /** @param tear difference of inverse depth that tears, at least */
    static Layers removed(Layers layers, float tear) {
        ReliefIslands islands = new ReliefIslands(layers, tear);
        islands.remove();
        return new Layers(
                layers.color(),
                new DepthMap(layers.size(), islands.depth),
                islands.tears,
                layers.backColor(),
                layers.backDepth());
    }

    /** The tears of a pixel by the difference to its neighbours. */
    static byte tears(float[] depth, int width, int p, float tear) {
        boolean right = p % width < width - 1 && Math.abs(depth[p] - depth[p + 1]) > tear;
        boolean down = p + width < depth.length && Math.abs(depth[p] - depth[p + width]) > tear;
        return (byte) ((right ? Layers.TORN_RIGHT : 0) | (down ? Layers.TORN_DOWN : 0));
    }

    private void remove() {
        findRuns();
        join();
        int[] size = new int[runs];
        for (int r = 0; r < runs; r++) {
            size[root(r)] += starts[r + 1] - starts[r];
        }
        int[] open = new int[depth.length];
        int count = 0;
        boolean[] gone = new boolean[depth.length];
        for (int r = 0; r < runs; r++) {
            for (int p = starts[r]; size[parent[r]] < LEAST && p < starts[r + 1]; p++) {
                gone[p] = true;
                open[count++] = p;
            }
        }
        if (count < depth.length) {
            fill(open, count, gone);
        }
    }

    /** Takes depth from beside, ring by ring from the outside. */
    private void fill(int[] open, int count, boolean[] gone) {
        int[] all = Arrays.copyOf(open, count);
        int left = count;
        int[] ring = new int[count];
        while (left > 0) {
            int kept = 0;
            int found = 0;
            for (int k = 0; k < left; k++) {
                int p = open[k];
                float d = beside(p, gone);
                if (d < 0) {
                    open[kept++] = p;
                } else {
                    depth[p] = d;
                    ring[found++] = p;
                }
            }
            for (int k = 0; k < found; k++) {
                gone[ring[k]] = false;
            }
            left = found == 0 ? 0 : kept;
        }
        for (int p : all) {
            tearAnew(p);
            if (p % width > 0) {
                tearAnew(p - 1);
            }
            if (p >= width) {
                tearAnew(p - width);
            }
        }
    }

    /** Inverse depth nearest to the pixel's own among its neighbours that stay, -1 where there are none. */
    private float beside(int p, boolean[] gone) {
        float best = -1;
        int x = p % width;
        for (int k = 0; k < 4; k++) {
            int q = k == 0 ? p - 1 : k == 1 ? p + 1 : k == 2 ? p - width : p + width;
            boolean inside = q >= 0 && q < depth.length && (k > 1 || (k == 0 ? x > 0 : x < width - 1));
            if (inside && !gone[q] && (best < 0 || Math.abs(depth[q] - depth[p]) < Math.abs(best - depth[p]))) {
                best = depth[q];
            }
        }
        return best;
    }

    private void tearAnew(int p) {
        tears[p] = tears(depth, width, p, tear);
    }

    private void findRuns() {
        for (int row = 0; row < depth.length; row += width) {
            start(row);
            for (int p = row; p < row + width - 1; p++) {
                if ((tears[p] & Layers.TORN_RIGHT) != 0) {
                    start(p + 1);
                }
            }
        }
        start(depth.length);
        runs--;
        parent = new int[runs];
        Arrays.setAll(parent, r -> r);
    }

    private void start(int p) {
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, 2 * runs);
        }
        starts[runs++] = p;
    }

    /** Joins the runs of each row with those of the row before it. */
    private void join() {
        int above = 0;
        int run = 0;
        for (int p = width; p < depth.length; p++) {
            int left = run;
            int aboveLeft = above;
            while (starts[run + 1] <= p) {
                run++;
            }
            while (starts[above + 1] <= p - width) {
                above++;
            }
            boolean down = (tears[p - width] & Layers.TORN_DOWN) != 0;
            if (!down) {
                union(run, above);
            }
            // where nothing is torn between four pixels the sides join them
            boolean torn = down || run != left || above != aboveLeft || (tears[p - width - 1] & Layers.TORN_DOWN) != 0;
            if (torn && p % width > 0) {
                if (Math.abs(depth[p] - depth[p - width - 1]) < tear) {
                    union(run, aboveLeft);
                }
                if (Math.abs(depth[p - 1] - depth[p - width]) < tear) {
                    union(left, above);
                }
            }
        }
    }

    private void union(int a, int b) {
        if (parent[a] == parent[b]) {
            return;
        }
        int ra = root(a);
        int rb = root(b);
        parent[Math.max(ra, rb)] = Math.min(ra, rb);
    }

    private int root(int p) {
        int r = p;
        while (parent[r] != r) {
            r = parent[r];
        }
        for (int q = p; parent[q] != r; ) {
            int up = parent[q];
            parent[q] = r;
            q = up;
        }
        return r;
    }
}
