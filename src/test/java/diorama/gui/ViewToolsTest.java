package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.OrbitControl;
import diorama.image.ImageFiles;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.render.Shading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing, measuring, the log, and what gestures leave of redo. */
class ViewToolsTest {
    private static final ViewState CUBE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    @Test
    void everyStereoViewIsFoundByItsName() {
        try (PlainDesk desk = new PlainDesk(History.of(CUBE))) {
            for (StereoPreview preview : StereoPreview.values()) {
                String name = preview.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
                List<SearchBox.Entry> found = SearchBox.matching(SearchBox.entries(desk), "stereo view " + name);
                assertFalse(found.isEmpty(), name);
                found.get(0).run().run();
                assertEquals(preview, desk.state().settings().view().stereoPreview());
            }
        }
    }

    @Test
    void whatIsKeptStaysWhileThePresentChanges() {
        ViewState kept = CUBE.reduce(new Action.Keep());
        ViewState changed = kept.reduce(
                        new Action.SetOptions(kept.settings().look().with(Shading.RENDERED), 0))
                .reduce(new Action.Wipe(0.25f));
        Compare compare = changed.compare().orElseThrow();
        assertEquals(Shading.SHADED, compare.settings().look().shading());
        assertEquals(Shading.RENDERED, changed.settings().look().shading());
        assertEquals(0.25f, compare.wipe());
        assertEquals(
                CUBE.document(), Optional.of(compare.staging().parts().get(0).document()));
        // kept anew the line stays where it is
        Compare again = changed.reduce(new Action.Keep()).compare().orElseThrow();
        assertEquals(0.25f, again.wipe());
        assertEquals(Shading.RENDERED, again.settings().look().shading());
        assertEquals(
                1, changed.reduce(new Action.Wipe(7)).compare().orElseThrow().wipe());
        assertEquals(Optional.empty(), changed.reduce(new Action.EndCompare()).compare());
        assertEquals(Optional.empty(), CUBE.reduce(new Action.Wipe(0.5f)).compare());
    }

    @Test
    void theKeyOfComparingKeepsThenEndsAndIsNoStepOfUndo() {
        History history = History.of(CUBE);
        History comparing = history.apply(
                CommandActions.of(Command.COMPARE, history.present()).orElseThrow());
        assertTrue(comparing.present().compare().isPresent());
        assertEquals(history.past(), comparing.past());
        History ended = comparing.apply(
                CommandActions.of(Command.COMPARE, comparing.present()).orElseThrow());
        assertTrue(ended.present().compare().isEmpty());
        assertTrue(comparing
                .apply(CommandActions.of(Command.KEEP_A, comparing.present()).orElseThrow())
                .present()
                .compare()
                .isPresent());
    }

    @Test
    void aMetreOnAKnownCubeMeasuresOneMetre() {
        for (boolean parallel : new boolean[] {false, true}) {
            // the cube's sides are 2: its right edge is seen from aside
            OrbitControl view = CUBE.view().orbited(0.4f, 0.2f).withParallel(parallel);
            Extent bounds = Staging.of(CUBE).bounds();
            Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
            Vector3f low = picked(view, clip.transformProject(new Vector3f(0.2f, -0.5f, 1)));
            Vector3f high = picked(view, clip.transformProject(new Vector3f(0.2f, 0.5f, 1)));
            Ruler ruler = new Ruler(low, high);
            assertEquals(1, ruler.metres(), 1e-4, low + " to " + high);
            assertEquals("1.00 m", Ruler.text(ruler.metres()));
        }
    }

    private static Vector3f picked(OrbitControl view, Vector3f ndc) {
        return Picker.point(Staging.of(CUBE), view, ndc.x, ndc.y, 1.5f).orElseThrow();
    }

