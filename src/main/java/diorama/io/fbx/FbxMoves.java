package diorama.io.fbx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.joml.Quaternionf;
import org.joml.Vector3f;

/**
 * How a model moves: keys between which all is straight: those of its curves, and some between, where it bends.
 */
public record FbxMoves(Keys moves, Keys turns, Keys scales) {
    private static final int MOST_STEPS = 1 << 15;
    /** So many keys one straight line stands for at most. */
    private static final int LONGEST = 32;
    /** What is not seen: a part of how far something moves. */
    private static final float SMALL = 1e-4f;

    /** @param times seconds from the take's beginning */
    public record Keys(float[] times, float[] values) {}

    /** @param times of the curves' own keys, to which others are added here */
    static FbxMoves of(TreeSet<Long> times, long from, long to, LongFunction<FbxStand> stands) {
        times.add(from);
        times.add(to);
        double count = Math.min(MOST_STEPS, FbxCurve.STEPS_PER_SECOND * ((double) to - from) / FbxCurve.SECOND);
        for (int s = 1; s < count; s++) {
            times.add(from + Math.round(s * ((double) to - from) / count));
        }
        List<float[]> moves = new ArrayList<>();
        List<float[]> turns = new ArrayList<>();
        List<float[]> scales = new ArrayList<>();
        float[] seconds = new float[times.size()];
        int at = 0;
        Quaternionf last = new Quaternionf();
        for (long time : times) {
            float second = (float) (((double) time - from) / FbxCurve.SECOND);
            if (at > 0 && second <= seconds[at - 1]) {
                continue; // closer than floats tell
            }
            seconds[at++] = second;
            FbxStand stand = stands.apply(time);
            moves.add(vector(new Vector3f(stand.move())));
            scales.add(vector(new Vector3f(stand.scale())));
            Quaternionf turn = new Quaternionf(stand.turn());
            if (turn.dot(last) < 0) {
                turn.set(-turn.x, -turn.y, -turn.z, -turn.w);
            }
            last.set(turn);
            turns.add(new float[] {turn.x, turn.y, turn.z, turn.w});
        }
        float[] when = Arrays.copyOf(seconds, at);
        return new FbxMoves(thinned(when, moves), thinned(when, turns), thinned(when, scales));
    }

    private static float[] vector(Vector3f of) {
        return new float[] {of.x, of.y, of.z};
    }

    /** Without keys that a straight line between others goes through. */
    private static Keys thinned(float[] times, List<float[]> values) {
        int width = values.get(0).length;
        float small = SMALL * extent(values);
        if (values.stream().allMatch(v -> isNear(values.get(0), v, small))) {
            return new Keys(new float[] {times[0]}, values.get(0));
        }
        List<Integer> kept = new ArrayList<>(List.of(0));
        int from = 0;
        for (int to = 2; to < times.length; to++) {
            if (to - from > LONGEST || !isStraight(times, values, from, to, small)) {
                from = to - 1;
                kept.add(from);
            }
        }
        kept.add(times.length - 1);
        float[] when = new float[kept.size()];
        float[] what = new float[width * kept.size()];
        for (int k = 0; k < when.length; k++) {
            when[k] = times[kept.get(k)];
            System.arraycopy(values.get(kept.get(k)), 0, what, width * k, width);
        }
        return new Keys(when, what);
    }

    private static float extent(List<float[]> values) {
        float out = 1e-6f;
        for (float[] value : values) {
            for (int i = 0; i < value.length; i++) {
                out = Math.max(out, Math.max(Math.abs(value[i] - values.get(0)[i]), 0.05f * Math.abs(value[i])));
            }
        }
        return out;
    }

    private static boolean isStraight(float[] times, List<float[]> values, int from, int to, float small) {
        float[] a = values.get(from);
        float[] b = values.get(to);
        for (int k = from + 1; k < to; k++) {
            float share = (times[k] - times[from]) / (times[to] - times[from]);
            float[] line = new float[a.length];
            if (a.length == 4) {
                Quaternionf way =
                        new Quaternionf(a[0], a[1], a[2], a[3]).slerp(new Quaternionf(b[0], b[1], b[2], b[3]), share);
                line = new float[] {way.x, way.y, way.z, way.w};
            } else {
                for (int i = 0; i < a.length; i++) {
                    line[i] = a[i] + share * (b[i] - a[i]);
                }
            }
            if (!isNear(line, values.get(k), small)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNear(float[] a, float[] b, float small) {
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - b[i]) <= small)) {
                return false;
            }
        }
        return true;
    }
}
