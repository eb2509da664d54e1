package diorama.pipeline.clip;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.options.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A camera's way through keys. Before the first and after the last key it stands still; in a loop it goes back to the first.
 *
 * <pre>
 * {"keys": [{"time": 0, "x": -1}, {"time": 2, "forward": 1, "zoom": 1.2, "ease": "smooth"}, {"time": 4, "x": 1}]}
 * </pre>
 *
 * The studio's projects hold such a list, too.
 */
public final class CameraKeys {
    private static final int ZOOM = 6;

    private final List<CameraKey> keys;
    /** Slope of each value at each key, per second. */
    private final double[][] slopes;
    /** Of each key. */
    private final List<KeyHandles> handles;

    /** @param keys in order of time, at least one */
    public CameraKeys(List<CameraKey> keys) {
        this.keys = List.copyOf(keys);
        handles = keys.stream().map(key -> KeyHandles.of(key.handles())).toList();
        slopes = new double[keys.size()][ZOOM + 1];
        boolean closed = keys.size() > 2 && same(keys.get(0), keys.get(keys.size() - 1));
        for (int k = 0; k < keys.size(); k++) {
            if (k > 0 && k < keys.size() - 1) {
                slopes[k] = slope(keys.get(k - 1), keys.get(k + 1), 0);
            } else if (closed) {
                // once round: what comes before the first key lies before the last
                CameraKey before = keys.get(keys.size() - 2);
                CameraKey last = keys.get(keys.size() - 1);
                slopes[k] = slope(before, keys.get(1), last.time() - keys.get(0).time());
            }
        }
    }

    /** @throws UserError with the place in the file where something is wrong */
    public static CameraKeys read(Path file) {
        JsonObject root = Presets.read(file);
        if (!(root.get("keys") instanceof JsonArray all)
                || all.isEmpty()
                || (root.size() > 1 && !root.has("diorama"))) {
            throw new UserError(file + ": want {\"keys\": [{\"time\": 0, \"x\": -1}, ...]} with one key or more");
        }
        return new CameraKeys(list(all, file.toString()));
    }

