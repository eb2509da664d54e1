package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small maps whose edges become steps on the picture's edges. */
class EdgeUpsamplerTest {
    private static final Size SIZE = new Size(480, 320);
    private static final float NEAR = 0.8f;
    private static final float FAR = 0.2f;

    /** A slanted half-plane: near on the left. */
    private static boolean near(double x, double y) {
        return x < 200 + 0.3 * y;
    }

    private static DepthMap truth(double moved) {
        DepthMap map = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            int x = i % SIZE.width();
            int y = i / SIZE.width();
            map.inverseDepth()[i] = near(x + 0.5 - moved, y + 0.5) ? NEAR : FAR;
        }
        return map;
    }

    /** As a network sees it, {@code upscale} times smaller and soft. */
    private static DepthMap small(int upscale, double moved) {
        Size size = new Size(SIZE.width() / upscale, SIZE.height() / upscale);
        DepthMap map = Resample.resize(truth(moved), size);
        return new DepthMap(size, new TexelFilter(size).smooth(map.inverseDepth(), 0.7));
    }

    /** The two sides in two colours, each with grain of that deviation (of 255). */
    private static RgbaImage grainy(int nearTone, int farTone, double deviation) {
        Random random = new Random(1);
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                double tone = (near(x + 0.5, y + 0.5) ? nearTone : farTone) + deviation * random.nextGaussian();
                int v = (int) Math.max(0, Math.min(255, Math.round(tone)));
                image.setArgb(x, y, 0xff000000 | v * 0x010101);
            }
        }
        return image;
    }

    /** Mean distance in px of the seam's pixels from the true edge, along the rows. */
    private static double seamError(DepthMap map) {
        double sum = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            int count = 0;
            for (int x = 0; x < SIZE.width(); x++) {
                count += map.at(x, y) > (NEAR + FAR) / 2 ? 1 : 0;
            }
            sum += Math.abs(count - (200 + 0.3 * (y + 0.5)));
        }
        return sum / SIZE.height();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void theSeamOfASoftEdgeIsItsMiddle(int upscale) {
        // nothing but the map tells the sides apart
        DepthMap map = EdgeUpsampler.upsample(small(upscale, 0), grainy(128, 128, 0));
        assertTrue(seamError(map) < 1, seamError(map) + " px");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void colourBringsAnEdgeBackThatTheNetworkPutElsewhere(int upscale) {
        double moved = 0.6 * upscale;
        double blind = seamError(EdgeUpsampler.upsample(small(upscale, moved), grainy(128, 128, 0)));
        double seen = seamError(EdgeUpsampler.upsample(small(upscale, moved), grainy(170, 90, 8)));
        assertEquals(moved, blind, 0.2 * upscale);
        assertTrue(seen < 0.35 * blind, seen + " px instead of " + blind);
    }

    @Test
    void grainDoesNotFrayTheSeam() {
        DepthMap map = EdgeUpsampler.upsample(small(5, 0), grainy(140, 116, 30));
        assertTrue(seamError(map) < 1, seamError(map) + " px");
        assertTrue(changes(map) < 1.05, changes(map) + " changes of side in a row");
    }

    /** Of side, in a row, in the mean; 1 is a seam without islands. */
    private static double changes(DepthMap map) {
        int changes = 0;
        for (int i = 1; i < SIZE.pixels(); i++) {
            boolean before = map.inverseDepth()[i - 1] > 0.5f;
            changes += i % SIZE.width() != 0 && map.inverseDepth()[i] > 0.5f != before ? 1 : 0;
        }
        return (double) changes / SIZE.height();
    }

    @Test
    void noPixelFloatsBetweenTheSides() {
        DepthMap map = EdgeUpsampler.upsample(small(5, 0), grainy(170, 90, 20));
        int between = 0;
        for (float d : map.inverseDepth()) {
            between += d > FAR + 0.1f && d < NEAR - 0.1f ? 1 : 0;
        }
        assertTrue(between < SIZE.height() / 4, between + " pixels");
    }

    @Test
    void aSlopeIsEnlargedEvenlyUpToTheBorders() {
        Size size = new Size(96, 64);
        DepthMap slope = DepthMap.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            int y = i / size.width();
            slope.inverseDepth()[i] = 0.1f + 0.004f * (i % size.width()) + 0.006f * y;
        }
        DepthMap map = EdgeUpsampler.upsample(slope, grainy(170, 90, 20));
        DepthMap plain = Resample.resize(slope, SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertEquals(plain.inverseDepth()[i], map.inverseDepth()[i], 1e-5f, "pixel " + i);
        }
    }
}
