package diorama.io.fbx;

import diorama.io.scene.ShapeTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.lwjgl.assimp.AIMeshMorphAnim;
import org.lwjgl.assimp.AIMeshMorphKey;

/**
 * Shares of a mesh's shapes over time, all of them a key: Assimp's keys have those alone that the file has there. Used in the
 * importing process only.
 *
 * @param times seconds, rising
 * @param values of each shape, all of them a key
 */
public record ShapeShares(float[] times, float[] values, int shapes) {
    public static final ShapeShares NONE = new ShapeShares(new float[0], new float[0], 0);

    /** Of a mesh; more are no faces but faults. */
    static final int MOST_SHAPES = 4096;

    /** Numbers altogether. */
    private static final long MOST = 1L << 27;

    /**
     * @param targets the mesh's shapes; empty where nothing is known of them
     * @param begin what stands for no time, in ticks
     * @param ticks a second
     */
    public static ShapeShares of(AIMeshMorphAnim animation, List<ShapeTarget> targets, double begin, double ticks) {
        return of(channels(animation, begin, ticks), targets);
    }

    /**
     * @param channels of each channel its shares by time, seconds; none where it is at rest
     * @param targets the mesh's shapes; empty where nothing is known of them
     */
    public static ShapeShares of(List<NavigableMap<Double, Double>> channels, List<ShapeTarget> targets) {
        if (channels.isEmpty()) {
            return NONE;
        }
        List<ShapeTarget> shapes = targets.isEmpty()
                ? IntStream.range(0, channels.size())
                        .mapToObj(i -> ShapeTarget.alone(i, 0))
                        .toList()
                : targets;
        double[] times = times(channels, shapes);
        if ((long) times.length * shapes.size() > MOST) {
            return NONE;
        }
        float[] values = new float[times.length * shapes.size()];
        int at = 0;
        for (double time : times) {
            for (ShapeTarget shape : shapes) {
                values[at] = (float) shape.share(value(channels, shape, time));
                if (!Float.isFinite(values[at++])) {
                    return NONE;
                }
            }
        }
        float[] rounded = new float[times.length];
        for (int t = 0; t < times.length; t++) {
            rounded[t] = (float) times[t];
        }
        return new ShapeShares(rounded, values, shapes.size());
    }

    private static List<NavigableMap<Double, Double>> channels(AIMeshMorphAnim animation, double begin, double ticks) {
        List<NavigableMap<Double, Double>> out = new ArrayList<>();
        for (int k = 0; k < animation.mNumKeys(); k++) {
            AIMeshMorphKey key = animation.mKeys().get(k);
            double time = (key.mTime() - begin) / ticks;
            if (!Float.isFinite((float) time)) {
                continue;
            }
            for (int i = 0; i < key.mNumValuesAndWeights(); i++) {
                int channel = key.mValues().get(i);
                double weight = key.mWeights().get(i);
                if (channel >= 0 && channel < MOST_SHAPES && Float.isFinite((float) weight)) {
                    while (out.size() <= channel) {
                        out.add(new TreeMap<>());
                    }
                    out.get(channel).putIfAbsent(time, weight);
                }
            }
        }
        return out;
    }

    /** When the last key is, seconds; 0 without any. */
    public double seconds() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    /** Those of all keys, and those where a channel reaches one of its shapes, or that at rest, between two of them. */
    private static double[] times(List<NavigableMap<Double, Double>> channels, List<ShapeTarget> shapes) {
        TreeSet<Double> times = new TreeSet<>();
        channels.forEach(keys -> times.addAll(keys.keySet()));
        for (ShapeTarget shape : shapes) {
            if (shape.full().length == 1 || shape.channel() >= channels.size()) {
                continue;
            }
            addCrossings(channels.get(shape.channel()), shape.full()[shape.place()], times);
            addCrossings(channels.get(shape.channel()), 0, times);
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void addCrossings(NavigableMap<Double, Double> keys, double level, TreeSet<Double> times) {
        double last = Double.NaN;
        double from = Double.NaN;
        for (var key : keys.entrySet()) {
            double way = (level - last) / (key.getValue() - last);
            if (way > 0 && way < 1) {
                times.add(from + way * (key.getKey() - from));
            }
            last = key.getValue();
            from = key.getKey();
        }
    }

    private static double value(List<NavigableMap<Double, Double>> channels, ShapeTarget shape, double time) {
        var keys = shape.channel() < channels.size() ? channels.get(shape.channel()) : new TreeMap<Double, Double>();
        var before = keys.floorEntry(time);
        var after = keys.ceilingEntry(time);
        if (before == null || after == null) {
            var only = before == null ? after : before;
            return only == null ? shape.rest() : only.getValue();
        }
        double length = after.getKey() - before.getKey();
        double way = length > 0 ? (time - before.getKey()) / length : 0;
        return before.getValue() + way * (after.getValue() - before.getValue());
    }
}