    @Test
    void cloudsArePickedByTheirPoints() {
        Document cube = Fixtures.cube("cloud.ply", 0, 0, 0);
        Mesh faces = cube.scene().meshes().get(0);
        Mesh points = new Mesh("points", faces.positions(), new float[0], faces.uvs(), new int[0], 0);
        Scene cloud =
                new Scene(cube.scene().roots(), List.of(points), cube.scene().materials());
        ViewState state = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(cube.with(cloud)));
        for (boolean parallel : new boolean[] {false, true}) {
            OrbitControl view = state.view().withParallel(parallel);
            Extent bounds = Staging.of(state).bounds();
            Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
            Vector3f corner = clip.transformProject(new Vector3f(1, 1, 1));
            Vector3f hit = Picker.point(Staging.of(state), view, corner.x + 0.004f, corner.y, 1.5f)
                    .orElseThrow();
            assertEquals(0, hit.distance(1, 1, 1), 1e-5, "the point itself");
            Vector3f side = clip.transformProject(new Vector3f(0.2f, 0.2f, 1));
            assertEquals(Optional.empty(), Picker.point(Staging.of(state), view, side.x, side.y, 1.5f));
        }
    }

    @Test
    void ofPointsSideBySideTheOneUnderTheMouseIsMeant() {
        // nearer to the eye from left to right, closer together than what a click reaches
        float[] xyz = new float[3 * 9];
        for (int i = 0; i < 9; i++) {
            xyz[3 * i] = 0.005f * (i - 4);
            xyz[3 * i + 2] = 0.002f * i;
        }
        Document cube = Fixtures.cube("cloud.ply", 0, 0, 0);
        Mesh far = cube.scene().meshes().get(0);
        Mesh points = new Mesh("points", xyz, new float[0], new float[0], new int[0], 0);
        Mesh frame = new Mesh("frame", far.positions(), new float[0], far.uvs(), new int[0], 0);
        Scene cloud = new Scene(
                cube.scene().roots(), List.of(points, frame), cube.scene().materials());
        Scene both = new Scene(
                List.of(
                        cube.scene().roots().get(0),
                        new diorama.mesh.Node(
                                "frame", new Matrix4f(), List.of(1), Optional.empty(), Optional.empty(), List.of())),
                cloud.meshes(),
                cloud.materials());
        ViewState state = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(cube.with(both)));
        OrbitControl view = state.view();
        Extent bounds = Staging.of(state).bounds();
        Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
        for (int i = 0; i < 9; i++) {
            Vector3f own = new Vector3f(xyz[3 * i], 0, xyz[3 * i + 2]);
            Vector3f ndc = clip.transformProject(new Vector3f(own));
            Vector3f hit =
                    Picker.point(Staging.of(state), view, ndc.x, ndc.y, 1.5f).orElseThrow();
            assertEquals(0, hit.distance(own), 1e-5, "point " + i);
        }
    }

    @Test
    void nothingIsPickedBesideASurface() {
        assertEquals(Optional.empty(), Picker.point(Staging.of(CUBE), CUBE.view(), -0.99f, 0.99f, 1.5f));
    }

    @Test
    void placesPickedInPerspectiveLieOnTheSurface() {
        OrbitControl view = CUBE.view();
        Vector3f hit = Picker.point(Staging.of(CUBE), view, 0.05f, -0.03f, 1.4f).orElseThrow();
        float most = Math.max(Math.abs(hit.x), Math.max(Math.abs(hit.y), Math.abs(hit.z)));
        assertEquals(1, most, 1e-4, hit.toString());
    }

    @Test
    void lengthsAreWrittenInTheUnitThatFits() {
        assertEquals("4.20 mm", Ruler.text(0.0042f));
        assertEquals("25.0 cm", Ruler.text(0.25f));
        assertEquals("12.35 m", Ruler.text(12.345f));
        assertEquals("1.500 km", Ruler.text(1500));
    }

    @Test
    void measuresAreUndoneAndKeptInProjects(@TempDir Path folder) {
        Ruler ruler = new Ruler(new Vector3f(0, 0, 1), new Vector3f(0, 0.5f, 1));
        History measured = History.of(CUBE).apply(new Action.Measure(List.of(ruler)));
        assertEquals(List.of(ruler), measured.present().project().rulers());
        assertTrue(measured.present().project().handmade());
        assertTrue(CommandActions.possible(Command.CLEAR_MEASURES, measured));
        assertEquals(
                List.of(), measured.apply(new Action.Undo()).present().project().rulers());
        Path file = folder.resolve("a.diorama");
        ProjectFile.write(measured.present(), file);
        assertEquals(List.of(ruler), ProjectFile.read(file).project().rulers());
        ViewState cleared = measured.present()
                .reduce(CommandActions.of(Command.CLEAR_MEASURES, measured.present())
                        .orElseThrow());
        assertEquals(List.of(), cleared.project().rulers());
        assertFalse(CUBE.project().handmade());
    }

    @Test
    void aCancelledGestureLeavesRedoAsItWas() {
        History history = History.of(CUBE)
                .apply(new Action.Rename(1, "once"))
                .apply(new Action.Rename(1, "twice"))
                .apply(new Action.Undo());
        Placement moved = new Placement(new Vector3f(1, 0, 0), new Vector3f(), new Vector3f(1));
        Placement farther = new Placement(new Vector3f(2, 0, 0), new Vector3f(), new Vector3f(1));
        History dragging =
                history.apply(new Action.Place(Map.of(1, moved), 5)).apply(new Action.Place(Map.of(1, farther), 5));
        assertEquals(List.of(), dragging.future());
        History cancelled = dragging.apply(new Action.Cancel(5));
        assertEquals(history.present(), cancelled.present());
        assertEquals(history.future(), cancelled.future());
        assertEquals(history.past(), cancelled.past());
        // a gesture that ends has no such way back
        History ended = dragging.apply(new Action.Rename(1, "other"));
        assertEquals(ended, ended.apply(new Action.Cancel(5)));
    }

    @Test
    void hintsGoAwayByThemselvesAndErrorsStay() {
        long[] now = {0};
        Messages messages = new Messages(() -> now[0]);
        messages.add(Messages.Kind.DONE, "Saved a.png");
        messages.add(Messages.Kind.NOTE, "A bigger model sees more");
        messages.add(Messages.Kind.ERROR, "b.png: is broken");
        now[0] = 10_000_000_000L;
        assertEquals(2, messages.current().size());
        now[0] = 30_000_000_000L;
        assertEquals("b.png: is broken", messages.current().get(0).text());
        assertFalse(messages.fading());
    }

    @Test
    void theLogKeepsWhatWasToldAndLogged() {
        Messages messages = new Messages(() -> 0);
        messages.add(Messages.Kind.DONE, "Saved a.png");
        messages.add(Messages.Kind.ERROR, "b.png: is broken");
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Log log = messages.log();
        PrintStream err = log.beside(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        err.println("[work] WARN diorama.cache - the cache is full: \u00e4");
        err.print("half a line");
        Set<Log.Level> all = EnumSet.allOf(Log.Level.class);
        assertEquals(
                List.of("Saved a.png", "b.png: is broken", "[work] WARN diorama.cache - the cache is full: \u00e4"),
                log.lines(all, "").stream().map(Log.Line::text).toList());
        assertEquals(1, log.lines(EnumSet.of(Log.Level.NOTE), "").size());
        assertEquals(1, log.lines(all, "PNG: IS").size());
        assertTrue(terminal.toString(StandardCharsets.UTF_8).endsWith("half a line"));
        log.clear();
        assertEquals(List.of(), log.lines(all, ""));
    }

    @Test
    void theLogForgetsItsOldestLines() {
        Log log = new Log(() -> Instant.EPOCH);
        for (int i = 0; i < Log.MOST + 5; i++) {
            log.add(Log.Level.INFO, "line " + i);
        }
        List<Log.Line> lines = log.lines(EnumSet.allOf(Log.Level.class), "");
        assertEquals(Log.MOST, lines.size());
        assertEquals("line 5", lines.get(0).text());
        assertTrue(lines.get(0).written().contains("Information  line 5"));
    }

    @Test
    void recentFilesAreLookedForOnceInSomeSeconds(@TempDir Path folder) throws IOException {
        long[] now = {0};
        Recents recents = new Recents(new StudioFolder(folder.resolve("studio")), () -> now[0]);
        Path file = Files.createFile(folder.resolve("a.png"));
        assertTrue(recents.add(file));
        assertEquals(List.of(file), recents.files());
        Files.delete(file);
        assertEquals(List.of(file), recents.files());
        now[0] = 6_000_000_000L;
        assertEquals(List.of(), recents.files());
    }

    @Test
    void neighboursAreSteppedOverWhereTheyAreNoPictures(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("img1.png");
        Path third = folder.resolve("img3.png");
        ImageFiles.write(Fixtures.photo(), first);
        Files.writeString(folder.resolve("img2.png"), "no picture");
        Files.createDirectory(folder.resolve("img4.png"));
        ImageFiles.write(Fixtures.photo(), third);
        ImageFiles.write(Fixtures.photo(), folder.resolve("img3_depth.png"));
        assertEquals(Optional.of(third), Neighbours.of(first, 1));
        assertEquals(Optional.of(third), Neighbours.of(first, -1));
        assertEquals(Optional.of(first), Neighbours.of(third, 1));
        Files.delete(first);
        assertEquals(Optional.empty(), Neighbours.of(third, 1));
    }

    @Test
    void walkingDoesNotTurnWhileAnotherWindowHasTheFocus() {
        WalkTool.Reins reins = new WalkTool.Reins();
        reins.hold(new double[] {100, 50});
        assertArrayEquals(new double[] {7, -3}, reins.moved(new double[] {107, 47}, true));
        assertEquals(100, reins.x(), "the mouse is put back there");
        assertArrayEquals(new double[2], reins.moved(new double[] {900, 700}, false));
        assertArrayEquals(new double[2], reins.moved(new double[] {950, 700}, false));
        assertArrayEquals(new double[2], reins.moved(new double[] {300, 200}, true), "coming back is no turn");
        assertArrayEquals(new double[] {1, 0}, reins.moved(new double[] {301, 200}, true));
    }
}
