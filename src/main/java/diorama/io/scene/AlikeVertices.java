package diorama.io.scene;

import java.util.Arrays;

/** Finds vertices that are the same in all respects: position, normal, texture coordinates, colour, bit for bit. */
public final class AlikeVertices {
    private final float[] p;
    private final float[] n;
    private final float[] t;
    private final float[] t2;
    private final byte[] c;

    public AlikeVertices(float[] positions, float[] normals, float[] uvs, byte[] colors) {
        this(positions, normals, uvs, new float[0], colors);
    }

    public AlikeVertices(float[] positions, float[] normals, float[] uvs, float[] uvs2, byte[] colors) {
        p = positions;
        n = normals;
        t = uvs;
        t2 = uvs2;
        c = colors;
    }

    /** Of each vertex the first one that is the same. */
    public int[] first() {
        int count = p.length / 3;
        int capacity = Integer.highestOneBit(Math.max(count, 4)) << 1;
        int[] table = new int[capacity];
        int[] first = new int[count];
        for (int v = 0; v < count; v++) {
            int slot = hash(v) & (capacity - 1);
            while (table[slot] > 0 && !alike(table[slot] - 1, v)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (table[slot] == 0) {
                table[slot] = v + 1;
            }
            first[v] = table[slot] - 1;
        }
        return first;
    }

    private int hash(int v) {
        int hash = Float.floatToRawIntBits(p[3 * v]);
        hash = 31 * hash + Float.floatToRawIntBits(p[3 * v + 1]);
        hash = 31 * hash + Float.floatToRawIntBits(p[3 * v + 2]);
        if (t.length > 0) {
            hash = 31 * hash + Float.floatToRawIntBits(t[2 * v]);
            hash = 31 * hash + Float.floatToRawIntBits(t[2 * v + 1]);
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private boolean alike(int a, int b) {
        return same(p, 3 * a, 3 * b)
                && same(p, 3 * a + 1, 3 * b + 1)
                && same(p, 3 * a + 2, 3 * b + 2)
                && (t.length == 0 || (same(t, 2 * a, 2 * b) && same(t, 2 * a + 1, 2 * b + 1)))
                && (t2.length == 0 || (same(t2, 2 * a, 2 * b) && same(t2, 2 * a + 1, 2 * b + 1)))
                && (n.length == 0
                        || (same(n, 3 * a, 3 * b) && same(n, 3 * a + 1, 3 * b + 1) && same(n, 3 * a + 2, 3 * b + 2)))
                && (c.length == 0 || Arrays.equals(c, 4 * a, 4 * a + 4, c, 4 * b, 4 * b + 4));
    }

    private static boolean same(float[] values, int a, int b) {
        return Float.floatToRawIntBits(values[a]) == Float.floatToRawIntBits(values[b]);
    }
}
