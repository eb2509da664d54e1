package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.gui.PlainDesk;
import diorama.gui.file.Librarian;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.PhotoWorkshop;
import diorama.gui.work.Reels;
import diorama.gui.work.Workshop;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.StereoLayout;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorTest {
    private PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private Path film = Path.of("");
    private Reels reels = reels();
    private double now;

    private static Reels reels() {
        return new Reels(ProjectorTest::catalogue, DepthChoice.MODEL);
    }

    private static ModelCatalogue catalogue() {
        return ModelCatalogue.read(Path.of(System.getProperty("diorama.home", "."), "models"));
    }

    /** From 0 at the left to 1 at the right. */
    private static RawDepth ramp() {
        float[] values = new float[64 * 36];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 64 / 63f;
        }
        return new RawDepth(new Size(64, 36), values, DepthKind.INVERSE_RELATIVE);
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        film = Files.copy(Clips.walk(), folder.resolve("walk.mp4"));
        Path depth = folder.resolve("walk_depth.mkv");
        Map<DepthFormat, Path> targets = Map.of(DepthFormat.FFV1, depth);
        VideoToDepth.run(film, targets, StereoJob.DEFAULTS, image -> ramp(), FilmRun.quiet());
        try (PhotoWorkshop workshop = new PhotoWorkshop(ProjectorTest::catalogue, DepthChoice.MODEL)) {
            Document first = workshop.open(
                    new Source(film, Optional.of(depth)), Settings.DEFAULTS.recipe(), Progress.NONE, new CancelToken());
            desk.act(new Action.Open(first));
        }
    }

    @AfterEach
    void close() {
        desk.close();
        reels.close();
    }

    private FilmDesk films() {
        FilmDesk films = new FilmDesk(
                desk,
                new Librarian(new NoWorkshop(), desk),
                reels,
                new FilmDesk.Place(new StudioFolder(film.resolveSibling("studio")), Optional.empty()),
                desk::post,
                () -> now);
        desk.follow(films::changed);
        return films;
    }

    private void seek(int frame) {
        desk.act(new Action.Seek(1, frame));
    }

    private boolean shown(int frame) {
        return desk.state()
                .film()
                .filter(f -> f.index() == frame && f.seen().isPresent())
                .isPresent();
    }

    @Test
    void aFrameIsShownAtOnceAndThenItsDepth() throws InterruptedException {
        films();
        seek(50);
        desk.runUntil(() -> desk.state().film().orElseThrow().index() == 50);
        assertTrue(desk.state().film().orElseThrow().seen().isEmpty());
        desk.runUntil(() -> shown(50));
        assertTrue(desk.state()
                .document()
                .orElseThrow()
                .relief()
                .orElseThrow()
                .raw()
                .isPresent());
    }

    @Test
    void allFilmsThatAreSeenFollowThePlayhead() throws Exception {
        Path second = Files.copy(film, film.resolveSibling("second.mp4"));
        Path depth = film.resolveSibling("walk_depth.mkv");
        try (PhotoWorkshop workshop = new PhotoWorkshop(ProjectorTest::catalogue, DepthChoice.MODEL)) {
            desk.act(new Action.Open(workshop.open(
                    new Source(second, Optional.of(depth)),
                    Settings.DEFAULTS.recipe(),
                    Progress.NONE,
                    new CancelToken())));
        }
        films();
        seek(60);
        desk.runUntil(() -> List.of(1, 2).stream().allMatch(id -> desk.state()
                .document(id)
                .flatMap(Document::film)
                .filter(f -> f.index() == 60 && f.seen().isPresent())
                .isPresent()));
        assertEquals(List.of(), desk.failures);
    }

    @Test
    void theNewestOfManyWishesWins() throws InterruptedException {
        films();
        for (int frame = 0; frame < 96; frame += 5) {
            seek(frame);
        }
        seek(77);
        desk.runUntil(() -> shown(77));
        assertEquals(List.of(), desk.failures);
    }

    @Test
    void bothEyesAreDrawnAsTheViewShowsThem() throws InterruptedException {
        FilmDesk films = films();
        desk.act(new Action.SetOptions(desk.state().settings().view().withStereoPreview(StereoPreview.ANAGLYPH), 0));
        seek(20);
        desk.runUntil(() -> shown(20) && films.eyes(StereoPreview.ANAGLYPH).isPresent());
        RgbaImage before = films.eyes(StereoPreview.ANAGLYPH).orElseThrow();
        assertEquals(Optional.empty(), films.eyes(StereoPreview.SIDE_BY_SIDE));
        desk.act(new Action.SetOptions(desk.state().settings().stereo().with(8, 0.2f), 0));
        desk.runUntil(() -> !films.eyes(StereoPreview.ANAGLYPH).equals(Optional.of(before)));
        assertEquals(StereoLayout.FULL_SBS, desk.state().settings().stereo().layout(), "the film's own stays");
    }

    @Test
    void aFilmThatHasGoneIsToldOfOnce() throws Exception {
        FilmDesk films = films();
        Files.delete(film);
        seek(30);
        desk.runUntil(() -> !desk.failures.isEmpty());
        for (int i = 0; i < 5; i++) {
            films.step();
        }
        assertTrue(!desk.jobs().busy("frame") || desk.failures.size() == 1);
        assertEquals(1, desk.failures.size());
        assertTrue(String.valueOf(desk.failures.get(0).getMessage()).contains("no such file"));
    }

    @Test
    void playingFollowsTheClockAndDropsFrames() {
        FilmDesk films = films();
        films.play(true);
        now += 1;
        films.step();
        assertEquals(24, desk.state().frame(1));
        now += 2.5;
        films.step();
        assertEquals(84, desk.state().frame(1));
        now += 1;
        films.step();
        assertEquals(12, desk.state().frame(1), "it begins again");
        films.play(false);
        now += 1;
        films.step();
        assertEquals(12, desk.state().frame(1));
    }

    /** Makes no surfaces. */
    private static final class NoWorkshop implements Workshop {
        @Override
        public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Document complete(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            return document;
        }

        @Override
        public List<String> export(Goods goods, Path target, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }
    }
}
