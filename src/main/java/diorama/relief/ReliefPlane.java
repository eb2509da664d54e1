package diorama.relief;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.mesh.Mesh;

/** The evenly divided plane of image editors' displacement: one untorn sheet of square cells, on the camera's rays. */
final class ReliefPlane {
    private ReliefPlane() {}

    /** @param cells along the longer side of the photo */
    static Mesh mesh(String name, DepthMap depth, PhotoGeometry geometry, int cells) {
        Size size = depth.size();
        int columns = along(size.width(), size, cells);
        int rows = along(size.height(), size, cells);
        ReliefVertices vertices = new ReliefVertices(geometry, (columns + 1) * (rows + 1));
        for (int j = 0; j <= rows; j++) {
            double y = (double) j * size.height() / rows;
            for (int i = 0; i <= columns; i++) {
                double x = (double) i * size.width() / columns;
                vertices.add(x, y, bilinear(depth, x - 0.5, y - 0.5));
            }
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int p = j * (columns + 1) + i;
                vertices.triangle(p, p + columns + 1, p + 1);
                vertices.triangle(p + 1, p + columns + 1, p + columns + 2);
            }
        }
        return vertices.mesh(name, 0);
    }

    private static int along(int side, Size size, int cells) {
        return (int) Math.max(1, Math.round((double) cells * side / size.longSide()));
    }

    /** Inverse depth at (x, y) px from the first pixel's centre; beyond the outer centres that of the nearest. */
    private static double bilinear(DepthMap depth, double x, double y) {
        double cx = Math.min(Math.max(x, 0), depth.width() - 1);
        double cy = Math.min(Math.max(y, 0), depth.height() - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, depth.width() - 1);
        int y1 = Math.min(y0 + 1, depth.height() - 1);
        double fx = cx - x0;
        double fy = cy - y0;
        double upper = (1 - fx) * depth.at(x0, y0) + fx * depth.at(x1, y0);
        double lower = (1 - fx) * depth.at(x0, y1) + fx * depth.at(x1, y1);
        return (1 - fy) * upper + fy * lower;
    }
}
