package diorama.render;

import org.joml.Vector3f;
import org.joml.Vector3fc;

/** What lights a scene in {@link Shading#RENDERED}: light from all round and one lamp that throws shadows. World space, +Y up. */
public enum Surroundings implements Dome.Radiance {
    /** A dark room with three large soft boxes. */
    STUDIO(new Vector3f(-0.52f, 0.72f, 0.60f), new Vector3f(0.86f, 0.83f, 0.78f)) {
        @Override
        public void of(float x, float y, float z, float[] out) {
            float up = y * 0.5f + 0.5f;
            for (int c = 0; c < 3; c++) {
                out[c] = FLOOR[c] + (CEILING[c] - FLOOR[c]) * up * up;
            }
            box(out, glow(x, y, z, -0.52f, 0.72f, 0.60f, 0.90f, 0.94f), 2.9f, 2.8f, 2.65f);
            box(out, glow(x, y, z, 0.86f, 0.28f, 0.42f, 0.86f, 0.93f), 1.05f, 1.15f, 1.30f);
            box(out, glow(x, y, z, 0.35f, 0.45f, -0.82f, 0.93f, 0.965f), 2.4f, 2.5f, 2.7f);
        }
    },
    /** Open air at noon: a clear sky, a pale horizon, the sun. */
    SKY(new Vector3f(-0.45f, 0.80f, 0.40f), new Vector3f(1.45f, 1.36f, 1.20f)) {
        @Override
        public void of(float x, float y, float z, float[] out) {
            float haze = (float) Math.exp(-4 * Math.max(0, y));
            float ground = smoothstep(0.03f, -0.05f, y);
            for (int c = 0; c < 3; c++) {
                float sky = ZENITH[c] + (HORIZON[c] - ZENITH[c]) * haze;
                out[c] = sky + (GROUND[c] - sky) * ground;
            }
        }
    },
    /** The same white everywhere, without shadows. */
    WHITE(new Vector3f(0, 1, 0), new Vector3f()) {
        @Override
        public void of(float x, float y, float z, float[] out) {
            out[0] = 1;
            out[1] = 1;
            out[2] = 1;
        }
    };

    private static final float[] FLOOR = {0.055f, 0.052f, 0.05f};
    private static final float[] CEILING = {0.30f, 0.31f, 0.33f};
    private static final float[] ZENITH = {0.24f, 0.38f, 0.66f};
    private static final float[] HORIZON = {0.78f, 0.84f, 0.90f};
    private static final float[] GROUND = {0.22f, 0.20f, 0.17f};

    @SuppressWarnings("ImmutableEnumChecker") // read-only
    private final KeyLight key;

    Surroundings(Vector3fc toLight, Vector3fc color) {
        key = new KeyLight(toLight.normalize(new Vector3f()), color);
    }

    KeyLight key() {
        return key;
    }

    /** How much of a soft box lies in a direction, by the cosine from its middle. */
    private static float glow(
            float x, float y, float z, float bx, float by, float bz, float outerCosine, float innerCosine) {
        float length = (float) Math.sqrt(bx * bx + by * by + bz * bz);
        return smoothstep(outerCosine, innerCosine, (x * bx + y * by + z * bz) / length);
    }

    private static void box(float[] out, float share, float red, float green, float blue) {
        out[0] += share * (red - out[0]);
        out[1] += share * (green - out[1]);
        out[2] += share * (blue - out[2]);
    }

    private static float smoothstep(float from, float to, float x) {
        float t = Math.max(0, Math.min(1, (x - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
