package diorama.depth;

import diorama.base.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a stroke works, and how much.
 *
 * @param x first column of the area in the picture
 * @param y first row
 * @param size of the area, px; it lies within the picture
 * @param weights [0,1], row-major
 */
record StrokeArea(int x, int y, Size size, float[] weights) {
    /** The area of a stroke with {@code margin} px around it; empty when the stroke lies outside the picture. */
    static Optional<StrokeArea> of(DepthStroke stroke, Size picture, int margin) {
        float[][] way = pixels(stroke.points(), picture);
        boolean round = stroke.tip() == DepthStroke.Tip.ROUND;
        float radiusPx = Math.max(0.75f, stroke.radius() * picture.longSide());
        float reach = margin + (round ? radiusPx : 0);
        int left = (int) Math.max(0, Math.floor(least(way, 0) - reach));
        int top = (int) Math.max(0, Math.floor(least(way, 1) - reach));
        int right = (int) Math.min(picture.width(), Math.ceil(most(way, 0) + reach) + 1);
        int bottom = (int) Math.min(picture.height(), Math.ceil(most(way, 1) + reach) + 1);
        if (left >= right || top >= bottom) {
            return Optional.empty();
        }
        Size size = new Size(right - left, bottom - top);
        StrokeArea area = new StrokeArea(left, top, size, new float[size.pixels()]);
        if (round) {
            for (int i = 0; i < way.length; i++) {
                area.stamp(way[i], way[Math.min(i + 1, way.length - 1)], radiusPx, stroke.brush());
            }
        } else {
            area.enclose(way);
        }
        return Optional.of(area);
    }

    private static float[][] pixels(List<DepthStroke.Point> points, Size picture) {
        return points.stream()
                .map(p -> new float[] {p.x() * picture.width(), p.y() * picture.height()})
                .toArray(float[][]::new);
    }

    private static float least(float[][] way, int axis) {
        float least = way[0][axis];
        for (float[] p : way) {
            least = Math.min(least, p[axis]);
        }
        return least;
    }

    private static float most(float[][] way, int axis) {
        float most = way[0][axis];
        for (float[] p : way) {
            most = Math.max(most, p[axis]);
        }
        return most;
    }

    /** Raises the weights near the line from a to b. */
    private void stamp(float[] a, float[] b, float radiusPx, DepthBrush brush) {
        int left = Math.max(0, (int) Math.floor(Math.min(a[0], b[0]) - radiusPx) - x);
        int right = Math.min(size.width() - 1, (int) Math.ceil(Math.max(a[0], b[0]) + radiusPx) - x);
        int top = Math.max(0, (int) Math.floor(Math.min(a[1], b[1]) - radiusPx) - y);
        int bottom = Math.min(size.height() - 1, (int) Math.ceil(Math.max(a[1], b[1]) + radiusPx) - y);
        float dx = b[0] - a[0];
        float dy = b[1] - a[1];
        float square = dx * dx + dy * dy;
        for (int row = top; row <= bottom; row++) {
            float py = row + y + 0.5f - a[1];
            for (int column = left; column <= right; column++) {
                float px = column + x + 0.5f - a[0];
                float along = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0;
                float ex = px - along * dx;
                float ey = py - along * dy;
                float distance = (float) Math.sqrt(ex * ex + ey * ey) / radiusPx;
                if (distance < 1) {
                    int i = row * size.width() + column;
                    weights[i] = Math.max(weights[i], falloff(distance, brush.hardness()));
                }
            }
        }
    }

    /** 1 up to {@code hardness} of the radius, then smoothly down to 0 at the radius. */
    static float falloff(float distance, float hardness) {
        float t = Math.max(0, Math.min(1, (1 - distance) / (1 - hardness)));
        return t * t * (3 - 2 * t);
    }

    /** Gives weight 1 to the pixels whose centres lie inside the polygon, by the even-odd rule. */
    private void enclose(float[][] way) {
        float[] crossings = new float[way.length];
        for (int row = 0; row < size.height(); row++) {
            float py = row + y + 0.5f;
            int count = 0;
            for (int i = 0; i < way.length; i++) {
                float[] a = way[i];
                float[] b = way[(i + 1) % way.length];
                if (a[1] <= py != b[1] <= py) {
                    crossings[count++] = a[0] + (py - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                }
            }
            Arrays.sort(crossings, 0, count);
            for (int k = 0; k + 1 < count; k += 2) {
                int from = Math.max(0, (int) Math.ceil(crossings[k] - 0.5f) - x);
                int to = Math.min(size.width(), (int) Math.ceil(crossings[k + 1] - 0.5f) - x);
                if (from < to) {
                    Arrays.fill(weights, row * size.width() + from, row * size.width() + to, 1);
                }
            }
        }
    }

    /** Values of a map of the picture's size under the area. */
    float[] cut(float[] map, Size picture) {
        float[] out = new float[size.pixels()];
        for (int row = 0; row < size.height(); row++) {
            System.arraycopy(map, (y + row) * picture.width() + x, out, row * size.width(), size.width());
        }
        return out;
    }
}
