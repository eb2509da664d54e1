package diorama.video.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of the names of tracks. */
class TrackNamesTest {
    private final Path file;

    TrackNamesTest(@TempDir Path folder) {
        file = folder.resolve("a.mov");
    }

    @Test
    void aMillionOfEmptyBoxesIsNotGoneThrough() throws IOException {
        assertEquals(Map.of(7, "Ton"), TrackNames.of(film(50_000)));
        assertEquals(Map.of(), TrackNames.of(film(150_000)));
    }

    /** A film that has a named track behind so many empty boxes. */
    private Path film(int empty) throws IOException {
        byte[] head = box("tkhd", ByteBuffer.allocate(16).putInt(12, 7).array());
        byte[] name = box("udta", box("name", "Ton".getBytes(StandardCharsets.UTF_8)));
        byte[] track = ByteBuffer.allocate(head.length + name.length)
                .put(head)
                .put(name)
                .array();
        byte[] all = box("moov", box("trak", track));
        ByteBuffer bytes = ByteBuffer.allocate(8 * empty + all.length);
        for (int i = 0; i < empty; i++) {
            bytes.put(box("free", new byte[0]));
        }
        Files.write(file, bytes.put(all).array());
        return file;
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }
}
