package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.file.FileClerk;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.store.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files that are watched, and read again. */
class RereadTest extends CubeScene {
    @Test
    void aMissingFolderIsToldOfOnce() {
        cubes.desk.act(new Action.Open(
                Fixtures.cube(folder.resolve("gone").resolve("b.glb").toString(), 0, 0, 0)));
        FileClerk clerk = cubes.clerk(folder);
        assertTrue(clerk.run(Command.WATCH));
        assertEquals(1, cubes.desk.messages().current().size());
        cubes.desk.messages().dismiss(cubes.desk.messages().current().get(0));
        clerk.watch().follow();
        assertEquals(List.of(), cubes.desk.messages().current());
        clerk.close();
    }

    @Test
    void aMissingFolderDoesNotStopTheOthersFromBeingWatched() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path there = Files.createFile(
                    Files.createDirectory(folder.resolve("there" + i)).resolve("a.glb"));
            Set<Path> wanted = Set.of(
                    folder.resolve("gone" + i).resolve("b.glb"),
                    there,
                    folder.resolve("lost" + i).resolve("c.glb"));
            CountDownLatch told = new CountDownLatch(1);
            try (Watcher watcher = new Watcher(file -> told.countDown())) {
                assertThrows(IOException.class, () -> watcher.watch(wanted));
                Files.writeString(there, "new");
                assertTrue(told.await(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void objectsOfOneFileAreReadAgainTogether() throws InterruptedException {
        int first = cubes.id();
        cubes.desk.act(new Action.Duplicate(Set.of(first)));
        int second = cubes.id();
        Document before = cubes.desk.state().document(first).orElseThrow();
        assertSame(before, cubes.desk.state().document(second).orElseThrow());
        cubes.librarian.reread(before.source());
        cubes.desk.runUntil(
                () -> cubes.reader.readings.get() > 0 && !cubes.desk.jobs().busy("read " + before.source()));
        assertNotSame(before, cubes.desk.state().document(first).orElseThrow());
        assertNotSame(before, cubes.desk.state().document(second).orElseThrow());
        assertEquals(1, cubes.reader.readings.get());
    }

    @Test
    void whatAFarUndoBringsBackIsReadAgain() throws InterruptedException {
        int first = cubes.id();
        for (int i = 0; i < 20; i++) {
            cubes.desk.act(new Action.Replace(cubes.id(), Fixtures.cube(i + ".glb", 0, 0, 0)));
        }
        for (int i = 0; i < 20; i++) {
            cubes.desk.act(new Action.Undo());
        }
        assertEquals(first, cubes.id());
        assertTrue(cubes.desk.state().document().isEmpty());
        cubes.librarian.refresh();
        cubes.desk.runUntil(() -> cubes.desk.state().document().isPresent());
        assertEquals(
                "cube.glb", cubes.desk.state().document().orElseThrow().source().name());
    }
}
