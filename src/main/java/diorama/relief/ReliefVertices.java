package diorama.relief;

import diorama.mesh.Mesh;
import java.util.Arrays;

/** Vertices and triangles while they are being found: growing arrays. */
final class ReliefVertices {
    /** Numbers of a point. */
    private static final int POINT = 4;

    private final PhotoGeometry geometry;
    private final double width;
    private final double height;
    private final int scale;
    /** Of each vertex x, y, inverse depth, and how far from there it takes its colour: side by side, as they are read. */
    private float[] points;
    /** Where each vertex takes its colour. */
    private float[] colors;
    /** Of each vertex the first vertex at the same place of the photo: both sides of a cut share places. */
    private int[] twins;

    private int vertices;
    private int[] indices;
    private int corners;

    /** @param expected vertices, a guess */
    ReliefVertices(PhotoGeometry geometry, int expected) {
        this(geometry, expected, 1);
    }

    /** @param scale px of the photo in a unit of x and y */
    ReliefVertices(PhotoGeometry geometry, int expected, int scale) {
        this.geometry = geometry;
        this.scale = scale;
        width = geometry.size().width();
        height = geometry.size().height();
        int room = Math.max(expected, 1 << 10);
        points = new float[POINT * room];
        colors = new float[2 * room];
        twins = new int[room];
        indices = new int[5 * room];
    }

    /** Adds the vertex at (x, y) px of the photo with inverse depth d and the photo's colour there, and returns it. */
    int add(double x, double y, double d) {
        return add(x, y, d, x, y);
    }

    /** The same with the photo's colour at another place, (u, v) px. */
    int add(double x, double y, double d, double u, double v) {
        if (POINT * vertices == points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
            colors = Arrays.copyOf(colors, 2 * colors.length);
            twins = Arrays.copyOf(twins, 2 * twins.length);
        }
        points[POINT * vertices] = (float) x;
        points[POINT * vertices + 1] = (float) y;
        points[POINT * vertices + 2] = (float) d;
        points[POINT * vertices + 3] = u == x && v == y ? 0 : (float) Math.sqrt((u - x) * (u - x) + (v - y) * (v - y));
        colors[2 * vertices] = (float) u;
        colors[2 * vertices + 1] = (float) v;
        twins[vertices] = vertices;
        return vertices++;
    }

    /** Adds a triangle, turned so that the photo's camera sees its front. */
    void triangle(int a, int b, int c) {
        if (corners + 3 > indices.length) {
            indices = Arrays.copyOf(indices, 2 * indices.length);
        }
        double ux = x(b) - x(a);
        double uy = y(b) - y(a);
        double vx = x(c) - x(a);
        double vy = y(c) - y(a);
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
        return points[POINT * v];
    }

    float y(int v) {
        return points[POINT * v + 1];
    }

    /** How far from its place a vertex takes its colour, px. */
    float shift(int v) {
        return points[POINT * v + 3];
    }

    float d(int v) {
        return points[POINT * v + 2];
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
                place(old, at, 3 * renamed[old]);
                uv[2 * renamed[old]] = (float) (onPhoto(colors[2 * old], width) / width);
                uv[2 * renamed[old] + 1] = (float) (onPhoto(colors[2 * old + 1], height) / height);
            }
        }
        return new Mesh(name, at, new float[0], uv, Arrays.copyOf(kept, n), material);
    }

    /** Where a vertex is in space, m. */
    private void place(int v, float[] out, int at) {
        double z = geometry.distance(d(v));
        out[at] = (float) ((onPhoto(x(v), width) - width / 2) * z / geometry.focalPx());
        out[at + 1] = (float) ((height / 2 - onPhoto(y(v), height)) * z / geometry.focalPx());
        out[at + 2] = (float) -z;
    }

    /** In pixels of the photo; the last blocks may reach beyond it. */
    private double onPhoto(float place, double length) {
        return Math.min((double) scale * place, length);
    }
}
