package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.MediaKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
            } catch (UserError | IOException e) {
                fault(spec, files, file, e);
                failed++;
            }
        }
        return told(spec, files, failed);
    }

    private static void fault(CommandSpec spec, List<Path> files, Path file, Exception e) {
        UserError fault = e instanceof UserError u ? u : new UserError(file + ": cannot be read", e);
        if (files.size() == 1) {
            throw fault;
        }
        spec.commandLine().getErr().println("diorama: " + fault.getMessage());
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
        int failed = 0;
        for (Path file : files) {
            try {
                Path target = unlike(made, naming.target(file), file);
                long start = System.nanoTime();
                String what = work.make(file, target);
                double seconds = (System.nanoTime() - start) / 1e9;
                spec.commandLine()
                        .getOut()
                        .println(String.format(Locale.ROOT, "%s  %s  (%.1f s)", target, what, seconds));
            } catch (UserError | IOException e) {
                fault(spec, files, file, e);
                failed++;
            }
        }
        return told(spec, files, failed);
    }

    /** {@code target}, or the name with the input's ending put before it where another input of this run took it. */
    static Path unlike(Set<Path> made, Path target, Path file) {
        Path free = target;
        for (int i = 1; !made.add(free.toAbsolutePath().normalize()); i++) {
            String more = MediaKind.extension(file) + (i == 1 ? "" : "-" + i);
            free = target.resolveSibling(MediaKind.stem(file) + "-" + more + rest(target, MediaKind.stem(file)));
        }
        return free;
    }

    private static String rest(Path target, String stem) {
        String name = String.valueOf(target.getFileName());
        return name.startsWith(stem) ? name.substring(stem.length()) : "_" + name;
    }
}
