package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.FloatMap;
import diorama.image.StoredDepth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DepthImportTest {
    private static final Path FILE = Path.of("map.exr");

    private static ImportOptions options(String... words) {
        ImportOptions o = ImportOptions.DEFAULTS;
        for (String word : words) {
            String[] pair = word.split("=");
            o = ImportOptions.SCHEMA.withText(o, ImportOptions.SCHEMA.option(pair[0]), pair[1]);
        }
        return o;
    }

    private static StoredDepth real(String channel, String said, float... values) {
        return new StoredDepth(new FloatMap(new Size(values.length, 1), values), 0, channel, said);
    }

    private static StoredDepth whole(float full, float... values) {
        return new StoredDepth(new FloatMap(new Size(values.length, 1), values), full, "", "");
    }

    private static float[] inverse(StoredDepth stored, String... words) {
        GivenDepth given = DepthImport.of(stored, FILE, options(words));
        RawDepth raw = given.raw();
        return DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), given.range())
                .inverseDepth();
    }

    private static String fault(StoredDepth stored, String... words) {
        return String.valueOf(assertThrows(UserError.class, () -> DepthImport.of(stored, FILE, options(words)))
                .getMessage());
    }

    @Test
    void inverseDepthIsTakenAsItIs() {
        assertArrayEquals(new float[] {0.25f, 0.5f}, inverse(real("Y", "", 0.25f, 0.5f)));
        assertArrayEquals(new float[] {0.2f, 1}, inverse(whole(255, 51, 255)), 1e-6f);
    }

    @Test
    void whatIsTheOtherWayRoundIsTurned() {
        assertArrayEquals(new float[] {0.75f, 0}, inverse(real("", "", 0.25f, 1), "depth-invert=true"), 1e-6f);
        assertArrayEquals(new float[] {0.8f, 0}, inverse(whole(255, 51, 255), "depth-invert=true"), 1e-6f);
        assertArrayEquals(new float[] {0.8f, 0}, inverse(whole(255, 51, 255), "depth-kind=distance"), 1e-6f);
    }

    @Test
    void nearAndFarStretchAndClip() {
        float[] midas = {-5, 100, 1500, 2900, 4000};
        float[] d = inverse(real("", "", midas), "depth-near=2900", "depth-far=100");
        assertArrayEquals(new float[] {0, 0, 0.5f, 1, 1}, d, 1e-6f);
        assertTrue(fault(real("", "", midas)).contains("--depth-far and --depth-near"));
        d = inverse(real("", "", 0, 2, 4, 9), "depth-kind=distance", "depth-near=2", "depth-far=6");
        assertArrayEquals(new float[] {1, 1, 0.5f, 0}, d, 1e-6f);
    }

    @Test
    void distancesWithoutARangeSpanTheirOwn() {
        float[] d = inverse(real("", "", 10, 15, 20), "depth-kind=distance");
        assertArrayEquals(new float[] {1, 0.5f, 0}, d, 1e-6f);
    }

    @Test
    void metresBecomeInverseDepthBetweenNearestAndFarthest() {
        float[] d = inverse(real("", "", 1, 2, 4), "depth-kind=metres");
        assertArrayEquals(new float[] {1, 1 / 3f, 0}, d, 1e-6f);
        d = inverse(whole(65535, 1000, 2000, 4000), "depth-kind=metres");
        assertArrayEquals(new float[] {1, 1 / 3f, 0}, d, 1e-6f);
        d = inverse(whole(65535, 5000, 10000, 20000), "depth-kind=metres", "depth-scale=0.0002");
        assertArrayEquals(new float[] {1, 1 / 3f, 0}, d, 1e-6f);
        GivenDepth given = DepthImport.of(real("", "", 1, 2, 4), FILE, options("depth-kind=metres", "depth-far=2"));
        assertEquals(new DepthRange(1, 2), given.range());
    }

    @Test
    void holesAndSkiesOfAMetricMapAreFar() {
        float[] d = inverse(
                real("Z", "", 1, 0, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e10f, 65504, 4), "depth-kind=metres");
        assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0, 0, 0}, d, 1e-6f);
        assertTrue(fault(real("Z", "", 0, 0), "depth-kind=metres").contains("holds no distance at all"));
    }

    @Test
    void filesAreBelievedWhereTheySpeak() {
        assertEquals(
                DepthKind.METRIC_METRES,
                DepthImport.of(real("Z", "metres", 0.5f, 0.9f), FILE, options())
                        .raw()
                        .kind());
        assertEquals(
                DepthKind.INVERSE_RELATIVE,
                DepthImport.of(real("Z", "", 0.5f, 0.9f), FILE, options()).raw().kind());
        assertEquals(
                DepthKind.METRIC_METRES,
                DepthImport.of(real("View.Depth.Z", "", 0.5f, 7), FILE, options())
                        .raw()
                        .kind());
        assertTrue(fault(real("", "", 0.5f, 7)).contains("--depth-kind distance or metres"));
    }

    @Test
    void aFlatWallLiesWhereItIs() {
        GivenDepth given = DepthImport.of(real("Z", "", 3, 3, 3), FILE, options("depth-kind=metres"));
        RawDepth raw = given.raw();
        float d = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), given.range())
                .at(1, 0);
        double near = given.range().low();
        double far = given.range().high();
        assertEquals(3, 1 / (1 / far + d * (1 / near - 1 / far)), 1e-4 /* metres */);
    }

    @Test
    void nonsenseIsTold() {
        assertTrue(fault(real("", "", 1, 2), "depth-kind=metres", "depth-invert=true")
                .contains("--depth-invert"));
        assertTrue(fault(real("", "", 0, 1), "depth-near=0.5", "depth-far=0.5").contains("want more than"));
        assertTrue(fault(real("", "", 0, Float.NaN), "depth-kind=distance").contains("no numbers"));
    }
}
