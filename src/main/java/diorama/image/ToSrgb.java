package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;

/** Turns decoded samples of any depth and colour space into 8-bit sRGB with straight alpha. */
final class ToSrgb {
    private ToSrgb() {}

    static RgbaImage convert(BufferedImage image) {
        RgbaImage out = RgbaImage.allocate(new Size(image.getWidth(), image.getHeight()));
        if (image.getColorModel() instanceof IndexColorModel map) {
            palette(image.getRaster(), map, out);
        } else {
            samples(image, out);
        }
        return out;
    }

    private static void palette(Raster raster, IndexColorModel map, RgbaImage out) {
        int width = out.width();
        int[] argb = new int[map.getMapSize()];
        map.getRGBs(argb);
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

    private static void samples(BufferedImage image, RgbaImage out) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        int colors = Math.min(model.getNumColorComponents(), raster.getNumBands());
        boolean alpha = model.hasAlpha() && raster.getNumBands() > colors;
        Raster color = raster;
        if (isForeign(model.getColorSpace())) {
            color = throughProfile(raster, colors, ((ICC_ColorSpace) model.getColorSpace()).getProfile());
            colors = 3;
        }
        int gBand = colors >= 3 ? 1 : 0;
        int bBand = colors >= 3 ? 2 : 0;
        Raster from = color;
        int alphaBand = alpha ? raster.getNumBands() - 1 : -1;
        boolean premultiplied = model.isAlphaPremultiplied();
        Parallel.rows(out.height(), (y0, y1) -> {
            int width = out.width();
            int bands = from.getNumBands();
            double[] max = maxima(from);
            double maxAlpha = alpha ? maxima(raster)[alphaBand] : 1;
            float[] row = new float[width * bands];
            float[] a = new float[width];
            ByteBuffer rgba = out.rgba();
            for (int y = y0; y < y1; y++) {
                from.getPixels(from.getMinX(), from.getMinY() + y, width, 1, row);
                if (alpha) {
                    raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, alphaBand, a);
                }
                int o = out.index(0, y);
                for (int x = 0; x < width; x++, o += 4) {
                    double opacity = alpha ? a[x] / maxAlpha : 1;
                    double unit = premultiplied && opacity > 0 ? opacity : 1;
                    rgba.put(o, level(row[x * bands] / (max[0] * unit)));
                    rgba.put(o + 1, level(row[x * bands + gBand] / (max[gBand] * unit)));
                    rgba.put(o + 2, level(row[x * bands + bBand] / (max[bBand] * unit)));
                    rgba.put(o + 3, level(opacity));
                }
            }
        });
    }

    /** Whether a colour space is neither sRGB nor the grey that ImageIO gives to plain grey files. */
    private static boolean isForeign(ColorSpace space) {
        return space instanceof ICC_ColorSpace
                && !space.isCS_sRGB()
                && space != ColorSpace.getInstance(ColorSpace.CS_GRAY);
    }

    private static Raster throughProfile(Raster raster, int colors, ICC_Profile profile) {
        int[] bands = new int[colors];
        for (int i = 0; i < colors; i++) {
            bands[i] = i;
        }
        Raster from = raster.createChild(
                raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), 0, 0, bands);
        WritableRaster to =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, raster.getWidth(), raster.getHeight(), 3, null);
        ICC_Profile[] chain = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        return new ColorConvertOp(chain, null).filter(from, to);
    }

    /** Largest value of each band. */
    static double[] maxima(Raster raster) {
        double[] max = new double[raster.getNumBands()];
        int type = raster.getDataBuffer().getDataType();
        boolean real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        for (int i = 0; i < max.length; i++) {
            max[i] = real ? 1 : Math.pow(2, raster.getSampleModel().getSampleSize(i)) - 1;
        }
        return max;
    }

    private static byte level(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(255 * value)));
    }
}
