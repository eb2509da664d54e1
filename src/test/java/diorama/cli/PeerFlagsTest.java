package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Command lines of iw3. */
class PeerFlagsTest {
    /** Every option that iw3 has, with values of its own. */
    private static final String FLAGS = """
            -i none.jpg -o x
            --input none.jpg --output x
            -o x.png
            --output x.png
            -g 0
            --gpu 0
            --gpu -1
            -g 0 1
            --compile
            --method row_flow
            --method grid_sample
            --method forward_fill
            --method mlbw_l2_inpaint
            --method NULL
            --method bogus
            --synthetic-view both
            --synthetic-view right
            --synthetic-view left
            --preserve-screen-border
            -d 2.5
            --divergence 2.5
            --warp-steps 3
            -c 0.3
            -c -0.5
            --convergence 1.5
            --convergence-mode constant
            --convergence-mode sod_v1
            --update
            -r
            --recursive
            --resume
            --skip-error
            --batch-size 4
            --max-fps 30
            --max-fps 128
            --profile-level 4.1
            --profile-level auto
            --crf 20
            --video-bitrate 8M
            --preset medium
            --preset ultrafast
            --preset p4
            --tune film
            --tune zerolatency
            -y
            --yes
            --pad 0.1
            --pad-mode tblr
            --pad-mode tb
            --pad-mode lr
            --pad-mode 16:9
            --pad-mode top
            --depth-model ZoeD_Any_N
            --depth-model Any_V2_S
            --depth-model VDA_Stream_S
            --depth-model NULL
            --remove-bg
            --bg-model u2net
            --rotate-left
            --rotate-right
            --disable-exif-transpose
            --low-vram
            --keyframe
            --keyframe-interval 4.0
            --vf yadif
            --debug-depth
            --export
            --export-disparity
            --export-depth-only
            --export-depth-fit
            --mapper auto
            --mapper pow2
            --mapper div_6
            --mapper inv_mul_3
            --mapper shift_045
            --mapper none
            --mapper softplus2
            --mapper div_6:mul_1
            --mapper mul_1+mul_2=0.5
            --foreground-scale 1
            --foreground-scale -3
            --mapper-type div
            --mapper-type mul
            --mapper-type shift
            --vr180
            --half-sbs
            --tb
            --half-tb
            --anaglyph
            --anaglyph dubois2
            --anaglyph wimmer2
            --cross-eyed
            --rgbd
            --half-rgbd
            --pix-fmt yuv420p
            --pix-fmt yuv444p
            --pix-fmt yuv420p10le
            --pix-fmt rgb24
            --pix-fmt gbrp
            --pix-fmt gbrp16le
            --tta
            --disable-amp
            --cuda-stream
            --max-workers 4
            --max-output-width 1920
            --max-output-height 1080
            --max-output-width 1920 --max-output-height 1080 --keep-aspect-ratio
            --start-time 00:01:00
            --end-time 1:30
            --start-time 30
            --resolution 392
            --limit-resolution
            --stereo-width 1920
            --ipd-offset 1.5
            --ema-normalize
            --ema-decay 0.75
            --ema-buffer 30
            --scene-detect
            --disable-scene-cache
            --scene-cache-file x.json
            --scene-cache-dir x
            --scene-detect-only
            --autocrop BLACK_TB
            --autocrop BLACK
            --autocrop FLAT_TB
            --autocrop FLAT
            --edge-dilation 2
            --edge-dilation 2 1
            --edge-dilation 0
            --inpaint-model light_inpaint_v1
            --mask-inner-dilation 1
            --mask-outer-dilation 1
            --inpaint-max-width 1920
            --depth-aa
            -vf mp4
            --video-format mkv
            --video-format avi
            -f png
            --format webp
            --format jpeg
            -vc libx264
            --video-codec libx265
            --video-codec h264_nvenc
            --video-codec ffv1
            --video-codec utvideo
            --video-codec auto
            --metadata filename
            --find-param divergence convergence
            --find-param divergence convergence foreground-scale ipd-offset
            --colorspace auto
            --colorspace unspecified
            --colorspace bt709
            --colorspace bt709-pc
            --colorspace bt709-tv
            --colorspace bt601
            --colorspace bt2020-tv
            --colorspace bt2020-pq-tv
            --zoed-batch-size 2
            --zoed-height 384
            -g -1 --crf 20
            -vc libx265 -vf mkv
            """;

    private String said = "";

    private int run(String... args) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        int code = DioramaCommand.run(writer, writer, args);
        said = text.toString();
        return code;
    }

    @Test
    void everyOptionIsTakenOrRefusedWithWhatIsWantedInstead() {
        List<String> refused = new ArrayList<>();
        for (String line : FLAGS.strip().lines().toList()) {
            List<String> command = new ArrayList<>(List.of("stereo", "none.jpg"));
            command.addAll(List.of(line.split(" ")));
            int code = run(command.toArray(String[]::new));
            if (said.contains(": is not there, ")) {
                assertEquals(2, code, line);
                refused.add(line);
            } else {
                assertEquals(1, code, line + ": " + said);
                assertTrue(said.contains("none.jpg: no such file"), line + ": " + said);
            }
        }
        assertEquals(8, refused.size(), refused.toString());
    }

    @Test
    void whatHasNoEffectIsToldOnce() {
        run("stereo", "none.jpg", "--method", "row_flow", "--cuda-stream");
        assertEquals(3, said.lines().count(), said);
        assertTrue(said.contains("diorama: --cuda-stream: has no effect here"), said);
    }

    @Test
    void cardsAndColoursOfOtherMeaningsAreRefused() {
        assertEquals(1, run("stereo", "none.jpg", "--gpu", "-1", "0"));
        assertTrue(said.contains("--gpu: got '-1' among others"), said);
        assertEquals(1, run("stereo", "none.jpg", "--colorspace", "bt2100"));
        assertTrue(said.contains("--colorspace: got 'bt2100'"), said);
        // words behind the first one are no files; without --tune they are
        assertEquals(1, run("stereo", "none.jpg", "--tune", "film", "grain"));
        assertEquals("diorama: none.jpg: no such file", said.strip());
        assertEquals(1, run("stereo", "film"));
        assertEquals("diorama: film: no such file", said.strip());
        assertEquals(1, run("stereo", "-i", "none.jpg", "-y", "--scene-detect", "--skip-error", "-vf", "mkv"));
        assertTrue(said.contains("none.jpg: no such file"), said);
        assertEquals(2, run("stereo"));
        assertTrue(said.contains("FILE"), said);
    }
}
