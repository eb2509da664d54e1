package diorama.cache;

import diorama.base.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Hashes of large files, remembered as long as place, length and time of change stay: a network of a gigabyte takes seconds. */
final class FileHashes {
    /** Smaller files are hashed each time. */
    private static final long SMALL = 32L << 20;

    private final Path folder;

    FileHashes(Path folder) {
        this.folder = folder;
    }

    String of(Path file) throws IOException {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        if (a.size() <= SMALL) {
            return ContentHash.of(file);
        }
        Path note = folder.resolve(
                ContentHash.of(file.toRealPath() + "\n" + a.size() + "\n" + a.lastModifiedTime()) + ".sha256");
        if (Files.isRegularFile(note)) {
            String hex = Files.readString(note).strip();
            if (hex.matches("[0-9a-f]{64}")) {
                return hex;
            }
        }
        String hex = ContentHash.of(file);
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "", ".part");
            try {
                Files.writeString(part, hex + "\n");
                AtomicFile.move(part, note);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // it is only hashed again
        }
        return hex;
    }
}
