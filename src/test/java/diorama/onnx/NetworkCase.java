package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.integer;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Small networks of the user's own and what is said of a picture by them, for tests. */
final class NetworkCase {
    private final Path folder;
    private final List<String> guessed = new ArrayList<>();

    NetworkCase(Path folder) {
        this.folder = folder;
    }

    /** What was told of guesses. */
    List<String> guessed() {
        return guessed;
    }

    /** Red grows from left to right, green is 100 everywhere, blue grows downwards. */
    static RgbaImage ramp(int width, int height) {
        RgbaImage image = RgbaImage.allocate(new Size(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / (width - 1);
                int blue = 255 * y / (height - 1);
                image.setArgb(x, y, 0xff000000 | red << 16 | 0x6400 | blue);
            }
        }
        return image;
    }

    RawDepth estimate(Path onnx, String json, RgbaImage image) throws IOException {
        return estimate(onnx, json, image, OptionalDouble.empty());
    }

    RawDepth estimate(Path onnx, String json, RgbaImage image, OptionalDouble fov) throws IOException {
        String name = String.valueOf(onnx.getFileName());
        if (!json.isEmpty()) {
            Files.writeString(folder.resolve(name.replace(".onnx", ".json")), "{" + json + "}");
        }
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of("models")).telling(guessed::add);
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(catalogue.find(onnx.toString()), 1)) {
            return estimator.estimate(image, 0, fov);
        }
    }

    String fault(Path onnx, String json) {
        return fault(onnx, json, ramp(64, 48));
    }

    String fault(Path onnx, String json, RgbaImage image) {
        String message = String.valueOf(
                assertThrows(UserError.class, () -> estimate(onnx, json, image)).getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    /** Takes the red of a picture whose colours lie on {@code axis}. */
    static String red(GraphWriter graph, String from, int axis) {
        return graph.node("Gather", List.of(from, graph.longs(0)), integer("axis", axis));
    }

    static GraphWriter squeezed(GraphWriter graph, String from, int axis, long... out) {
        return graph.node("Squeeze", List.of(from, graph.longs(axis)), "depth").output("depth", FLOAT, out);
    }
}
