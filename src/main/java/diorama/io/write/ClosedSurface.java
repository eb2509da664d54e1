package diorama.io.write;

import diorama.io.scene.AlikeVertices;
import java.util.Arrays;
import java.util.BitSet;

/** Triangles as the skin of a body, as printers want it: each edge is passed once in either direction. */
final class ClosedSurface {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Of each vertex the number of its place: vertices at the same one have the same. */
    private final int[] places;

    /** @param positions x y z per vertex */
    ClosedSurface(float[] positions) {
        places = new AlikeVertices(positions, new float[0], new float[0], new byte[0]).first();
    }

    /** Whether triangles are the skin of a body, of no folded sheet. */
    boolean isBody(int[] indices) {
        return indices.length > 0 && isClosed(indices) && opened(indices).length == indices.length;
    }

    /** Whether every edge has one triangle on either side. */
    boolean isClosed(int[] indices) {
        return flaws(indices).isEmpty();
    }

    /** The places at the ends of edges that have not one triangle on either side. */
    BitSet flaws(int[] indices) {
        long[] edges = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            edges[i] = edge(indices[i], indices[next(i)]);
        }
        Arrays.sort(edges);
        BitSet out = new BitSet();
        for (int i = 0; i < edges.length; i++) {
            long back = edges[i] << 32 | edges[i] >>> 32;
            if ((i > 0 && edges[i] == edges[i - 1]) || Arrays.binarySearch(edges, back) < 0) {
                out.set((int) edges[i]);
                out.set((int) (edges[i] >>> 32));
            }
        }
        return out;
    }

    /** Adds to {@code vertices} those at {@code there}, and those that share one of {@code indices}' triangles with them. */
    void addAround(BitSet there, int[] indices, BitSet vertices) {
        for (int t = 0; t < indices.length; t += 3) {
            if (there.get(places[indices[t]])
                    || there.get(places[indices[t + 1]])
                    || there.get(places[indices[t + 2]])) {
                vertices.set(indices[t]);
                vertices.set(indices[t + 1]);
                vertices.set(indices[t + 2]);
            }
        }
    }

    /**
     * Without pairs of triangles that lie upon each other back to back, which enclose nothing, and without those that have only
     * two corners; as often as that lays bare others.
     */
    int[] opened(int[] indices) {
        int[] before = indices;
        int[] after = openedOnce(before);
        while (after.length < before.length) {
            before = after;
            after = openedOnce(before);
        }
        return after;
    }

    private int[] openedOnce(int[] indices) {
        long[] keys = new long[indices.length / 3];
        for (int t = 0; t < keys.length; t++) {
            keys[t] = key(indices[3 * t], indices[3 * t + 1], indices[3 * t + 2]);
        }
        Arrays.sort(keys);
        int[] out = new int[indices.length];
        int count = 0;
        for (int t = 0; t < indices.length; t += 3) {
            int a = places[indices[t]];
            int b = places[indices[t + 1]];
            int c = places[indices[t + 2]];
            boolean flat = a == b || b == c || c == a;
            if (!flat && Arrays.binarySearch(keys, key(indices[t], indices[t + 2], indices[t + 1])) < 0) {
                System.arraycopy(indices, t, out, count, 3);
                count += 3;
            }
        }
        return Arrays.copyOf(out, count);
    }

    private long edge(int from, int to) {
        return (long) places[from] << 32 | places[to];
    }

    /** The same for whichever corner comes first, another for the other way round. */
    private long key(int i, int j, int k) {
        int a = places[i];
        int b = places[j];
        int c = places[k];
        while (a > b || a > c) {
            int first = a;
            a = b;
            b = c;
            c = first;
        }
        long mixed = (((long) a << 32 | b) ^ (long) a << 13) * MIX;
        return ((mixed ^ mixed >>> 29) + c) * MIX;
    }

    private static int next(int i) {
        return i % 3 == 2 ? i - 2 : i + 1;
    }
}
