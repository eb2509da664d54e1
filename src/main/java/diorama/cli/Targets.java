package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.export.ExportedPhotos;
import diorama.pipeline.media.MediaKind;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which files a command takes and what its results are called. */
final class Targets {
    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "png", "apng", "webp", "tif", "tiff", "bmp", "gif", "exr", "hdr", "pnm", "ppm", "pgm", "pfm",
            "tga", "psd", "avif", "heic", "heif", "jfif");
    private static final Set<String> FILMS = Set.of(
            "mp4", "mkv", "mov", "avi", "webm", "m4v", "mpg", "mpeg", "ts", "m2ts", "mts", "wmv", "flv", "ogv", "3gp",
            "3g2", "vob", "asf", "f4v", "divx", "mxf", "m2v", "ogm", "qt", "dv", "rm", "rmvb", "y4m", "nut");

    /** How {@code diorama depth} calls what it makes. */
    private static final Pattern RESULT = Pattern.compile("_(depth(8|_inferno|_turbo|_grey)?|normals|edges)$");

    private Targets() {}

    /** Whether a name is one of a film. */
    static boolean isFilmName(Path file) {
        return FILMS.contains(MediaKind.extension(file));
    }

    /** {@code inputs} with a film of numbered pictures in place of each folder. */
    static List<Path> sequences(List<Path> inputs) {
        return inputs.stream()
                .map(input -> Files.isDirectory(input) ? FilmSequence.ofFolder(input) : input)
                .toList();
    }

    /** As {@link #expand(List, boolean, boolean)} without folders in folders. */
    static List<Path> expand(List<Path> inputs, boolean films) {
        return expand(inputs, films, false);
    }

    /**
     * Replaces folders by the pictures (and films) that lie in them, by name; depth maps beside photos are left out. Lists
     * ({@code .txt}) are replaced by the files that they name, one a line, patterns ({@code *}, {@code ?}) by what fits them.
     *
     * @param recursive folders in folders as well, but no hidden ones
     */
    static List<Path> expand(List<Path> inputs, boolean films, boolean recursive) {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (films && Files.isRegularFile(input.resolve(MediaKind.EXPORT))) {
                files.addAll(exported(input.resolve(MediaKind.EXPORT)));
            } else if (films && MediaKind.isExport(input) && Files.isRegularFile(input)) {
                files.addAll(exported(input));
            } else if (Files.isDirectory(input)) {
                files.addAll(folder(input, films, recursive));
            } else if (MediaKind.extension(input).equals("txt") && Files.isRegularFile(input)) {
                files.addAll(expand(listed(input), films, recursive));
            } else if (FilmSequence.isPattern(input) && !Files.exists(input)) {
                files.add(input);
            } else if (!Files.exists(input)
                    && String.valueOf(input.getFileName()).matches(".*[*?].*")) {
                files.addAll(fitting(input));
            } else {
                files.add(input);
            }
        }
        Set<Path> seen = new HashSet<>();
        // a file is taken once however often it is named
        files.removeIf(file -> !seen.add(file.toAbsolutePath().normalize()));
        return files;
    }

    /** An exported film, or each of exported photos. */
    private static List<Path> exported(Path config) {
        try {
            return ExportedPhotos.of(config).orElse(List.of(config));
        } catch (UserError e) {
            // told when it is that file's turn
            return List.of(config);
        }
    }

    private static List<Path> folder(Path folder, boolean films, boolean recursive) {
        try (var list = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1)) {
            List<Path> found = list.filter(f -> visible(folder.relativize(f)))
                    .filter(f -> wanted(f, films))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserError(folder + ": has no " + (films ? "pictures or films" : "pictures") + " in it");
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UserError(folder + ": the folder cannot be read", e);
        }
    }

    private static boolean visible(Path below) {
        for (Path name : below) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    /** The files that a list names; from the list's folder where they are not found from here. */
    private static List<Path> listed(Path list) {
        try {
            List<Path> files = Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Files.exists(Path.of(line)) ? Path.of(line) : list.resolveSibling(line))
                    .toList();
            for (Path file : files) {
                if (MediaKind.extension(file).equals("txt")) {
                    throw new UserError(list + ": names the list " + file + ", want pictures and films");
                }
            }
            if (files.isEmpty()) {
                throw new UserError(list + ": names no file, want one a line");
            }
            return files;
        } catch (IOException | InvalidPathException e) {
            throw new UserError(list + ": is not a list of files in UTF-8, one a line", e);
        }
    }

    private static List<Path> fitting(Path pattern) {
        Path folder = pattern.toAbsolutePath().getParent();
        String name = String.valueOf(pattern.getFileName());
        try (var found = Files.newDirectoryStream(folder == null ? pattern : folder, name)) {
            List<Path> files = new ArrayList<>();
            found.forEach(file -> files.add(pattern.resolveSibling(String.valueOf(file.getFileName()))));
            if (files.isEmpty()) {
                throw new UserError(pattern + ": no file fits this pattern");
            }
            return files.stream().sorted().toList();
        } catch (IOException | PatternSyntaxException e) {
            throw new UserError(pattern + ": no file fits this pattern", e);
        }
    }

    /** {@code output} with the folders that lead from one of the folders among {@code inputs} to {@code file}. */
    static Path mirrored(Path output, List<Path> inputs, Path file) {
        for (Path input : inputs) {
            Path between = Files.isDirectory(input) && file.startsWith(input)
                    ? input.relativize(file).getParent()
                    : null;
            if (between != null) {
                return output.resolve(between);
            }
        }
        return output;
    }

    /** Whether results want a folder: several files, or a folder that happens to hold one. */
    static boolean several(List<Path> inputs, List<Path> files) {
        return files.size() > 1 || inputs.stream().anyMatch(Files::isDirectory);
    }

    static boolean wanted(Path file, boolean films) {
        String extension = MediaKind.extension(file);
        String stem = MediaKind.stem(file).toLowerCase(Locale.ROOT);
        return !stem.startsWith(".")
                && !RESULT.matcher(stem).find()
                && (PICTURES.contains(extension) || (films && FILMS.contains(extension)));
    }

    /**
     * Where the result for {@code input} goes: {@code output} itself when it names a file, else a file in that folder.
     *
     * @param several whether there are several inputs, which want a folder
     * @param suffix put behind the input's name, e.g. {@code _depth}
     * @param extension of results in a folder, without the dot
     */
    static Path result(Path output, Path input, boolean several, String suffix, String extension) {
        boolean folder = several
                || Files.isDirectory(output)
                || output.toString().endsWith("/")
                || MediaKind.extension(output).isEmpty();
        Path target = folder ? output.resolve(safe(stem(input)) + suffix + "." + extension) : output;
        if (several && Files.isRegularFile(output)) {
            throw new UserError(output + ": is a file, want a folder for several inputs");
        }
        if (several && named(output) && !Files.isDirectory(output)) {
            throw new UserError(output + ": is the name of a file, want a folder for several inputs");
        }
        if (same(target, input) || target.toAbsolutePath().equals(input.toAbsolutePath())) {
            throw new UserError(target + ": is the input itself, want another output");
        }
        return target;
    }

    private static boolean named(Path output) {
        String extension = MediaKind.extension(output);
        return !output.toString().endsWith("/") && (PICTURES.contains(extension) || FILMS.contains(extension));
    }

    /** The name without its extension; of numbered pictures that of their folder. */
    private static String stem(Path input) {
        Path folder = input.toAbsolutePath().getParent();
        return FilmSequence.isPattern(input) && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : MediaKind.stem(input);
    }

    /** {@code name} without what Windows and network drives do not take in file names. */
    private static String safe(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|]", "_");
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }
}
