package diorama.render;

import diorama.base.Size;
import diorama.image.RgbaImage;

/**
 * Colours of inverse depth. Turbo: A. Mikhailov, "Turbo, an improved rainbow colormap", 2019 (polynomial of degree 5).
 * Inferno: N. Smith and S. van der Walt, 2015 (polynomial of degree 6 by M. Zucker).
 */
public enum Ramp {
    /** White is near. */
    GREY,
    TURBO,
    INFERNO;

    private static final double[][] TURBO_RGB = {
        {0.13572138, 4.61539260, -42.66032258, 132.13108234, -152.94239396, 59.28637943},
        {0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604},
        {0.10667330, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973}
    };
    private static final double[][] INFERNO_RGB = {
        {0.00021894, 0.10651342, 11.60249308, -41.70399613, 77.16293570, -71.31942824, 25.13112623},
        {0.00165100, 0.56395644, -3.97285397, 17.43639888, -33.40235894, 32.62606426, -12.24266895},
        {-0.01948090, 3.93271239, -15.94239411, 44.35414520, -81.80730926, 73.20951986, -23.07032500}
    };
    private static final double[][] GREY_RGB = {{0, 1}, {0, 1}, {0, 1}};

    /** Coefficients of rising powers for red, green and blue. */
    private double[][] polynomials() {
        return switch (this) {
            case GREY -> GREY_RGB;
            case TURBO -> TURBO_RGB;
            case INFERNO -> INFERNO_RGB;
        };
    }

    /** Colour 0xffRRGGBB, sRGB-encoded, of inverse depth {@code d}, clamped to [0,1]. */
    public int argb(double d) {
        double t = Math.max(0, Math.min(1, d));
        int argb = 0xff;
        for (double[] p : polynomials()) {
            double value = 0;
            for (int i = p.length - 1; i >= 0; i--) {
                value = value * t + p[i];
            }
            argb = argb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, value)));
        }
        return argb;
    }

    /** A picture of 256 x 1 pixels, pixel i the colour of i/255. */
    RgbaImage table() {
        RgbaImage table = RgbaImage.allocate(new Size(256, 1));
        for (int i = 0; i < 256; i++) {
            table.setArgb(i, 0, argb(i / 255.0));
        }
        return table;
    }
}
