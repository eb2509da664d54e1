package diorama.pipeline.job;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.pipeline.job.Timeline.Ease;
import diorama.pipeline.job.Timeline.Shot;
import diorama.pipeline.job.Timeline.Trim;
import diorama.stereo.StereoOptions;
import diorama.video.option.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Timelines as JSON that people edit. Faults name the place in the file, as {@code shots[3].keys[0].divergence}.
 *
 * <pre>
 * {"shots": [{"shot": 1, "from": "0:00:00.000", "divergence": 2, "convergence": 0.5, "foreground-scale": 0,
 *             "crop": [left, top, right, bottom in %],
 *             "keys": [{"time": "0:00:01.500", "divergence": 2.5, "ease": "linear"}]}],
 *  "keys": [{"time": "1:00", "divergence": 3, "ease": "smooth"}]}
 * </pre>
 */
public final class TimelineFile {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Set<String> VALUES = Set.of("divergence", "convergence", "foreground-scale", "crop");

    private final Path file;

    private TimelineFile(Path file) {
        this.file = file;
    }

    /** @throws UserError with the place in the file where something is wrong */
    public static Timeline read(Path file) {
        return new TimelineFile(file).read();
    }

    /**
     * A timeline that is a part of another file.
     *
     * @throws UserError with the place in it where something is wrong
     */
    public static Timeline of(JsonElement json, Path within) {
        return new TimelineFile(within).timeline(json);
    }

    private Timeline read() {
        JsonElement root;
        try {
            root = JsonParser.parseString(Files.readString(file));
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read as a timeline: " + AtomicFile.reason(e), e);
        } catch (JsonParseException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("\\s*See https?:.*|\\R.*", "");
            throw new UserError(file + ": is not JSON: " + why, e);
        }
        return timeline(root);
    }

    private Timeline timeline(JsonElement root) {
        JsonObject top = object(root, "the file", Set.of("shots", "keys", "source", "says"));
        List<Shot> shots = new ArrayList<>();
        JsonArray all = array(top, "shots", "shots");
        for (int i = 0; i < all.size(); i++) {
            shots.add(shot(all.get(i), "shots[" + i + "]"));
            if (i > 0 && shots.get(i).from() <= shots.get(i - 1).from()) {
                throw fault(
                        "shots[" + i + "].from",
                        all.get(i).getAsJsonObject().get("from"),
                        "a time after shots[" + (i - 1) + "].from");
            }
        }
        return new Timeline(shots, keys(top, "keys", Long.MIN_VALUE));
    }

    private Shot shot(JsonElement element, String path) {
        JsonObject shot = object(element, path, Set.of("shot", "from", "frames", "keys", "says"));
        if (!shot.has("from")) {
            throw new UserError(file + ": " + path + ": has no 'from', want the time at which the shot begins");
        }
        long from = time(shot.get("from"), path + ".from");
        return new Shot(from, values(shot, path), keys(shot, path + ".keys", from));
    }

    private List<Timeline.Key> keys(JsonObject owner, String path, long from) {
        JsonArray all = array(owner, "keys", path);
        List<Timeline.Key> keys = new ArrayList<>();
        long before = from;
        for (int i = 0; i < all.size(); i++) {
            String here = path + "[" + i + "]";
            JsonObject key = object(all.get(i), here, Set.of("time", "ease", "says"));
            if (!key.has("time")) {
                throw new UserError(file + ": " + here + ": has no 'time', want the moment its values hold at");
            }
            long at = time(key.get("time"), here + ".time");
            if (at < before || (i > 0 && at == before)) {
                throw fault(
                        here + ".time",
                        key.get("time"),
                        i > 0 ? "a time after the key before it" : "a time in the shot");
            }
            before = at;
            keys.add(new Timeline.Key(at, values(key, here), ease(key.get("ease"), here + ".ease")));
        }
        return keys;
    }

    private Ease ease(JsonElement element, String path) {
        if (element == null) {
            return Ease.LINEAR;
        }
        for (Ease ease : Ease.values()) {
            if (element instanceof JsonPrimitive p && Option.text(ease).equals(p.getAsString())) {
                return ease;
            }
        }
        throw fault(path, element, "linear, smooth or hold");
    }

