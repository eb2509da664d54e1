package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.Vectors;
import diorama.base.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeDilationTest {
    private final JsonObject vectors = Vectors.of("edge_dilation");

    private static float[] flat(JsonArray rows) {
        int width = rows.get(0).getAsJsonArray().size();
        float[] out = new float[rows.size() * width];
        for (int y = 0; y < rows.size(); y++) {
            System.arraycopy(Vectors.floats(rows.get(y).getAsJsonArray()), 0, out, y * width, width);
        }
        return out;
    }

    private RawDepth input(DepthKind kind, float sign) {
        JsonArray rows = vectors.getAsJsonArray("in");
        float[] values = flat(rows);
        for (int i = 0; i < values.length; i++) {
            values[i] *= sign;
        }
        return new RawDepth(new Size(rows.get(0).getAsJsonArray().size(), rows.size()), values, kind);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 1", "1, 1"})
    void edgesWidenAsThePeersDo(int x, int y) {
        float[] want = flat(vectors.getAsJsonArray(x + "_" + y));
        float[] got =
                EdgeDilation.dilate(input(DepthKind.INVERSE_RELATIVE, 1), x, y).values();
        float[] far =
                EdgeDilation.dilate(input(DepthKind.METRIC_METRES, -1), x, y).values();
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i], got[i], 2e-4f /* vectors have five digits */, "at " + i);
            assertEquals(-got[i], far[i], 1e-6f);
        }
    }

    @Test
    void nothingIsDoneForNothing() {
        RawDepth raw = input(DepthKind.INVERSE_RELATIVE, 1);
        assertSame(raw, EdgeDilation.dilate(raw, 0, 0));
    }
}
