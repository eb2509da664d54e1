package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import diorama.io.scene.FileFault;
import diorama.io.scene.PlainLine;
import java.util.Optional;

/** Members of a glTF file's JSON, whose kinds are checked while they are asked for. */
final class GltfJson {
    private GltfJson() {}

    /** @return empty where there is none */
    static Optional<JsonObject> object(JsonObject of, String name) {
        JsonElement found = of.get(name);
        if (found == null || found.isJsonNull()) {
            return Optional.empty();
        }
        return Optional.of(object(found, name));
    }

    static JsonObject object(JsonElement element, String what) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new FileFault("its JSON has a \"" + what + "\" that is no object");
    }

    /** The members of a list; none where there is no list. */
    static JsonArray list(JsonObject of, String name) {
        JsonElement found = of.get(name);
        if (found == null || found.isJsonNull()) {
            return new JsonArray();
        }
        if (found instanceof JsonArray list) {
            return list;
        }
        throw new FileFault("its JSON has a \"" + name + "\" that is no list");
    }

    /** What an extension says of a thing, if it does; extensions that are no object say nothing. */
    static Optional<JsonObject> extension(JsonObject of, String name) {
        return of.get("extensions") instanceof JsonObject all && all.get(name) instanceof JsonObject said
                ? Optional.of(said)
                : Optional.empty();
    }

    /** @return empty text where there is none */
    static String text(JsonObject of, String name) {
        return of.get(name) instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
    }

    /** Number of a thing, or how many there are; -1 where there is none. */
    static int index(JsonObject of, String name) {
        JsonElement found = of.get(name);
        return found == null || found.isJsonNull() ? -1 : index(found, name);
    }

    static int index(JsonElement element, String name) {
        double value = number(element, name);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new FileFault("its JSON has a \"" + name + "\" that is no whole number up to 2147483647: "
                    + PlainLine.of(element.toString()));
        }
        return (int) value;
    }

    static int index(JsonObject of, String name, int missing) {
        int found = index(of, name);
        return found < 0 ? missing : found;
    }

    static double number(JsonObject of, String name, double missing) {
        JsonElement found = of.get(name);
        return found == null || found.isJsonNull() ? missing : number(found, name);
    }

    private static double number(JsonElement element, String name) {
        double value = element instanceof JsonPrimitive number && number.isNumber() ? number.getAsDouble() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new FileFault(
                    "its JSON has a \"" + name + "\" that is no number: " + PlainLine.of(element.toString()));
        }
        return value;
    }

    static boolean flag(JsonObject of, String name) {
        return of.get(name) instanceof JsonPrimitive flag && flag.isBoolean() && flag.getAsBoolean();
    }

    /** So many numbers; empty where there are none. */
    static Optional<float[]> numbers(JsonObject of, String name, int count) {
        JsonArray list = list(of, name);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        if (list.size() != count) {
            throw new FileFault("its JSON has a \"" + name + "\" of " + list.size() + " numbers, want " + count);
        }
        return Optional.of(numbers(list, name));
    }

    static float[] numbers(JsonArray list, String name) {
        float[] out = new float[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = single(number(list.get(i), name), name);
        }
        return out;
    }

    /** A number that a float can hold. */
    static float real(JsonObject of, String name, double missing) {
        return single(number(of, name, missing), name);
    }

    private static float single(double value, String name) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw new FileFault("its JSON has a \"" + name + "\" that is beyond all measure: " + value);
        }
        return single;
    }
}
