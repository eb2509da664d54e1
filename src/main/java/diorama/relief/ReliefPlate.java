package diorama.relief;

import diorama.base.UserError;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector4f;

/**
 * A plate to print: a grid of heights above a flat underside, closed on all sides, so that every edge has exactly two faces. It
 * lies on the floor with the picture up. In metres; files for printers have millimetres.
 */
public final class ReliefPlate {
    private static final double METRES = 0.001;
    private static final int MOST_POINTS = 20_000_000;

    private final int columns;
    private final int rows;
    /** Place along each axis, mm from the plate's left and far edge. */
    private final double[] x;

    private final double[] y;
    private final float[] height;

    private ReliefPlate(RgbaImage image, DepthMap depth, SolidOptions options) {
        check(options);
        double border = options.border();
        double inner = options.plateWidth() - 2 * border;
        double scale = inner / Math.max(image.width(), image.height());
        double width = image.width() * scale;
        double depthMm = image.height() * scale;
        x = places(border, width, options.pitch());
        y = places(border, depthMm, options.pitch());
        columns = x.length;
        rows = y.length;
        if ((long) columns * rows > MOST_POINTS) {
            throw new UserError("--pitch: got '" + options.pitch() + "', which makes " + (long) columns * rows
                    + " points of a plate of " + options.plateWidth() + " mm, want at most " + MOST_POINTS);
        }
        height = new float[columns * rows];
        double room = options.maxThickness() - options.minThickness();
        // one point covers this many pixels each way
        int reach = (int) Math.max(0, Math.round(options.pitch() / scale / 2 - 0.5));
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double px = (x[i] - border) / scale;
                double py = (y[j] - border) / scale;
                boolean frame = px < 0 || py < 0 || px > image.width() || py > image.height();
                double share = frame ? 1 : share(image, depth, options.solid(), px, py, reach);
                height[j * columns + i] = (float) (options.minThickness() + room * share);
            }
        }
    }

    /**
     * @param depth of the picture's size
     * @return one node "plate" with one mesh, metres, its underside on the floor
     */
    public static Scene scene(RgbaImage image, DepthMap depth, SolidOptions options) {
        ReliefPlate plate = new ReliefPlate(image, depth, options);
        Material material = new Material("plate", new Vector4f(0.9f, 0.9f, 0.88f, 1), Optional.empty(), 0, 0.6f, false);
        Node node = new Node("plate", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(plate.mesh()), List.of(material));
    }

    private static void check(SolidOptions options) {
        if (!(options.maxThickness() > options.minThickness())) {
            throw new UserError("--max-thickness: got '" + options.maxThickness()
                    + "', want more than --min-thickness, " + options.minThickness());
        }
        if (!(options.plateWidth() - 2 * options.border() > options.pitch())) {
            throw new UserError("--border: got '" + options.border() + "', which leaves nothing of a plate of "
                    + options.plateWidth() + " mm");
        }
    }

    /** The picture's points at equal distances, and two lines of the frame on either side: a wall and the outer edge. */
    private static double[] places(double border, double length, double pitch) {
        int cells = (int) Math.max(1, Math.round(length / pitch));
        int more = border > 0 ? 2 : 0;
        double[] out = new double[cells + 1 + 2 * more];
        for (int i = 0; i <= cells; i++) {
            out[more + i] = border + length * i / cells;
        }
        if (more > 0) {
            double wall = Math.min(pitch, border / 2);
            out[0] = 0;
            out[1] = border - wall;
            out[out.length - 2] = border + length + wall;
            out[out.length - 1] = border + length + border;
        }
        return out;
    }

    /** 0 thin to 1 thick. */
    private static double share(
            RgbaImage image, DepthMap depth, SolidOptions.Solid solid, double px, double py, int reach) {
        int cx = (int) Math.min(image.width() - 1, px);
        int cy = (int) Math.min(image.height() - 1, py);
        double sum = 0;
        int count = 0;
        for (int yy = Math.max(0, cy - reach); yy <= Math.min(image.height() - 1, cy + reach); yy++) {
            for (int xx = Math.max(0, cx - reach); xx <= Math.min(image.width() - 1, cx + reach); xx++) {
                sum += solid == SolidOptions.Solid.RELIEF ? depth.at(xx, yy) : darkness(image, xx, yy);
                count++;
            }
        }
        return Math.min(1, Math.max(0, sum / count));
    }

    /** 1 - luma of the sRGB-encoded picture (BT.709 weights) over white: what is seen through a plate is roughly that. */
    private static double darkness(RgbaImage image, int px, int py) {
        double luma = (0.2126 * image.channel(px, py, 0)
                        + 0.7152 * image.channel(px, py, 1)
                        + 0.0722 * image.channel(px, py, 2))
                / 255;
        double alpha = image.channel(px, py, 3) / 255.0;
        return alpha * (1 - luma);
    }

    private Mesh mesh() {
        int top = columns * rows;
        float[] positions = new float[3 * (top + 4)];
        double middleX = x[columns - 1] / 2;
        double middleY = y[rows - 1] / 2;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                put(positions, j * columns + i, x[i] - middleX, height[j * columns + i], y[j] - middleY);
            }
        }
        put(positions, top, -middleX, 0, -middleY);
        put(positions, top + 1, middleX, 0, -middleY);
        put(positions, top + 2, middleX, 0, middleY);
        put(positions, top + 3, -middleX, 0, middleY);
        int triangles = 2 * (columns - 1) * (rows - 1) + 2 * (columns - 1 + rows - 1) + 4 + 2;
        Corners corners = new Corners(triangles);
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                int a = j * columns + i;
                int b = a + columns;
                corners.add(a, b, a + 1);
                corners.add(a + 1, b, b + 1);
            }
        }
        // far, right, near, left: along the rim from corner to corner of the underside
        wall(corners, 0, 1, columns - 1, top, top + 1);
        wall(corners, columns - 1, columns, rows - 1, top + 1, top + 2);
        wall(corners, top - 1, -1, columns - 1, top + 2, top + 3);
        wall(corners, columns * (rows - 1), -columns, rows - 1, top + 3, top);
        corners.add(top, top + 1, top + 2);
        corners.add(top, top + 2, top + 3);
        return new Mesh("plate", positions, new float[0], new float[0], corners.indices, 0);
    }

    private static void put(float[] positions, int vertex, double px, double py, double pz) {
        positions[3 * vertex] = (float) (px * METRES);
        positions[3 * vertex + 1] = (float) (py * METRES);
        positions[3 * vertex + 2] = (float) (pz * METRES);
    }

    /** One side: a fan over the rim from the first lower corner, and the triangle down to the second. */
    private static void wall(Corners corners, int first, int step, int cells, int lowA, int lowB) {
        for (int k = 0; k < cells; k++) {
            corners.add(lowA, first + k * step, first + (k + 1) * step);
        }
        corners.add(lowA, first + cells * step, lowB);
    }

    private static final class Corners {
        private final int[] indices;
        private int count;

        Corners(int triangles) {
            indices = new int[3 * triangles];
        }

        void add(int a, int b, int c) {
            indices[count++] = a;
            indices[count++] = b;
            indices[count++] = c;
        }
    }
}
