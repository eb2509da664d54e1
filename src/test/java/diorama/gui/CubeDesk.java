package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.file.FileClerk;
import diorama.gui.file.Librarian;
import diorama.gui.file.Photographer;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import diorama.gui.store.CommandText;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Workshop;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A desk with one cube, whose files are cubes too. */
public final class CubeDesk implements AutoCloseable {
    public static final ViewState CUBE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    public final PlainDesk desk = new PlainDesk(History.of(CUBE));
    public final Reader reader = new Reader();
    public final Librarian librarian = new Librarian(reader, desk);

    /** Every file is a cube. */
    public static final class Reader implements Workshop {
        final AtomicInteger readings = new AtomicInteger();
        /** Names of files that cannot be read. */
        public final Set<String> broken = ConcurrentHashMap.newKeySet();

        @Override
        public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            readings.incrementAndGet();
            if (broken.contains(source.name())) {
                throw new UserError(source + ": broken");
            }
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

    /** Whether the window shows what the moving camera sees. */
    public boolean throughCamera;

    private final Photographer photographer = new Photographer() {
        @Override
        public CompletableFuture<RgbaImage> picture(boolean transparent) {
            return CompletableFuture.completedFuture(RgbaImage.allocate(Fixtures.SIZE));
        }

        @Override
        public Optional<CommandText.Shot> shot() {
            return throughCamera ? Optional.empty() : Optional.of(new CommandText.Shot(Fixtures.SIZE, 0));
        }
    };

    /** @param studio where it keeps what it remembers */
    public FileClerk clerk(Path studio) {
        return new FileClerk(
                desk,
                librarian,
                new Dialogs(new FileBrowser(), desk::post),
                new StudioFolder(studio),
                desk::post,
                photographer);
    }

    /** Of the active object. */
    public int id() {
        return desk.state().project().active();
    }

    @Override
    public void close() {
        desk.close();
    }
}
