package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of {@code iw3_export.yml}, which tells of exported pictures and depth; only its plain {@code name: value} lines. */
public final class ExportWords {
    public static final String NAME = "iw3_export.yml";
    private static final Pattern LINE = Pattern.compile("([A-Za-z_]+):\\s*(.*?)\\s*");

    private ExportWords() {}

    /** @throws UserError when it cannot be read */
    public static Map<String, String> read(Path file) {
        Map<String, String> told = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher m = LINE.matcher(line);
                if (m.matches()) {
                    told.put(m.group(1), m.group(2).replaceAll("^['\"]|['\"]$", ""));
                }
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
        return told;
    }

    /** A folder that {@code file} names. */
    public static Path below(Path file, String name) {
        return file.toAbsolutePath().resolveSibling(name).normalize();
    }

    /** What tells of the export that {@code photo} is part of, as iw3 writes them; empty of other photos. */
    public static Optional<Path> of(Path photo) {
        Path folder = photo.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        // as it is written, beside the folder of pictures; edited, that may lie deeper
        return Stream.iterate(folder, f -> f != null, Path::getParent)
                .limit(3)
                .map(f -> f.resolve(NAME))
                .filter(Files::isRegularFile)
                .filter(file -> folder.equals(below(file, read(file).getOrDefault("rgb_dir", "rgb"))))
                .findFirst();
    }

    /** The depth of {@code photo} in the export that it is part of. */
    static Optional<Path> depth(Path photo, String stem) {
        return of(photo)
                .map(file -> below(file, read(file).getOrDefault("depth_dir", "depth"))
                        .resolve(stem + ".png"))
                .filter(Files::isRegularFile);
    }
}
