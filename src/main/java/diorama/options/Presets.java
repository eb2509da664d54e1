package diorama.options;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Preset files: {@code {"stereo": {"divergence": 3.5}}}. A missing key keeps its base, an unknown one is an error.
 */
public final class Presets {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private Presets() {}

    /** Reads a preset file as a tree of concern to option to value. */
    public static JsonObject read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            if (!root.isJsonObject()) {
                throw new UserError(file + ": want a JSON object of concerns, e.g. {\"stereo\": {\"divergence\": 3}}");
            }
            return root.getAsJsonObject();
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read as a preset", e);
        } catch (JsonParseException e) {
            throw new UserError(file + ": is not JSON", e);
        }
    }

    /** {@code base} with what {@code preset} says of the concern {@code name}. */
    public static <R extends Record> R apply(JsonObject preset, String name, OptionSchema<R> schema, R base) {
        JsonElement concern = preset.get(name);
        if (concern == null) {
            return base;
        }
        if (!concern.isJsonObject()) {
            throw new UserError("preset: '" + name + "' is not an object of options");
        }
        R result = base;
        for (Map.Entry<String, JsonElement> entry : concern.getAsJsonObject().entrySet()) {
            Option option = schema.option(entry.getKey());
            if (!(entry.getValue() instanceof JsonPrimitive value)) {
                throw new UserError("preset: " + name + "." + entry.getKey() + ": want " + option.domain());
            }
            result = schema.withText(result, option, value.getAsString());
        }
        return result;
    }

    /** The options of {@code record} as a JSON object, in the order of the record. */
    public static <R extends Record> JsonObject toJson(OptionSchema<R> schema, R record) {
        JsonObject object = new JsonObject();
        for (Option option : schema.options()) {
            Object value = option.get(record);
            if (value instanceof Number n) {
                object.addProperty(option.name(), n);
            } else if (value instanceof Boolean b) {
                object.addProperty(option.name(), b);
            } else {
                object.addProperty(option.name(), Option.text(value));
            }
        }
        return object;
    }

    public static String text(JsonObject preset) {
        return GSON.toJson(preset);
    }
}
