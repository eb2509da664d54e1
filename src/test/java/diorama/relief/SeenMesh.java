package diorama.relief;

import diorama.mesh.Mesh;
import java.util.Arrays;

/** A mesh as the photo's camera sees it. */
final class SeenMesh {
    private SeenMesh() {}

    /** Inverse depth of the mesh at every pixel centre, NaN where it is not; fails where two triangles overlap. */
    static float[] rastered(Mesh mesh, PhotoGeometry geometry) {
        int w = geometry.size().width();
        int h = geometry.size().height();
        float[] out = new float[w * h];
        Arrays.fill(out, Float.NaN);
        double[] place = places(mesh, geometry);
        for (int t = 0; t < mesh.indices().length; t += 3) {
            int a = mesh.indices()[t];
            int b = mesh.indices()[t + 1];
            int c = mesh.indices()[t + 2];
            double[] x = {place[2 * a] - 0.5, place[2 * b] - 0.5, place[2 * c] - 0.5};
            double[] y = {place[2 * a + 1] - 0.5, place[2 * b + 1] - 0.5, place[2 * c + 1] - 0.5};
            double area = (x[1] - x[0]) * (y[2] - y[0]) - (y[1] - y[0]) * (x[2] - x[0]);
            int x0 = (int) Math.ceil(Math.min(x[0], Math.min(x[1], x[2])) - 1e-4);
            int x1 = (int) Math.floor(Math.max(x[0], Math.max(x[1], x[2])) + 1e-4);
            int y0 = (int) Math.ceil(Math.min(y[0], Math.min(y[1], y[2])) - 1e-4);
            int y1 = (int) Math.floor(Math.max(y[0], Math.max(y[1], y[2])) + 1e-4);
            for (int py = Math.max(0, y0); py <= Math.min(h - 1, y1); py++) {
                for (int px = Math.max(0, x0); px <= Math.min(w - 1, x1); px++) {
                    double wb = ((px - x[0]) * (y[2] - y[0]) - (py - y[0]) * (x[2] - x[0])) / area;
                    double wc = ((x[1] - x[0]) * (py - y[0]) - (y[1] - y[0]) * (px - x[0])) / area;
                    double wa = 1 - wb - wc;
                    if (Math.min(wa, Math.min(wb, wc)) >= -1e-4) {
                        double inverse = -wa / mesh.positions()[3 * a + 2]
                                - wb / mesh.positions()[3 * b + 2]
                                - wc / mesh.positions()[3 * c + 2];
                        out[py * w + px] = (float) ((inverse - 1 / geometry.far()) / geometry.inverseRange());
                    }
                }
            }
        }
        return out;
    }

    /** Where the photo's camera sees the vertices, px. */
    static double[] places(Mesh mesh, PhotoGeometry geometry) {
        double[] out = new double[2 * mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double scale = -geometry.focalPx() / mesh.positions()[3 * v + 2];
            out[2 * v] = geometry.size().width() / 2.0 + mesh.positions()[3 * v] * scale;
            out[2 * v + 1] = geometry.size().height() / 2.0 - mesh.positions()[3 * v + 1] * scale;
        }
        return out;
    }

    /** Area of the mesh as the photo's camera sees it, 1 = the whole photo. */
    static double area(Mesh mesh, PhotoGeometry geometry) {
        double sum = 0;
        double[] p = places(mesh, geometry);
        for (int t = 0; t < mesh.indices().length; t += 3) {
            int a = 2 * mesh.indices()[t];
            int b = 2 * mesh.indices()[t + 1];
            int c = 2 * mesh.indices()[t + 2];
            double twice = (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]);
            sum += Math.abs(twice) / 2;
        }
        return sum / geometry.size().pixels();
    }
}