    private Timeline.Values values(JsonObject owner, String path) {
        return new Timeline.Values(
                number(owner, path, "divergence", StereoOptions.SCHEMA),
                number(owner, path, "convergence", StereoOptions.SCHEMA),
                number(owner, path, "foreground-scale", ShapeOptions.SCHEMA),
                crop(owner.get("crop"), path + ".crop"));
    }

    private <R extends Record> OptionalDouble number(JsonObject owner, String path, String name, OptionSchema<R> from) {
        JsonElement element = owner.get(name);
        if (element == null) {
            return OptionalDouble.empty();
        }
        Option option = from.option(name);
        return OptionalDouble.of(number(element, path + "." + name, option.min(), option.max(), option.domain()));
    }

    private double number(JsonElement element, String path, double min, double max, String domain) {
        if (element instanceof JsonPrimitive p && p.isNumber()) {
            double value = p.getAsDouble();
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw fault(path, element, domain);
    }

    private Optional<Trim> crop(JsonElement element, String path) {
        if (element == null) {
            return Optional.empty();
        }
        if (!(element instanceof JsonArray sides) || sides.size() != 4) {
            throw fault(path, element, "[left, top, right, bottom] in % of the width and height");
        }
        double[] cut = new double[4];
        for (int i = 0; i < 4; i++) {
            cut[i] = number(sides.get(i), path + "[" + i + "]", 0, 95, "0 to 95 %");
        }
        if (cut[0] + cut[2] > 95 || cut[1] + cut[3] > 95) {
            throw fault(path, element, "at least 5 % of the width and height left");
        }
        return Optional.of(new Trim(cut[0], cut[1], cut[2], cut[3]));
    }

    /** Seconds, or text as {@code --start} takes it. */
    private long time(JsonElement element, String path) {
        if (element instanceof JsonPrimitive p && !p.isBoolean()) {
            try {
                return Span.parse(p.getAsString(), "end").startMicros();
            } catch (UserError e) {
                // told below, with the place in the file
            }
        }
        throw fault(path, element, "seconds, mm:ss or hh:mm:ss, e.g. \"1:30.5\" or 90.5");
    }

    private JsonArray array(JsonObject owner, String name, String path) {
        JsonElement element = owner.get(name);
        if (element == null) {
            return new JsonArray();
        }
        if (element instanceof JsonArray all) {
            return all;
        }
        throw fault(path, element, "a list, [...]");
    }

    private JsonObject object(JsonElement element, String path, Set<String> known) {
        if (!(element instanceof JsonObject object)) {
            throw fault(path, element, "an object, {...}");
        }
        for (String name : object.keySet()) {
            boolean valued = !path.equals("the file") && VALUES.contains(name);
            if (!valued && !known.contains(name)) {
                String place = path.equals("the file") ? name : path + "." + name;
                List<String> may = new ArrayList<>(known);
                if (!path.equals("the file")) {
                    may.addAll(VALUES);
                }
                may.sort(null);
                throw new UserError(file + ": " + place + ": is unknown, want one of " + String.join(", ", may));
            }
        }
        return object;
    }

    private UserError fault(String path, JsonElement got, String want) {
        String text = GSON.toJson(got).replaceAll("\\s+", " ");
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return new UserError(file + ": " + path + ": got " + shown + ", want " + want);
    }

    /** Writes a timeline so that people can edit it; what it does not say stays away. */
    public static void write(Timeline timeline, String source, Path file) {
        JsonObject top = new JsonObject();
        top.addProperty("source", source);
        toJson(timeline).entrySet().forEach(entry -> top.add(entry.getKey(), entry.getValue()));
        String text = GSON.toJson(top) + "\n";
        AtomicFile.write(file, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
    }

    /** As {@link #of} reads it. */
    public static JsonObject toJson(Timeline timeline) {
        return TimelineJson.of(timeline);
    }
}
