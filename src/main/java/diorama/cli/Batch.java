package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.media.MediaKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;

/** Does the same with several files: says what was made, goes on after a bad one, and tells at the end. */
final class Batch {
    private Batch() {}

    /** Makes something of one file and says in a few words what. */
    @FunctionalInterface
    interface Work {
        String make(Path file, Path target) throws IOException;
    }

    /** Names the result of one file. */
    @FunctionalInterface
    interface Naming {
        Path target(Path file);
    }

    /** Tells something of one file. */
    @FunctionalInterface
    interface Telling {
        void tell(Path file) throws IOException;
    }

    /** Tells of several files; an empty line between them where people read it. */
    static int run(CommandSpec spec, List<Path> files, boolean several, boolean json, Telling work) {
        int failed = 0;
        for (Path file : files) {
            try {
                work.tell(file);
                if (several && !json) {
                    spec.commandLine().getOut().println();
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                fault(spec, files, file, e);
                failed++;
            }
        }
        return told(spec, files, failed);
    }

    private static void fault(CommandSpec spec, List<Path> files, Path file, Throwable e) {
        UserError fault = fault(file, files.size(), e);
        if (files.size() == 1) {
            throw fault;
        }
        spec.commandLine().getErr().println("diorama: " + fault.getMessage());
    }

    /**
     * A fault in one of {@code count} files as one line of that file's; one of ours that came alone is let through, as it tells
     * more.
     */
    static UserError fault(Path file, int count, Throwable e) {
        if (e instanceof UserError u) {
            return u;
        }
        if (e instanceof IOException) {
            return new UserError(file + ": cannot be read", e);
        }
        boolean cancelled = e instanceof CancellationException;
        if (e instanceof RuntimeException r && (cancelled || count == 1)) {
            throw r;
        }
        if (e instanceof OutOfMemoryError full) {
            if (count == 1) {
                throw full;
            }
            return new UserError(
                    file + ": not enough memory for this; try a smaller picture or DIORAMA_JAVA_OPTS=-Xmx8g", e);
        }
        String what = String.valueOf(e).lines().findFirst().orElse("");
        return new UserError(file + ": a fault of ours, please report what is told of it alone: " + what, e);
    }

    /** A fault in one of several files as a line that names the file. */
    static String line(Path file, Throwable e) {
        String fault = String.valueOf(fault(file, 2, e).getMessage());
        return fault.contains(file.toString()) ? fault : file + ": " + fault;
    }

    private static int told(CommandSpec spec, List<Path> files, int failed) {
        if (failed > 0) {
            spec.commandLine().getErr().println("diorama: " + failed + " of " + files.size() + " files failed");
            return DioramaCommand.USER_ERROR;
        }
        return 0;
    }

    /** The exit code: 0, or 1 when a file failed. */
    static int run(CommandSpec spec, List<Path> files, Naming naming, Work work) {
        return run(spec, new HashSet<>(), files, naming, work);
    }

    /** @param made results of the same command so far, which are left alone; these are added */
    static int run(CommandSpec spec, Set<Path> made, List<Path> files, Naming naming, Work work) {
        Set<Path> shared = shared(files, naming);
        int failed = 0;
        for (Path file : files) {
            try {
                Path named = naming.target(file);
                Path target = unlike(made, named, file, shared.contains(full(named)));
                long start = System.nanoTime();
                String what = make(work, file, target);
                double seconds = (System.nanoTime() - start) / 1e9;
                spec.commandLine()
                        .getOut()
                        .println(String.format(Locale.ROOT, "%s  %s  (%.1f s)", target, what, seconds));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                fault(spec, files, file, e);
                failed++;
            }
        }
        return told(spec, files, failed);
    }

    /** Leaves no empty folder where nothing was made. */
    private static String make(Work work, Path file, Path target) throws IOException {
        NewFolders folders = new NewFolders(target);
        try {
            return work.make(file, target);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            folders.removeEmpty();
            throw e;
        }
    }

    /** Names that several of the files would have for their results: none of them gets it. */
    private static Set<Path> shared(List<Path> files, Naming naming) {
        Set<Path> once = new HashSet<>();
        Set<Path> more = new HashSet<>();
        for (Path file : files) {
            try {
                Path target = full(naming.target(file));
                if (!once.add(target)) {
                    more.add(target);
                }
            } catch (UserError e) {
                // told when it is that file's turn
            }
        }
        return more;
    }

    private static Path full(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** {@code target}, or the name with the input's ending put before it where another input of this run took it. */
    static Path unlike(Set<Path> made, Path target, Path file) {
        return unlike(made, target, file, false);
    }

    /** @param shared whether others would take {@code target} as well */
    private static Path unlike(Set<Path> made, Path target, Path file, boolean shared) {
        Path free = shared ? with(target, file, "") : target;
        for (int i = shared ? 2 : 1; !made.add(full(free)); i++) {
            free = with(target, file, i == 1 ? "" : "-" + i);
        }
        return free;
    }

    /** {@code target} with the input's ending and more before what is added to the input's name. */
    private static Path with(Path target, Path file, String more) {
        String stem = MediaKind.stem(file);
        return target.resolveSibling(stem + "-" + MediaKind.extension(file) + more + rest(target, stem));
    }

    private static String rest(Path target, String stem) {
        String name = String.valueOf(target.getFileName());
        return name.startsWith(stem) ? name.substring(stem.length()) : "_" + name;
    }
}
