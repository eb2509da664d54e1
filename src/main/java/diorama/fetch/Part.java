package diorama.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The beginning of a file that is being brought, and beside it where it comes from; both hidden until it is whole. */
final class Part {
    private final Path file;
    private final Path note;

    private Part(Path file, Path note) {
        this.file = file;
        this.note = note;
    }

    static Part of(Path target) {
        String name = "." + target.getFileName() + ".part";
        return new Part(target.resolveSibling(name), target.resolveSibling(name + ".from"));
    }

    Path file() {
        return file;
    }

    /** Bytes there are. */
    long length() throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    /** The tag of the bytes that are there, when they came from {@code source}. */
    Optional<String> tag(URI source) throws IOException {
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(note);
        return lines.size() == 2 && lines.get(0).equals(source.toString())
                ? Optional.of(lines.get(1))
                : Optional.empty();
    }

    /** Notes where the bytes come from. */
    void note(URI source, Optional<String> tag) throws IOException {
        if (tag.isPresent()) {
            Files.writeString(note, source + "\n" + tag.get() + "\n");
        } else {
            Files.deleteIfExists(note);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(note);
    }

    /** Deletes what stood beside the file when it has its final name. */
    void done() throws IOException {
        Files.deleteIfExists(note);
    }
}
