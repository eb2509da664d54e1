package diorama.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sister of the networks that people know: fed alike, and what it says is handed on alike, for as long as a film. */
class LargeNetworkTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private static RgbaImage noise(int width, int height, long seed) {
        RgbaImage image = RgbaImage.allocate(new Size(width, height));
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setArgb(x, y, 0xff000000 | random.nextInt(1 << 24));
            }
        }
        return image;
    }

    private static long residentBytes() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    @Test
    void aTransformerIsGuessedFedAndDoesNotGrowOverFiveHundredFrames() throws IOException {
        Path onnx = VitWriter.tiny(folder.resolve("my_vit.onnx"));
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of("models"));
        boolean measured = Files.isReadable(Path.of("/proc/self/status"));
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(catalogue.find(onnx.toString()), 1)) {
            RgbaImage frame = noise(160, 90, 1);
            RawDepth first = estimator.estimate(frame, 98);
            assertEquals(new Size(168, 98), first.size());
            for (int i = 0; i < 200; i++) {
                estimator.estimate(frame, 98);
            }
            System.gc();
            long before = measured ? residentBytes() : 0;
            for (int i = 0; i < 500; i++) {
                estimator.estimate(frame, 98);
            }
            System.gc();
            long grown = (measured ? residentBytes() : 0) - before;
            // a leak of one input tensor a frame would be 99 MB
            assertTrue(grown < 24 * MEGABYTE, "grew by " + grown / MEGABYTE + " MB");
            assertEquals(first.values()[77], estimator.estimate(frame, 98).values()[77]);
        }
    }
}
