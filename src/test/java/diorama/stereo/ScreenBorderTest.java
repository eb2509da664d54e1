package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import diorama.base.Size;
import diorama.image.DepthMap;
import org.junit.jupiter.api.Test;

class ScreenBorderTest {
    private static StereoOptions options(float divergence, SyntheticView view) {
        return new StereoOptions(divergence, 0.25f, view, StereoLayout.FULL_SBS, false);
    }

    /** iw3: linspace(0, 1, round(D 0.75 / 100 W)) times the shift, at either side. */
    @Test
    void shiftsGoToNothingAtTheBorder() {
        Size size = new Size(400, 2);
        DepthMap flat = DepthMap.constant(size, 0.75f);
        for (SyntheticView view : new SyntheticView[] {SyntheticView.BOTH, SyntheticView.LEFT}) {
            StereoOptions options = options(4, view);
            int border = view == SyntheticView.BOTH ? 12 : 24;
            DepthMap ramped = ScreenBorder.apply(flat, options);
            for (int x = 0; x < 200; x++) {
                double weight = Math.min(1, x / (border - 1.0));
                assertEquals(0.25 + 0.5 * weight, ramped.at(x, 1), 1e-6, "at " + x);
                assertEquals(ramped.at(x, 1), ramped.at(399 - x, 0), 1e-6);
            }
        }
    }

    @Test
    void aMapThatDoesNotMoveIsKept() {
        DepthMap flat = DepthMap.constant(new Size(40, 2), 0.75f);
        assertSame(flat, ScreenBorder.apply(flat, options(0, SyntheticView.BOTH)));
    }
}
