package diorama.cli;

import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.gui.Studio;
import diorama.gui.work.EarlyMesh;
import diorama.pipeline.media.DepthChoice;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens the studio where the line has no options, without waiting for the parser of those; all else is the command's. */
public final class PlainStart {
    private PlainStart() {}

    /** Runs the command line and returns the exit code; never throws. */
    public static int run(String... typed) {
        String[] args = viewed(typed);
        EarlyMesh early = isView(args) ? EarlyMesh.begin(List.of(args)) : EarlyMesh.none();
        Optional<List<Path>> files = Studio.hasDisplay() ? files(args) : Optional.empty();
        if (files.isEmpty()) {
            return DioramaCommand.run(early, args);
        }
        Studio.warmUp();
        return open(files.get(), early);
    }

    /** A line that begins with a file and no command is of {@code view}, as double clicks and viewers have it. */
    static String[] viewed(String... args) {
        if (args.length == 0 || DioramaCommand.isCommand(args[0]) || args[0].startsWith("-") || !exists(args[0])) {
            return args;
        }
        List<String> all = new ArrayList<>(List.of("view"));
        all.addAll(Arrays.asList(args));
        return all.toArray(new String[0]);
    }

    private static boolean isView(String... args) {
        return args.length > 0 && args[0].equals("view");
    }

    private static boolean exists(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What a line without options opens, {@code diorama} or {@code diorama view FILE...}; empty for every other line. */
    static Optional<List<Path>> files(String... args) {
        if (args.length > 0 && !isView(args)) {
            return Optional.empty();
        }
        try {
            List<Path> files = new ArrayList<>();
            for (String word : Arrays.asList(args).subList(Math.min(1, args.length), args.length)) {
                if (word.isEmpty() || word.startsWith("-") || word.startsWith("@")) {
                    return Optional.empty();
                }
                files.add(Path.of(word));
            }
            return Optional.of(files);
        } catch (InvalidPathException e) {
            // the command says it better
            return Optional.empty();
        }
    }

    private static int open(List<Path> files, EarlyMesh early) {
        try {
            DepthChoice choice = DepthChoice.AUTO.with(DepthCache.at(CachePlace.here()));
            Studio.open(files, new Studio.Means(choice, Home::models, early));
            return 0;
        } catch (OutOfMemoryError e) {
            return DioramaCommand.noMemory(err());
        } catch (Exception e) {
            return DioramaCommand.onFailure(e, err());
        } catch (Throwable e) {
            return DioramaCommand.bug(e, err());
        }
    }

    private static PrintWriter err() {
        return new PrintWriter(System.err, true, Charset.defaultCharset());
    }
}
