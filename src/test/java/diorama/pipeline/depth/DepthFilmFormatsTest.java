package diorama.pipeline.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.RawDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.depth.DepthReader;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films of depth. */
class DepthFilmFormatsTest {
    @TempDir
    private Path folder;

    @Test
    void hevcAndLosslessFilmsOfDepthAreReadBack() {
        Size size = new Size(63, 35);
        Path film = Clips.write(
                folder.resolve("in.mkv"), size, new EncodeOptions("ffv1", 0, "medium", "none", "bgr0"), 0, 40, 80, 130);
        var targets = new LinkedHashMap<DepthFormat, Path>();
        Path lossless = folder.resolve("d.mkv");
        Path small = folder.resolve("d.mp4");
        Path painted = folder.resolve("c.mp4");
        targets.put(DepthFormat.FFV1, lossless);
        targets.put(DepthFormat.HEVC, small);
        targets.put(DepthFormat.INFERNO, painted);
        int[] frame = {0};
        FrameDepth slope = image -> {
            float[] values = new float[image.size().pixels()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 63;
            }
            frame[0]++;
            return new RawDepth(image.size(), values, DepthKind.INVERSE_RELATIVE);
        };
        long frames = VideoToDepth.run(film, targets, plainJob(), slope, FilmRun.quiet());
        assertEquals(4, frames);
        assertEquals(Clips.times(film), Clips.times(lossless));
        assertTrue(Files.exists(painted));
        for (DepthFormat format : new DepthFormat[] {DepthFormat.FFV1, DepthFormat.HEVC}) {
            try (var reader = DepthReader.open(format == DepthFormat.FFV1 ? lossless : small)) {
                var map = reader.next().orElseThrow();
                for (int x = 2; x < 61; x++) {
                    assertEquals(
                            x / 62f,
                            map.at(x, 17),
                            format == DepthFormat.FFV1 ? 1e-5f : 0.006f /* a few of 1023 levels */,
                            format + " at " + x);
                }
            }
        }
    }

    private static StereoJob plainJob() {
        StereoJob d = StereoJob.DEFAULTS;
        return new StereoJob(
                plain(),
                d.stabilise(),
                d.relief(),
                d.source(),
                d.stereo(),
                d.shape(),
                d.frame(),
                d.comfort(),
                d.encode(),
                d.film(),
                d.renderer(),
                d.timeline(),
                d.cuts());
    }

    /** Depth as it comes, without any care for edges. */
    private static DepthOptions plain() {
        DepthOptions plain =
                DepthOptions.SCHEMA.withText(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("edge-snap"), "false");
        return DepthOptions.SCHEMA.withText(plain, DepthOptions.SCHEMA.option("edge-dilation"), "0");
    }
}
