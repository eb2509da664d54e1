package diorama.render;

import java.util.Arrays;

/**
 * Finds which triangle every sample of a strip of rows sees. Edges shared by two triangles are computed alike for both, so no
 * sample is left out or decided twice. Of equal depths the later triangle wins, as in OpenGL with GL_LEQUAL. Confined to the
 * thread that made it.
 */
final class SoftRaster {
    /** No triangle. */
    static final int NOTHING = -1;

    /** Tells whether a sample of a triangle is there: cut-out materials. */
    @FunctionalInterface
    interface Test {
        boolean opaque(int triangle, float x, float y);
    }

    private SoftGeometry geometry;
    private Test test;
    private final int width;
    private final int rows;
    private final float[] depth;
    private final int[] triangle;
    private int top;

    SoftRaster(SoftGeometry geometry, int width, int rows, Test test) {
        this.geometry = geometry;
        this.width = width;
        this.rows = rows;
        this.test = test;
        depth = new float[width * rows];
        triangle = new int[width * rows];
    }

    /** The triangle seen by every sample of the strip, row-major, or {@link #NOTHING}. */
    int[] triangles() {
        return triangle;
    }

    /** NDC depth of every sample of the strip; 1 where there is nothing. */
    float[] depths() {
        return depth;
    }

    /** Goes on with other triangles, from number 0, before which the former ones keep their depths. */
    void goOn(SoftGeometry others, Test tested) {
        geometry = others;
        test = tested;
        Arrays.fill(triangle, NOTHING);
    }

    /** Starts the strip whose first row is {@code firstRow}. */
    void start(int firstRow) {
        top = firstRow;
        Arrays.fill(depth, 1);
        Arrays.fill(triangle, NOTHING);
    }

    /** @param tested ask {@link Test} about every sample */
    void draw(int t, boolean tested) {
        float[] v = geometry.vertices();
        int a = geometry.corners()[3 * t];
        int b = geometry.corners()[3 * t + 1];
        int c = geometry.corners()[3 * t + 2];
        // by rising y; equal ones by x, so that shared edges run the same way
        int swap;
        if (below(v, a, b)) {
            swap = a;
            a = b;
            b = swap;
        }
        if (below(v, b, c)) {
            swap = b;
            b = c;
            c = swap;
        }
        if (below(v, a, b)) {
            swap = a;
            a = b;
            b = swap;
        }
        int first = Math.max(top, (int) Math.ceil(v[a + SoftGeometry.Y] - 0.5f));
        int end = Math.min(top + rows, (int) Math.ceil(v[c + SoftGeometry.Y] - 0.5f));
        if (first >= end) {
            return;
        }
        double ax = v[a + SoftGeometry.X];
        double ay = v[a + SoftGeometry.Y];
        double bx = v[b + SoftGeometry.X] - ax;
        double by = v[b + SoftGeometry.Y] - ay;
        double cx = v[c + SoftGeometry.X] - ax;
        double cy = v[c + SoftGeometry.Y] - ay;
        double area = bx * cy - cx * by;
        if (area == 0) {
            return;
        }
        double bz = v[b + SoftGeometry.Z] - v[a + SoftGeometry.Z];
        double cz = v[c + SoftGeometry.Z] - v[a + SoftGeometry.Z];
        double zx = (bz * cy - cz * by) / area;
        double zy = (cz * bx - bz * cx) / area;
        for (int row = first; row < end; row++) {
            double y = row + 0.5;
            double along = crossing(v, a, c, y);
            double bent = y < v[b + SoftGeometry.Y] ? crossing(v, a, b, y) : crossing(v, b, c, y);
            int from = Math.max(0, (int) Math.ceil(Math.min(along, bent) - 0.5));
            int to = Math.min(width, (int) Math.ceil(Math.max(along, bent) - 0.5));
            float z = (float) (v[a + SoftGeometry.Z] + zx * (from + 0.5 - ax) + zy * (y - ay));
            span(t, tested, row, from, to, z, (float) zx);
        }
    }

    private void span(int t, boolean tested, int row, int from, int to, float zStart, float zStep) {
        int i = (row - top) * width + from;
        for (int x = from; x < to; x++, i++) {
            float z = zStart + zStep * (x - from);
            if (z <= depth[i] && (!tested || test.opaque(t, x + 0.5f, row + 0.5f))) {
                depth[i] = z;
                triangle[i] = t;
            }
        }
    }

    private static boolean below(float[] v, int a, int b) {
        float ya = v[a + SoftGeometry.Y];
        float yb = v[b + SoftGeometry.Y];
        return ya > yb || (ya == yb && v[a + SoftGeometry.X] > v[b + SoftGeometry.X]);
    }

    /** Where the edge from a down to b crosses the height {@code y}. */
    private static double crossing(float[] v, int a, int b, double y) {
        double ya = v[a + SoftGeometry.Y];
        double yb = v[b + SoftGeometry.Y];
        double xa = v[a + SoftGeometry.X];
        return yb == ya ? xa : xa + (y - ya) / (yb - ya) * (v[b + SoftGeometry.X] - xa);
    }
}
