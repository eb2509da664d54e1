package diorama.gui.work;

import diorama.base.Parallel;
import diorama.io.SceneImporter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mesh file whose reading begins while the program still finds out what is wanted of it, and opens its window. Any thread may
 * take it.
 */
public final class EarlyMesh {
    private record Coming(Path file, CompletableFuture<SceneImporter.Imported> scene) {
        boolean isOf(Path other) {
            return file.toAbsolutePath().equals(other.toAbsolutePath());
        }
    }

    private final AtomicReference<@Nullable Coming> coming;

    private EarlyMesh(@Nullable Coming coming) {
        this.coming = new AtomicReference<>(coming);
    }

    /** Of no file. */
    public static EarlyMesh none() {
        return new EarlyMesh(null);
    }

    /** Begins to read the first of the words of a command line that names a mesh which is read in this process. */
    public static EarlyMesh begin(List<String> words) {
        Optional<Path> first = words.stream().flatMap(EarlyMesh::file).findFirst();
        return first.map(EarlyMesh::reading).orElseGet(EarlyMesh::none);
    }

    private static EarlyMesh reading(Path file) {
        return new EarlyMesh(
                new Coming(file, CompletableFuture.supplyAsync(() -> SceneImporter.read(file), work -> daemon(work)
                        .start())));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "early mesh");
        thread.setDaemon(true);
        return thread;
    }

    private static Stream<Path> file(String word) {
        try {
            Path file = Path.of(word);
            return SceneImporter.readsHere(file) && Files.isRegularFile(file) ? Stream.of(file) : Stream.empty();
        } catch (InvalidPathException e) {
            // whoever wants it says so
            return Stream.empty();
        }
    }

    /**
     * What the file holds: what was read early, once, or read now.
     *
     * @throws diorama.base.UserError in one line when it cannot be loaded
     */
    SceneImporter.Imported take(Path file) {
        Coming early = coming.get();
        if (early == null || !early.isOf(file) || !coming.compareAndSet(early, null)) {
            return SceneImporter.read(file);
        }
        return Parallel.awaited(early.scene);
    }
}
