package diorama.render;

import diorama.base.Parallel;

/**
 * Light from all directions on an octahedral map (Praun and Hoppe, Spherical parametrization and remeshing, 2003): linear
 * RGB, +Y in the middle, -Y at the corners. A border one texel wide repeats what lies across the map's edges, so that values
 * between texels are found by plain interpolation.
 *
 * <p>The array is owned by the dome and not written after construction.
 *
 * @param side texels of the map without its border
 * @param rgb (side + 2)^2 triples, row-major
 */
record Dome(int side, float[] rgb) {
    /** Light that comes from a direction. */
    @FunctionalInterface
    interface Radiance {
        /** Writes the linear RGB that comes from the unit vector (x, y, z). */
        void of(float x, float y, float z, float[] out);
    }

    static Dome of(int side, Radiance radiance) {
        float[] rgb = new float[3 * (side + 2) * (side + 2)];
        Parallel.rows(side, (from, to) -> {
            float[] d = new float[3];
            float[] out = new float[3];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < side; x++) {
                    direction(side, x, y, d);
                    radiance.of(d[0], d[1], d[2], out);
                    System.arraycopy(out, 0, rgb, 3 * ((y + 1) * (side + 2) + x + 1), 3);
                }
            }
        });
        return new Dome(side, bordered(side, rgb));
    }

    /** The same map with its border made of its inner texels. */
    Dome bordered() {
        return new Dome(side, bordered(side, rgb.clone()));
    }

    private static float[] bordered(int side, float[] rgb) {
        for (int i = 0; i < side; i++) {
            copy(side, rgb, side - 1 - i, 0, i, -1);
            copy(side, rgb, side - 1 - i, side - 1, i, side);
            copy(side, rgb, 0, side - 1 - i, -1, i);
            copy(side, rgb, side - 1, side - 1 - i, side, i);
        }
        copy(side, rgb, side - 1, side - 1, -1, -1);
        copy(side, rgb, 0, side - 1, side, -1);
        copy(side, rgb, side - 1, 0, -1, side);
        copy(side, rgb, 0, 0, side, side);
        return rgb;
    }

    private static void copy(int side, float[] rgb, int fromX, int fromY, int toX, int toY) {
        int row = side + 2;
        System.arraycopy(rgb, 3 * ((fromY + 1) * row + fromX + 1), rgb, 3 * ((toY + 1) * row + toX + 1), 3);
    }

    /** The unit vector of a texel's middle. */
    static void direction(int side, int x, int y, float[] out) {
        float u = 2 * (x + 0.5f) / side - 1;
        float v = 2 * (y + 0.5f) / side - 1;
        float up = 1 - Math.abs(u) - Math.abs(v);
        float dx = up >= 0 ? u : (1 - Math.abs(v)) * Math.copySign(1, u);
        float dz = up >= 0 ? v : (1 - Math.abs(u)) * Math.copySign(1, v);
        float length = (float) Math.sqrt(dx * dx + up * up + dz * dz);
        out[0] = dx / length;
        out[1] = up / length;
        out[2] = dz / length;
    }

    /** Solid angle of a texel, sr: its area over the cube of its distance on the octahedron. */
    static double solidAngle(int side, int x, int y) {
        double u = Math.abs(2 * (x + 0.5) / side - 1);
        double v = Math.abs(2 * (y + 0.5) / side - 1);
        double up = 1 - u - v;
        double dx = up >= 0 ? u : 1 - v;
        double dz = up >= 0 ? v : 1 - u;
        return 4.0 / side / side / Math.pow(dx * dx + up * up + dz * dz, 1.5);
    }

    /** Linear RGB of the direction (x, y, z), of any length, between texels. */
    void sample(float x, float y, float z, float[] out) {
        float sum = Math.abs(x) + Math.abs(y) + Math.abs(z);
        float u = x / sum;
        float v = z / sum;
        if (y < 0) {
            float folded = (1 - Math.abs(v)) * Math.copySign(1, u);
            v = (1 - Math.abs(u)) * Math.copySign(1, v);
            u = folded;
        }
        float px = (u * 0.5f + 0.5f) * side + 0.5f;
        float py = (v * 0.5f + 0.5f) * side + 0.5f;
        int x0 = Math.max(0, Math.min(side, (int) px));
        int y0 = Math.max(0, Math.min(side, (int) py));
        float fx = px - x0;
        float fy = py - y0;
        int at = 3 * (y0 * (side + 2) + x0);
        int below = at + 3 * (side + 2);
        for (int c = 0; c < 3; c++) {
            float upper = rgb[at + c] + fx * (rgb[at + 3 + c] - rgb[at + c]);
            float lower = rgb[below + c] + fx * (rgb[below + 3 + c] - rgb[below + c]);
            out[c] = upper + fy * (lower - upper);
        }
    }

    /** The texel of the map without its border. */
    float texel(int x, int y, int channel) {
        return rgb[3 * ((y + 1) * (side + 2) + x + 1) + channel];
    }

    /** The same light on half the side, an even number, each texel the mean of four by their solid angles. */
    Dome half() {
        int small = side / 2;
        float[] out = new float[3 * (small + 2) * (small + 2)];
        for (int y = 0; y < small; y++) {
            for (int x = 0; x < small; x++) {
                int at = 3 * ((y + 1) * (small + 2) + x + 1);
                double whole = 0;
                for (int i = 0; i < 4; i++) {
                    int fx = 2 * x + (i & 1);
                    int fy = 2 * y + (i >> 1);
                    float angle = (float) solidAngle(side, fx, fy);
                    whole += angle;
                    for (int c = 0; c < 3; c++) {
                        out[at + c] += angle * texel(fx, fy, c);
                    }
                }
                for (int c = 0; c < 3; c++) {
                    out[at + c] /= (float) whole;
                }
            }
        }
        return new Dome(small, bordered(small, out));
    }

    /** The same light on another side. */
    Dome resized(int other) {
        return other == side ? this : of(other, this::sample);
    }
}
