package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import diorama.Vectors;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnaglyphTest {

    @Test
    void everyFormulaGivesThePeersNumbers() {
        JsonObject vectors = Vectors.of("anaglyph");
        float[] left = Vectors.floats(vectors.getAsJsonArray("L"));
        float[] right = Vectors.floats(vectors.getAsJsonArray("R"));
        for (Anaglyph anaglyph : Anaglyph.values()) {
            String name = anaglyph.name().toLowerCase(Locale.ROOT).replace('_', '-');
            float[] want = Vectors.floats(vectors.getAsJsonObject("out").getAsJsonArray(name));
            float[] mixed = anaglyph.mix(left, right);
            for (int c = 0; c < 3; c++) {
                assertEquals(want[c], mixed[c], 2e-6f /* vectors have six digits */, name + " channel " + c);
            }
        }
    }

    @Test
    void theFastRowsAreTheFormulasRounded() {
        for (Anaglyph anaglyph : Anaglyph.values()) {
            theFastRowIsTheFormulaRounded(anaglyph);
        }
    }

    private static void theFastRowIsTheFormulaRounded(Anaglyph anaglyph) {
        Random random = new Random(1);
        int[] left = random.ints(4000).toArray();
        int[] right = random.ints(4000).toArray();
        int[] mixed = left.clone();
        anaglyph.mixRow(mixed, right, mixed.length);
        for (int i = 0; i < mixed.length; i++) {
            float[] want = anaglyph.mix(channels(left[i]), channels(right[i]));
            for (int c = 0; c < 3; c++) {
                assertEquals(
                        255 * want[c],
                        (mixed[i] >> (8 * c)) & 255,
                        0.75f /* rounding and table */,
                        anaglyph.toString());
            }
            assertEquals(left[i] >>> 24, mixed[i] >>> 24);
        }
    }

    private static float[] channels(int pixel) {
        return new float[] {(pixel & 255) / 255f, ((pixel >> 8) & 255) / 255f, ((pixel >> 16) & 255) / 255f};
    }
}
