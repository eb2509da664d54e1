package diorama.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import diorama.base.UserError;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds the JSON beside a model of the user's against what may stand there, as Gson passes over what it does not know. */
final class ContractCheck {
    /** Longer sides are fed to no network, px. */
    private static final int MAX_SIDE = 8192;

    private static final int MAX_AREA = 4096 * 4096; // px

    private final Path source;

    private ContractCheck(Path source) {
        this.source = source;
    }

    /**
     * {@code object} without its nulls, which mean what is left out.
     *
     * @param keys that are no fields of {@code row} and may stand there all the same
     * @throws UserError that names the first key or value that says nothing
     */
    static JsonObject checked(Path source, JsonObject object, Class<? extends ContractRow> row, List<String> keys) {
        return new ContractCheck(source).object("", object, Stream.of(ContractRow.class, row), keys);
    }

    private JsonObject object(String under, JsonObject object, Stream<Class<?>> types, List<String> more) {
        List<Field> fields = types.distinct()
                .flatMap(t -> Arrays.stream(t.getDeclaredFields()))
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .toList();
        JsonObject told = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String key = entry.getKey();
            Field field = fields.stream()
                    .filter(f -> f.getName().equals(key))
                    .findFirst()
                    .orElse(null);
            if (field == null && !more.contains(key)) {
                String known = String.join(
                        ", ",
                        Stream.concat(fields.stream().map(Field::getName), more.stream())
                                .toList());
                throw new UserError(source + ": got '" + under + key + "', want some of " + known);
            }
            if (field != null && !entry.getValue().isJsonNull()) {
                told.add(key, value(under + key, entry.getValue(), field.getType()));
            }
        }
        return told;
    }

    private JsonElement value(String key, JsonElement value, Class<?> type) {
        if (type.isEnum()) {
            List<String> words = words(type);
            String all = String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
            return wanted(key, value, all, isText(value) && words.contains(value.getAsString()));
        }
        if (type == String.class) {
            return wanted(key, value, "text in quotes", isText(value));
        }
        if (type == int.class) {
            int most = key.endsWith("area") ? MAX_AREA : MAX_SIDE;
            int least = key.endsWith("multipleOf") || key.startsWith("stills") ? 1 : 0;
            String range = "a whole number from " + least + " to " + most + " (px)";
            return wanted(key, value, range, isWhole(value, least, most));
        }
        if (type == float.class) {
            return wanted(key, value, "a number", isNumber(value));
        }
        if (type == float[].class) {
            boolean three = value.isJsonArray()
                    && value.getAsJsonArray().size() == 3
                    && value.getAsJsonArray().asList().stream().allMatch(ContractCheck::isNumber);
            boolean divides = !key.equals("std")
                    || (three && value.getAsJsonArray().asList().stream().noneMatch(v -> v.getAsFloat() == 0));
            return wanted(key, value, "three numbers" + (divides ? "" : ", none of them 0"), three && divides);
        }
        if (type == boolean.class) {
            return wanted(key, value, "true or false", value instanceof JsonPrimitive p && p.isBoolean());
        }
        if (type.isArray()) {
            wanted(key, value, "a list [ ]", value.isJsonArray());
            JsonArray told = new JsonArray();
            value.getAsJsonArray().forEach(v -> told.add(value(key, v, type.getComponentType())));
            return told;
        }
        wanted(key, value, "an object { }", value.isJsonObject());
        if (type == Map.class) {
            value.getAsJsonObject()
                    .entrySet()
                    .forEach(e -> wanted(
                            key + "." + e.getKey(),
                            e.getValue(),
                            key.endsWith("states") ? "text in quotes" : "a number",
                            key.endsWith("states") ? isText(e.getValue()) : isNumber(e.getValue())));
            return value;
        }
        return object(key + ".", value.getAsJsonObject(), Stream.of(type), List.of());
    }

    private JsonElement wanted(String key, JsonElement value, String want, boolean right) {
        if (!right) {
            String got = isText(value) ? value.getAsString() : value.toString();
            throw new UserError(source + ": " + key + ": got '" + got + "', want " + want);
        }
        return value;
    }

    /** The words of an enum in JSON. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getFields())
                .map(f -> f.getAnnotation(SerializedName.class))
                .filter(name -> name != null)
                .map(SerializedName::value)
                .toList();
    }

    private static boolean isText(JsonElement value) {
        return value instanceof JsonPrimitive p && p.isString();
    }

    private static boolean isNumber(JsonElement value) {
        return value instanceof JsonPrimitive p && p.isNumber() && Float.isFinite(p.getAsFloat());
    }

    private static boolean isWhole(JsonElement value, int least, int most) {
        return isNumber(value)
                && value.getAsDouble() == Math.rint(value.getAsDouble())
                && value.getAsDouble() >= least
                && value.getAsDouble() <= most;
    }
}
