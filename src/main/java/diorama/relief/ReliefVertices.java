package diorama.relief;

import diorama.mesh.Mesh;
import java.util.Arrays;

/** Vertices and triangles while they are being found: growing arrays, and a hash of keys for vertices used again. */
final class ReliefVertices {
    private static final long EMPTY = -1;

    private final PhotoGeometry geometry;
    private final int scale;
    private float[] positions;
    private float[] uvs;
    /** x and y in the photo, px. */
    private float[] places;
    /** Inverse depth. */
    private float[] depths;
    /** Between the places of vertex and colour. */
    private float[] shifts;
    /** Of each vertex the first vertex at the same place of the photo: both sides of a cut share places. */
    private int[] twins;

    private int vertices;
    private int[] indices;
    private int corners;
    /** Open addressing, at most half full. */
    private long[] keys;

    private int[] values;

    /** @param expected vertices, a guess */
    ReliefVertices(PhotoGeometry geometry, int expected) {
        this(geometry, expected, 1);
    }

    /** @param scale px of the photo in a unit of x and y */
    ReliefVertices(PhotoGeometry geometry, int expected, int scale) {
        this.geometry = geometry;
        this.scale = scale;
        int room = Math.max(expected, 1 << 10);
        positions = new float[3 * room];
        uvs = new float[2 * room];
        places = new float[2 * room];
        depths = new float[room];
        shifts = new float[room];
        twins = new int[room];
        indices = new int[6 * room];
        keys = new long[Integer.highestOneBit(room) << 2];
        values = new int[keys.length];
        Arrays.fill(keys, EMPTY);
    }

    /** The vertex with this key, or -1 when there is none yet. */
    int find(long key) {
        int slot = slot(keys, key);
        return keys[slot] == key ? values[slot] : -1;
    }

    /** Adds the vertex at (x, y) px of the photo with inverse depth d and the photo's colour there, and returns it. */
    int add(long key, double x, double y, double d) {
        return add(key, x, y, d, x, y);
    }

    /** The same with the photo's colour at another place, (u, v) px. */
    int add(long key, double x, double y, double d, double u, double v) {
        if (2 * vertices >= keys.length) {
            grow();
        }
        if (3 * vertices + 3 > positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
            uvs = Arrays.copyOf(uvs, 2 * uvs.length);
            places = Arrays.copyOf(places, 2 * places.length);
            shifts = Arrays.copyOf(shifts, 2 * shifts.length);
            depths = Arrays.copyOf(depths, 2 * depths.length);
            twins = Arrays.copyOf(twins, 2 * twins.length);
        }
        double width = geometry.size().width();
        double height = geometry.size().height();
        double z = geometry.distance(d);
        // the last blocks may reach beyond the photo
        positions[3 * vertices] = (float) ((Math.min(scale * x, width) - width / 2) * z / geometry.focalPx());
        positions[3 * vertices + 1] = (float) ((height / 2 - Math.min(scale * y, height)) * z / geometry.focalPx());
        positions[3 * vertices + 2] = (float) -z;
        uvs[2 * vertices] = (float) (Math.min(scale * u, width) / width);
        uvs[2 * vertices + 1] = (float) (Math.min(scale * v, height) / height);
        places[2 * vertices] = (float) x;
        places[2 * vertices + 1] = (float) y;
        depths[vertices] = (float) d;
        shifts[vertices] = (float) Math.hypot(u - x, v - y);
        twins[vertices] = vertices;
        int slot = slot(keys, key);
        keys[slot] = key;
        values[slot] = vertices;
        return vertices++;
    }

    /** Adds a triangle, turned so that the photo's camera sees its front. */
    void triangle(int a, int b, int c) {
        if (corners + 3 > indices.length) {
            indices = Arrays.copyOf(indices, 2 * indices.length);
        }
        double ux = places[2 * b] - places[2 * a];
        double uy = places[2 * b + 1] - places[2 * a + 1];
        double vx = places[2 * c] - places[2 * a];
        double vy = places[2 * c + 1] - places[2 * a + 1];
        boolean front = ux * vy - uy * vx < 0;
        indices[corners] = a;
        indices[corners + 1] = front ? b : c;
        indices[corners + 2] = front ? c : b;
        corners += 3;
    }

    /** Says that vertex {@code v} lies at the same place of the photo as an earlier one. */
    void twin(int v, int earlier) {
        twins[v] = twins[earlier];
    }

    int count() {
        return vertices;
    }

    /** Number of entries of {@link #indices} in use. */
    int corners() {
        return corners;
    }

    /** Three vertices per triangle; not a copy. */
    int[] indices() {
        return indices;
    }

    /** The vertex that stands for vertex {@code v}'s place. */
    int place(int v) {
        return twins[v];
    }

    float x(int v) {
        return places[2 * v];
    }

    float y(int v) {
        return places[2 * v + 1];
    }

    /** How far from its place a vertex takes its colour, px. */
    float shift(int v) {
        return shifts[v];
    }

    float d(int v) {
        return depths[v];
    }

    /** What is in use of the vertices, with the triangles whose first index is not negative; without normals. */
    Mesh mesh(String name, int material) {
        int[] renamed = new int[vertices];
        Arrays.fill(renamed, -1);
        int[] kept = new int[corners];
        int n = 0;
        int v = 0;
        for (int c = 0; c < corners; c++) {
            if (indices[c - c % 3] >= 0) {
                int old = indices[c];
                if (renamed[old] < 0) {
                    renamed[old] = v++;
                }
                kept[n++] = renamed[old];
            }
        }
        float[] at = new float[3 * v];
        float[] uv = new float[2 * v];
        for (int old = 0; old < vertices; old++) {
            if (renamed[old] >= 0) {
                System.arraycopy(positions, 3 * old, at, 3 * renamed[old], 3);
                System.arraycopy(uvs, 2 * old, uv, 2 * renamed[old], 2);
            }
        }
        return new Mesh(name, at, new float[0], uv, Arrays.copyOf(kept, n), material);
    }

    private void grow() {
        long[] wide = new long[2 * keys.length];
        int[] wideValues = new int[wide.length];
        Arrays.fill(wide, EMPTY);
        for (int s = 0; s < keys.length; s++) {
            if (keys[s] != EMPTY) {
                int slot = slot(wide, keys[s]);
                wide[slot] = keys[s];
                wideValues[slot] = values[s];
            }
        }
        keys = wide;
        values = wideValues;
    }

    private static int slot(long[] keys, long key) {
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & keys.length - 1;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
