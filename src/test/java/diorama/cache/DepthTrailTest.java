package diorama.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthTrailTest {
    /** Frames of one file. */
    private static final int FILE = 64;

    @TempDir
    Path folder;

    private static QuantisedDepth depth(int frame) {
        Size size = new Size(24, 16);
        Random random = new Random(frame);
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return QuantisedDepth.of(new RawDepth(size, values, DepthKind.INVERSE_RELATIVE));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Test
    void whatCannotBeGoneOnWithGivesItsRoomBack() throws IOException {
        Files.writeString(folder.resolve("0.mkv"), "a segment");
        try (DepthTrail trail = DepthTrail.open(folder)) {
            for (int i = 0; i < FILE; i++) {
                trail.add(i, i, depth(i));
            }
            trail.remember(40, new byte[1000], true);
            assertEquals(3, names().size());
            // the next file cannot be written: a folder is there
            Files.createDirectories(folder.resolve("000000000064.trail/in the way"));
            trail.add(FILE, FILE, depth(FILE));
            trail.add(FILE + 1, FILE + 1, depth(FILE + 1));
            trail.remember(50, new byte[1000], false);
        }
        assertEquals(List.of("0.mkv", "000000000064.trail"), names());
    }

    @Test
    void memoriesAreSoFarApartAsTheirBytesAreOfFrames() {
        try (DepthTrail trail = DepthTrail.open(folder)) {
            assertEquals(0, trail.framesAMemory());
            assertEquals(0, trail.bytesOf(100));
            for (int i = 0; i < 4; i++) {
                trail.add(i, i, depth(i));
            }
            long frames = trail.bytesOf(1000);
            assertTrue(frames >= 1000 * 24 * 16, "noise takes its bytes: " + frames);
            byte[] memory = new byte[(int) (frames / 20)];
            trail.remember(2, memory, false);
            assertEquals(50L, trail.framesAMemory());
            assertEquals(frames + 4L * memory.length, trail.bytesOf(1000));
        }
    }
}
