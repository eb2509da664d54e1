package diorama.render;

import diorama.base.Parallel;

/**
 * How much a rough surface mirrors of white surroundings: f0 A + B, by the cosine towards the eye and by roughness (B. Karis,
 * Real shading in Unreal Engine 4, 2013), with Smith's height-correlated masking (Heitz 2014).
 */
final class BrdfTable {
    /** Texels a side. */
    static final int SIDE = 32;

    private static final int SAMPLES = 256;

    private BrdfTable() {}

    /** RGBA: A, B, 0, 0; row-major, the cosine to the right, roughness downwards, both at texels' middles. */
    static float[] texels() {
        float[] out = new float[4 * SIDE * SIDE];
        Parallel.rows(SIDE, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < SIDE; i++) {
                    integrate((i + 0.5) / SIDE, (j + 0.5) / SIDE, out, 4 * (j * SIDE + i));
                }
            }
        });
        return out;
    }

    /** A and B to {@code out} from {@code at}. */
    static void integrate(double cosine, double roughness, float[] out, int at) {
        double a2 = Math.pow(roughness, 4);
        double vx = Math.sqrt(1 - cosine * cosine);
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double u = (i + 0.5) / SAMPLES;
            double phi = 2 * Math.PI * mirrored(i);
            double nh = Math.sqrt((1 - u) / (1 + (a2 - 1) * u));
            double sin = Math.sqrt(1 - nh * nh);
            double vh = Math.max(0, vx * sin * Math.cos(phi) + cosine * nh);
            double nl = 2 * vh * nh - cosine;
            if (nl > 0) {
                double toEye = nl * Math.sqrt(cosine * cosine * (1 - a2) + a2);
                double toLight = cosine * Math.sqrt(nl * nl * (1 - a2) + a2);
                double visible = 2 * nl * cosine / (toEye + toLight) * vh / (nh * cosine);
                double fresnel = Math.pow(1 - vh, 5);
                sumA += (1 - fresnel) * visible;
                sumB += fresnel * visible;
            }
        }
        out[at] = (float) (sumA / SAMPLES);
        out[at + 1] = (float) (sumB / SAMPLES);
    }

    /** The bits of i mirrored at the binary point, [0,1): van der Corput's sequence. */
    static double mirrored(int i) {
        return (Integer.reverse(i) >>> 1) / (double) (1L << 31);
    }
}
