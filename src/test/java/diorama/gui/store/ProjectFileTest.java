package diorama.gui.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.ImportOptions;
import diorama.depth.MapKind;
import diorama.gui.Fixtures;
import diorama.gui.file.Neighbours;
import diorama.gui.look.Language;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.Placement;
import diorama.gui.state.Preferences;
import diorama.gui.state.Project;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraKeys;
import diorama.render.LensOptions;
import diorama.render.Shading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
    private static final CommandText.Shot SHOT = new CommandText.Shot(new Size(640, 480), 0);

    private static final Settings SETTINGS = Settings.DEFAULTS
            .with(Settings.DEFAULTS.look().with(Shading.MATCAP))
            .with(Clip.DEFAULTS
                    .with(CameraKey.DEFAULTS)
                    .with(new CameraKey(2, 1, 0.5f, 0, 0, 0.25f, 3, 1.5f, CameraKey.Ease.HOLD))
                    .with(new LensOptions(2, 0.5f, 0.25f, 16)));

    @TempDir
    private Path folder;

    private ViewState state() {
        Document cube =
                Fixtures.cube(folder.resolve("sub").resolve("Würfel 方.glb").toString(), 0, 0, 0);
        ViewState state = ViewState.empty(SETTINGS)
                .reduce(new Action.Open(Fixtures.made(folder.resolve("a.jpg").toString(), SETTINGS)))
                .reduce(new Action.Open(cube));
        int id = state.project().active();
        Placement placement =
                new Placement(new Vector3f(1, 2.5f, -3), new Vector3f(10, 20, 30), new Vector3f(1, 2, 0.5f));
        return state.reduce(new Action.Place(Map.of(id, placement), 0))
                .reduce(new Action.SetMeshHidden(1, 1, true))
                .reduce(new Action.SetRendered(Set.of(id), false))
                .reduce(new Action.Orbit(0.3f, 0.1f));
    }

    @Test
    void whatIsSavedIsReadBack() {
        ViewState state = state();
        Path file = folder.resolve("scene.diorama");
        ProjectFile.write(state, file);
        ProjectFile.Content content = ProjectFile.read(file);
        // what a project says of places is work of hands
        Project written =
                state.project().changed(Set.of(1, 2), o -> o.at(Placement.HOME).withPlacement(o.placement()));
        assertEquals(written, content.project());
        assertEquals(state.view(), content.view());
    }

    @Test
    void theCommandLineTakesKeysFromAProject() {
        Path file = folder.resolve("scene.diorama");
        ProjectFile.write(state(), file);
        assertEquals(1.5, CameraKeys.read(file).zoom(2), 1e-6);
    }

    @Test
    void filesAreNamedFromTheProjectsFolder() throws IOException {
        Path file = folder.resolve("scene.diorama");
        ProjectFile.write(state(), file);
        String text = Files.readString(file);
        assertTrue(text.contains("\"sub/Würfel 方.glb\""), text);
        assertFalse(text.contains(folder.toString()));
        Path elsewhere = Files.createDirectory(folder.resolve("moved"));
        Files.move(file, elsewhere.resolve("scene.diorama"));
        Source source = ProjectFile.read(elsewhere.resolve("scene.diorama"))
                .project()
                .objects()
                .get(0)
                .source();
        assertEquals(elsewhere.resolve("a.jpg"), source.file());
    }

    @Test
    void noUndoLeadsOutOfAProjectIntoTheOneBefore() {
        ViewState state = state();
        Path file = folder.resolve("scene.diorama");
        ProjectFile.write(state, file);
        History loaded = History.of(state).apply(ProjectFile.read(file).action());
        assertEquals(2, loaded.present().project().objects().size());
        assertTrue(loaded.present().document().isEmpty(), "its files are read afterwards");
        assertFalse(CommandActions.possible(Command.UNDO, loaded), "saving would write the old one over the new");
        assertEquals(loaded, loaded.apply(new Action.Undo()));
        assertTrue(loaded.present().documents().isEmpty(), "nothing leads back to the old objects");
    }

    @Test
    void whatIsNoProjectIsRefusedInOneLine() throws IOException {
        Path file = folder.resolve("broken.diorama");
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "{\"diorama\": 1}",
                "{\"diorama\": 1",
                "{\"diorama\": 99}",
                "{\"diorama\": 1, \"objects\": [{}], \"camera\": {}}",
                "{\"diorama\": 1, \"objects\": [], \"camera\": {\"pivot\": [1, 2]}}",
                "{\"diorama\": 1, \"objects\": [], \"camera\": {\"pivot\": []}}",
                "not json")) {
            Files.writeString(file, text);
            UserError error = assertThrows(UserError.class, () -> ProjectFile.read(file), text);
            assertEquals(1, String.valueOf(error.getMessage()).lines().count());
            assertFalse(String.valueOf(error.getMessage()).contains("Exception"), error.getMessage());
        }
    }

    @Test
    void aCommandLineNamesEveryOptionThatIsNotTheDefaults() {
        ViewState state = ViewState.empty(SETTINGS)
                .reduce(new Action.Open(Fixtures.made("my photo.jpg", SETTINGS)))
                .reduce(new Action.SetOptions(SETTINGS.view().withStereoPreview(StereoPreview.ANAGLYPH), 0))
                .reduce(new Action.Orbit((float) Math.toRadians(12), 0));
        Path photo = Path.of("my photo.jpg").toAbsolutePath();
        assertEquals(
                "diorama view '" + photo + "' --shading matcap --stereo-preview anaglyph --azimuth 12.0"
                        + " --screenshot 'my photo_view.png' --size 640x480",
                CommandText.of(state, Path.of(""), SHOT));
    }

    @Test
    void howADepthMapIsReadIsInTheProjectAndInTheCommandLine() {
        ImportOptions importing = new ImportOptions(MapKind.DISTANCE, true, 2, 1.5f, 0.01f, "Z");
        Document photo = Fixtures.opened(folder.resolve("a.png").toString(), SETTINGS);
        Path map = folder.resolve("far away.exr");
        ViewState state = ViewState.empty(SETTINGS)
                .reduce(new Action.Open(photo.from(new Source(photo.source().file(), Optional.of(map)))))
                .reduce(new Action.SetOptions(importing, 0));
        Path file = folder.resolve("p.diorama");
        ProjectFile.write(state, file);
        Project read = ProjectFile.read(file).project();
        assertEquals(importing, read.objects().get(0).recipe().importing());
        assertEquals(importing, read.settings().importing());
        String line = CommandText.of(state, Path.of(""), SHOT);
        assertTrue(
                line.contains("--depth '" + map + "' --depth-kind distance --depth-invert --depth-near 2.0"
                        + " --depth-far 1.5 --depth-scale 0.01 --depth-channel Z --shading"),
                line);
        ViewState without =
                ViewState.empty(SETTINGS).reduce(new Action.Open(photo)).reduce(new Action.SetOptions(importing, 0));
        assertFalse(CommandText.of(without, Path.of(""), SHOT).contains("--depth"), "there is no map to be read");
    }

    @Test
    void whereTheViewHasMovedTheCommandLineSaysWhereTo() {
        ViewState state = ViewState.empty(SETTINGS)
                .reduce(new Action.Open(Fixtures.made("a.jpg", SETTINGS)))
                .reduce(new Action.Pan(0.5f, 0, 1))
                .reduce(new Action.ToggleParallel());
        String line = CommandText.of(state, Path.of(""), SHOT);
        assertTrue(line.contains(" --pan-right -") && line.contains(" --parallel"), line);
        assertTrue(CommandText.single(state));
        ViewState far = state.reduce(new Action.Pan(1e6f, 0, 1));
        assertFalse(CommandText.single(far), "options do not reach so far: a project does");
    }

    @Test
    void aSceneOfSeveralObjectsIsNamedByItsProject() {
        assertEquals(
                "diorama view s.diorama --animation-time 1.5 --screenshot s_view.png --size 640x480",
                CommandText.of(state(), Path.of("s.diorama"), new CommandText.Shot(SHOT.size(), 1.5f)));
    }

    @Test
    void autosavesOfLivingWindowsAreNotOffered() throws IOException {
        StudioFolder studio = new StudioFolder(folder.resolve("studio"));
        Autosave own = new Autosave(studio);
        assertEquals(60, own.due(60, 2, state()), "two minutes after the last time");
        assertEquals(Double.POSITIVE_INFINITY, own.due(60, 0, state()), "never");
        assertTrue(own.keep(state()));
        assertEquals(Double.POSITIVE_INFINITY, own.due(60, 2, state()), "nothing is lost");
        assertEquals(List.of(), own.left(), "this process lives");
        Path fallen = studio.path().resolve("autosave-2147483646.diorama");
        Files.writeString(fallen, "{}");
        assertEquals(List.of(fallen), own.left());
        own.discard();
        try (var left = Files.list(studio.path())) {
            assertEquals(List.of(fallen), left.toList());
        }
    }

    @Test
    void recentFilesComeLastFirstAndOnlyThoseThatAreThere() throws IOException {
        StudioFolder studio = new StudioFolder(folder.resolve("studio"));
        Path a = Files.createFile(folder.resolve("a.png"));
        Path b = Files.createFile(folder.resolve("b.png"));
        Recents recents = new Recents(studio);
        assertTrue(recents.add(a) && recents.add(b) && recents.add(a));
        assertEquals(List.of(a, b), new Recents(studio).files());
        Files.delete(a);
        assertEquals(List.of(b), new Recents(studio).files());
    }

    @Test
    void neighboursAreInTheOrderOfTheirNumbers() {
        assertTrue(Neighbours.compare("img2.jpg", "img10.jpg") < 0);
        assertTrue(Neighbours.compare("IMG2.jpg", "img02.jpg") == 0);
        assertTrue(Neighbours.compare("b.jpg", "a10.jpg") > 0);
    }

    @Test
    void preferencesAreKept() throws IOException {
        Path file = folder.resolve("p").resolve("studio.json");
        Preferences liked =
                Preferences.DEFAULTS.with("language", Language.JAPANESE).with("theme", Theme.Kind.LIGHT);
        liked.write(file);
        assertEquals(liked, Preferences.read(file));
        Files.writeString(file, "{\"studio\": {\"never-heard-of\": 3}}");
        assertEquals(Theme.Kind.DARK, Preferences.read(file).theme());
    }
}
