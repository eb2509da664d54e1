package diorama;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The peers' formulas in numbers, computed by an implementation of its own. */
public final class Vectors {
    private Vectors() {}

    public static JsonObject all() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors.json")), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonObject of(String concern) {
        return all().getAsJsonObject(concern);
    }

    public static float[] floats(JsonArray array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).getAsFloat();
        }
        return out;
    }
}
