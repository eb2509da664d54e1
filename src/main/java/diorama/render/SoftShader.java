package diorama.render;

import static diorama.render.SoftGeometry.COLOR;
import static diorama.render.SoftGeometry.DISTANCE;
import static diorama.render.SoftGeometry.INVERSE_W;
import static diorama.render.SoftGeometry.NORMAL;
import static diorama.render.SoftGeometry.POINT;
import static diorama.render.SoftGeometry.Q;
import static diorama.render.SoftGeometry.S;
import static diorama.render.SoftGeometry.T;
import static diorama.render.SoftGeometry.X;
import static diorama.render.SoftGeometry.Y;

import diorama.base.Parallel;
import diorama.image.ColorRamp;

/** The colour of a sample of a triangle; twin of {@code shaders/mesh.frag}. Confined to the thread that made it. */
final class SoftShader {
    /** The wires' colour, linear light, and how much they cover. */
    private static final float[] WIRE = {0.90f, 0.42f, 0.08f};

    private static final float WIRE_COVER = 0.55f;
    private static final float DIMMED = 0.35f;
    private static final int CHUNK = 4096;

    /**
     * What all samples of a picture share.
     *
     * @param paints per placed mesh
     * @param lods per triangle, {@link #lods}
     * @param side samples along a pixel's side
     */
    record Setting(
            SoftGeometry geometry,
            SoftPaint[] paints,
            float[] lods,
            Shading shading,
            ColorRamp ramp,
            PlacedScene.Range range,
            boolean parallel,
            int side) {}

    private final Setting setting;
    private final StudioLight light = new StudioLight();
    private final float[] color = new float[4];
    private final float[] normal = new float[3];
    private final float[] toEye = new float[3];

    /** Offsets of the last sample's corners. */
    private int a;

    private int b;
    private int c;

    /** Their perspective-correct weights, not normalised. */
    private float weightA;

    private float weightB;
    private float weightC;

    /** Distances of the last sample from the triangle's edges, samples. */
    private float nearestEdge;

    SoftShader(Setting setting) {
        this.setting = setting;
    }

    /** Whether a sample of a cut-out material is there. */
    boolean opaque(int triangle, float x, float y) {
        weigh(triangle, x, y);
        SoftPaint paint = setting.paints[setting.geometry.meshOf(triangle)];
        texture(triangle, paint);
        return color[3] * paint.material().seenAlpha(color[0], color[1], color[2]) >= 0.5f;
    }

    /**
     * Adds the colour of the sample at (x, y) to {@code sum}, four floats from {@code at}: linear light and alpha 1, times
     * {@code weight}.
     */
    void shade(int triangle, float x, float y, float weight, float[] sum, int at) {
        weigh(triangle, x, y);
        SoftPaint paint = setting.paints[setting.geometry.meshOf(triangle)];
        if (setting.shading == Shading.DEPTH) {
            int argb = setting.ramp.argb(inverseDepth());
            color[0] = LinearLight.of((argb >> 16) & 255);
            color[1] = LinearLight.of((argb >> 8) & 255);
            color[2] = LinearLight.of(argb & 255);
            add(sum, at, weight);
            return;
        }
        if (setting.shading == Shading.SOLID
                || setting.shading == Shading.MATCAP
                || setting.shading == Shading.NORMALS) {
            orient(paint.smooth());
            StudioLight.form(setting.shading, normal, color);
            add(sum, at, weight);
            return;
        }
        if (setting.shading == Shading.UV) {
            float q = mix(Q);
            checker(mix(S) / q, mix(T) / q);
            add(sum, at, weight);
            return;
        }
        texture(triangle, paint);
        if (!paint.material().unlit()) {
            orient(paint.smooth());
            light.shade(color, paint.material().metallic(), paint.material().roughness(), normal, toEye);
        }
        float share = 1;
        float wire = 0;
        if (setting.shading == Shading.WIRE) {
            wire = WIRE_COVER * Math.max(0, Math.min(1, 0.5f * setting.side + 0.5f - nearestEdge));
            share = DIMMED * (1 - wire);
        }
        for (int c = 0; c < 3; c++) {
            color[c] = color[c] * share + WIRE[c] * wire;
        }
        add(sum, at, weight);
    }

    private void add(float[] sum, int at, float weight) {
        for (int c = 0; c < 3; c++) {
            sum[at + c] += color[c] * weight;
        }
        sum[at + 3] += weight;
    }

    private void checker(float u, float v) {
        float lit = Math.floorMod((int) Math.floor(u * 16) + (int) Math.floor(v * 16), 2) == 1 ? 1 : 0.35f;
        color[0] = lit * (0.12f + 0.5f * (u - (float) Math.floor(u)));
        color[1] = lit * (0.12f + 0.5f * 0.35f);
        color[2] = lit * (0.12f + 0.5f * (v - (float) Math.floor(v)));
    }

    private void weigh(int triangle, float x, float y) {
        float[] v = setting.geometry.vertices();
        int[] corners = setting.geometry.corners();
        a = corners[3 * triangle];
        b = corners[3 * triangle + 1];
        c = corners[3 * triangle + 2];
        float ax = v[a + X] - x;
        float ay = v[a + Y] - y;
        float bx = v[b + X] - x;
        float by = v[b + Y] - y;
        float cx = v[c + X] - x;
        float cy = v[c + Y] - y;
        float ea = bx * cy - cx * by;
        float eb = cx * ay - ax * cy;
        float ec = ax * by - bx * ay;
        weightA = ea * v[a + INVERSE_W];
        weightB = eb * v[b + INVERSE_W];
        weightC = ec * v[c + INVERSE_W];
        if (setting.shading == Shading.WIRE) {
            nearestEdge = Math.min(
                    Math.abs(ea) / (float) Math.hypot(cx - bx, cy - by),
                    Math.min(
                            Math.abs(eb) / (float) Math.hypot(ax - cx, ay - cy),
                            Math.abs(ec) / (float) Math.hypot(bx - ax, by - ay)));
        }
    }

