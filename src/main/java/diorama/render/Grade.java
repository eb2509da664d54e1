package diorama.render;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;

/** Grades frames: fringes, brightness, contrast, saturation, sepia, vignette, in this order; on encoded sRGB but for the vignette. */
public final class Grade {
    private static final float LOSS = 2 / 3f;
    /** Luma of encoded RGB (Rec. 709). */
    private static final float[] LUMA = {0.2126f, 0.7152f, 0.0722f};
    /** Red, green and blue of sepia, each of red, green and blue (W3C Filter Effects). */
    private static final float[][] SEPIA = {{0.393f, 0.769f, 0.189f}, {0.349f, 0.686f, 0.168f}, {0.272f, 0.534f, 0.131f}
    };

    private final GradeOptions options;
    private RgbaImage copy = RgbaImage.allocate(new Size(1, 1));

    public Grade(GradeOptions options) {
        this.options = options;
    }

    /** Nothing would change. */
    public boolean none() {
        return options.equals(GradeOptions.DEFAULTS);
    }

    /** Grades a frame in place; its alpha stays. */
    public void apply(RgbaImage frame) {
        if (none()) {
            return;
        }
        if (options.fringe() > 0) {
            if (!copy.size().equals(frame.size())) {
                copy = RgbaImage.allocate(frame.size());
            }
            copy.rgba().put(0, frame.rgba(), 0, frame.rgba().capacity());
        }
        int width = frame.width();
        double centreX = (width - 1) / 2.0;
        double centreY = (frame.height() - 1) / 2.0;
        double corner = Math.max(1, centreX * centreX + centreY * centreY);
        Parallel.rows(frame.height(), (from, to) -> {
            float[] rgb = new float[3];
            ByteBuffer out = frame.rgba();
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    int p = 4 * (y * width + x);
                    double r2 = ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / corner;
                    for (int c = 0; c < 3; c++) {
                        rgb[c] = options.fringe() > 0 && c != 1
                                ? fringed(x, y, c, centreX, centreY, r2)
                                : (out.get(p + c) & 0xff) / 255f;
                    }
                    colors(rgb);
                    float light = 1 - options.vignette() * LOSS * (float) (r2 * (2 - r2));
                    for (int c = 0; c < 3; c++) {
                        int encoded = Math.round(255 * Math.min(1, Math.max(0, rgb[c])));
                        out.put(p + c, (byte)
                                (light < 1 ? LinearLight.encode(light * LinearLight.of(encoded)) : encoded));
                    }
                }
            }
        });
    }

    /** Red drawn a little larger, blue a little smaller, more so towards the corners. */
    private float fringed(int x, int y, int c, double centreX, double centreY, double r2) {
        double most = options.fringe() * copy.size().longSide() / 1000.0;
        double half = Math.max(1, Math.hypot(centreX, centreY));
        double scale = 1 + (c == 0 ? -1 : 1) * most / half * r2;
        double sx = Math.min(copy.width() - 1, Math.max(0, centreX + (x - centreX) * scale));
        double sy = Math.min(copy.height() - 1, Math.max(0, centreY + (y - centreY) * scale));
        int x0 = (int) sx;
        int y0 = (int) sy;
        int x1 = Math.min(x0 + 1, copy.width() - 1);
        int y1 = Math.min(y0 + 1, copy.height() - 1);
        float fx = (float) (sx - x0);
        float fy = (float) (sy - y0);
        float upper = copy.channel(x0, y0, c) + fx * (copy.channel(x1, y0, c) - copy.channel(x0, y0, c));
        float lower = copy.channel(x0, y1, c) + fx * (copy.channel(x1, y1, c) - copy.channel(x0, y1, c));
        return (upper + fy * (lower - upper)) / 255f;
    }

    private void colors(float[] rgb) {
        for (int c = 0; c < 3; c++) {
            float bright = rgb[c] * options.brightness() / 100;
            rgb[c] = 0.5f + (bright - 0.5f) * options.contrast() / 100;
        }
        float luma = LUMA[0] * rgb[0] + LUMA[1] * rgb[1] + LUMA[2] * rgb[2];
        for (int c = 0; c < 3; c++) {
            rgb[c] = luma + (rgb[c] - luma) * options.saturation() / 100;
        }
        float brown = options.sepia() / 100;
        if (brown > 0) {
            float red = rgb[0];
            float green = rgb[1];
            float blue = rgb[2];
            for (int c = 0; c < 3; c++) {
                float sepia = SEPIA[c][0] * red + SEPIA[c][1] * green + SEPIA[c][2] * blue;
                rgb[c] += brown * (sepia - rgb[c]);
            }
        }
    }
}
