package diorama.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxDepthEstimatorTest {
    private static final String CONTRACT =
            "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"%s}";

    @TempDir
    Path folder;

    private DepthModel model(Path onnx, String more) throws IOException {
        Files.writeString(folder.resolve("m.json"), String.format(CONTRACT, more));
        return catalogue().find(onnx.toString());
    }

    private static ModelCatalogue catalogue() {
        return ModelCatalogue.read(Path.of("models"));
    }

    /** Left half black, right half white. */
    private static RgbaImage halves(int width, int height) {
        RgbaImage image = RgbaImage.allocate(new Size(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setArgb(x, y, x < width / 2 ? 0xff000000 : 0xffffffff);
            }
        }
        return image;
    }

    @Test
    void aNetworkSeesThePictureUprightAndNormalised() throws IOException {
        DepthModel model =
                model(TinyOnnx.mean(folder.resolve("m.onnx")), ",\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5]");
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            RawDepth raw = estimator.estimate(halves(64, 64), 0);
            assertEquals(new Size(32, 32), raw.size());
            assertEquals(-1f, raw.values()[5 * 32 + 3], 1e-5f);
            assertEquals(1f, raw.values()[5 * 32 + 28], 1e-5f);
        }
    }

    @Test
    void sidesFollowTheRuleAndTheAspect() throws IOException {
        DepthModel model = model(TinyOnnx.mean(folder.resolve("m.onnx")), "");
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            assertEquals(
                    new Size(64, 32), estimator.estimate(halves(200, 100), 0).size());
            assertEquals(
                    new Size(48, 96), estimator.estimate(halves(100, 200), 48).size());
        }
    }

    @Test
    void anOutputThatIsNoMapIsRefused() throws IOException {
        DepthModel model = model(TinyOnnx.number(folder.resolve("m.onnx")), "");
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            assertOneLine(assertThrows(UserError.class, () -> estimator.estimate(halves(128, 128), 128)), "shape");
        }
    }

    @Test
    void threeChannelsOfOutputAreNoMap() throws IOException {
        DepthModel model = model(TinyOnnx.notANumber(folder.resolve("m.onnx")), "");
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            assertOneLine(assertThrows(UserError.class, () -> estimator.estimate(halves(128, 128), 128)), "shape");
        }
    }

    @Test
    void aBrokenFileIsRefused() throws IOException {
        Path onnx = Files.writeString(folder.resolve("m.onnx"), "this is no network");
        DepthModel model = model(onnx, "");
        assertOneLine(assertThrows(UserError.class, () -> new OnnxDepthEstimator(model, 1)), "m.onnx");
    }

    @Test
    void aWrongInputNameIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("m.json"),
                "{\"output\":\"nothing\",\"size\":{\"side\":32},\"kind\":\"inverse-relative\"}");
        DepthModel model =
                catalogue().find(TinyOnnx.mean(folder.resolve("m.onnx")).toString());
        assertOneLine(assertThrows(UserError.class, () -> new OnnxDepthEstimator(model, 1)), "nothing");
    }

    @Test
    void aNameThatNobodyKnowsSaysWhatIsWanted() {
        assertOneLine(assertThrows(UserError.class, () -> catalogue().find("no-such-model")), "diorama-depth");
        assertOneLine(assertThrows(UserError.class, () -> catalogue().find("none.onnx")), "no such model file");
    }

    @Test
    void theEmbeddedModelPutsTheGroundNearerThanTheSky() {
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(catalogue().find(ModelCatalogue.EMBEDDED), 2)) {
            RgbaImage image = diorama.image.ImageFiles.read(Path.of("samples/harbour.jpg"));
            RawDepth raw = estimator.estimate(image, 0);
            int w = raw.size().width();
            int h = raw.size().height();
            double top = 0;
            double bottom = 0;
            for (int x = 0; x < w; x++) {
                top += raw.values()[h / 16 * w + x] / w;
                bottom += raw.values()[(h - 2) * w + x] / w;
            }
            assertTrue(bottom > top + 0.3, "sky " + top + ", quay " + bottom);
        }
    }

    private static void assertOneLine(UserError e, String part) {
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("\n"), message);
        assertTrue(message.contains(part), message);
    }

    @Test
    void aNetworkIsFedWhatTheMemoryBears() {
        assertEquals(10_000_000, FedBound.inMemory(8_000_000_000L));
        assertEquals(30_000_000, FedBound.inMemory(24_000_000_000L));
        assertEquals(68_000_000, FedBound.inMemory(1_000_000_000_000L));
    }
}
