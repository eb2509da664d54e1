package diorama.render;

/**
 * Studio light for imported meshes; twin of {@code shaders/lib/light.glsl}, where the formulas are explained. Colours in linear
 * light, vectors of unit length in view space. Confined to the thread that made it.
 */
final class StudioLight {
    private static final float[][] TO_LIGHT = {{-0.48f, 0.62f, 0.62f}, {0.80f, 0.12f, 0.59f}, {0.30f, 0.66f, -0.69f}};
    private static final float[][] LIGHT = {{0.86f, 0.83f, 0.79f}, {0.13f, 0.15f, 0.19f}, {0.36f, 0.38f, 0.41f}};
    private static final float[] SKY = {0.21f, 0.22f, 0.24f};
    private static final float[] FLOOR = {0.055f, 0.050f, 0.046f};
    private static final float START = 0.76f;

    private final float[] f0 = new float[3];
    private final float[] base = new float[3];

    /**
     * Lights {@code color} in place.
     *
     * @param n normal towards the eye
     * @param v direction to the eye
     */
    void shade(float[] color, float metallic, float roughness, float[] n, float[] v) {
        System.arraycopy(color, 0, base, 0, 3);
        float nv = Math.max(dot(n, v), 0);
        float up = n[1] * 0.5f + 0.5f;
        float mirroredY = 2 * dot(n, v) * n[1] - v[1];
        float room = 0.05f + 0.55f * smoothstep(-0.3f, 0.9f, mirroredY);
        float grazing = pow5(1 - nv);
        for (int c = 0; c < 3; c++) {
            f0[c] = 0.04f + (base[c] - 0.04f) * metallic;
            float sky = FLOOR[c] + (SKY[c] - FLOOR[c]) * up;
            float edge = f0[c] + (Math.max(1 - roughness, f0[c]) - f0[c]) * grazing;
            color[c] = base[c] * (1 - metallic) * sky + edge * room;
        }
        for (int i = 0; i < TO_LIGHT.length; i++) {
            addLight(color, metallic, roughness, n, v, i);
        }
        neutralTone(color);
    }

    /** The colours of {@link Shading#SOLID}, {@link Shading#MATCAP} and {@link Shading#NORMALS}. */
    static void form(Shading shading, float[] n, float[] out) {
        switch (shading) {
            case SOLID -> {
                float lit = Math.max(-0.34f * n[0] + 0.50f * n[1] + 0.80f * n[2], 0);
                java.util.Arrays.fill(out, 0, 3, 0.055f + 0.36f * lit + 0.05f * (n[1] * 0.5f + 0.5f));
            }
            case NORMALS -> {
                for (int c = 0; c < 3; c++) {
                    out[c] = (float) Math.pow(n[c] * 0.5 + 0.5, 2.2);
                }
            }
            default -> litSphere(n, out);
        }
    }

    private static void litSphere(float[] n, float[] out) {
        float key = Math.max(dot(n, TO_LIGHT[0]), 0) * 0.85f + 0.15f * (n[1] * 0.5f + 0.5f);
        float rim = 1 - Math.max(n[2], 0);
        float length = (float) Math.sqrt(0.48 * 0.48 + 0.62 * 0.62 + 1.62 * 1.62);
        float toWindow = Math.max((-0.48f * n[0] + 0.62f * n[1] + 1.62f * n[2]) / length, 0);
        float window = (float) Math.pow(toWindow, 48);
        float[] dark = {0.045f, 0.030f, 0.028f};
        float[] light = {0.60f, 0.33f, 0.22f};
        float[] glass = {0.75f, 0.72f, 0.68f};
        float[] edge = {0.16f, 0.20f, 0.26f};
        for (int c = 0; c < 3; c++) {
            out[c] = dark[c] + (light[c] - dark[c]) * key + glass[c] * window + edge[c] * rim * rim * rim;
        }
        neutralTone(out);
    }

    private void addLight(float[] color, float metallic, float roughness, float[] n, float[] v, int light) {
        float[] l = TO_LIGHT[light];
        float nl = dot(n, l);
        float lit = Math.max((nl + 0.15f) / 1.15f, 0);
        float hx = l[0] + v[0];
        float hy = l[1] + v[1];
        float hz = l[2] + v[2];
        float inverse = 1 / (float) Math.sqrt(Math.max(1e-12f, hx * hx + hy * hy + hz * hz));
        float nh = Math.max((n[0] * hx + n[1] * hy + n[2] * hz) * inverse, 0);
        float hv = Math.max((v[0] * hx + v[1] * hy + v[2] * hz) * inverse, 0);
        float nv = Math.max(dot(n, v), 1e-3f);
        float nlFront = Math.max(nl, 0);
        float a = Math.max(roughness * roughness, 0.02f);
        float d = nh * nh * (a * a - 1) + 1;
        float k = a * 0.5f;
        float visibility = 0.25f / ((nlFront * (1 - k) + k) * (nv * (1 - k) + k));
        float lobe = visibility * a * a / (d * d) * nlFront;
        float schlick = pow5(1 - hv);
        for (int c = 0; c < 3; c++) {
            float fresnel = f0[c] + (1 - f0[c]) * schlick;
            color[c] += LIGHT[light][c] * (base[c] * (1 - metallic) * lit + fresnel * lobe);
        }
    }

    private static void neutralTone(float[] c) {
        float peak = Math.max(c[0], Math.max(c[1], c[2]));
        if (peak < START) {
            return;
        }
        float range = 1 - START;
        float newPeak = 1 - range * range / (peak + range - START);
        float wash = 1 - 1 / (0.15f * (peak - newPeak) + 1);
        for (int i = 0; i < 3; i++) {
            float scaled = c[i] * newPeak / peak;
            c[i] = scaled + (newPeak - scaled) * wash;
        }
    }

    private static float pow5(float x) {
        return x * x * x * x * x;
    }

    private static float smoothstep(float from, float to, float x) {
        float t = Math.max(0, Math.min(1, (x - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    private static float dot(float[] a, float[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