    /** The weighted sum of a slot over the corners, not normalised. */
    private float mix(int slot) {
        float[] v = setting.geometry.vertices();
        return weightA * v[a + slot] + weightB * v[b + slot] + weightC * v[c + slot];
    }

    private float inverseDepth() {
        float distance = mix(DISTANCE) / (weightA + weightB + weightC);
        PlacedScene.Range range = setting.range;
        return (1 / distance - range.inverseFar()) / (range.inverseNear() - range.inverseFar());
    }

    /** The material's own colour into {@link #color}, with the alpha of its picture and vertices alone. */
    private void texture(int triangle, SoftPaint paint) {
        float q = mix(Q);
        color[0] = 0;
        color[1] = 0;
        color[2] = 0;
        color[3] = 0;
        paint.texture().sample(mix(S) / q, mix(T) / q, setting.lods[triangle], paint.sampler(), color);
        color[0] *= paint.red();
        color[1] *= paint.green();
        color[2] *= paint.blue();
        if (paint.colored()) {
            float sum = weightA + weightB + weightC;
            for (int i = 0; i < 4; i++) {
                color[i] *= mix(COLOR + i) / sum;
            }
        }
    }

    /**
     * Binary logarithm of the texels per {@code side} samples in the middle of each triangle; the longer of the two directions
     * counts, as in OpenGL.
     */
    static float[] lods(SoftGeometry geometry, SoftPaint[] paints, int side) {
        float[] lods = new float[geometry.triangleCount()];
        Parallel.rows((lods.length + CHUNK - 1) / CHUNK, (from, to) -> {
            float[] plane = new float[9];
            for (int t = from * CHUNK; t < Math.min(lods.length, to * CHUNK); t++) {
                SoftTexture texture = paints[geometry.meshOf(t)].texture();
                lods[t] = texture.width() > 1 ? lod(geometry, t, texture, side, plane) : 0;
            }
        });
        return lods;
    }

    private static float lod(SoftGeometry geometry, int triangle, SoftTexture texture, int side, float[] p) {
        float[] v = geometry.vertices();
        int a = geometry.corners()[3 * triangle];
        int b = geometry.corners()[3 * triangle + 1];
        int c = geometry.corners()[3 * triangle + 2];
        plane(v, a, b, c, S, p, 0);
        plane(v, a, b, c, T, p, 3);
        plane(v, a, b, c, Q, p, 6);
        float u = p[2] / p[8];
        float w = p[5] / p[8];
        float ux = (p[0] - u * p[6]) / p[8] * texture.width();
        float uy = (p[1] - u * p[7]) / p[8] * texture.width();
        float vx = (p[3] - w * p[6]) / p[8] * texture.height();
        float vy = (p[4] - w * p[7]) / p[8] * texture.height();
        double square = (double) side * side * Math.max(ux * ux + vx * vx, uy * uy + vy * vy);
        return square > 1 ? (float) (0.5 * Math.log(square) / Math.log(2)) : 0;
    }

    /** Slopes along x and y of slot/w, which is linear on the screen, and its value in the triangle's middle, to {@code at}. */
    private static void plane(float[] v, int a, int b, int c, int slot, float[] out, int at) {
        float pa = v[a + slot] * v[a + INVERSE_W];
        float pb = v[b + slot] * v[b + INVERSE_W];
        float pc = v[c + slot] * v[c + INVERSE_W];
        float bx = v[b + X] - v[a + X];
        float by = v[b + Y] - v[a + Y];
        float cx = v[c + X] - v[a + X];
        float cy = v[c + Y] - v[a + Y];
        float area = bx * cy - cx * by;
        out[at] = ((pb - pa) * cy - (pc - pa) * by) / area;
        out[at + 1] = ((pc - pa) * bx - (pb - pa) * cx) / area;
        out[at + 2] = (pa + pb + pc) / 3;
    }

    /** The normal towards the eye and the direction to the eye at the last sample. */
    private void orient(boolean smooth) {
        float sum = weightA + weightB + weightC;
        for (int i = 0; i < 3; i++) {
            toEye[i] = setting.parallel ? (i == 2 ? 1 : 0) : -mix(POINT + i) / sum;
        }
        if (smooth) {
            for (int i = 0; i < 3; i++) {
                normal[i] = mix(NORMAL + i);
            }
        } else {
            flatNormal();
        }
        normalize(toEye);
        normalize(normal);
        if (normal[0] * toEye[0] + normal[1] * toEye[1] + normal[2] * toEye[2] < 0) {
            normal[0] = -normal[0];
            normal[1] = -normal[1];
            normal[2] = -normal[2];
        }
    }

    private void flatNormal() {
        float[] v = setting.geometry.vertices();
        float ux = v[b + POINT] - v[a + POINT];
        float uy = v[b + POINT + 1] - v[a + POINT + 1];
        float uz = v[b + POINT + 2] - v[a + POINT + 2];
        float wx = v[c + POINT] - v[a + POINT];
        float wy = v[c + POINT + 1] - v[a + POINT + 1];
        float wz = v[c + POINT + 2] - v[a + POINT + 2];
        normal[0] = uy * wz - uz * wy;
        normal[1] = uz * wx - ux * wz;
        normal[2] = ux * wy - uy * wx;
    }

    private static void normalize(float[] v) {
        float inverse = 1 / (float) Math.sqrt(Math.max(1e-30f, v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
        v[0] *= inverse;
        v[1] *= inverse;
        v[2] *= inverse;
    }
}
