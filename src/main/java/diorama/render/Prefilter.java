package diorama.render;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * What image-based light needs of a {@link Dome}: its reflection in ever rougher surfaces, and what matt ones get of it.
 *
 * <p>Reflections after B. Karis, Real shading in Unreal Engine 4 (2013), by filtered importance sampling (Krivanek and Colbert,
 * Real-time shading with filtered importance sampling, 2008); matt light after R. Ramamoorthi and P. Hanrahan, An efficient
 * representation for irradiance environment maps (2001).
 */
final class Prefilter {
    /** Roughness of level i is i / (LEVELS - 1). */
    static final int LEVELS = 6;

    /** Side of a level's map, texels. */
    static final int SIDE = 128;

    private static final int SAMPLES = 128;
    private static final int[] SIDES = {SIDE, 64, 64, 32, 32, 32};

    private Prefilter() {}

    /** The levels' maps with their borders above each other: RGBA, (SIDE + 2) x LEVELS (SIDE + 2) texels. */
    static float[] atlas(Dome light) {
        List<Dome> smaller = new ArrayList<>(List.of(light.resized(2 * SIDE)));
        while (smaller.get(smaller.size() - 1).side() > 4) {
            smaller.add(smaller.get(smaller.size() - 1).half());
        }
        int texels = (SIDE + 2) * (SIDE + 2);
        float[] out = new float[4 * texels * LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            Dome map = level == 0
                    ? smaller.get(1)
                    : Dome.of(SIDES[level], new Lobe((float) level / (LEVELS - 1), smaller))
                            .resized(SIDE);
            for (int i = 0; i < texels; i++) {
                System.arraycopy(map.rgb(), 3 * i, out, 4 * (level * texels + i), 3);
            }
        }
        return out;
    }

    /** Directions around a surface's normal that a rough surface mirrors, seen from straight above. */
    private static final class Lobe implements Dome.Radiance {
        private final List<Dome> maps;
        private final float[] x = new float[SAMPLES];
        private final float[] y = new float[SAMPLES];
        private final float[] z = new float[SAMPLES];
        private final int[] map = new int[SAMPLES];
        private float weights;

        Lobe(float roughness, List<Dome> maps) {
            this.maps = maps;
            float a2 = roughness * roughness * roughness * roughness;
            double texel = 4 * Math.PI / maps.get(0).side() / maps.get(0).side();
            for (int i = 0; i < SAMPLES; i++) {
                double u = (i + 0.5) / SAMPLES;
                double phi = 2 * Math.PI * BrdfTable.mirrored(i);
                double cos = Math.sqrt((1 - u) / (1 + (a2 - 1) * u));
                double sin = Math.sqrt(1 - cos * cos);
                x[i] = (float) (2 * cos * sin * Math.cos(phi));
                y[i] = (float) (2 * cos * sin * Math.sin(phi));
                z[i] = (float) (2 * cos * cos - 1);
                double d = cos * cos * (a2 - 1) + 1;
                double density = a2 / (Math.PI * d * d) / 4;
                double level = 0.5 * Math.log(1 / (SAMPLES * density) / texel) / Math.log(2) + 1;
                map[i] = (int) Math.max(0, Math.min(maps.size() - 1, Math.round(level)));
                weights += Math.max(0, z[i]);
            }
        }

        @Override
        public void of(float nx, float ny, float nz, float[] out) {
            // a frame round the normal (Duff et al., Building an orthonormal basis, revisited, 2017)
            float sign = Math.copySign(1, nz);
            float a = -1 / (sign + nz);
            float b = nx * ny * a;
            float tx = 1 + sign * nx * nx * a;
            float ty = sign * b;
            float tz = -sign * nx;
            float by = sign + ny * ny * a;
            float[] color = new float[3];
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int i = 0; i < SAMPLES; i++) {
                if (z[i] > 0) {
                    maps.get(map[i])
                            .sample(
                                    x[i] * tx + y[i] * b + z[i] * nx,
                                    x[i] * ty + y[i] * by + z[i] * ny,
                                    x[i] * tz - y[i] * ny + z[i] * nz,
                                    color);
                    red += color[0] * z[i];
                    green += color[1] * z[i];
                    blue += color[2] * z[i];
                }
            }
            out[0] = red / weights;
            out[1] = green / weights;
            out[2] = blue / weights;
        }
    }

    /**
     * What a white matt surface shows, for red, green and blue: n M n with n = (normal, 1); within 3 % of the whole for
     * natural light.
     */
    static List<Matrix4fc> irradiance(Dome light) {
        double[][] sh = harmonics(light.resized(64));
        List<Matrix4fc> out = new ArrayList<>();
        for (double[] l : sh) {
            // over pi, as what is shown is wanted
            double c1 = 0.429043 / Math.PI;
            double c2 = 0.511664 / Math.PI;
            double c3 = 0.743125 / Math.PI;
            double c4 = 0.886227 / Math.PI;
            double c5 = 0.247708 / Math.PI;
            out.add(new Matrix4f(
                    (float) (c1 * l[8]),
                    (float) (c1 * l[4]),
                    (float) (c1 * l[7]),
                    (float) (c2 * l[3]),
                    (float) (c1 * l[4]),
                    (float) (-c1 * l[8]),
                    (float) (c1 * l[5]),
                    (float) (c2 * l[1]),
                    (float) (c1 * l[7]),
                    (float) (c1 * l[5]),
                    (float) (c3 * l[6]),
                    (float) (c2 * l[2]),
                    (float) (c2 * l[3]),
                    (float) (c2 * l[1]),
                    (float) (c2 * l[2]),
                    (float) (c4 * l[0] - c5 * l[6])));
        }
        return out;
    }

    /** The nine first coefficients of spherical harmonics for each colour. */
    private static double[][] harmonics(Dome light) {
        double[][] sh = new double[3][9];
        float[] d = new float[3];
        for (int j = 0; j < light.side(); j++) {
            for (int i = 0; i < light.side(); i++) {
                Dome.direction(light.side(), i, j, d);
                double x = d[0];
                double y = d[1];
                double z = d[2];
                double[] basis = {
                    0.282095,
                    0.488603 * y,
                    0.488603 * z,
                    0.488603 * x,
                    1.092548 * x * y,
                    1.092548 * y * z,
                    0.315392 * (3 * z * z - 1),
                    1.092548 * x * z,
                    0.546274 * (x * x - y * y)
                };
                double angle = Dome.solidAngle(light.side(), i, j);
                for (int c = 0; c < 3; c++) {
                    for (int k = 0; k < 9; k++) {
                        sh[c][k] += basis[k] * angle * light.texel(i, j, c);
                    }
                }
            }
        }
        return sh;
    }
}
