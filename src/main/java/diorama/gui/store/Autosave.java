package diorama.gui.store;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.gui.state.Project;
import diorama.gui.state.ViewState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps the scene where a crash cannot take it: a project file of this process, gone when the window closes in order. */
public final class Autosave {
    /** Systems tell beginnings of processes to a second or so, ms. */
    private static final long SLACK = 3000;

    private static final Pattern NAME = Pattern.compile("autosave-(\\d+)(?:-\\d+)?\\.diorama");

    private final Path folder;
    private final Path own;
    private Optional<Project> kept = Optional.empty();
    private double keptAt;

    public Autosave(StudioFolder studio) {
        folder = studio.path();
        own = free(folder, "autosave-" + ProcessHandle.current().pid());
    }

    /** A file that is not there: in containers windows that fell had the same number. */
    private static Path free(Path folder, String stem) {
        Path file = folder.resolve(stem + ".diorama");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(stem + "-" + i + ".diorama");
        }
        return file;
    }

    /** Where it is kept. */
    public Path folder() {
        return folder;
    }

    /** Writes the scene unless that has been done. @return whether it is safe now */
    public boolean keep(ViewState state) {
        if (kept.filter(state.project()::equals).isPresent()
                || state.project().objects().isEmpty()) {
            return true;
        }
        try {
            Files.createDirectories(folder);
            ProjectFile.write(state, own);
            kept = Optional.of(state.project());
            return true;
        } catch (IOException | UserError e) {
            return false;
        }
    }

    /**
     * Writes the scene while the process ends; callable from any thread. What is written at that time in other ways is taken
     * away again.
     *
     * @return whether it is safe now
     */
    public boolean rescue(ViewState state) {
        try {
            Files.createDirectories(folder);
            // the older one stays until this one is whole
            Path part = folder.resolve(own.getFileName() + ".part");
            Files.writeString(part, ProjectFile.text(state, own));
            AtomicFile.move(part, own);
            return true;
        } catch (IOException | UserError e) {
            return false;
        }
    }

    /**
     * Writes the scene when it is time.
     *
     * @param now of a clock that began with the window, s
     * @param minutes between two times; 0 for never
     * @return whether it is safe, or not asked for yet
     */
    public boolean keepAt(double now, double minutes, ViewState state) {
        if (minutes <= 0 || now - keptAt < minutes * 60) {
            return true;
        }
        keptAt = now;
        return keep(state);
    }

    /** How long until {@link #keepAt} would write something, s; infinite when it would not. */
    public double due(double now, double minutes, ViewState state) {
        boolean changed = !state.project().objects().isEmpty()
                && kept.filter(state.project()::equals).isEmpty();
        return minutes > 0 && changed ? Math.max(0.1, keptAt + minutes * 60 - now) : Double.POSITIVE_INFINITY;
    }

    public void discard() {
        try {
            Files.deleteIfExists(own);
        } catch (IOException e) {
            // it will be offered at the next start, which harms nobody
            kept = Optional.empty();
        }
    }

    /** What windows left that fell: the newest first. */
    public List<Path> left() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Autosave::orphaned)
                    .sorted((a, b) ->
                            Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean orphaned(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> mayHaveWritten(process, file))
                        .isEmpty();
    }

    /** A process younger than the file has only the number of the one that wrote it. */
    private static boolean mayHaveWritten(ProcessHandle process, Path file) {
        return process.info()
                .startInstant()
                .map(start -> start.toEpochMilli() - SLACK <= file.toFile().lastModified())
                .orElse(true);
    }
}
