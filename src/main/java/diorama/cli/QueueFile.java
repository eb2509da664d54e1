package diorama.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import diorama.base.UserError;
import diorama.pipeline.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of inputs with settings of their own: {@code {"queue": [{"input": "a.mp4", "output": "out/a.mp4", "settings":
 * {"stereo": {"divergence": 3}}}]}}; settings are presets, output and settings may be left out, names are those from the
 * file's folder.
 */
final class QueueFile {
    private static final Set<String> KEYS = Set.of("input", "output", "settings");

    /** @param settings win over those of {@code --settings}; what is typed wins over both */
    record Item(Path input, Optional<Path> output, JsonObject settings) {}

    private QueueFile() {}

    static boolean is(Path file) {
        return MediaKind.extension(file).equals("json") && Files.isRegularFile(file);
    }

    /** @throws UserError when it is not such a list */
    static List<Item> read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            JsonElement queue = root.isJsonObject() ? root.getAsJsonObject().get("queue") : root;
            if (queue == null || !queue.isJsonArray() || queue.getAsJsonArray().isEmpty()) {
                throw wrong(file, "{\"queue\": [{\"input\": \"a.mp4\"}]}");
            }
            return items(file, queue.getAsJsonArray());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + diorama.base.AtomicFile.reason(e), e);
        } catch (JsonParseException e) {
            throw new UserError(file + ": is not JSON", e);
        }
    }

    private static UserError wrong(Path file, String wanted) {
        return new UserError(file + ": is no queue, want " + wanted);
    }

    private static List<Item> items(Path file, JsonArray queue) {
        List<Item> items = new ArrayList<>();
        for (JsonElement element : queue) {
            if (!element.isJsonObject() || !text(element.getAsJsonObject(), "input")) {
                throw wrong(file, "an object with an input for every item, not " + element);
            }
            JsonObject item = element.getAsJsonObject();
            for (String key : item.keySet()) {
                if (!KEYS.contains(key)) {
                    throw wrong(file, "input, output and settings in items, not " + key);
                }
            }
            if (item.has("settings") && !item.get("settings").isJsonObject()) {
                throw wrong(file, "settings like {\"stereo\": {\"divergence\": 3}}, not " + item.get("settings"));
            }
            items.add(new Item(
                    file.resolveSibling(item.get("input").getAsString()),
                    text(item, "output")
                            ? Optional.of(file.resolveSibling(item.get("output").getAsString()))
                            : Optional.empty(),
                    item.has("settings") ? item.getAsJsonObject("settings") : new JsonObject()));
        }
        return items;
    }

    private static boolean text(JsonObject item, String key) {
        return item.has(key)
                && item.get(key).isJsonPrimitive()
                && item.getAsJsonPrimitive(key).isString();
    }

    /** {@code base} with the concerns of {@code more} laid over it. */
    static JsonObject over(JsonObject base, JsonObject more) {
        JsonObject both = base.deepCopy();
        more.entrySet().forEach(concern -> {
            JsonElement there = both.get(concern.getKey());
            if (there != null && there.isJsonObject() && concern.getValue().isJsonObject()) {
                concern.getValue().getAsJsonObject().entrySet().forEach(e -> there.getAsJsonObject()
                        .add(e.getKey(), e.getValue()));
            } else {
                both.add(concern.getKey(), concern.getValue());
            }
        });
        return both;
    }
}
