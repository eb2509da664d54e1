package diorama.io.write;

import diorama.base.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/** One of the files that an export writes. */
public record FilePart(Path target, AtomicFile.Writer writer) {

    /**
     * Writes all parts under temporary names, then moves them to their final ones, the first part last: while it is missing,
     * nobody sees an export without its side files.
     */
    public static void writeAll(List<FilePart> parts) {
        write(parts, 0);
    }

    private static void write(List<FilePart> parts, int index) {
        if (index == parts.size()) {
            return;
        }
        FilePart part = parts.get(index);
        AtomicFile.write(part.target, path -> {
            part.writer.write(path);
            write(parts, index + 1);
        });
    }
}
