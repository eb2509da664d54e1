package diorama.video.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.UserError;
import diorama.video.option.EncodeOptions;
import java.util.List;
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

    @Test
    void aProfileThatWouldBePassedOverIsTold() {
        for (String encoder : List.of("libsvtav1", "libvpx-vp9", "hevc_qsv", "h264_vaapi", "hevc_amf")) {
            assertEquals(
                    "--profile: got 'main10', want auto, as " + encoder + " takes none",
                    refused(encoder, "main10", "auto"));
            assertEquals(
                    "--profile-level: got '5.1', want auto, as " + encoder + " takes none",
                    refused(encoder, "auto", "5.1"));
        }
        assertEquals("hq", Codecs.options("prores_ks", profiled("hq", "auto")).get("profile"));
        assertEquals("5.1", Codecs.options("libx264", profiled("high", "5.1")).get("level"));
    }

    /** What iw3 makes of --pix-fmt rgb24. */
    @Test
    void colorsAsTheyAreHaveTheNameThatEachEncoderHasForThem() {
        assertEquals("libx264rgb rgb24", rgb("auto", "mp4"));
        assertEquals("utvideo gbrp", rgb("auto", "avi"));
        assertEquals("libx265 gbrp", rgb("libx265", "mkv"));
        assertEquals("ffv1 bgr0", rgb("ffv1", "mkv"));
    }

    private static String rgb(String codec, String extension) {
        EncodeOptions o = new EncodeOptions(codec, 20, "medium", "none", "rgb24").spelled(extension);
        return o.videoCodec() + " " + o.pixelFormat();
    }

    private static String refused(String encoder, String profile, String level) {
        return String.valueOf(assertThrows(UserError.class, () -> Codecs.options(encoder, profiled(profile, level)))
                .getMessage());
    }

    private static EncodeOptions profiled(String profile, String level) {
        return new EncodeOptions("auto", 20, "medium", "none", "auto", "auto", profile, level);
    }

    private static String fault(String encoder, String preset, String tune) {
        return String.valueOf(assertThrows(UserError.class, () -> Codecs.options(encoder, tuned(preset, tune)))
                .getMessage());
    }

    private static EncodeOptions tuned(String preset, String tune) {
        return new EncodeOptions("auto", 20, preset, tune, "auto");
    }
}
