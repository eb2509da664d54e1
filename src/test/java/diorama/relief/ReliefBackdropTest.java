package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
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
    void presentBackgroundIsKept() {
        Layers wide = ReliefBackdrop.extended(layers, 100);
        for (int p = 0; p < SIZE.pixels(); p++) {
            if (layers.backDepth()[p] >= 0) {
                assertEquals(layers.backDepth()[p], wide.backDepth()[p]);
                int x = p % SIZE.width();
                int y = p / SIZE.width();
                assertEquals(layers.backColor().argb(x, y), wide.backColor().argb(x, y));
            }
        }
    }

    @Test
    void nothingComesBeforeTheSurface() {
        Layers wide = ReliefBackdrop.extended(layers, 1000);
        for (int p = 0; p < SIZE.pixels(); p++) {
            assertTrue(wide.backDepth()[p] <= layers.depth().inverseDepth()[p], "pixel " + p);
        }
    }

    @Test
    void reachIsKept() {
        Layers little = ReliefBackdrop.extended(layers, 12);
        assertEquals(-1, little.backDepth()[80 * SIZE.width() + 120], "the disc's middle is 60 px from its rim");
    }

    @Test
    void surfaceWithoutTearsStaysAsItIs() {
        Layers flat = ReliefScenes.layers(SIZE, (x, y) -> 0.3);
        assertSame(flat, ReliefBackdrop.extended(flat, 100));
    }
}
