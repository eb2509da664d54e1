package diorama.image;

import diorama.base.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Optional;

/**
 * The pixels of a file as they are stored: not turned upright, at full precision, in the file's colours.
 *
 * @param raster one band a channel; colour first, then transparency
 * @param coding what the colour channels mean
 * @param palette colours of the only band's indices
 * @param profile colours other than sRGB
 * @param colors number of colour channels
 * @param alpha whether the band after the colours is opacity
 * @param premultiplied whether colour is multiplied by opacity
 * @param bits of a channel; of the colours, not of the indices, where there is a palette
 */
record Decoded(
        PictureFormat format,
        Raster raster,
        Coding coding,
        Optional<IndexColorModel> palette,
        Optional<ICC_Profile> profile,
        int colors,
        boolean alpha,
        boolean premultiplied,
        int bits) {

    /** What colour samples mean when there is no profile. */
    enum Coding {
        /** Grey or RGB along the curve of sRGB. */
        ENCODED,
        /** Grey or RGB proportional to light; 1 is white, more is brighter. */
        LINEAR,
        /** Ink: cyan, magenta, yellow, black; all is full ink. */
        INK
    }

    /**
     * Planes of floating point samples: grey, grey and opacity, RGB, RGBA; colour is multiplied by opacity.
     *
     * @param bits of a sample in the file
     */
    static Decoded ofFloats(PictureFormat format, Size size, float[][] planes, int bits) {
        SampleModel model = new BandedSampleModel(DataBuffer.TYPE_FLOAT, size.width(), size.height(), planes.length);
        Raster raster = Raster.createWritableRaster(model, new DataBufferFloat(planes, size.pixels()), null);
        boolean alpha = planes.length % 2 == 0;
        Coding coding = format == PictureFormat.EXR ? Coding.LINEAR : Coding.ENCODED;
        int colors = alpha ? planes.length - 1 : planes.length;
        return new Decoded(format, raster, coding, Optional.empty(), Optional.empty(), colors, alpha, alpha, bits);
    }

    /**
     * What ImageIO made of a file.
     *
     * @param embedded a profile that ImageIO did not see
     */
    static Decoded ofImageIo(PictureFormat format, BufferedImage image, Optional<ICC_Profile> embedded) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        if (model instanceof IndexColorModel map) {
            return new Decoded(
                    format,
                    raster,
                    Coding.ENCODED,
                    Optional.of(map),
                    embedded,
                    3,
                    map.hasAlpha(),
                    false,
                    isGreyRamp(map) ? bits : 8);
        }
        ColorSpace space = model.getColorSpace();
        Optional<ICC_Profile> profile = isPlain(space) ? embedded : profileOf(space);
        int colors = Math.min(model.getNumColorComponents(), raster.getNumBands());
        boolean ink = space.getType() == ColorSpace.TYPE_CMYK;
        boolean alpha = model.hasAlpha() && raster.getNumBands() > colors;
        Coding coding = ink ? Coding.INK : format == PictureFormat.HDR ? Coding.LINEAR : Coding.ENCODED;
        return new Decoded(
                format,
                raster,
                coding,
                Optional.empty(),
                profile.filter(p -> p.getNumComponents() == colors),
                colors,
                alpha,
                model.isAlphaPremultiplied(),
                bits);
    }

    /** sRGB, or the grey that ImageIO gives to every grey file whatever its curve. */
    private static boolean isPlain(ColorSpace space) {
        return space.isCS_sRGB() || space == ColorSpace.getInstance(ColorSpace.CS_GRAY);
    }

    private static Optional<ICC_Profile> profileOf(ColorSpace space) {
        return space instanceof ICC_ColorSpace icc ? Optional.of(icc.getProfile()) : Optional.empty();
    }

    /** The same samples taken for sRGB. */
    Decoded withoutProfile() {
        return new Decoded(format, raster, coding, palette, Optional.empty(), colors, alpha, premultiplied, bits);
    }

    Size size() {
        return new Size(raster.getWidth(), raster.getHeight());
    }

    boolean isFloat() {
        int type = raster.getDataBuffer().getDataType();
        return type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
    }

    /** The value that means full: 255, 65535, ...; 1 for floating point. */
    double max(int band) {
        return isFloat() ? 1 : Math.pow(2, raster.getSampleModel().getSampleSize(band)) - 1;
    }

    private static boolean isGreyRamp(IndexColorModel map) {
        int n = map.getMapSize();
        for (int i = 0; i < n; i++) {
            int v = map.getRed(i);
            boolean even = Math.abs(v * (n - 1) - 255 * i) < n;
            if (v != map.getGreen(i) || v != map.getBlue(i) || !even) {
                return false;
            }
        }
        return true;
    }
}
