package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.depth.DepthStroke;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.joml.Vector3f;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a window that is not there: kept scenes, projects, watched and read again. */
class FileClerkTest {
    private static final ViewState CUBE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    @TempDir
    private Path folder;

    private final PlainDesk desk = new PlainDesk(History.of(CUBE));
    private final Reader reader = new Reader();
    private final Librarian librarian = new Librarian(reader, desk);

    @AfterEach
    void close() {
        desk.close();
    }

    /** Every file is a cube. */
    private static final class Reader implements Workshop {
        final AtomicInteger readings = new AtomicInteger();

        @Override
        public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            readings.incrementAndGet();
            return Fixtures.cube(source.file().toString(), 0, 0, 0);
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

    private FileClerk clerk(Path studio) {
        return new FileClerk(
                desk,
                librarian,
                new Dialogs(new FileBrowser(), desk::post),
                new StudioFolder(studio),
                desk::post,
                transparent -> RgbaImage.allocate(Fixtures.SIZE));
    }

    private int id() {
        return desk.state().project().active();
    }

    @Test
    void aNewSceneIsUndoneAndSavedUnderANewName() {
        FileClerk clerk = clerk(folder);
        desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        desk.act(new Action.Keep());
        clerk.save(folder.resolve("a.diorama"));
        assertTrue(clerk.run(Command.NEW));
        assertTrue(desk.state().project().objects().isEmpty());
        assertEquals(List.of(), desk.state().project().rulers(), "old measures stand in no new scene");
        assertTrue(desk.state().compare().isEmpty());
        assertEquals("Diorama", clerk.title());
        desk.act(new Action.Undo());
        assertEquals(1, desk.state().project().objects().size());
        clerk.close();
    }

