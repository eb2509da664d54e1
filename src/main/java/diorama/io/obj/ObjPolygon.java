package diorama.io.obj;

import earcut4j.Earcut;
import java.util.List;

/** Cuts polygons into triangles; hollow ones with earcut (Eberly, <i>Triangulation by Ear Clipping</i>, 2002). */
final class ObjPolygon {
    private ObjPolygon() {}

    /** A coordinate of a vertex. */
    @FunctionalInterface
    interface Points {
        float at(int vertex, int axis);
    }

    /**
     * Always gives two triangles fewer than corners.
     *
     * @param polygon numbers of vertices
     * @param size how many of them
     * @param into gets three numbers a triangle from {@code at} on
     * @return behind the last one
     */
    static int triangulate(int[] polygon, int size, Points points, int[] into, int at) {
        double[] normal = new double[3];
        for (int c = 0; c < size; c++) {
            int a = polygon[c];
            int b = polygon[(c + 1) % size];
            // Newell's sum, which curved and hollow polygons do not mislead
            normal[0] += (points.at(a, 1) - points.at(b, 1)) * (points.at(a, 2) + points.at(b, 2));
            normal[1] += (points.at(a, 2) - points.at(b, 2)) * (points.at(a, 0) + points.at(b, 0));
            normal[2] += (points.at(a, 0) - points.at(b, 0)) * (points.at(a, 1) + points.at(b, 1));
        }
        int dropped = widest(normal);
        double[] flat = new double[2 * size];
        int u = (dropped + 1) % 3;
        int v = (dropped + 2) % 3;
        double facing = normal[dropped] < 0 ? -1 : 1;
        for (int c = 0; c < size; c++) {
            flat[2 * c] = points.at(polygon[c], u);
            flat[2 * c + 1] = facing * points.at(polygon[c], v);
        }
        return isConvex(flat) ? fan(polygon, size, into, at) : clipped(polygon, flat, into, at);
    }

    private static int widest(double[] normal) {
        double x = Math.abs(normal[0]);
        double y = Math.abs(normal[1]);
        double z = Math.abs(normal[2]);
        return x > y && x > z ? 0 : y > z ? 1 : 2;
    }

    /** Also for what has no inside or no finite place, of which any triangles are as good. */
    private static boolean isConvex(double[] flat) {
        int size = flat.length / 2;
        for (int c = 0; c < size; c++) {
            int a = 2 * c;
            int b = 2 * ((c + 1) % size);
            int d = 2 * ((c + 2) % size);
            double turn = (flat[b] - flat[a]) * (flat[d + 1] - flat[b + 1])
                    - (flat[b + 1] - flat[a + 1]) * (flat[d] - flat[b]);
            if (turn < 0) {
                return false;
            }
        }
        return true;
    }

    private static int fan(int[] polygon, int size, int[] into, int at) {
        int to = at;
        for (int c = 2; c < size; c++) {
            into[to] = polygon[0];
            into[to + 1] = polygon[c - 1];
            into[to + 2] = polygon[c];
            to += 3;
        }
        return to;
    }

    private static int clipped(int[] polygon, double[] flat, int[] into, int at) {
        int size = flat.length / 2;
        List<Integer> corners = Earcut.earcut(flat);
        if (corners.size() != 3 * (size - 2)) {
            return fan(polygon, size, into, at); // it crosses itself or lies on a line
        }
        int to = at;
        for (int t = 0; t < corners.size(); t += 3) {
            int a = corners.get(t);
            int b = corners.get(t + 1);
            int c = corners.get(t + 2);
            double turn = (flat[2 * b] - flat[2 * a]) * (flat[2 * c + 1] - flat[2 * b + 1])
                    - (flat[2 * b + 1] - flat[2 * a + 1]) * (flat[2 * c] - flat[2 * b]);
            into[to] = polygon[a];
            into[to + 1] = polygon[turn < 0 ? c : b];
            into[to + 2] = polygon[turn < 0 ? b : c];
            to += 3;
        }
        return to;
    }
}
