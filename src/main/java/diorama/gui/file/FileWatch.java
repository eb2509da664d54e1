package diorama.gui.file;

import diorama.gui.desk.Desk;
import diorama.gui.state.SceneObject;
import diorama.gui.store.Watcher;
import diorama.gui.work.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has the scene's files read again when they change, while that is switched on. Confined to the main thread. */
public final class FileWatch implements AutoCloseable {
    private final Desk desk;
    private final Librarian librarian;
    private final Consumer<Runnable> main;
    private @Nullable Watcher watcher;

    /** What the watcher was last told. */
    private Set<Path> followed = Set.of();

    /** @param main runs something on the main thread, callable from any thread */
    FileWatch(Desk desk, Librarian librarian, Consumer<Runnable> main) {
        this.desk = desk;
        this.librarian = librarian;
        this.main = main;
    }

    public boolean on() {
        return watcher != null;
    }

    void toggle() {
        try {
            Watcher running = watcher;
            if (running != null) {
                running.close();
                watcher = null;
                return;
            }
            followed = Set.of();
            watcher = new Watcher(file -> main.accept(() -> changed(file)));
            follow();
        } catch (IOException e) {
            tell(e);
        }
    }

    /** Lets the watcher know what is in the scene now. */
    public void follow() {
        Watcher running = watcher;
        if (running == null) {
            return;
        }
        Set<Path> files = desk.state().project().objects().stream()
                .map(SceneObject::source)
                .flatMap(s -> Stream.concat(Stream.of(s.file()), s.depth().stream()))
                .collect(Collectors.toSet());
        if (files.equals(followed)) {
            return;
        }
        followed = files;
        try {
            running.watch(files);
        } catch (IOException e) {
            tell(e);
        }
    }

    private void tell(IOException e) {
        desk.messages()
                .add(Messages.Kind.ERROR, desk.say("Files cannot be watched here: %s", String.valueOf(e.getMessage())));
    }

    private void changed(Path file) {
        desk.state().project().objects().stream()
                .map(SceneObject::source)
                .filter(s -> s.file().toAbsolutePath().normalize().equals(file)
                        || s.depth()
                                .filter(d -> d.toAbsolutePath().normalize().equals(file))
                                .isPresent())
                .distinct()
                .forEach(librarian::reread);
    }

    @Override
    public void close() {
        Watcher running = watcher;
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                // the window is going away
                watcher = null;
            }
        }
    }
}
