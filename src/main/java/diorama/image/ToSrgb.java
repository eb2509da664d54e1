package diorama.image;

import diorama.base.Parallel;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Turns stored samples of any depth and colour space into 8-bit sRGB with straight alpha. */
final class ToSrgb {
    /** Share of a picture in light values that may be brighter than white before exposure is lowered. */
    private static final double MAY_CLIP = 0.25;

    private ToSrgb() {}

    static RgbaImage convert(Decoded stored) {
        RgbaImage out = RgbaImage.allocate(stored.size());
        if (stored.palette().isPresent()) {
            palette(stored, stored.palette().get(), out);
            return out;
        }
        if (PlainBytes.areIn(stored)) {
            PlainBytes.copy(stored, out);
            return out;
        }
        Optional<Raster> converted = stored.profile().flatMap(p -> throughProfile(stored, p));
        if (converted.isPresent()) {
            rows(converted.get(), new double[] {1 / 255.0, 1 / 255.0, 1 / 255.0}, Decoded.Coding.ENCODED, stored, out);
        } else {
            double exposure = stored.coding() == Decoded.Coding.LINEAR ? exposure(stored) : 1;
            double[] scale = new double[stored.colors()];
            Arrays.setAll(scale, i -> exposure / stored.max(i));
            rows(stored.raster(), scale, stored.coding(), stored, out);
        }
        return out;
    }

    private static void palette(Decoded stored, IndexColorModel map, RgbaImage out) {
        int width = out.width();
        int[] argb = new int[map.getMapSize()];
        map.getRGBs(argb);
        stored.profile().ifPresent(p -> recolor(argb, p));
        Raster raster = stored.raster();
        Parallel.rows(out.height(), (y0, y1) -> {
            int[] row = new int[width];
            for (int y = y0; y < y1; y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    out.setArgb(x, y, row[x] < argb.length ? argb[row[x]] : 0xff000000);
                }
            }
        });
    }

    /** Colours of {@code profile} where that can be used; as they are where it is broken. */
    static void recolor(RgbaImage image, byte[] profile) {
        ICC_Profile colors;
        try {
            colors = ICC_Profile.getInstance(profile);
        } catch (IllegalArgumentException e) {
            // a broken profile is no reason to refuse a picture
            return;
        }
        Parallel.rows(image.height(), (y0, y1) -> {
            int[] argb = new int[image.width() * (y1 - y0)];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = image.argb(i % image.width(), y0 + i / image.width());
            }
            recolor(argb, colors);
            for (int i = 0; i < argb.length; i++) {
                image.setArgb(i % image.width(), y0 + i / image.width(), argb[i]);
            }
        });
    }

    private static void recolor(int[] argb, ICC_Profile profile) {
        WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, argb.length, 1, 3, null);
        for (int i = 0; i < argb.length; i++) {
            from.setPixel(i, 0, new int[] {argb[i] >> 16 & 255, argb[i] >> 8 & 255, argb[i] & 255});
        }
        throughProfile(from, 3, profile).ifPresent(to -> {
            int[] rgb = new int[3];
            for (int i = 0; i < argb.length; i++) {
                to.getPixel(i, 0, rgb);
                argb[i] = (argb[i] & 0xff000000) | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
            }
        });
    }

    /**
     * Converts rows of {@code colors}, where the stored samples are looked at for opacity only.
     *
     * @param scale takes the samples of each channel to [0,1]; one (grey), three or four (ink)
     */
    private static void rows(Raster colors, double[] scale, Decoded.Coding coding, Decoded stored, RgbaImage out) {
        Raster raster = stored.raster();
        int width = out.width();
        int step = colors.getNumBands();
        int next = scale.length >= 3 ? 1 : 0;
        double alphaScale = stored.alpha() ? 1 / stored.max(stored.colors()) : 1;
        Parallel.rows(out.height(), (y0, y1) -> {
            float[] row = new float[width * step];
            float[] alpha = new float[width];
            Arrays.fill(alpha, 1);
            for (int y = y0; y < y1; y++) {
                colors.getPixels(colors.getMinX(), colors.getMinY() + y, width, 1, row);
                if (stored.alpha()) {
                    raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, stored.colors(), alpha);
                }
                int o = out.index(0, y);
                ByteBuffer rgba = out.rgba();
                for (int x = 0; x < width; x++, o += 4) {
                    double opacity = alpha[x] * alphaScale;
                    double unit = stored.premultiplied() && opacity > 0 ? 1 / opacity : 1;
                    double paper = coding == Decoded.Coding.INK ? 1 - row[x * step + 3] * scale[3] : 1;
                    for (int c = 0; c < 3; c++) {
                        double v = row[x * step + c * next] * scale[c * next] * unit;
                        double encoded = coding == Decoded.Coding.LINEAR
                                ? Srgb.toEncoded(Math.max(0, Math.min(1, v)))
                                : coding == Decoded.Coding.INK ? (1 - v) * paper : v;
                        rgba.put(o + c, level(encoded));
                    }
                    rgba.put(o + 3, level(opacity));
                }
            }
        });
    }

    private static Optional<Raster> throughProfile(Decoded stored, ICC_Profile profile) {
        return stored.isFloat() ? Optional.empty() : throughProfile(stored.raster(), stored.colors(), profile);
    }

    /** Three bands of 8 bits; empty when the profile cannot be used. */
    private static Optional<Raster> throughProfile(Raster raster, int colors, ICC_Profile profile) {
        int[] bands = new int[colors];
        Arrays.setAll(bands, i -> i);
        int width = raster.getWidth();
        int height = raster.getHeight();
        Raster from = raster.createChild(raster.getMinX(), raster.getMinY(), width, height, 0, 0, bands);
        WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 3, null);
        ICC_Profile[] chain = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        try {
            return Optional.of(new ColorConvertOp(chain, null).filter(from, to));
        } catch (CMMException | IllegalArgumentException e) {
            // a broken profile is no reason to refuse a picture
            return Optional.empty();
        }
    }

    /** What light values are multiplied by: 1, unless much of the picture would be white; then 95 % of it fits. */
    private static double exposure(Decoded stored) {
        Raster raster = stored.raster();
        int step = Math.max(1, (int) Math.sqrt(stored.size().pixels() / 65536.0));
        int across = (raster.getWidth() + step - 1) / step;
        int down = (raster.getHeight() + step - 1) / step;
        float[] peak = new float[across * down];
        float[] pixel = new float[raster.getNumBands()];
        for (int i = 0; i < peak.length; i++) {
            int x = raster.getMinX() + i % across * step;
            int y = raster.getMinY() + i / across * step;
            raster.getPixel(x, y, pixel);
            for (int c = 0; c < stored.colors(); c++) {
                peak[i] = Float.isFinite(pixel[c]) ? Math.max(peak[i], pixel[c]) : peak[i];
            }
        }
        Arrays.sort(peak);
        float quarter = peak[(int) ((1 - MAY_CLIP) * (peak.length - 1))];
        return quarter <= 1 ? 1 : 1 / peak[(int) (0.95 * (peak.length - 1))];
    }

    private static byte level(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(255 * value)));
    }
}
