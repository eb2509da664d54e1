package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisedDepthTest {
    private static RawDepth random(DepthKind kind, double low, double high) {
        Random random = new Random(7);
        float[] values = new float[64 * 48];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return new RawDepth(new Size(64, 48), values, kind);
    }

    @Test
    void inverseDepthIsHalfALevelOff() {
        RawDepth raw = random(DepthKind.INVERSE_RELATIVE, -3, 11);
        assertArrayEquals(raw.values(), QuantisedDepth.of(raw).raw().values(), 14 / 131070f * 1.02f);
    }

    @Test
    void distancesAreOffByTheSameShareNearAndFar() {
        RawDepth raw = random(DepthKind.METRIC_METRES, 0.3, 300);
        float[] kept = QuantisedDepth.of(raw).raw().values();
        for (int i = 0; i < kept.length; i++) {
            assertEquals(1, kept[i] / raw.values()[i], 5.5e-5, "at " + raw.values()[i] + " m");
        }
    }

    @Test
    void whatWasRoundedOnceStays() {
        for (DepthKind kind : DepthKind.values()) {
            RawDepth once = QuantisedDepth.of(random(kind, 0.5, 90)).raw();
            assertArrayEquals(once.values(), QuantisedDepth.of(once).raw().values(), kind.name());
        }
    }

    @Test
    void leastAndGreatestAndConstantsAreExact() {
        float[] values = {3.1f, 0.7f, 2.2f, 17.3f};
        RawDepth metres = QuantisedDepth.of(new RawDepth(new Size(2, 2), values, DepthKind.METRIC_METRES))
                .raw();
        assertEquals(0.7f, metres.values()[1]);
        assertEquals(17.3f, metres.values()[3]);
        RawDepth flat = new RawDepth(new Size(2, 1), new float[] {3.01f, 3.01f}, DepthKind.METRIC_METRES);
        assertArrayEquals(flat.values(), QuantisedDepth.of(flat).raw().values());
    }

    @Test
    void distancesThatAreNotPositiveAreKeptLinearly() {
        RawDepth raw = random(DepthKind.DISTANCE_RELATIVE, -1, 1);
        assertTrue(!QuantisedDepth.of(raw).logarithmic());
        assertArrayEquals(raw.values(), QuantisedDepth.of(raw).raw().values(), 2 / 131070f * 1.02f);
    }
}
