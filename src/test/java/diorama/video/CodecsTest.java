package diorama.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.UserError;
import org.junit.jupiter.api.Test;

class CodecsTest {
    @Test
    void aTuneThatTheEncoderDoesNotKnowIsToldInOneLine() {
        assertEquals(
                "--tune: got 'nope', want none or what libx265 knows: animation, grain, psnr, ssim, fastdecode, zerolatency",
                fault("libx265", "medium", "nope"));
        assertEquals(
                "film,grain",
                Codecs.options("libx264", tuned("medium", "film,grain")).get("tune"));
    }

    @Test
    void aPresetThatNobodyKnowsIsToldByItsOption() {
        assertEquals("--preset: got 'warp'", fault("libx264", "warp", "none").split(",", -1)[0]);
    }

    private static String fault(String encoder, String preset, String tune) {
        return String.valueOf(assertThrows(UserError.class, () -> Codecs.options(encoder, tuned(preset, tune)))
                .getMessage());
    }

    private static EncodeOptions tuned(String preset, String tune) {
        return new EncodeOptions("auto", 20, preset, tune, "auto");
    }
}
