package diorama.io.scene;

/** The transfer curve of sRGB for colours of vertices and materials; values in [0,1]. */
public final class VertexColors {
    private static final float[] LINEAR = new float[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double c = i / 255.0;
            LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
    }

    private VertexColors() {}

    public static double encoded(double linear) {
        double c = Math.min(1, Math.max(0, linear));
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }

    /** @param encoded 0 to 255, as a byte */
    public static float linear(byte encoded) {
        return LINEAR[encoded & 0xff];
    }
}