    /**
     * Keys of a JSON list; none of an empty one.
     *
     * @param file in words, for messages
     */
    public static List<CameraKey> list(JsonArray all, String file) {
        List<CameraKey> keys = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String name = "keys[" + i + "]";
            CameraKey key = key(file, name, all.get(i));
            if (i > 0 && key.time() <= keys.get(i - 1).time()) {
                throw new UserError(file + ": " + name + ".time: got " + key.time() + ", want more than "
                        + keys.get(i - 1).time() + ", the key before");
            }
            keys.add(key);
        }
        return keys;
    }

    /** The list that {@link #list} reads. */
    public static JsonArray json(List<CameraKey> keys) {
        JsonArray all = new JsonArray();
        keys.forEach(key -> all.add(Presets.toJson(CameraKey.SCHEMA, key)));
        return all;
    }

    private static CameraKey key(String file, String name, JsonElement element) {
        JsonObject one = new JsonObject();
        one.add(name, element);
        try {
            return Presets.apply(one, name, CameraKey.SCHEMA, CameraKey.DEFAULTS);
        } catch (UserError e) {
            throw new UserError(file + ": " + name + ": " + e.getMessage(), e);
        }
    }

    /** The same way, ended at {@code seconds} where it began; as it is when it lasts longer. */
    public CameraKeys closed(float seconds) {
        CameraKey last = keys.get(keys.size() - 1);
        if (last.time() >= seconds) {
            return this;
        }
        List<CameraKey> round = new ArrayList<>(keys);
        round.add(keys.get(0).at(seconds));
        return new CameraKeys(round);
    }

    CameraPose at(double seconds) {
        double[] v = values(seconds);
        return new CameraPose(v[0], v[1], v[2], v[3], v[4], v[5]);
    }

    /** Where the camera is at a time, s, as a key of that place. */
    public CameraKey keyAt(double seconds) {
        double[] v = values(seconds);
        return new CameraKey(
                (float) seconds,
                (float) v[0],
                (float) v[1],
                (float) v[2],
                (float) v[3],
                (float) v[4],
                (float) v[5],
                (float) Math.exp(v[ZOOM]),
                CameraKey.Ease.SPLINE);
    }

    /** Magnification at a time, s. */
    public double zoom(double seconds) {
        return Math.exp(values(seconds)[ZOOM]);
    }

    private double[] values(double seconds) {
        int next = 0;
        while (next < keys.size() && keys.get(next).time() <= seconds) {
            next++;
        }
        if (next == 0 || next == keys.size()) {
            return keys.get(Math.max(0, next - 1)).values();
        }
        CameraKey from = keys.get(next - 1);
        CameraKey to = keys.get(next);
        double span = to.time() - from.time();
        double t = (seconds - from.time()) / span;
        double[] a = from.values();
        double[] b = to.values();
        double[] out = new double[a.length];
        for (int v = 0; v < out.length; v++) {
            out[v] = to.ease() == CameraKey.Ease.SPLINE
                    ? spline(next - 1, v, t)
                    : a[v] + KeyEasing.at(to.ease(), t) * (b[v] - a[v]);
        }
        return out;
    }

    /** The way of a value from a key to the next; {@code t} in [0,1]. */
    private double spline(int from, int v, double t) {
        double a = keys.get(from).values()[v];
        double b = keys.get(from + 1).values()[v];
        double span = keys.get(from + 1).time() - keys.get(from).time();
        if (handles.get(from).of(v).isEmpty() && handles.get(from + 1).of(v).isEmpty()) {
            return hermite(a, span * slopes[from][v], b, span * slopes[from + 1][v], t);
        }
        return KeyCurve.at(span, b - a, right(from, v), left(from + 1, v), t) + a;
    }

    /** The end of the handle that a key's curve leaves it by; the key has one after it. */
    public KeyHandles.End right(int key, int channel) {
        double span = keys.get(key + 1).time() - keys.get(key).time();
        double rise = keys.get(key + 1).values()[channel] - keys.get(key).values()[channel];
        Optional<KeyHandles.Handle> set = handles.get(key).of(channel);
        if (set.filter(KeyHandles.Handle::hasEnds).isPresent()) {
            return set.get().right();
        }
        return new KeyHandles.End(span / 3, set.isPresent() ? rise / 3 : slopes[key][channel] * span / 3);
    }

    /** The end of the handle that a key's curve comes to it by; the key has one before it. */
    public KeyHandles.End left(int key, int channel) {
        double span = keys.get(key).time() - keys.get(key - 1).time();
        double rise = keys.get(key).values()[channel] - keys.get(key - 1).values()[channel];
        Optional<KeyHandles.Handle> set = handles.get(key).of(channel);
        if (set.filter(KeyHandles.Handle::hasEnds).isPresent()) {
            return set.get().left();
        }
        return new KeyHandles.End(-span / 3, set.isPresent() ? -rise / 3 : -slopes[key][channel] * span / 3);
    }

    /** How many keys there are, a loop's last one included. */
    public int count() {
        return keys.size();
    }

    /** The key of that number. */
    public CameraKey key(int index) {
        return keys.get(index);
    }

    /** Cubic from a with slope {@code atA} to b with slope {@code atB}, per span. */
    private static double hermite(double a, double atA, double b, double atB, double t) {
        double u = 1 - t;
        return u * u * (1 + 2 * t) * a + t * u * u * atA + t * t * (3 - 2 * t) * b - t * t * u * atB;
    }

    private static double[] slope(CameraKey from, CameraKey to, double later) {
        double[] a = from.values();
        double[] b = to.values();
        for (int v = 0; v < a.length; v++) {
            b[v] = (b[v] - a[v]) / (to.time() + later - from.time());
        }
        return b;
    }

    private static boolean same(CameraKey a, CameraKey b) {
        return Arrays.equals(a.values(), b.values());
    }
}
