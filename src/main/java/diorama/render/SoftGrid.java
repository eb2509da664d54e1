package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import org.joml.Matrix4d;
import org.joml.Vector4d;

/** The floor grid on the CPU; twin of {@code shaders/grid.frag}, one sample a pixel. Immutable. */
final class SoftGrid {
    private static final float[] X_AXIS = {0.55f, 0.06f, 0.07f};
    private static final float[] Z_AXIS = {0.06f, 0.14f, 0.60f};

    private final FloorGrid floor;
    private final Matrix4d toClip;
    private final Matrix4d toWorld;
    private final Size size;

    SoftGrid(PlacedScene placed, Camera camera, Size size) {
        this.size = size;
        floor = FloorGrid.under(placed, camera);
        toClip = new Matrix4d(camera.viewProjection());
        toWorld = toClip.invert(new Matrix4d());
    }

    /**
     * Blends the grid's part of row {@code y} over premultiplied colours.
     *
     * @param depths NDC depths of samples, {@code side} by {@code side} to a pixel, the row's first sample at {@code start}
     */
    void drawRow(int y, float[] colors, float[] depths, int start, int side) {
        double[] here = new double[3];
        double[] right = new double[3];
        double[] below = new double[3];
        int width = size.width() * side;
        int middle = start + side / 2 * width + side / 2;
        for (int x = 0; x < size.width(); x++) {
            if (!hit(x + 0.5, y + 0.5, here) || here[2] > depths[middle + x * side]) {
                continue;
            }
            if (!hit(x + 1.5, y + 0.5, right) || !hit(x + 0.5, y + 1.5, below)) {
                continue;
            }
            double stepX = Math.max(1e-6, Math.abs(right[0] - here[0]) + Math.abs(below[0] - here[0]));
            double stepZ = Math.max(1e-6, Math.abs(right[1] - here[1]) + Math.abs(below[1] - here[1]));
            double fine = Math.max(line(here[0], stepX, 1), line(here[1], stepZ, 1));
            double coarse = Math.max(line(here[0] / 10, stepX / 10, 1.5), line(here[1] / 10, stepZ / 10, 1.5));
            double away = Math.hypot(here[0] * floor.cell() - floor.centerX(), here[1] * floor.cell() - floor.centerZ())
                    / floor.half();
            double t = Math.max(0, Math.min(1, (away - 0.4) / 0.6));
            float cover = (float) (Math.max(0.45 * fine, 0.85 * coarse) * (1 - t * t * (3 - 2 * t)));
            boolean onX = Math.abs(here[1]) < stepZ;
            boolean onZ = Math.abs(here[0]) < stepX;
            for (int c = 0; c < 3; c++) {
                float color = onX ? X_AXIS[c] : onZ ? Z_AXIS[c] : FloorGrid.LINE.get(c);
                colors[4 * x + c] = colors[4 * x + c] * (1 - cover) + color * cover;
            }
            colors[4 * x + 3] = colors[4 * x + 3] * (1 - cover) + cover;
        }
    }

    /** Where the ray through a point of the picture meets the floor: x and z in cells, and the NDC depth there. */
    private boolean hit(double px, double py, double[] out) {
        double x = 2 * px / size.width() - 1;
        double y = 1 - 2 * py / size.height();
        Vector4d near = toWorld.transform(new Vector4d(x, y, -1, 1));
        Vector4d far = toWorld.transform(new Vector4d(x, y, 1, 1));
        near.div(near.w);
        far.div(far.w);
        double t = (floor.height() - near.y) / (far.y - near.y);
        if (!(t > 0 && t < 1)) {
            return false;
        }
        double worldX = near.x + (far.x - near.x) * t;
        double worldZ = near.z + (far.z - near.z) * t;
        if (Math.max(Math.abs(worldX - floor.centerX()), Math.abs(worldZ - floor.centerZ())) > floor.half()) {
            return false;
        }
        Vector4d clip = toClip.transform(new Vector4d(worldX, floor.height(), worldZ, 1));
        out[0] = worldX / floor.cell();
        out[1] = worldZ / floor.cell();
        out[2] = clip.z / clip.w;
        return true;
    }

    private static double line(double at, double perPixel, double width) {
        double away = Math.abs(at - Math.rint(at)) / perPixel;
        double cover = Math.max(0, Math.min(1, width * 0.5 + 0.5 - away));
        return cover * Math.max(0, Math.min(1, 0.5 / perPixel - 0.5));
    }
}
