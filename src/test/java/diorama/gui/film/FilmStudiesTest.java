package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.gui.PlainDesk;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.History;
import diorama.gui.state.Making;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.gui.work.PhotoWorkshop;
import diorama.gui.work.Reels;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.render.Backend;
import diorama.video.file.FilmTimes;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmStudiesTest {
    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private final Reels reels = new Reels(FilmStudiesTest::catalogue, DepthChoice.MODEL);
    private Path folder = Path.of("");

    private static ModelCatalogue catalogue() {
        return ModelCatalogue.read(Path.of(System.getProperty("diorama.home", "."), "models"));
    }

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Path film = Files.copy(Clips.walk(), folder.resolve("a.mp4"));
        Path depth = folder.resolve("a_depth.mkv");
        RawDepth flat = new RawDepth(new Size(16, 9), new float[16 * 9], DepthKind.INVERSE_RELATIVE);
        Map<DepthFormat, Path> targets = Map.of(DepthFormat.FFV1, depth);
        VideoToDepth.run(film, targets, StereoJob.DEFAULTS, image -> flat, FilmRun.quiet());
        open(film, depth);
        open(Files.copy(film, folder.resolve("b.mp4")), Files.copy(depth, folder.resolve("b_depth.mkv")));
    }

    private void open(Path film, Path depth) throws Exception {
        try (PhotoWorkshop workshop = new PhotoWorkshop(FilmStudiesTest::catalogue, DepthChoice.MODEL)) {
            Source source = new Source(film, Optional.of(depth));
            desk.act(new Action.Open(
                    workshop.open(source, Settings.DEFAULTS.recipe(), Progress.NONE, new CancelToken())));
        }
    }

    @AfterEach
    void close() {
        desk.close();
        reels.close();
    }

    private SceneObject film(int id) {
        return desk.state().project().object(id).orElseThrow();
    }

    private StereoJob job(int id) {
        return Making.job(desk.state().settings(), film(id), Backend.CPU);
    }

    @Test
    void filmsAreAnalysedOneAfterTheOtherAndEachOnce() throws InterruptedException {
        FilmStudies studies = new FilmStudies(desk, reels, new StudioFolder(folder.resolve("studio")));
        studies.analyse(film(1), job(1));
        assertTrue(studies.analysing(film(1), job(1)));
        assertFalse(studies.analysing(film(2), job(2)));
        studies.analyse(film(2), job(2));
        studies.analyse(film(1), job(1));
        desk.runUntil(() -> studies.study(film(1), job(1)).isPresent());
        assertFalse(studies.analysing(film(1), job(1)));
        assertTrue(studies.analysing(film(2), job(2)), "asking again does not send the first one to the end");
        desk.runUntil(() -> studies.study(film(2), job(2)).isPresent());
        assertFalse(studies.analysing(film(2), job(2)));
        assertEquals(List.of(), desk.failures);
    }

    @Test
    void aFilmThatHasChangedIsStudiedAnew() throws Exception {
        FilmStudies studies = new FilmStudies(desk, reels, new StudioFolder(folder.resolve("studio")));
        FilmFrame first = desk.state().document(1).flatMap(Document::film).orElseThrow();
        studies.opened(film(1), first, job(1));
        studies.analyse(film(1), job(1));
        desk.runUntil(() -> studies.study(film(1), job(1)).isPresent());
        Files.setLastModifiedTime(film(1).source().file(), FileTime.fromMillis(1_000_000));
        studies.opened(film(1), first, job(1));
        assertTrue(studies.study(film(1), job(1)).isPresent(), "it has not been read again yet");
        FilmFrame again = new FilmFrame(FilmTimes.even(96, 24), 0, Optional.empty());
        studies.opened(film(1), again, job(1));
        assertTrue(studies.study(film(1), job(1)).isEmpty());
    }

    @Test
    void whatWasKeptIsThereBeforeALongAnalysisEnds() throws Exception {
        StudioFolder studio = new StudioFolder(folder.resolve("studio"));
        FilmStudies before = new FilmStudies(desk, reels, studio);
        FilmFrame frame = desk.state().document(1).flatMap(Document::film).orElseThrow();
        before.opened(film(1), frame, job(1));
        before.analyse(film(1), job(1));
        desk.runUntil(() -> before.study(film(1), job(1)).isPresent());
        CountDownLatch gate = new CountDownLatch(1);
        desk.jobs()
                .submit(
                        Jobs.Lane.STUDY,
                        "long",
                        "long",
                        (progress, cancel) -> {
                            gate.await();
                            return 0;
                        },
                        none -> {});
        FilmStudies after = new FilmStudies(desk, reels, studio);
        after.opened(film(1), frame, job(1));
        desk.runUntil(() -> after.study(film(1), job(1)).isPresent());
        after.findCuts(film(1), job(1), true);
        desk.runUntil(() -> !desk.jobs().busy("cuts " + film(1).source().file()));
        assertTrue(desk.jobs().busy("long"), "the other one is still under way");
        gate.countDown();
        assertEquals(List.of(), desk.failures);
    }
}
