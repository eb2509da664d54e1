package diorama.render;

import diorama.image.RgbaImage;
import java.util.Arrays;
import java.util.Optional;
import org.joml.Vector4fc;

/** One thread's work on strips of rows of one picture drawn by {@link SoftwareSceneRenderer}. */
final class SoftStrip {
    /** Rows of pixels in a strip: small enough to stay in the cache, large enough to keep binning cheap. */
    static final int ROWS = 16;

    private final SoftShader.Setting setting;
    private final Look look;
    private final Optional<SoftGrid> grid;
    private final RgbaImage out;
    private final boolean patterned;
    private final int side;
    private final SoftShader shader;
    private final SoftRaster raster;
    private final float[] sums;
    private final byte[] bytes;

    SoftStrip(SoftShader.Setting setting, Look look, Optional<SoftGrid> grid, boolean patterned, RgbaImage out) {
        this.setting = setting;
        this.look = look;
        this.grid = grid;
        this.patterned = patterned;
        this.out = out;
        side = setting.side();
        shader = new SoftShader(setting);
        raster = new SoftRaster(setting.geometry(), out.width() * side, ROWS * side, shader::opaque);
        sums = new float[4 * out.width()];
        bytes = new byte[sums.length];
    }

    void draw(int top, int[] triangles) {
        raster.start(top * side);
        for (int t : triangles) {
            raster.draw(t, setting.paints()[setting.geometry().meshOf(t)].cutOut());
        }
        for (int y = top; y < Math.min(out.height(), top + ROWS); y++) {
            Arrays.fill(sums, 0);
            for (int sub = 0; patterned && sub < side; sub++) {
                shadeSamples(top, y * side + sub);
            }
            for (int x = 0; !patterned && x < out.width(); x++) {
                shadePixel(top, x, y);
            }
            writeRow(top, y);
        }
    }

    private void shadeSamples(int top, int row) {
        int width = out.width() * side;
        int[] seen = raster.triangles();
        int start = (row - top * side) * width;
        for (int x = 0; x < width; x++) {
            int t = seen[start + x];
            if (t != SoftRaster.NOTHING) {
                shader.shade(t, x + 0.5f, row + 0.5f, 1, sums, x / side * 4);
            }
        }
    }

    /** Every triangle that samples of the pixel see, in the mean of their places. */
    private void shadePixel(int top, int x, int y) {
        int width = out.width() * side;
        int[] seen = raster.triangles();
        int start = (y - top) * side * width + x * side;
        int count = side * side;
        if (isOne(seen, start, width)) {
            if (seen[start] != SoftRaster.NOTHING) {
                float middle = side / 2f;
                shader.shade(seen[start], x * side + middle, y * side + middle, count, sums, 4 * x);
            }
            return;
        }
        int open = (1 << count) - 1;
        while (open != 0) {
            int t = seen[
                    start
                            + Integer.numberOfTrailingZeros(open) / side * width
                            + Integer.numberOfTrailingZeros(open) % side];
            int number = 0;
            int right = 0;
            int down = 0;
            for (int rest = open; rest != 0; rest &= rest - 1) {
                int k = Integer.numberOfTrailingZeros(rest);
                if (seen[start + k / side * width + k % side] == t) {
                    open &= ~(1 << k);
                    number++;
                    right += k % side;
                    down += k / side;
                }
            }
            if (t != SoftRaster.NOTHING) {
                shader.shade(
                        t,
                        x * side + (float) right / number + 0.5f,
                        y * side + (float) down / number + 0.5f,
                        number,
                        sums,
                        4 * x);
            }
        }
    }

    /** Whether all samples of a pixel see the same triangle. */
    private boolean isOne(int[] seen, int start, int width) {
        int t = seen[start];
        for (int row = start; row < start + side * width; row += width) {
            for (int i = row; i < row + side; i++) {
                if (seen[i] != t) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Lays the row's colours, not yet divided by the number of samples, over the backdrop and the grid on top. */
    private void writeRow(int top, int y) {
        float up = 1 - (y + 0.5f) / out.height();
        float t = up * up * (3 - 2 * up);
        Vector4fc high = look.backdrop().top();
        Vector4fc low = look.backdrop().bottom();
        float red = low.x() + (high.x() - low.x()) * t;
        float green = low.y() + (high.y() - low.y()) * t;
        float blue = low.z() + (high.z() - low.z()) * t;
        float backAlpha = low.w() + (high.w() - low.w()) * t;
        float samples = side * side;
        for (int i = 0; i < sums.length; i += 4) {
            float empty = (samples - sums[i + 3]) / samples * backAlpha;
            sums[i] = sums[i] / samples + red * empty;
            sums[i + 1] = sums[i + 1] / samples + green * empty;
            sums[i + 2] = sums[i + 2] / samples + blue * empty;
            sums[i + 3] = sums[i + 3] / samples + empty;
        }
        grid.ifPresent(g -> g.drawRow(y, sums, raster.depths(), (y - top) * side * out.width() * side, side));
        for (int i = 0; i < sums.length; i += 4) {
            float alpha = sums[i + 3];
            float straight = alpha > 0 ? 1 / alpha : 0;
            bytes[i] = (byte) LinearLight.encode(sums[i] * straight);
            bytes[i + 1] = (byte) LinearLight.encode(sums[i + 1] * straight);
            bytes[i + 2] = (byte) LinearLight.encode(sums[i + 2] * straight);
            bytes[i + 3] = (byte) Math.round(255 * Math.min(1, alpha));
        }
        out.rgba().put(out.index(0, y), bytes);
    }
}