    @Test
    void handworkGivesWayToAProjectOnlyWhenAskedTwice() {
        Path file = folder.resolve("other.diorama");
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), file);
        Path left = folder.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CUBE, left);
        FileClerk clerk = clerk(folder);
        desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        clerk.load(file);
        assertFalse(clerk.recover(left), "nor to another's scene in between");
        clerk.load(file);
        assertEquals(1, desk.state().project().objects().size());
        assertTrue(Files.exists(left));
        clerk.load(file);
        assertTrue(desk.state().project().objects().isEmpty());
        clerk.close();
    }

    @Test
    void theWarningHoldsForTheWorkItWasGivenOf() {
        Path file = folder.resolve("other.diorama");
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), file);
        FileClerk clerk = clerk(folder);
        desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        clerk.load(file);
        desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(2, 0, 0)))));
        clerk.load(file);
        assertEquals(1, desk.state().project().objects().size(), "there is other work by now");
        clerk.load(file);
        assertTrue(desk.state().project().objects().isEmpty());
        clerk.close();
    }

    @Test
    void onlyAWindowLeftInOrderForgetsItsScene() {
        FileClerk fallen = clerk(folder);
        desk.act(new Action.Measure(List.of(new Ruler(new Vector3f(), new Vector3f(1, 0, 0)))));
        fallen.close();
        assertEquals(1, kept().size());
        FileClerk left = clerk(folder);
        assertTrue(left.autosave().keep(desk.state()));
        assertEquals(2, kept().size());
        left.leave();
        left.close();
        assertEquals(1, kept().size());
    }

    private List<String> kept() {
        return Stream.of(Optional.ofNullable(folder.toFile().list()).orElseThrow())
                .filter(name -> name.startsWith("autosave"))
                .toList();
    }

    @Test
    void movingIsWorkOfHandsAndBeingOpenedBesideAnotherIsNot() {
        FileClerk clerk = clerk(folder);
        desk.act(new Action.Open(Fixtures.cube("b.glb", 0, 0, 0)));
        Placement beside = desk.state().project().activeObject().orElseThrow().placement();
        assertFalse(beside.equals(Placement.HOME));
        assertFalse(clerk.unsaved());
        desk.act(new Action.Place(Map.of(id(), beside.moved(new Vector3f(0, 1, 0))), 0));
        assertTrue(clerk.unsaved());
        Path project = folder.resolve("p.diorama");
        clerk.save(project);
        assertFalse(clerk.unsaved());
        clerk.close();
    }

    @Test
    void aSceneThatWasRecoveredDoesNotGiveWayToTheNextUnasked() {
        Path first = folder.resolve("autosave-2147483646.diorama");
        Path second = folder.resolve("autosave-2147483645.diorama");
        ProjectFile.write(CUBE, first);
        ProjectFile.write(ViewState.empty(Settings.DEFAULTS), second);
        FileClerk clerk = clerk(folder.resolve("studio"));
        assertTrue(clerk.recover(first));
        assertTrue(clerk.unsaved(), "nor is the window closed unasked");
        assertFalse(clerk.recover(second));
        assertEquals(1, desk.state().project().objects().size());
        clerk.save(folder.resolve("p.diorama"));
        assertFalse(clerk.unsaved());
        assertTrue(clerk.recover(second));
        clerk.close();
    }

    @Test
    void whatIsRecoveredIsKeptBeforeTheOldFileGoes() throws IOException {
        Path studio = folder.resolve("studio");
        Path left = folder.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CUBE, left);
        FileClerk clerk = clerk(studio);
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
        ProjectFile.write(CUBE, left);
        clerk(studio).recover(left);
        assertTrue(Files.exists(left));
    }

    @Test
    void aFileOlderThanTheProcessOfItsNumberIsAnothers() throws IOException {
        Path file = folder.resolve("autosave-" + ProcessHandle.current().pid() + ".diorama");
        Files.writeString(file, "of a window in another container");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(86_400 * 365)));
        Autosave own = new Autosave(new StudioFolder(folder));
        assertEquals(List.of(file), own.left());
        assertTrue(own.keep(CUBE));
        assertEquals("of a window in another container", Files.readString(file));
        assertEquals(List.of(file), own.left(), "the own one is no orphan");
        own.discard();
        assertTrue(Files.exists(file));
    }

    @Test
    void commandLinesNameProjectsOnlyWhenTheyAreSavedAsTheyAre() {
        FileClerk clerk = clerk(folder);
        assertEquals(Optional.of("diorama view cube.glb"), clerk.commandLine());
        Placement aside = new Placement(new Vector3f(1, 0, 0), new Vector3f(), new Vector3f(1));
        desk.act(new Action.Place(Map.of(id(), aside), 0));
        assertEquals(Optional.empty(), clerk.commandLine(), "no file holds the placement");
        Path project = folder.resolve("p.diorama");
        clerk.save(project);
        assertEquals(Optional.of("diorama view " + project), clerk.commandLine());
        DepthStroke stroke = Brush.first().stroke(new DepthStroke.Point(0.5f, 0.5f), false);
        desk.act(new Action.Retouch(id(), List.of(stroke)));
        assertEquals(Optional.empty(), clerk.commandLine(), "the file is stale");
        clerk.close();
    }

    @Test
    void aMissingFolderIsToldOfOnce() {
        desk.act(new Action.Open(
                Fixtures.cube(folder.resolve("gone").resolve("b.glb").toString(), 0, 0, 0)));
        FileClerk clerk = clerk(folder);
        assertTrue(clerk.run(Command.WATCH));
        assertEquals(1, desk.messages().current().size());
        desk.messages().dismiss(desk.messages().current().get(0));
        clerk.watch().follow();
        assertEquals(List.of(), desk.messages().current());
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
        int first = id();
        desk.act(new Action.Duplicate(Set.of(first)));
        int second = id();
        Document before = desk.state().document(first).orElseThrow();
        assertSame(before, desk.state().document(second).orElseThrow());
        librarian.reread(before.source());
        desk.runUntil(() -> reader.readings.get() > 0 && !desk.jobs().busy("read " + before.source()));
        assertNotSame(before, desk.state().document(first).orElseThrow());
        assertNotSame(before, desk.state().document(second).orElseThrow());
        assertEquals(1, reader.readings.get());
    }

    @Test
    void whatAFarUndoBringsBackIsReadAgain() throws InterruptedException {
        int first = id();
        for (int i = 0; i < 20; i++) {
            desk.act(new Action.Replace(id(), Fixtures.cube(i + ".glb", 0, 0, 0)));
        }
        for (int i = 0; i < 20; i++) {
            desk.act(new Action.Undo());
        }
        assertEquals(first, id());
        assertTrue(desk.state().document().isEmpty());
        librarian.refresh();
        desk.runUntil(() -> desk.state().document().isPresent());
        assertEquals("cube.glb", desk.state().document().orElseThrow().source().name());
    }

    @Test
    void theHintNamesTheKeyOfTheKeymap() {
        assertTrue(Overlay.beyond(desk).contains("Home"));
        desk.prefer(Preferences.DEFAULTS.with("keymap", Keymap.F3D));
        assertTrue(Overlay.beyond(desk).contains("Enter"), Overlay.beyond(desk));
    }
}
