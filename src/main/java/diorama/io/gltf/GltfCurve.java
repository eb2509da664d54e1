package diorama.io.gltf;

import diorama.io.scene.ImportedMotion;
import diorama.io.scene.MemoryBudget;
import diorama.mesh.Animation;
import java.util.Arrays;
import java.util.Locale;

/**
 * A curve of a glTF animation as keys with straight lines between them. Confined to one thread.
 *
 * <p>Steps become two keys, splines as many as it takes.
 */
final class GltfCurve {
    /** Keys that a piece of a spline becomes, where it is no straight line. */
    private static final int PIECES = 8;
    /** Of the distance between both ends, or of one. */
    private static final float STRAIGHT = 1e-4f;

    private final Kind kind;
    private final float[] times;
    private final float[] values;
    private final int width;
    private final float[] outTimes;
    private final float[] outValues;
    private int count;

    /** What lies between keys. */
    enum Kind {
        LINEAR,
        STEP,
        /** Of Hermite; each value stands between what it comes with and what it goes with. */
        CUBICSPLINE;

        static Kind named(String name) {
            for (Kind each : values()) {
                if (each.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return each;
                }
            }
            return LINEAR;
        }

        /** Values of a key. */
        int parts() {
            return this == CUBICSPLINE ? 3 : 1;
        }
    }

    /**
     * @param times seconds of the keys
     * @param values of each key, three of them for splines
     * @param width numbers of a value
     */
    GltfCurve(Kind kind, float[] times, float[] values, int width, MemoryBudget memory) {
        this.kind = kind;
        this.times = times;
        this.values = values;
        this.width = width;
        int most = kind == Kind.LINEAR ? 1 : kind == Kind.STEP ? 2 : PIECES;
        memory.take((long) most * Float.BYTES * (width + 1L) * times.length);
        outTimes = new float[Math.multiplyExact(most, times.length)];
        outValues = new float[Math.multiplyExact(width, outTimes.length)];
    }

    Animation.Keys keys() {
        for (int k = 0; k < times.length; k++) {
            add(times[k], k);
            if (k + 1 < times.length && times[k + 1] > times[k]) {
                if (kind == Kind.STEP) {
                    add(Math.nextDown(times[k + 1]), k);
                } else if (kind == Kind.CUBICSPLINE) {
                    addPiece(k);
                }
            }
        }
        return ImportedMotion.rising(Arrays.copyOf(outTimes, count), Arrays.copyOf(outValues, width * count), width);
    }

    private void add(float time, int key) {
        outTimes[count] = time;
        System.arraycopy(values, at(key, 1), outValues, width * count, width);
        count++;
    }

    /** @param part 0 for what a spline comes with, 1 for the value, 2 for what it goes with */
    private int at(int key, int part) {
        return kind == Kind.CUBICSPLINE ? width * (3 * key + part) : width * key;
    }

    private void addPiece(int key) {
        boolean straight = true;
        int from = count;
        for (int p = 1; p < PIECES; p++) {
            float s = p / (float) PIECES;
            outTimes[count] = times[key] + s * (times[key + 1] - times[key]);
            for (int i = 0; i < width; i++) {
                float spline = spline(key, i, s);
                float a = values[at(key, 1) + i];
                float b = values[at(key + 1, 1) + i];
                straight &= Math.abs(spline - (a + s * (b - a))) <= STRAIGHT * Math.max(1, Math.abs(b - a));
                outValues[width * count + i] = spline;
            }
            count++;
        }
        count = straight ? from : count;
    }

    private float spline(int key, int i, float s) {
        float length = times[key + 1] - times[key];
        float a = values[at(key, 1) + i];
        float b = values[at(key + 1, 1) + i];
        float goes = length * values[at(key, 2) + i];
        float comes = length * values[at(key + 1, 0) + i];
        float s2 = s * s;
        float s3 = s2 * s;
        return (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + s) * goes + (3 * s2 - 2 * s3) * b + (s3 - s2) * comes;
    }
}
