package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.media.MediaKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a command line, folders looked through to the bottom, and where the result of each goes. */
final class Inputs {
    /**
     * A file to work on.
     *
     * @param result folder and name of its results, without what a format adds
     */
    record Input(Path file, Path result) {}

    private final Path output;
    private final boolean folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> below = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * @param inputs files, and folders whose pictures and films are taken with those of all folders below
     * @param output a file for one input, else a folder
     */
    Inputs(List<Path> inputs, Path output) {
        this.output = output;
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                walk(input);
            } else {
                add(input, Path.of(""));
            }
        }
        folder = files.size() != 1
                || inputs.stream().anyMatch(Files::isDirectory)
                || Files.isDirectory(output)
                || output.toString().endsWith("/")
                || MediaKind.extension(output).isEmpty();
        if (folder && Files.isRegularFile(output)) {
            throw new UserError(output + ": is a file, want a folder for several inputs");
        }
    }

    /** Whether results lie in a folder under names of ours, not under one that was asked for. */
    boolean inFolder() {
        return folder;
    }

    /**
     * Every file with the name of its results. Those that would share one have their endings in it, all of them, so that a result
     * is never taken for another file's: not for that of one that came later either.
     */
    List<Input> all() {
        List<Path> plain = new ArrayList<>();
        Map<Path, Integer> sharing = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Path result = output.resolve(below.get(i)).resolve(MediaKind.stem(files.get(i)));
            plain.add(result);
            sharing.merge(full(result), 1, Integer::sum);
        }
        Set<Path> taken = new HashSet<>();
        sharing.forEach((path, count) -> {
            if (count == 1) {
                taken.add(path);
            }
        });
        List<Input> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Path result = plain.get(i);
            if (sharing.getOrDefault(full(result), 1) > 1) {
                Path named = result.resolveSibling(result.getFileName() + "-" + MediaKind.extension(file));
                result = named;
                for (int n = 2; !taken.add(full(result)); n++) {
                    result = named.resolveSibling(named.getFileName() + "-" + n);
                }
            }
            all.add(new Input(file, result));
        }
        return all;
    }

    private static Path full(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Takes a file, once however often it is named. */
    private void add(Path file, Path folders) {
        if (seen.add(full(file))) {
            files.add(file);
            below.add(folders);
        }
    }

    private void walk(Path root) {
        List<Path> found = new ArrayList<>();
        Path own = output.toAbsolutePath().normalize();
        Path top = root.toAbsolutePath().normalize();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    Path here = dir.toAbsolutePath().normalize();
                    boolean hidden =
                            !here.equals(top) && dir.getFileName().toString().startsWith(".");
                    // results of a former run are no inputs
                    boolean results = here.equals(own) && !here.equals(top);
                    return hidden || results ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file) && Targets.wanted(file, true)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(root + ": the folder cannot be read", e);
        }
        if (found.isEmpty()) {
            throw new UserError(root + ": has no pictures or films in it");
        }
        found.sort(null);
        for (Path file : found) {
            Path parent = file.getParent();
            add(file, parent == null ? Path.of("") : root.relativize(parent));
        }
    }
}
