package diorama.video.color;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import diorama.image.Look;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class SdrLookTest {
    private static int shown(Look look, double sample) {
        return look.table()[(int) Math.round(65535 * sample)] & 255;
    }

    @Test
    void paperWhiteOfPqAndHlgLooksBrightAndHighlightsAreNotCut() {
        Look pq = SdrLook.of(avutil.AVCOL_TRC_SMPTE2084);
        assertEquals(203, SdrLook.pq(0.5807), 1 /* cd/m2 */);
        assertEquals(188, shown(pq, 0.5807), 4);
        assertEquals(0, shown(pq, 0));
        assertEquals(255, shown(pq, 0.7518 /* 1000 cd/m2 */), 2);
        Look hlg = SdrLook.of(avutil.AVCOL_TRC_ARIB_STD_B67);
        assertEquals(188, shown(hlg, 0.75), 6);
        assertEquals(255, shown(hlg, 1), 2);
    }

    @Test
    void ordinaryFilmsAreShownAsTheyAre() {
        assertSame(Look.PLAIN, SdrLook.of(avutil.AVCOL_TRC_BT709));
        for (int v = 0; v < 256; v++) {
            assertEquals(v, shown(Look.PLAIN, v / 255.0));
            assertEquals(257 * v, Look.PLAIN.back()[v], 1);
        }
    }
}
