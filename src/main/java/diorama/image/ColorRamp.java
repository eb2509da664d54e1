package diorama.image;

import diorama.base.Parallel;

/** Colours for maps of inverse depth. */
public enum ColorRamp {
    /** Black far, white near. */
    GREY,
    /** Matplotlib's inferno (S. van der Walt, N. Smith, 2015); polynomial fit of M. Zucker (2019), error under 2 levels. */
    INFERNO,
    /** Turbo (A. Mikhailov, Google, 2019), the published polynomial. */
    TURBO;

    private static final int STEPS = 4096;

    private static final double[][] GREY_CURVES = {{0, 1}, {0, 1}, {0, 1}};
    private static final double[][] INFERNO_CURVES = {
        {
            0.0002189403691192265,
            0.1065134194856116,
            11.60249308247187,
            -41.70399613139459,
            77.162935699427,
            -71.31942824499214,
            25.13112622477341
        },
        {
            0.001651004631001012,
            0.5639564367884091,
            -3.972853965665698,
            17.43639888205313,
            -33.40235894210092,
            32.62606426397723,
            -12.24266895238567
        },
        {
            -0.01948089843709184,
            3.932712388889277,
            -15.9423941062914,
            44.35414519872813,
            -81.80730925738993,
            73.20951985803202,
            -23.07032500287172
        }
    };
    private static final double[][] TURBO_CURVES = {
        {0.13572138, 4.61539260, -42.66032258, 132.13108234, -152.94239396, 59.28637943},
        {0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604},
        {0.10667330, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973}
    };

    /** Colour of an inverse depth as 0xffRRGGBB. */
    public int argb(float d) {
        double x = Math.max(0, Math.min(1, d));
        int argb = 0xff;
        for (double[] p : curves()) {
            double v = 0;
            for (int i = p.length - 1; i >= 0; i--) {
                v = v * x + p[i];
            }
            argb = argb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, v)));
        }
        return argb;
    }

    /** The whole map in colours, 0 to 1 as they are. */
    public RgbaImage paint(DepthMap map) {
        int[] table = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = argb((float) i / STEPS);
        }
        RgbaImage out = RgbaImage.allocate(map.size());
        Parallel.rows(map.height(), (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                for (int x = 0; x < map.width(); x++) {
                    int step = Math.round(STEPS * Math.max(0, Math.min(1, map.at(x, y))));
                    out.setArgb(x, y, table[step]);
                }
            }
        });
        return out;
    }

    /** Coefficients of R, G and B, lowest power first. */
    private double[][] curves() {
        return switch (this) {
            case GREY -> GREY_CURVES;
            case INFERNO -> INFERNO_CURVES;
            case TURBO -> TURBO_CURVES;
        };
    }
}
