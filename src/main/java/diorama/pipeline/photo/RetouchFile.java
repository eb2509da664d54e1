package diorama.pipeline.photo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.DepthBrush;
import diorama.depth.DepthStroke;
import diorama.options.Option;
import diorama.options.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Strokes over a picture's depth as JSON, alike in files of their own and in projects.
 *
 * <pre>
 * {"retouch": [{"brush": "pull", "tip": "round", "radius": 0.05, "strength": 0.5, "keep-to-object": true,
 *               "points": [[0.25, 0.4], [0.3, 0.41]]}]}
 * </pre>
 */
public final class RetouchFile {
    private static final String NAME = "retouch";
    private static final Set<String> KEYS = Set.of("brush", "tip", "radius", "strength", "keep-to-object", "points");

    private RetouchFile() {}

    /** @throws UserError with the stroke in which something is wrong */
    public static List<DepthStroke> read(Path file) {
        JsonObject root = Presets.read(file);
        if (!root.has(NAME)) {
            throw new UserError(file + ": want {\"retouch\": [{\"brush\": \"pull\", \"points\": [[0.5, 0.5]]}, ...]}");
        }
        try {
            return of(root);
        } catch (UserError e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    /** The strokes among the members of {@code holder}; none where it has none. */
    public static List<DepthStroke> of(JsonObject holder) {
        JsonElement all = holder.get(NAME);
        if (all == null) {
            return List.of();
        }
        if (!(all instanceof JsonArray array)) {
            throw new UserError("retouch: want a list of strokes");
        }
        List<DepthStroke> strokes = new ArrayList<>();
        for (JsonElement one : array) {
            String name = "retouch[" + strokes.size() + "]";
            try {
                strokes.add(stroke(one.getAsJsonObject()));
            } catch (UserError
                    | IllegalArgumentException
                    | IllegalStateException
                    | UnsupportedOperationException
                    | IndexOutOfBoundsException
                    | ClassCastException
                    | NullPointerException e) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new UserError(name + ": is no stroke (" + why + ")", e);
            }
        }
        return strokes;
    }

    private static DepthStroke stroke(JsonObject one) {
        for (String key : one.keySet()) {
            if (!KEYS.contains(key)) {
                throw new UserError("got '" + key + "', want one of " + String.join(", ", sorted()));
            }
        }
        if (!one.has("brush") || !one.has("points")) {
            throw new UserError("want \"brush\" and \"points\"");
        }
        List<DepthStroke.Point> points = new ArrayList<>();
        for (JsonElement point : one.getAsJsonArray("points")) {
            JsonArray xy = point.getAsJsonArray();
            if (xy.size() != 2) {
                throw new UserError("got the point " + xy + ", want [x, y]");
            }
            points.add(new DepthStroke.Point(xy.get(0).getAsFloat(), xy.get(1).getAsFloat()));
        }
        return new DepthStroke(
                word(DepthBrush.values(), "brush", one.get("brush").getAsString()),
                one.has("tip")
                        ? word(DepthStroke.Tip.values(), "tip", one.get("tip").getAsString())
                        : DepthStroke.Tip.ROUND,
                one.has("radius") ? one.get("radius").getAsFloat() : 0.05f,
                one.has("strength") ? one.get("strength").getAsFloat() : 1,
                one.has("keep-to-object") && one.get("keep-to-object").getAsBoolean(),
                points);
    }

    private static List<String> sorted() {
        return KEYS.stream().sorted().toList();
    }

    private static <E extends Enum<E>> E word(E[] all, String key, String got) {
        List<String> words = new ArrayList<>();
        for (E one : all) {
            if (Option.text(one).equals(got.toLowerCase(Locale.ROOT))) {
                return one;
            }
            words.add(Option.text(one));
        }
        throw new UserError(key + ": got '" + got + "', want " + String.join(", ", words));
    }

    public static JsonArray toJson(List<DepthStroke> strokes) {
        JsonArray all = new JsonArray();
        for (DepthStroke stroke : strokes) {
            JsonObject one = new JsonObject();
            one.addProperty("brush", Option.text(stroke.brush()));
            one.addProperty("tip", Option.text(stroke.tip()));
            one.addProperty("radius", stroke.radius());
            one.addProperty("strength", stroke.strength());
            one.addProperty("keep-to-object", stroke.keepToObject());
            JsonArray points = new JsonArray();
            for (DepthStroke.Point p : stroke.points()) {
                JsonArray xy = new JsonArray();
                xy.add(p.x());
                xy.add(p.y());
                points.add(xy);
            }
            one.add("points", points);
            all.add(one);
        }
        return all;
    }

    public static void write(List<DepthStroke> strokes, Path target) {
        JsonObject root = new JsonObject();
        root.add(NAME, toJson(strokes));
        AtomicFile.write(target, part -> Files.writeString(part, Presets.text(root)));
    }
}
