package diorama.gui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthStroke;
import diorama.gui.CubeDesk;
import diorama.gui.CubeScene;
import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Brush;
import diorama.gui.state.Command;
import diorama.gui.state.Placement;
import diorama.gui.state.Ruler;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** Projects and command lines of a window that is not there. */
class FileClerkTest extends CubeScene {
    @Test
    void aNewSceneIsUndoneAndSavedUnderANewName() {
        FileClerk clerk = cubes.clerk(folder);
        cubes.desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        cubes.desk.act(new Action.Keep());
        clerk.save(folder.resolve("a.diorama"));
        assertTrue(clerk.run(Command.NEW));
        assertTrue(cubes.desk.state().project().objects().isEmpty());
        assertEquals(List.of(), cubes.desk.state().project().rulers(), "old measures stand in no new scene");
        assertTrue(cubes.desk.state().compare().isEmpty());
        assertEquals("Diorama", clerk.title());
        cubes.desk.act(new Action.Undo());
        assertEquals(1, cubes.desk.state().project().objects().size());
        clerk.close();
    }

    @Test
    void aSavedProjectAsksForItsSmallPictureOnce() {
        FileClerk clerk = cubes.clerk(folder);
        assertEquals(Optional.empty(), clerk.takeSaved());
        clerk.save(folder.resolve("a.diorama"));
        assertEquals(Optional.of(folder.resolve("a.diorama").toAbsolutePath()), clerk.takeSaved());
        assertEquals(Optional.empty(), clerk.takeSaved());
        clerk.close();
    }

    @Test
    void onlyWhatCouldBeOpenedIsRemembered() throws Exception {
        FileClerk clerk = cubes.clerk(folder);
        Path broken = Files.writeString(folder.resolve("broken.glb"), "no mesh");
        clerk.open(List.of(broken));
        assertEquals(List.of(), clerk.recents().files());
        Path whole = Files.createFile(folder.resolve("whole.glb"));
        clerk.changed(new Action.Open(Fixtures.cube(whole.toString(), 0, 0, 0)));
        assertEquals(List.of(whole.toAbsolutePath()), clerk.recents().files());
        clerk.close();
    }

