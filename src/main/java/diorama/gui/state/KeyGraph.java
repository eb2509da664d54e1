package diorama.gui.state;

import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraKeys;
import diorama.pipeline.clip.KeyHandles;
import diorama.pipeline.clip.ZoomOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the graph of a clip's keys says and changes, without a window. */
public final class KeyGraph {
    /** What the graph has curves of. */
    public static final List<Option> CHANNELS = CameraKey.SCHEMA.options().stream()
            .filter(o -> o.type() == float.class && !o.name().equals("time"))
            .toList();

    /** A handle keeps that much of time, so that it has a direction, s. */
    private static final double SHORTEST = 0.01;

    private KeyGraph() {}

    /** The way through a clip's keys; back to the first one where the clip is a loop. */
    public static Optional<CameraKeys> way(Clip clip) {
        if (clip.keys().isEmpty()) {
            return Optional.empty();
        }
        CameraKeys keys = new CameraKeys(clip.keys());
        ZoomOptions zoom = clip.zoom();
        return Optional.of(zoom.loop() ? keys.closed(zoom.seconds()) : keys);
    }

    public static float value(CameraKey key, Option channel) {
        return (Float) channel.get(key);
    }

    /** Number of the key that is nearest to a time, s; there is one. */
    public static int nearest(Clip clip, double seconds) {
        List<CameraKey> keys = clip.keys();
        int best = 0;
        for (int k = 1; k < keys.size(); k++) {
            if (Math.abs(keys.get(k).time() - seconds) < Math.abs(keys.get(best).time() - seconds)) {
                best = k;
            }
        }
        return best;
    }

    /**
     * A key of a curve.
     *
     * @param key its number
     * @param channel its number in {@link #CHANNELS}
     */
    public record Chosen(int key, int channel) {}

    /** A place in the graph: s, and the channel's value. */
    public record Point(double time, double value) {}

    /** The ends of a key's handles; empty where its curve is no spline on that side. */
    public record Ends(Optional<Point> left, Optional<Point> right) {}

    /** @param channel number in {@link #CHANNELS} */
    public static Ends ends(Clip clip, int index, int channel) {
        CameraKeys way = way(clip).orElseThrow();
        CameraKey key = way.key(index);
        int back = back(clip, index, way);
        boolean left = back > 0 && key.ease() == CameraKey.Ease.SPLINE;
        boolean right = index + 1 < way.count() && way.key(index + 1).ease() == CameraKey.Ease.SPLINE;
        return new Ends(
                left ? Optional.of(point(way.key(back), channel, way.left(back, channel))) : Optional.empty(),
                right ? Optional.of(point(key, channel, way.right(index, channel))) : Optional.empty());
    }

    /** Number of the key on the way that a key's left handle is at: the first one of a loop is come back to at the end. */
    private static int back(Clip clip, int index, CameraKeys way) {
        return index == 0 && way.count() > clip.keys().size() ? way.count() - 1 : index;
    }

    /** When the curve comes back to the first key of a loop, s; empty where the clip is none, or ends there by itself. */
    public static Optional<Float> comesBack(Clip clip) {
        return way(clip).filter(way -> way.count() > clip.keys().size()).map(way -> way.key(way.count() - 1)
                .time());
    }

    /** When the curve is at a key that a handle belongs to, s. */
    public static float anchor(Clip clip, int index, boolean right) {
        float own = clip.keys().get(index).time();
        return right || index > 0 ? own : comesBack(clip).orElse(own);
    }

    private static Point point(CameraKey key, int channel, KeyHandles.End end) {
        Option option = CHANNELS.get(channel);
        double value = value(key, option);
        boolean log = option.name().equals("zoom");
        return new Point(key.time() + end.time(), log ? value * Math.exp(end.value()) : value + end.value());
    }

    public static KeyHandles.Type type(Clip clip, int index, int channel) {
        return KeyHandles.of(clip.keys().get(index).handles())
                .of(channel)
                .map(KeyHandles.Handle::type)
                .orElse(KeyHandles.Type.AUTO);
    }

