package diorama.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillNetworkTest {
    private static final Size SIZE = new Size(90, 61);

    @TempDir
    Path folder;

    /** Holes from column 30 to 49, which stand for what is of the wrong colour. */
    private static void check(Path onnx, int rim) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        boolean[] hole = new boolean[SIZE.pixels()];
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                hole[y * SIZE.width() + x] = x >= 30 && x < 50;
                image.setArgb(x, y, x >= 30 && x < 50 ? 0xffffffff : x < 30 ? 0xffc02030 : 0xff2030c0);
            }
        }
        try (FillNetwork network = new FillNetwork(onnx, ComputeDevice.CPU, 1)) {
            RgbaImage filled = network.fill(image, hole);
            assertEquals(SIZE, filled.size());
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    boolean in = x >= 30 + rim && x < 50 - rim;
                    boolean out = x < 30 - rim || x >= 50 + rim;
                    if (in) {
                        assertEquals(0xff00ff00, filled.argb(x, y), x + " " + y);
                    } else if (out) {
                        assertEquals(image.argb(x, y), filled.argb(x, y), x + " " + y);
                    }
                }
            }
        }
    }

    @Test
    void lamaIsFedItsOwnSizeInUnitsAndOnesAreHoles() throws IOException {
        check(TinyOnnx.lama(folder.resolve("lama.onnx"), 512), 2);
        check(TinyOnnx.lama(folder.resolve("small.onnx"), 64), 4);
    }

    @Test
    void lamaOfAnySizeIsFedMultiplesOfEight() throws IOException {
        check(TinyOnnx.lama(folder.resolve("lama.onnx"), -1), 4);
    }

    @Test
    void miGanIsFedThePictureAsItIsInBytesAndZerosAreHoles() throws IOException {
        check(TinyOnnx.migan(folder.resolve("migan.onnx")), 0);
    }

    @Test
    void otherNetworksAreRefusedInALine() throws IOException {
        Path depth = TinyOnnx.mean(folder.resolve("depth.onnx"));
        String said = String.valueOf(assertThrows(UserError.class, () -> new FillNetwork(depth, ComputeDevice.CPU, 1))
                .getMessage());
        assertTrue(said.contains("want a network that fills holes"), said);
    }
}
