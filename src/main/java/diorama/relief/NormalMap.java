package diorama.relief;

import diorama.base.Parallel;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.joml.Vector3d;

/**
 * Directions in which the surface of a photo faces, as colours: red right, green up, blue towards the camera, each (n + 1) / 2,
 * as in OpenGL's tangent space. At steps of depth the flatter side counts, so that no pixel faces into a gap.
 */
public final class NormalMap {
    /** Steps along a side over which directions are taken: finer ones show the grain of a guessed depth, not its shape. */
    private static final int STEPS = 320;

    /** Steps from the frame's border that depth is not believed in: there networks and their enlarging level off. */
    private static final int RIM = 3;

    private NormalMap() {}

    /** @param depth of the geometry's size */
    public static RgbaImage of(DepthMap depth, PhotoGeometry geometry) {
        RgbaImage out = RgbaImage.allocate(depth.size());
        int reach = Math.max(1, depth.size().longSide() / STEPS);
        int rim = Math.min(RIM * reach, (depth.size().shortSide() - 1) / 2);
        Parallel.rows(depth.height(), (from, to) -> {
            for (int row = from; row < to; row++) {
                int y = Math.max(rim, Math.min(depth.height() - 1 - rim, row));
                for (int column = 0; column < depth.width(); column++) {
                    int x = Math.max(rim, Math.min(depth.width() - 1 - rim, column));
                    Vector3d across = step(depth, geometry, x, y, reach, 0);
                    Vector3d down = step(depth, geometry, x, y, 0, reach);
                    Vector3d n = down.cross(across).normalize();
                    out.setArgb(column, row, n.isFinite() ? color(n) : 0xff8080ff);
                }
            }
        });
        return out;
    }

    /** From the point at (x, y) along a row or column, on the side where depth changes less. */
    private static Vector3d step(DepthMap depth, PhotoGeometry geometry, int x, int y, int dx, int dy) {
        boolean forth = x + dx < depth.width() && y + dy < depth.height();
        boolean back = x - dx >= 0 && y - dy >= 0;
        float here = depth.at(x, y);
        float ahead = forth ? Math.abs(depth.at(x + dx, y + dy) - here) : Float.POSITIVE_INFINITY;
        float behind = back ? Math.abs(depth.at(x - dx, y - dy) - here) : Float.POSITIVE_INFINITY;
        int sign = ahead <= behind ? 1 : -1;
        if (!forth && !back) {
            return new Vector3d(dx, -dy, 0);
        }
        return point(depth, geometry, x + sign * dx, y + sign * dy)
                .sub(point(depth, geometry, x, y))
                .mul(sign);
    }

    private static Vector3d point(DepthMap depth, PhotoGeometry geometry, int x, int y) {
        return geometry.point(x + 0.5, y + 0.5, depth.at(x, y));
    }

    private static int color(Vector3d n) {
        return 0xff000000 | channel(n.x) << 16 | channel(n.y) << 8 | channel(n.z);
    }

    private static int channel(double v) {
        return (int) Math.round(127.5 * (v + 1));
    }
}
