package diorama.cli;

import diorama.base.UserError;
import diorama.pipeline.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files a command takes and what its results are called. */
final class Targets {
    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif", "exr", "hdr", "pnm", "ppm", "pgm", "pfm", "tga",
            "psd", "avif", "heic", "heif", "jfif");
    private static final Set<String> FILMS =
            Set.of("mp4", "mkv", "mov", "avi", "webm", "m4v", "mpg", "mpeg", "ts", "m2ts", "wmv", "flv", "ogv", "3gp");

    /** How {@code diorama depth} calls what it makes. */
    private static final Pattern RESULT = Pattern.compile("_(depth(8|_inferno|_turbo|_grey)?|normals|edges)$");

    private Targets() {}

    /** Replaces folders by the pictures (and films) that lie in them, by name; depth maps beside photos are left out. */
    static List<Path> expand(List<Path> inputs, boolean films) {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                files.add(input);
                continue;
            }
            try (var list = Files.list(input)) {
                List<Path> found = list.filter(Files::isRegularFile)
                        .filter(f -> wanted(f, films))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    throw new UserError(input + ": has no " + (films ? "pictures or films" : "pictures") + " in it");
                }
                files.addAll(found);
            } catch (IOException e) {
                throw new UserError(input + ": the folder cannot be read", e);
            }
        }
        return files;
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
        Path target = folder ? output.resolve(MediaKind.stem(input) + suffix + "." + extension) : output;
        if (several && Files.isRegularFile(output)) {
            throw new UserError(output + ": is a file, want a folder for several inputs");
        }
        if (same(target, input)) {
            throw new UserError(target + ": is the input itself, want another output");
        }
        return target;
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }
}
