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
    private final int[] parent;

    private ReliefIslands(Layers layers, float tear) {
        this.tear = tear;
        width = layers.size().width();
        depth = layers.depth().inverseDepth().clone();
        tears = layers.tears().clone();
        parent = new int[depth.length];
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
        join();
        int[] size = new int[depth.length];
        for (int p = 0; p < depth.length; p++) {
            size[root(p)]++;
        }
        int[] open = new int[depth.length];
        int count = 0;
        boolean[] gone = new boolean[depth.length];
        for (int p = 0; p < depth.length; p++) {
            if (size[parent[p]] < LEAST) {
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

    private void join() {
        for (int p = 0; p < depth.length; p++) {
            parent[p] = p;
            int x = p % width;
            if (x > 0 && (tears[p - 1] & Layers.TORN_RIGHT) == 0) {
                union(p, p - 1);
            }
            if (p >= width) {
                if ((tears[p - width] & Layers.TORN_DOWN) == 0) {
                    union(p, p - width);
                }
                if (x > 0 && Math.abs(depth[p] - depth[p - width - 1]) < tear) {
                    union(p, p - width - 1);
                }
                if (x < width - 1 && Math.abs(depth[p] - depth[p - width + 1]) < tear) {
                    union(p, p - width + 1);
                }
            }
        }
    }

    private void union(int a, int b) {
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
