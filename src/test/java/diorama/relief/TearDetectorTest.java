package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.DepthMap;
import org.junit.jupiter.api.Test;

class TearDetectorTest {
    private static final Size SIZE = new Size(40, 30);

    @Test
    void aStepIsTornBetweenItsTwoPixels() {
        byte[] tears = detect(map((x, y) -> x < 20 ? 0.8f : 0.2f), 40);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                assertEquals(x == 19 ? Layers.TORN_RIGHT : 0, tears[y * SIZE.width() + x]);
            }
        }
    }

    @Test
    void aHorizontalEdgeIsTornDownwards() {
        byte[] tears = detect(map((x, y) -> y < 10 ? 0.2f : 0.8f), 40);
        assertEquals(Layers.TORN_DOWN, tears[9 * SIZE.width() + 5]);
        assertEquals(40, count(tears));
    }

    @Test
    void aFloorStaysWhole() {
        assertEquals(0, count(detect(map((x, y) -> y / 60f), 40)));
    }

    @Test
    void aStepThatNoViewCanSeeStaysWhole() {
        assertEquals(0, count(detect(map((x, y) -> x < 20 ? 0.3f : 0.25f), 8)));
    }

    @Test
    void aWeakStepIsTornWhereItContinuesATear() {
        DepthMap fading = map((x, y) -> x < 20 ? 0.5f : 0.5f - (y < 15 ? 0.04f : y < 25 ? 0.015f : 0.005f));
        byte[] tears = detect(fading, 100);
        assertEquals(Layers.TORN_RIGHT, tears[5 * SIZE.width() + 19] & Layers.TORN_RIGHT);
        assertEquals(Layers.TORN_RIGHT, tears[24 * SIZE.width() + 19] & Layers.TORN_RIGHT);
        assertEquals(0, tears[26 * SIZE.width() + 19]);
        assertEquals(0, count(detect(map((x, y) -> x < 20 ? 0.5f : 0.485f), 100)));
    }

    private interface Depth {
        float at(int x, int y);
    }

    private static DepthMap map(Depth depth) {
        DepthMap map = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            map.inverseDepth()[i] = depth.at(i % SIZE.width(), i / SIZE.width());
        }
        return map;
    }

    private static byte[] detect(DepthMap map, double shiftPx) {
        byte[] tears = new byte[SIZE.pixels()];
        TearDetector.detect(map, 0.02, shiftPx, tears);
        return tears;
    }

    private static int count(byte[] tears) {
        int n = 0;
        for (byte torn : tears) {
            n += torn != 0 ? 1 : 0;
        }
        return n;
    }
}