    @Test
    void handworkGivesWayToAProjectOnlyWhenAskedTwice() {
        Path file = folder.resolve("other.diorama");
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), file);
        Path left = folder.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CubeDesk.CUBE, left);
        FileClerk clerk = cubes.clerk(folder);
        cubes.desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        clerk.load(file);
        assertFalse(clerk.recover(left), "nor to another's scene in between");
        clerk.load(file);
        assertEquals(1, cubes.desk.state().project().objects().size());
        assertTrue(Files.exists(left));
        clerk.load(file);
        assertTrue(cubes.desk.state().project().objects().isEmpty());
        clerk.close();
    }

    @Test
    void theWarningHoldsForTheWorkItWasGivenOf() {
        Path file = folder.resolve("other.diorama");
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), file);
        FileClerk clerk = cubes.clerk(folder);
        cubes.desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        clerk.load(file);
        cubes.desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(2, 0, 0)))));
        clerk.load(file);
        assertEquals(1, cubes.desk.state().project().objects().size(), "there is other work by now");
        clerk.load(file);
        assertTrue(cubes.desk.state().project().objects().isEmpty());
        clerk.close();
    }

    @Test
    void movingIsWorkOfHandsAndBeingOpenedBesideAnotherIsNot() {
        FileClerk clerk = cubes.clerk(folder);
        cubes.desk.act(new Action.Open(Fixtures.cube("b.glb", 0, 0, 0)));
        Placement beside =
                cubes.desk.state().project().activeObject().orElseThrow().placement();
        assertFalse(beside.equals(Placement.HOME));
        assertFalse(clerk.unsaved());
        cubes.desk.act(new Action.Place(Map.of(cubes.id(), beside.moved(new Vector3f(0, 1, 0))), 0));
        assertTrue(clerk.unsaved());
        Path project = folder.resolve("p.diorama");
        clerk.save(project);
        assertFalse(clerk.unsaved());
        clerk.close();
    }

    @Test
    void commandLinesNameProjectsOnlyWhenTheyAreSavedAsTheyAre() {
        FileClerk clerk = cubes.clerk(folder);
        String cube = "diorama view " + Path.of("cube.glb").toAbsolutePath() + " --screenshot ";
        assertTrue(clerk.commandLine().orElseThrow().startsWith(cube));
        Placement aside = new Placement(new Vector3f(1, 0, 0), new Vector3f(), new Vector3f(1));
        cubes.desk.act(new Action.Place(Map.of(cubes.id(), aside), 0));
        assertEquals(Optional.empty(), clerk.commandLine(), "no file holds the placement");
        Path project = folder.resolve("p.diorama");
        clerk.save(project);
        String saved = "diorama view " + project + " --screenshot ";
        assertTrue(clerk.commandLine().orElseThrow().startsWith(saved));
        cubes.desk.act(new Action.Orbit(0.1f, 0));
        assertEquals(Optional.empty(), clerk.commandLine(), "the file has another view");
        clerk.save(project);
        DepthStroke stroke = Brush.first().stroke(new DepthStroke.Point(0.5f, 0.5f), false);
        cubes.desk.act(new Action.Retouch(cubes.id(), List.of(stroke)));
        assertEquals(Optional.empty(), clerk.commandLine(), "the file is stale");
        clerk.close();
    }

    @Test
    void stepsThroughAFolderThatComeFastAllCount() throws Exception {
        FileClerk clerk = folderAt(0);
        for (int i = 0; i < 3; i++) {
            clerk.run(Command.NEXT_PICTURE);
        }
        cubes.desk.runUntil(() -> shown().equals("3.png"));
        clerk.run(Command.PREVIOUS_PICTURE);
        cubes.desk.runUntil(() -> shown().equals("2.png"));
        clerk.close();
    }

    /** Of five pictures, at one of them. */
    private FileClerk folderAt(int number) throws Exception {
        Path first = folder.resolve("0.png");
        ImageFiles.write(RgbaImage.allocate(new Size(2, 2)), first);
        for (int i = 1; i < 5; i++) {
            Files.copy(first, folder.resolve(i + ".png"));
        }
        String at = folder.resolve(number + ".png").toString();
        cubes.desk.act(new Action.Open(Fixtures.opened(at, Settings.DEFAULTS)));
        return cubes.clerk(folder.resolve("studio"));
    }

    @Test
    void stepsAfterAnUndoGoOnFromWhatIsSeen() throws Exception {
        try (FileClerk clerk = folderAt(0)) {
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> shown().equals("1.png"));
            cubes.desk.act(new Action.Undo());
            assertEquals("0.png", shown());
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> !cubes.librarian.replacing(cubes.id()));
            assertEquals("1.png", shown());
        }
    }

    @Test
    void aBrokenPictureIsPassedForwardsAndBackwards() throws Exception {
        cubes.reader.broken.add("2.png");
        try (FileClerk clerk = folderAt(1)) {
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> cubes.desk.failures.size() == 1);
            assertEquals("1.png", shown());
            clerk.run(Command.PREVIOUS_PICTURE);
            cubes.desk.runUntil(() -> shown().equals("0.png"));
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> shown().equals("1.png"));
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> cubes.desk.failures.size() == 2);
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> shown().equals("3.png"));
        }
    }

    @Test
    void aPhotoThatStaysForABrokenOneHasItsDepthMadeAfterAll() throws Exception {
        cubes.reader.broken.add("1.png");
        try (FileClerk clerk = folderAt(0)) {
            cubes.librarian.seen();
            clerk.run(Command.NEXT_PICTURE);
            cubes.desk.runUntil(() -> cubes.desk.failures.size() == 1);
            assertTrue(cubes.desk.jobs().busy("make " + cubes.id()));
        }
    }

    @Test
    void noCommandLineIsGivenForWhatItWouldNotDraw() {
        try (FileClerk clerk = cubes.clerk(folder)) {
            assertTrue(clerk.commandLine().isPresent());
            cubes.throughCamera = true;
            assertEquals(Optional.empty(), clerk.commandLine());
            clerk.run(Command.COPY_COMMAND);
            assertTrue(cubes.desk.messages().current().get(0).text().contains("moving camera"));
            cubes.throughCamera = false;
            cubes.desk.act(new Action.Keep());
            assertEquals(Optional.empty(), clerk.commandLine(), "a comparison");
            cubes.desk.act(new Action.EndCompare());
            assertTrue(clerk.commandLine().isPresent());
        }
    }

    private String shown() {
        return cubes.desk
                .state()
                .project()
                .activeObject()
                .orElseThrow()
                .source()
                .name();
    }
}
