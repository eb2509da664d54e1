package diorama.pipeline.clip;

import diorama.base.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the curves of a key's channels leave it, where that is not found by itself: Blender's handles. As text, for files:
 *
 * <pre>
 * x aligned -0.5 0.2 0.5 -0.2; zoom vector
 * </pre>
 *
 * each channel with its type and the ends of its left and right handle, against the key, in seconds and in the channel's unit
 * (zoom: its natural logarithm).
 */
public final class KeyHandles {
    public static final KeyHandles NONE = new KeyHandles(Map.of());

    /** Channels in the order of {@link CameraKey#values}. */
    static final List<String> CHANNELS = List.of("x", "y", "forward", "turn", "lift", "roll", "zoom");

    private static final String WANT = "want such as 'x aligned -0.5 0.2 0.5 -0.2; zoom vector'";

    private final Map<String, Handle> handles;

    private KeyHandles(Map<String, Handle> handles) {
        this.handles = handles;
    }

    /** How a handle follows its neighbours. */
    public enum Type {
        /** Both ends where they were set. */
        FREE,
        /** In one line through the key. */
        ALIGNED,
        /** Towards the neighbours. */
        VECTOR,
        /** So that the curve has no corners and no waves. */
        AUTO
    }

    /** The end of a handle against its key; s, and the channel's unit. */
    public record End(double time, double value) {
        static final End NOWHERE = new End(0, 0);
    }

    /** Of one channel; vectors and those that are found by themselves need no ends. */
    public record Handle(Type type, End left, End right) {
        /** Of a type that needs no ends. */
        public static Handle of(Type type) {
            return new Handle(type, End.NOWHERE, End.NOWHERE);
        }

        boolean hasEnds() {
            return type == Type.FREE || type == Type.ALIGNED;
        }
    }

    /** @throws UserError where it cannot be read */
    public static KeyHandles of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, Handle> all = new LinkedHashMap<>();
        for (String one : text.strip().replaceFirst(";$", "").split(";", -1)) {
            String[] words = one.strip().split("\\s+", -1);
            if (words.length < 2 || !CHANNELS.contains(words[0])) {
                throw new UserError("handles: got '" + one.strip() + "', " + WANT);
            }
            put(all, words[0], handle(one.strip(), words));
        }
        return new KeyHandles(all);
    }

    private static Handle handle(String one, String[] words) {
        try {
            Handle handle = Handle.of(Type.valueOf(words[1].toUpperCase(Locale.ROOT)));
            if (words.length == (handle.hasEnds() ? 6 : 2)) {
                return handle.hasEnds() ? new Handle(handle.type, end(words, 2, -1), end(words, 4, 1)) : handle;
            }
        } catch (IllegalArgumentException e) {
            throw new UserError("handles: got '" + one + "', " + WANT, e);
        }
        throw new UserError("handles: got '" + one + "', " + WANT);
    }

    /** @param side -1 to the left of the key, 1 to its right */
    private static End end(String[] words, int at, int side) {
        double time = Double.parseDouble(words[at]);
        double value = Double.parseDouble(words[at + 1]);
        if (time * side < 0 || !Double.isFinite(time) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("end at " + time + ", " + value);
        }
        return new End(time, value);
    }

    /** What was set for a channel; empty where it is found by itself. */
    public Optional<Handle> of(int channel) {
        return Optional.ofNullable(handles.get(CHANNELS.get(channel)));
    }

    /** With another handle of a channel. */
    public KeyHandles with(String channel, Handle handle) {
        Map<String, Handle> all = new LinkedHashMap<>(handles);
        put(all, channel, handle);
        return new KeyHandles(all);
    }

    /** What is found by itself is not kept. */
    private static void put(Map<String, Handle> all, String channel, Handle handle) {
        if (handle.type == Type.AUTO) {
            all.remove(channel);
        } else {
            all.put(channel, handle);
        }
    }

    /** The text that {@link #of(String)} reads. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        handles.forEach((channel, handle) -> {
            String word = channel + " " + handle.type.name().toLowerCase(Locale.ROOT);
            words.add(handle.hasEnds() ? word + text(handle.left) + text(handle.right) : word);
        });
        return String.join("; ", words);
    }

    private static String text(End end) {
        return " " + number(end.time) + " " + number(end.value);
    }

    private static String number(double value) {
        double rounded = Math.rint(value * 1e4) / 1e4;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf((float) rounded);
    }
}
