package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Making;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.gui.work.PhotoWorkshop;
import diorama.gui.work.Reels;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.render.Backend;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line makes of a project with a film what the window showed. */
class FilmProjectTest {
    private static final CancelToken NEVER = new CancelToken();
    private static final int FRAME = 37;

    /** Found by looking at the whole film, as frame 37 alone does not have it. */
    private static final DepthRange OF_FILM = new DepthRange(-3, 4);

    @TempDir
    private Path folder;

    private Settings settings = Settings.DEFAULTS;
    private Path project = Path.of("");

    @BeforeEach
    void network() throws IOException {
        Path model = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(folder.resolve("m.json"), "{\"input\":\"image\",\"size\":{\"side\":64,\"multipleOf\":32}}");
        DepthOptions depth = DepthOptions.SCHEMA.withText(
                DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), model.toString());
        settings = Settings.DEFAULTS
                .with(depth)
                .with(Settings.DEFAULTS.view().withStereoPreview(StereoPreview.SIDE_BY_SIDE));
        project = folder.resolve("p.diorama");
    }

    private static ModelCatalogue catalogue() {
        return ModelCatalogue.read(Path.of("models"));
    }

    private static PhotoWorkshop workshop() {
        return new PhotoWorkshop(FilmProjectTest::catalogue, DepthChoice.MODEL);
    }

    private static Reels reels() {
        return new Reels(FilmProjectTest::catalogue, DepthChoice.MODEL);
    }

    /** The film at its frame, as the window shows it with a range that was found by an analysis, or without. */
    private ViewState shown(Optional<DepthRange> range) throws IOException {
        Path film = Files.copy(Clips.walk(), folder.resolve("walk.mp4"));
        try (PhotoWorkshop workshop = workshop();
                Reels reels = reels()) {
            Document opened = workshop.open(Source.of(film), settings.recipe(), Progress.NONE, NEVER);
            ViewState state =
                    ViewState.empty(settings).reduce(new Action.Open(opened)).reduce(new Action.Seek(1, FRAME));
            SceneObject object = state.project().activeObject().orElseThrow();
            StereoJob job = Making.job(settings, object, Backend.CPU);
            Document there = reels.frame(opened, FRAME, object.recipe(), NEVER);
            return state.reduce(new Action.Update(1, reels.deep(there, object.recipe(), range, job, NEVER)));
        }
    }

    private static RgbaImage eyes(ViewState state) {
        return ProjectScene.through(state).eyes().orElseThrow();
    }

    private RgbaImage byCommand() {
        try (PhotoWorkshop workshop = workshop();
                ProjectScene scene = new ProjectScene(workshop, reels())) {
            return eyes(scene.whole(ProjectFile.read(project)));
        }
    }

    @Test
    void aFramesDepthHasTheRangeThatTheWholeFilmGaveIt() throws IOException {
        ViewState state = shown(Optional.of(OF_FILM));
        ProjectFile.write(state, project);
        assertEquals(eyes(state).rgba(), byCommand().rgba());
        // as projects were before
        String text = Files.readString(project);
        assertTrue(text.contains("depth-range"), text);
        Files.writeString(project, text.replace("depth-range", "depth-range-of-old"));
        assertFalse(eyes(state).rgba().equals(byCommand().rgba()), "the range makes a difference");
    }

    @Test
    void aFilmThatNobodyHasAnalysedHasEachFramesOwnRange() throws IOException {
        ViewState state = shown(Optional.empty());
        ProjectFile.write(state, project);
        assertFalse(Files.readString(project).contains("depth-range"));
        assertEquals(eyes(state).rgba(), byCommand().rgba());
    }

    @Test
    void aRangeIsKeptWhereTheFrameIsNotMadeYet() throws IOException {
        ProjectFile.write(shown(Optional.of(OF_FILM)), project);
        ViewState loaded =
                ViewState.empty(settings).reduce(ProjectFile.read(project).action());
        Path again = folder.resolve("again.diorama");
        ProjectFile.write(loaded, again);
        assertEquals(Files.readString(project), Files.readString(again));
    }

    @Test
    void aBrokenRangeIsToldInOneLine() throws IOException {
        ProjectFile.write(shown(Optional.of(OF_FILM)), project);
        String text = Files.readString(project).replaceFirst("\"depth-range\": \\[[^]]*]", "\"depth-range\": [1]");
        Files.writeString(project, text);
        String said = String.valueOf(
                assertThrows(UserError.class, () -> ProjectFile.read(project)).getMessage());
        assertEquals(1, said.lines().count());
        assertTrue(said.contains("depth-range"), said);
    }
}
