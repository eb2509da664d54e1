package diorama.pipeline.comfort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import diorama.pipeline.network.FrameDepth;
import diorama.stereo.ShotParallax;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmStudyTest {
    private static FilmStudy study = new FilmStudy(new Size(1, 1), List.of());

    @BeforeAll
    static void look() {
        study = FilmStudy.of(Clips.walk(), StereoJob.DEFAULTS, ramp(), Progress.NONE, new CancelToken());
    }

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

    private static StereoJob job(float divergence, float convergence) {
        return StereoJob.DEFAULTS.with(StereoJob.DEFAULTS.stereo().with(divergence, convergence));
    }

    private static void assertAlike(ComfortReport wanted, ComfortReport got, double tolerance) {
        assertEquals(wanted.shots().size(), got.shots().size());
        for (int i = 0; i < wanted.shots().size(); i++) {
            ShotParallax a = wanted.shots().get(i).parallax().asked();
            ShotParallax b = got.shots().get(i).parallax().asked();
            assertEquals(wanted.shots().get(i).micros(), got.shots().get(i).micros());
            assertEquals(a.front(), b.front(), tolerance);
            assertEquals(a.behind(), b.behind(), tolerance);
            assertEquals(a.jump(), b.jump(), 2 * tolerance);
            assertEquals(a.score(), b.score(), 50 * tolerance);
        }
    }

    private static ComfortReport analysed(StereoJob job) {
        return ComfortAnalysis.film(Clips.walk(), job, ramp(), Progress.NONE, new CancelToken());
    }

    @Test
    void aStudyTellsWhatAnAnalysisOfTheSameSettingsDoes() {
        for (StereoJob job : List.of(job(3, 0.5f), job(6, 0.2f))) {
            assertAlike(analysed(job), study.comfort(Clips.walk(), job).report(), 1e-6);
        }
    }

    @Test
    void keysAndBendingAreFollowedWithoutLookingAgain() {
        Timeline.Values values = new Timeline.Values(
                OptionalDouble.of(5), OptionalDouble.empty(), OptionalDouble.of(2), Optional.empty());
        Timeline.Key key = new Timeline.Key(2_500_000, values, Timeline.Ease.LINEAR);
        Timeline.Shot first = new Timeline.Shot(0, Timeline.Values.NONE, List.of());
        Timeline.Shot second = new Timeline.Shot(2_000_000, Timeline.Values.NONE, List.of(key));
        StereoJob job = job(2, 0.5f).with(new Timeline(List.of(first, second), List.of()));
        List<ComfortReport.Shot> wanted = analysed(job).shots();
        List<ComfortReport.Shot> got = study.comfort(Clips.walk(), job).report().shots();
        for (int i = 0; i < 2; i++) {
            ShotParallax a = wanted.get(i).parallax().asked();
            ShotParallax b = got.get(i).parallax().asked();
            assertEquals(a.front(), b.front(), 0.1);
            assertEquals(a.behind(), b.behind(), 0.1);
            assertEquals(a.border(), b.border(), 0.1);
        }
        FilmStudy.Comfort comfort = study.comfort(Clips.walk(), job);
        assertEquals(1, comfort.front()[0], 0.06);
        assertTrue(comfort.front()[60] > 2 && comfort.front()[60] < 3, String.valueOf(comfort.front()[60]));
    }

    @Test
    void cutsAreFoundWithoutDepthAsWithIt() {
        assertEquals(List.of(2_000_000L), study.cuts());
        assertEquals(study.cuts(), FilmStudy.cuts(Clips.walk(), StereoJob.DEFAULTS, Progress.NONE, new CancelToken()));
    }

    @Test
    void whatIsKeptIsReadAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.study");
        assertEquals(Optional.empty(), FilmStudy.read(file));
        study.write(file);
        FilmStudy read = FilmStudy.read(file).orElseThrow();
        assertAlike(
                study.comfort(Clips.walk(), job(4, 0.3f)).report(),
                read.comfort(Clips.walk(), job(4, 0.3f)).report(),
                1e-9);
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(file), 500);
        Files.write(file, half);
        assertEquals(Optional.empty(), FilmStudy.read(file), "a file cut short is none");
    }

    @Test
    void theNameChangesWithTheFilm(@TempDir Path folder) throws Exception {
        Path copy = Files.copy(Clips.walk(), folder.resolve("walk.mp4"));
        String before = FilmStudy.nameOf(copy, "");
        Files.write(copy, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertNotEquals(before, FilmStudy.nameOf(copy, ""));
        assertNotEquals(FilmStudy.nameOf(copy, "a"), FilmStudy.nameOf(copy, "b"));
    }
}
