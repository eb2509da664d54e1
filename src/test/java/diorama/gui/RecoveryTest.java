package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.file.FileClerk;
import diorama.gui.state.Action;
import diorama.gui.state.Ruler;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.store.Autosave;
import diorama.gui.store.ProjectFile;
import diorama.gui.store.StudioFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** What a window that fell had not saved. */
class RecoveryTest extends CubeScene {
    @Test
    void onlyAWindowLeftInOrderForgetsItsScene() {
        FileClerk fallen = cubes.clerk(folder);
        cubes.desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        fallen.close();
        assertEquals(1, kept().size());
        FileClerk left = cubes.clerk(folder);
        assertTrue(left.autosave().keep(cubes.desk.state()));
        assertEquals(2, kept().size());
        left.leave();
        left.close();
        assertEquals(1, kept().size());
    }

    @Test
    void aSceneThatWasRecoveredDoesNotGiveWayToTheNextUnasked() {
        Path first = folder.resolve("autosave-2147483646.diorama");
        Path second = folder.resolve("autosave-2147483645.diorama");
        ProjectFile.write(CubeDesk.CUBE, first);
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), second);
        FileClerk clerk = cubes.clerk(folder.resolve("studio"));
        assertTrue(clerk.recover(first));
        assertTrue(clerk.unsaved(), "nor is the window closed unasked");
        assertFalse(clerk.recover(second));
        assertEquals(1, cubes.desk.state().project().objects().size());
        clerk.save(folder.resolve("p.diorama"));
        assertFalse(clerk.unsaved());
        assertTrue(clerk.recover(second));
        clerk.close();
    }

    @Test
    void whatIsRecoveredIsKeptBeforeTheOldFileGoes() throws IOException {
        Path studio = folder.resolve("studio");
        Path left = folder.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CubeDesk.CUBE, left);
        FileClerk clerk = cubes.clerk(studio);
        clerk.recover(left);
        assertFalse(Files.exists(left));
        try (var kept = Files.list(studio)) {
            assertEquals(
                    1,
                    ProjectFile.read(kept.findFirst().orElseThrow())
                            .project()
                            .objects()
                            .size());
        }
        clerk.close();
    }

    @Test
    void whatIsRecoveredStaysWhereNothingCanBeKept() throws IOException {
        Path studio = Files.createFile(folder.resolve("no folder"));
        Path left = folder.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CubeDesk.CUBE, left);
        cubes.clerk(studio).recover(left);
        assertTrue(Files.exists(left));
    }

    @Test
    void aFileOlderThanTheProcessOfItsNumberIsAnothers() throws IOException {
        Path file = folder.resolve("autosave-" + ProcessHandle.current().pid() + ".diorama");
        Files.writeString(file, "of a window in another container");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(86_400 * 365)));
        Autosave own = new Autosave(new StudioFolder(folder));
        assertEquals(List.of(file), own.left());
        assertTrue(own.keep(CubeDesk.CUBE));
        assertEquals("of a window in another container", Files.readString(file));
        assertEquals(List.of(file), own.left(), "the own one is no orphan");
        own.discard();
        assertTrue(Files.exists(file));
    }

    @Test
    void theOlderSceneStaysUntilTheNewerOneIsWhole() throws IOException {
        Autosave own = new Autosave(new StudioFolder(folder));
        assertTrue(own.keep(CubeDesk.CUBE));
        Path link = folder.resolve("older");
        Files.createLink(link, folder.resolve(kept().get(0)));
        String older = Files.readString(link);
        cubes.desk.act(new Action.Rename(cubes.id(), "newer"));
        assertTrue(own.rescue(cubes.desk.state()));
        assertTrue(Files.readString(folder.resolve(kept().get(0))).contains("newer"));
        assertEquals(older, Files.readString(link), "written over");
        assertEquals(1, kept().size());
    }

    private List<String> kept() {
        return Stream.of(Optional.ofNullable(folder.toFile().list()).orElseThrow())
                .filter(name -> name.startsWith("autosave"))
                .toList();
    }
}
