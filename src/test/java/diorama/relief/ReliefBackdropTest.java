package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class ReliefBackdropTest {
    private static final Size SIZE = new Size(240, 160);

    private final Layers layers = LayerBuilder.forStills()
            .build(
                    ReliefScenes.gradient(SIZE),
                    ReliefScenes.depth(SIZE, (x, y) -> Math.hypot(x - 120, y - 80) < 60 ? 0.8 : 0.2),
                    ReliefOptions.DEFAULTS,
                    8);

    @Test
    void wholeDiscGetsABackgroundBehindIt() {
        Layers wide = ReliefBackdrop.extended(layers, 100);
        for (int p = 0; p < SIZE.pixels(); p++) {
            boolean disc = layers.depth().inverseDepth()[p] > 0.5;
            if (disc) {
                assertEquals(0.2, wide.backDepth()[p], 0.01, "pixel " + p);
            }
        }
    }

    @Test
    void coloursComeFromTheFarSideAlone() {
        RgbaImage redDiscOnGreen = RgbaImage.allocate(SIZE);
        for (int p = 0; p < SIZE.pixels(); p++) {
            boolean disc = layers.depth().inverseDepth()[p] > 0.5;
            redDiscOnGreen.setArgb(p % SIZE.width(), p / SIZE.width(), disc ? 0xffff0000 : 0xff00ff00);
        }
        Layers wide = ReliefBackdrop.extended(
                new Layers(redDiscOnGreen, layers.depth(), layers.tears(), layers.backColor(), layers.backDepth()),
                100);
        for (int p = 0; p < SIZE.pixels(); p++) {
            if (wide.backDepth()[p] >= 0) {
                assertEquals(0xff00ff00, wide.backColor().argb(p % SIZE.width(), p / SIZE.width()), "pixel " + p);
            }
        }
    }

    @Test
    void leavesBehindLeavesAreNoSources() {
        // small near squares before a middle one before the far wall: behind them all is the wall
        Layers plant = ReliefScenes.layers(SIZE, (x, y) -> {
            boolean middle = Math.abs(x - 120) < 18 && Math.abs(y - 80) < 18;
            boolean leaf = Math.abs(x - 120) < 6 && Math.abs(y - 80) < 6;
            return leaf ? 0.9 : middle ? 0.7 : 0.2;
        });
        Layers wide = ReliefBackdrop.extended(plant, 100);
        assertEquals(0.2, wide.backDepth()[80 * SIZE.width() + 120], 0.01);
        assertEquals(0.2, wide.backDepth()[80 * SIZE.width() + 110], 0.01);
    }

    @Test
    void nothingComesBeforeTheSurface() {
        Layers wide = ReliefBackdrop.extended(layers, 1000);
        for (int p = 0; p < SIZE.pixels(); p++) {
            assertTrue(wide.backDepth()[p] < layers.depth().inverseDepth()[p], "pixel " + p);
        }
    }

    @Test
    void reachIsKept() {
        Layers little = ReliefBackdrop.extended(layers, 12);
        assertEquals(-1, little.backDepth()[80 * SIZE.width() + 120], "the disc's middle is 60 px from its rim");
    }

    @Test
    void surfaceWithoutTearsHasNoBackground() {
        Layers flat = ReliefScenes.layers(SIZE, (x, y) -> 0.3);
        for (float d : ReliefBackdrop.extended(flat, 100).backDepth()) {
            assertEquals(-1, d);
        }
    }
}
