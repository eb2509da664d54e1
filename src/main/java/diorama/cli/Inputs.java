package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.MediaKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
                files.add(input);
                below.add(Path.of(""));
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

    /** Every file with the name of its results; inputs of one name get different ones. */
    List<Input> all() {
        List<Input> all = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            String stem = MediaKind.stem(file);
            Path place = output.resolve(below.get(i));
            Path result = place.resolve(stem);
            for (int n = 1; !taken.add(result.toAbsolutePath().normalize()); n++) {
                result = place.resolve(stem + "-" + MediaKind.extension(file) + (n == 1 ? "" : "-" + n));
            }
            all.add(new Input(file, result));
        }
        return all;
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
            files.add(file);
            below.add(parent == null ? Path.of("") : root.relativize(parent));
        }
    }
}
