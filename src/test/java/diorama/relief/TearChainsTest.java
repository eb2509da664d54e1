package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import org.junit.jupiter.api.Test;

class TearChainsTest {
    private static final Size SIZE = new Size(40, 30);
    private final byte[] tears = new byte[SIZE.pixels()];

    private void tear(int x, int y, int side) {
        tears[y * SIZE.width() + x] |= (byte) side;
    }

    private int left() {
        int count = 0;
        for (byte tear : TearChains.longOnes(tears, SIZE)) {
            count += Integer.bitCount(tear);
        }
        return count;
    }

    @Test
    void aStraightTearStaysFromTwelveSidesOn() {
        for (int y = 5; y < 16; y++) {
            tear(7, y, Layers.TORN_RIGHT);
        }
        assertEquals(0, left());
        tear(7, 16, Layers.TORN_RIGHT);
        assertEquals(12, left());
    }

    @Test
    void aStaircaseIsOneChain() {
        for (int k = 0; k < 6; k++) {
            tear(10 + k, 5 + k, Layers.TORN_DOWN);
            tear(10 + k, 6 + k, Layers.TORN_RIGHT);
        }
        assertEquals(12, left());
        tears[8 * SIZE.width() + 13] = 0;
        assertEquals(0, left());
    }

    @Test
    void chainsThatOnlyComeNearEachOtherAreClosed() {
        for (int k = 0; k < 6; k++) {
            tear(3, 2 + k, Layers.TORN_RIGHT);
            tear(5, 2 + k, Layers.TORN_RIGHT);
        }
        assertEquals(0, left());
    }

    @Test
    void tearsAtTheFrameDoNotGoOnAtItsOtherSide() {
        for (int y = 0; y < 6; y++) {
            tear(SIZE.width() - 2, 10 + y, Layers.TORN_RIGHT);
            tear(0, 10 + y, Layers.TORN_RIGHT);
        }
        tear(SIZE.width() - 1, 10, Layers.TORN_DOWN);
        tear(0, 10, Layers.TORN_DOWN);
        assertEquals(0, left());
    }

    @Test
    void whatWasGivenStaysAsItIs() {
        tear(4, 4, Layers.TORN_DOWN);
        byte[] before = tears.clone();
        TearChains.longOnes(tears, SIZE);
        assertArrayEquals(before, tears);
    }
}
