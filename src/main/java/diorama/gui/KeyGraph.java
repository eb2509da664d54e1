package diorama.gui;

import diorama.options.Option;
import diorama.pipeline.CameraKey;
import diorama.pipeline.CameraKeys;
import diorama.pipeline.ZoomOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the graph of a clip's keys says and changes, without a window. */
final class KeyGraph {
    /** What the graph has curves of. */
    static final List<Option> CHANNELS = CameraKey.SCHEMA.options().stream()
            .filter(o -> o.type() == float.class && !o.name().equals("time"))
            .toList();

    private KeyGraph() {}

    /** The way through a clip's keys; back to the first one where the clip is a loop. */
    static Optional<CameraKeys> way(Clip clip) {
        if (clip.keys().isEmpty()) {
            return Optional.empty();
        }
        CameraKeys keys = new CameraKeys(clip.keys());
        ZoomOptions zoom = clip.zoom();
        return Optional.of(zoom.loop() ? keys.closed(zoom.seconds()) : keys);
    }

    static float value(CameraKey key, Option channel) {
        return (Float) channel.get(key);
    }

    /**
     * The clip with a key moved: to a whole frame between its neighbours and within the clip, to a value that the channel may have.
     *
     * @param index of the key
     */
    static Clip moved(Clip clip, int index, Option channel, double seconds, double value) {
        List<CameraKey> keys = new ArrayList<>(clip.keys());
        float frame = 1f / clip.zoom().fps();
        double least = index == 0 ? 0 : keys.get(index - 1).time() + frame;
        double most = index == keys.size() - 1
                ? Math.max(clip.zoom().seconds(), keys.get(index).time())
                : keys.get(index + 1).time() - frame;
        double at = Math.rint(seconds / frame) * frame;
        double kept = least <= most
                ? Math.max(least, Math.min(most, at))
                : keys.get(index).time();
        float set = (float) Math.max(channel.min(), Math.min(channel.max(), value));
        CameraKey there = CameraKey.SCHEMA.with(keys.get(index), channel, set);
        keys.set(index, CameraKey.SCHEMA.with(there, CameraKey.SCHEMA.option("time"), (float) kept));
        return clip.withKeys(keys);
    }

    /** With another way from the key before to this one. */
    static Clip eased(Clip clip, int index, CameraKey.Ease ease) {
        List<CameraKey> keys = new ArrayList<>(clip.keys());
        keys.set(index, CameraKey.SCHEMA.with(keys.get(index), CameraKey.SCHEMA.option("ease"), ease));
        return clip.withKeys(keys);
    }

    /** Whether the clip ends where it began, so that it can be played round and round. */
    static boolean closes(Clip clip) {
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
    record Range(double low, double high) {
        static Range of(Clip clip, List<Option> channels) {
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