    /**
     * With the end of a handle elsewhere, as Blender does it: one that was found by itself is aligned from then on, a vector is free.
     *
     * @param right whether it is the one after the key
     */
    public static Clip dragged(Clip clip, int index, int channel, boolean right, Point to) {
        CameraKey key = clip.keys().get(index);
        Option option = CHANNELS.get(channel);
        double value = value(key, option);
        boolean log = option.name().equals("zoom");
        double rise = log ? Math.log(Math.max(to.value(), 1e-3) / value) : to.value() - value;
        double time = to.time() - anchor(clip, index, right);
        KeyHandles.End end = new KeyHandles.End(right ? Math.max(SHORTEST, time) : Math.min(-SHORTEST, time), rise);
        KeyHandles.Type was = type(clip, index, channel);
        boolean aligned = was == KeyHandles.Type.AUTO || was == KeyHandles.Type.ALIGNED;
        KeyHandles.Handle now = set(clip, index, channel);
        KeyHandles.End other = right ? now.left() : now.right();
        if (aligned) {
            other = new KeyHandles.End(other.time(), end.value() / end.time() * other.time());
        }
        KeyHandles.Type type = aligned ? KeyHandles.Type.ALIGNED : KeyHandles.Type.FREE;
        return with(clip, index, channel, new KeyHandles.Handle(type, right ? other : end, right ? end : other));
    }

    /** With handles of another type, which begin as they are. */
    public static Clip typed(Clip clip, int index, int channel, KeyHandles.Type type) {
        if (type == KeyHandles.Type.AUTO || type == KeyHandles.Type.VECTOR) {
            return with(clip, index, channel, KeyHandles.Handle.of(type));
        }
        KeyHandles.Handle now = set(clip, index, channel);
        KeyHandles.End left = now.left();
        if (type == KeyHandles.Type.ALIGNED && now.right().time() > 0) {
            left = new KeyHandles.End(
                    left.time(), now.right().value() / now.right().time() * left.time());
        }
        return with(clip, index, channel, new KeyHandles.Handle(type, left, now.right()));
    }

    /**
     * Both ends as they are, wherever they come from; where there is no neighbour the other end mirrored. A loop comes back to
     * its first key.
     */
    private static KeyHandles.Handle set(Clip clip, int index, int channel) {
        CameraKeys way = way(clip).orElseThrow();
        int back = back(clip, index, way);
        boolean before = back > 0;
        boolean after = index + 1 < way.count();
        KeyHandles.End alone = new KeyHandles.End(0.5, 0);
        KeyHandles.End right = after ? way.right(index, channel) : before ? mirrored(way.left(back, channel)) : alone;
        KeyHandles.End left = before ? way.left(back, channel) : mirrored(right);
        return new KeyHandles.Handle(KeyHandles.Type.FREE, left, right);
    }

    private static KeyHandles.End mirrored(KeyHandles.End end) {
        return new KeyHandles.End(-end.time(), -end.value());
    }

    private static Clip with(Clip clip, int index, int channel, KeyHandles.Handle handle) {
        List<CameraKey> keys = new ArrayList<>(clip.keys());
        CameraKey key = keys.get(index);
        String text = KeyHandles.of(key.handles())
                .with(CHANNELS.get(channel).name(), handle)
                .toString();
        keys.set(index, CameraKey.SCHEMA.with(key, CameraKey.SCHEMA.option("handles"), text));
        return clip.withKeys(keys);
    }

    /** Whether the clip ends where it began, so that it can be played round and round. */
    public static boolean closes(Clip clip) {
        return way(clip)
                .filter(keys -> {
                    CameraKey first = keys.keyAt(0);
                    CameraKey last = keys.keyAt(clip.zoom().seconds());
                    return CHANNELS.stream()
                            .allMatch(c ->
                                    Math.abs(value(first, c) - value(last, c)) < 1e-3 * (1 + Math.abs(c.softMax())));
                })
                .isPresent();
    }

    /**
     * Least and greatest value of some channels on the way, with room about them.
     *
     * @param low of the graph's lower border
     */
    public record Range(double low, double high) {
        /** So that handles are within, too. */
        public Range with(Ends ends) {
            double least = low;
            double most = high;
            for (Optional<Point> end : List.of(ends.left(), ends.right())) {
                double room = 0.08 * (high - low);
                least = Math.min(least, end.map(p -> p.value() - room).orElse(least));
                most = Math.max(most, end.map(p -> p.value() + room).orElse(most));
            }
            return new Range(least, most);
        }

        public static Range of(Clip clip, List<Option> channels) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            CameraKeys keys = way(clip).orElseThrow();
            for (Option channel : channels) {
                for (int i = 0; i <= 64; i++) {
                    double v = value(keys.keyAt(clip.zoom().seconds() * i / 64), channel);
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
                for (CameraKey key : clip.keys()) {
                    low = Math.min(low, value(key, channel));
                    high = Math.max(high, value(key, channel));
                }
            }
            double room = Math.max(
                    0.15 * (high - low),
                    channels.stream().anyMatch(c -> c.name().equals("roll")) ? 5 : 0.25);
            return new Range(low - room, high + room);
        }
    }
}
