package diorama.gui.store;

import diorama.base.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a folder holds: folders first, then files, by name; hidden ones are left out.
 *
 * @param problem why it cannot be read, or empty
 */
public record Folder(Path path, List<Entry> entries, String problem) {
    public static final Folder NONE = new Folder(Path.of("/"), List.of(), "");

    /** @param size in words, empty for folders */
    public record Entry(String name, boolean folder, String size) {}

    /** @param endings of the files wanted, lower case without dots; empty takes all */
    public static Folder read(Path path, List<String> endings) {
        try (Stream<Path> all = Files.list(path)) {
            List<Entry> entries = all.filter(
                            p -> !String.valueOf(p.getFileName()).startsWith("."))
                    .filter(p -> Files.isDirectory(p) || wanted(p, endings))
                    .map(Folder::entry)
                    .sorted(Comparator.comparing((Entry e) -> !e.folder())
                            .thenComparing(e -> e.name().toLowerCase(Locale.ROOT)))
                    .toList();
            return new Folder(path, entries, "");
        } catch (IOException e) {
            return new Folder(path, List.of(), AtomicFile.reason(e));
        }
    }

    private static boolean wanted(Path file, List<String> endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.isEmpty() || endings.stream().anyMatch(e -> name.endsWith("." + e));
    }

    private static Entry entry(Path path) {
        boolean folder = Files.isDirectory(path);
        return new Entry(String.valueOf(path.getFileName()), folder, folder ? "" : size(path));
    }

    private static String size(Path file) {
        try {
            long bytes = Files.size(file);
            return bytes < 1_000_000
                    ? Math.max(1, bytes / 1000) + " kB"
                    : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        } catch (IOException e) {
            return "";
        }
    }
}
