package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnaglyphTest {

    @Test
    void everyFormulaGivesThePeersNumbers() throws IOException {
        JsonObject vectors = vectors().getAsJsonObject("anaglyph");
        float[] left = floats(vectors.getAsJsonArray("L"));
        float[] right = floats(vectors.getAsJsonArray("R"));
        for (Anaglyph anaglyph : Anaglyph.values()) {
            String name = anaglyph.name().toLowerCase(Locale.ROOT).replace('_', '-');
            float[] want = floats(vectors.getAsJsonObject("out").getAsJsonArray(name));
            float[] mixed = anaglyph.mix(left, right);
            for (int c = 0; c < 3; c++) {
                assertEquals(want[c], mixed[c], 2e-6f /* vectors have six digits */, name + " channel " + c);
            }
        }
    }

    @Test
    void theFastRowIsTheFormulaRounded() {
        Random random = new Random(1);
        int[] left = random.ints(4000).toArray();
        int[] right = random.ints(4000).toArray();
        int[] mixed = left.clone();
        Anaglyph.duboisRow(mixed, right, mixed.length);
        for (int i = 0; i < mixed.length; i++) {
            float[] want = Anaglyph.DUBOIS.mix(channels(left[i]), channels(right[i]));
            for (int c = 0; c < 3; c++) {
                assertEquals(255 * want[c], (mixed[i] >> (8 * c)) & 255, 0.75f /* rounding and table */);
            }
            assertEquals(left[i] >>> 24, mixed[i] >>> 24);
        }
    }

    private static float[] channels(int pixel) {
        return new float[] {(pixel & 255) / 255f, ((pixel >> 8) & 255) / 255f, ((pixel >> 16) & 255) / 255f};
    }

    private static float[] floats(JsonArray array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).getAsFloat();
        }
        return out;
    }

    private static JsonObject vectors() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(AnaglyphTest.class.getResourceAsStream("/vectors.json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
