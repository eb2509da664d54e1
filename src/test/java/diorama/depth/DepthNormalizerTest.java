package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.DepthMap;
import org.junit.jupiter.api.Test;

class DepthNormalizerTest {
    private static final Size SIZE = new Size(4, 1);

    @Test
    void relativeInverseDepthSpansZeroToOne() {
        assertValues(
                DepthNormalizer.normalize(SIZE, new float[] {2, 4, 6, 3}, DepthKind.INVERSE_RELATIVE),
                0,
                0.5f,
                1,
                0.25f);
    }

    @Test
    void relativeDistanceIsTurnedRound() {
        assertValues(
                DepthNormalizer.normalize(SIZE, new float[] {2, 4, 6, 3}, DepthKind.DISTANCE_RELATIVE),
                1,
                0.5f,
                0,
                0.75f);
    }

    @Test
    void metresBecomeAffineInInverseDistance() {
        DepthMap map = DepthNormalizer.normalize(
                SIZE, new float[] {1, 2, 4, 1000}, DepthKind.METRIC_METRES, new DepthRange(1, 4));
        assertValues(map, 1, 1 / 3f, 0, 0);
    }

    @Test
    void whatIsNotANumberIsFar() {
        float[] raw = {Float.NaN, 1, 3, Float.NaN};
        assertValues(DepthNormalizer.normalize(SIZE, raw, DepthKind.INVERSE_RELATIVE), 0, 0, 1, 0);
    }

    @Test
    void anOutputWithoutRangeLiesInTheMiddle() {
        assertValues(
                DepthNormalizer.normalize(SIZE, new float[] {7, 7, 7, 7}, DepthKind.INVERSE_RELATIVE),
                0.5f,
                0.5f,
                0.5f,
                0.5f);
    }

    @Test
    void percentilesLeaveOutTheExtremes() {
        float[] raw = new float[101];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = i;
        }
        assertEquals(new DepthRange(5, 90), DepthNormalizer.percentiles(raw, 0.05, 0.9));
    }

    private static void assertValues(DepthMap map, float... want) {
        assertArrayEquals(want, map.inverseDepth(), 1e-6f);
    }
}
