package diorama.pipeline.comfort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.TimelineFile;
import diorama.pipeline.network.FrameDepth;
import diorama.stereo.ComfortOptions;
import diorama.stereo.ConvergenceMode;
import diorama.stereo.ParallaxBudget;
import diorama.video.write.Clips;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComfortAnalysisTest {
    /** From 0 at the left to 1 at the right. */
    private static FrameDepth ramp() {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                float[] values = new float[64 * 36];
                for (int i = 0; i < values.length; i++) {
                    values[i] = i % 64 / 63f;
                }
                return new RawDepth(new Size(64, 36), values, DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }
        };
    }

    private static ComfortReport analyse(StereoJob job) {
        return ComfortAnalysis.film(Clips.walk(), job, ramp(), Progress.NONE, new CancelToken());
    }

    private static StereoJob job(float divergence, float convergence) {
        return StereoJob.DEFAULTS.with(StereoJob.DEFAULTS.stereo().with(divergence, convergence));
    }

    @Test
    void everyShotIsMeasured() {
        ComfortReport report = analyse(job(3, 0.5f));
        assertEquals(2, report.shots().size());
        assertEquals(48, report.shots().get(1).frame());
        assertEquals(2_000_000, report.shots().get(1).micros());
        assertEquals(96, report.whole().frames());
        // 1 % of the pixels lie beyond either end
        assertEquals(3, report.whole().range(), 0.1);
        assertEquals(1.5, report.whole().front(), 0.06);
        assertEquals(0.5, report.whole().border(), 0.1);
    }

    @Test
    void limitsKeepEveryShotToItsBudget() {
        ComfortOptions limited = new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false, true, 2, 0.5f, 2, 0, 0);
        StereoJob job = job(6, 0.2f).with(limited);
        ComfortReport report = analyse(job);
        ParallaxBudget budget = ParallaxBudget.of(limited);
        report.shots()
                .forEach(s ->
                        assertTrue(report.of(s).within(budget), report.of(s).toString()));
        assertEquals(2, report.whole().range(), 0.01);
        // drawn with these limits it is measured as they say
        StereoJob drawn = job.with(job.timeline().limitedTo(report.limits()));
        ComfortReport again = analyse(drawn);
        assertEquals(
                report.whole().range(), again.shots().get(0).parallax().asked().range(), 1e-3);
        assertEquals(0.5, again.shots().get(0).parallax().asked().front(), 1e-2);
    }

    @Test
    void whatIsWrittenHoldsOneEntryForEachShot(@TempDir Path folder) {
        StereoJob job = job(2.5f, 0.4f);
        Path file = folder.resolve("t.json");
        TimelineFile.write(analyse(job).timeline(job), "walk.mp4", file);
        Timeline timeline = TimelineFile.read(file);
        assertEquals(2, timeline.shots().size());
        assertEquals(2.5, timeline.at(0).divergence().orElse(0), 1e-4);
        assertEquals(0.4, timeline.at(3_000_000).convergence().orElse(0), 1e-4);
    }

    /** A network that puts a plain sky before the farthest, or a depth film that means it. */
    private static FrameDepth outdoors(boolean guessed) {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                float[] values = new float[64 * 36];
                for (int i = 0; i < values.length; i++) {
                    values[i] = i < 64 * 18 ? 0.1f : 0.12f + 0.8f * (i / 64 - 18) / 18f;
                }
                return new RawDepth(new Size(64, 36), values, DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }

            @Override
            public boolean guessed() {
                return guessed;
            }
        };
    }

    @Test
    void theSkyIsMeasuredWhereItIsDrawn(@TempDir Path folder) {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i color=0x90b0f0:s=320x90:d=0.4 -f lavfi -i color=0x304020:s=320x90:d=0.4"
                        + " -filter_complex vstack sky.mkv");
        StereoJob job = job(4, 0.5f);
        for (boolean guessed : new boolean[] {false, true}) {
            ComfortReport report = ComfortAnalysis.film(film, job, outdoors(guessed), Progress.NONE, new CancelToken());
            assertEquals(guessed ? 2.0 : 1.6, report.whole().behind(), 0.05);
        }
    }

    @Test
    void aCropIsWhatIsMeasured() {
        Timeline.Values right = new Timeline.Values(
                Timeline.Values.NONE.divergence(),
                Timeline.Values.NONE.convergence(),
                Timeline.Values.NONE.foregroundScale(),
                Optional.of(new Timeline.Trim(50, 25, 0, 25)));
        Timeline crop =
                new Timeline(java.util.List.of(new Timeline.Shot(0, right, java.util.List.of())), java.util.List.of());
        assertTrue(job(2, 0.5f).with(crop).part().contains("left=50"));
        FrameDepth whole = new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                return ramp().estimate(frame);
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }

            @Override
            public boolean ofWholeFrames() {
                return true;
            }
        };
        ComfortReport report =
                ComfortAnalysis.film(Clips.walk(), job(2, 0.5f).with(crop), whole, Progress.NONE, new CancelToken());
        // the right half is the nearer one
        assertEquals(1, report.whole().range(), 0.1);
        assertEquals(0, report.whole().behind(), 0.05);
    }
}
