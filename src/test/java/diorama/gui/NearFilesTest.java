package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gui.file.Neighbours;
import diorama.gui.store.Recents;
import diorama.gui.store.StudioFolder;
import diorama.image.ImageFiles;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files opened lately, and those beside one. */
class NearFilesTest {
    @Test
    void recentFilesAreLookedForOnceInSomeSeconds(@TempDir Path folder) throws IOException {
        long[] now = {0};
        Recents recents = new Recents(new StudioFolder(folder.resolve("studio")), () -> now[0]);
        Path file = Files.createFile(folder.resolve("a.png"));
        assertTrue(recents.add(file));
        assertEquals(List.of(file), recents.files());
        Files.delete(file);
        assertEquals(List.of(file), recents.files());
        now[0] = 6_000_000_000L;
        assertEquals(List.of(), recents.files());
    }

    /** A GIF of two frames without any pixels. */
    private static byte[] hollow() throws IOException {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        gif.write(new byte[] {1, 0, 1, 0, 0, 0, 0});
        for (int i = 0; i < 2; i++) {
            gif.write(new byte[] {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0});
        }
        gif.write(0x3b);
        return gif.toByteArray();
    }

    @Test
    void neighboursAreSteppedOverWhereTheyAreNoPictures(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("img1.png");
        Path third = folder.resolve("img3.png");
        ImageFiles.write(Fixtures.photo(), first);
        Files.writeString(folder.resolve("img2.png"), "no picture");
        Files.createDirectory(folder.resolve("img4.png"));
        ImageFiles.write(Fixtures.photo(), third);
        ImageFiles.write(Fixtures.photo(), folder.resolve("img3_depth.png"));
        assertEquals(Optional.of(third), Neighbours.of(first, 1));
        assertEquals(Optional.of(third), Neighbours.of(first, -1));
        assertEquals(Optional.of(first), Neighbours.of(third, 1));
        Clips.write(folder.resolve("img2.gif"), new Size(32, 16), EncodeOptions.DEFAULTS, 0, 100);
        Clips.write(folder.resolve("img2.apng"), new Size(32, 16), EncodeOptions.DEFAULTS, 0, 100);
        assertEquals(Optional.of(third), Neighbours.of(first, 1), "films are passed over");
        Files.write(folder.resolve("img4.gif"), hollow());
        assertEquals(Optional.of(first), Neighbours.of(third, 1), "whose frames nobody decodes for that");
        Clips.write(folder.resolve("img0.gif"), new Size(32, 16), EncodeOptions.DEFAULTS, 0);
        assertEquals(folder.resolve("img0.gif"), Neighbours.of(third, 1).orElseThrow());
        Files.delete(folder.resolve("img0.gif"));
        Files.delete(first);
        assertEquals(Optional.empty(), Neighbours.of(third, 1));
    }
}
