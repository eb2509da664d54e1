package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.UINT8;
import static diorama.onnx.GraphWriter.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that nobody described, or only in part. */
class ModelGuessTest {
    @TempDir
    Path folder;

    private final List<String> guessed = new ArrayList<>();

    /** Red grows from left to right. */
    private static RgbaImage picture() {
        RgbaImage image = RgbaImage.allocate(new Size(200, 100));
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                image.setArgb(x, y, 0xff000000 | (255 * x / 199) << 16 | y);
            }
        }
        return image;
    }

    private Path file() {
        return folder.resolve("m.onnx");
    }

    private RawDepth estimate(Path onnx, String json, RgbaImage image) throws IOException {
        if (!json.isEmpty()) {
            String name = String.valueOf(onnx.getFileName());
            Files.writeString(folder.resolve(name.replace(".onnx", ".json")), "{" + json + "}");
        }
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of("models")).telling(guessed::add);
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(catalogue.find(onnx.toString()), 1)) {
            return estimator.estimate(image, 0);
        }
    }

    private String fault(Path onnx, String json) {
        return String.valueOf(assertThrows(UserError.class, () -> estimate(onnx, json, picture()))
                .getMessage());
    }

    /** Takes the red of a picture whose colours lie on {@code axis}. */
    private static String red(GraphWriter graph, String from, int axis) {
        return graph.node("Gather", List.of(from, graph.longs(0)), integer("axis", axis));
    }

    private static GraphWriter squeezed(GraphWriter graph, String from, int axis, long... out) {
        return graph.node("Squeeze", List.of(from, graph.longs(axis)), "depth").output("depth", FLOAT, out);
    }

    @Test
    void aNetworkWithoutADescriptionIsGuessedAndSaysSo() throws IOException {
        RawDepth raw = estimate(TinyOnnx.mean(folder.resolve("mydepth.onnx")), "", picture());
        assertEquals(new Size(768, 384), raw.size());
        assertEquals(1, guessed.size(), guessed.toString());
        String words = guessed.get(0);
        assertTrue(words.contains("image float32[1,3,?,?] as NCHW") && words.contains("inverse-relative"), words);
    }

    @Test
    void guessesFollowTheFamily() throws IOException {
        GraphWriter patches = new GraphWriter().input("pixel_values", FLOAT, 1, 3, -1, -1);
        squeezed(patches, red(patches, "pixel_values", 1), 1, 1, -1, -1);
        assertEquals(
                new Size(1036, 518),
                estimate(patches.write(folder.resolve("p.onnx")), "", picture()).size());
        GraphWriter bytes = new GraphWriter().input("image", UINT8, 1, 64, 64, 3);
        String f = bytes.node("Cast", List.of(red(bytes, "image", 3)), integer("to", FLOAT));
        bytes.node("Identity", List.of(f), "metric_depth").output("metric_depth", FLOAT, 1, 64, 64, 1);
        RawDepth raw = estimate(bytes.write(folder.resolve("b.onnx")), "", picture());
        assertEquals(DepthKind.METRIC_METRES, raw.kind());
        assertEquals(255, raw.values()[63], 5f);
    }

    @Test
    void whatOnlyAPersonCanKnowIsTakenFromAShortDescription() throws IOException {
        RawDepth raw = estimate(TinyOnnx.mean(file()), "\"kind\":\"distance-relative\"", picture());
        assertEquals(DepthKind.DISTANCE_RELATIVE, raw.kind());
        assertEquals(new Size(768, 384), raw.size());
    }

    @Test
    void whatIsNoDepthNetworkIsNotGuessed() throws IOException {
        GraphWriter two = new GraphWriter().input("left", FLOAT, 1, 3, -1, -1).input("right", FLOAT, 1, 3, -1, -1);
        two.node("Sub", List.of("left", "right"), "disparity").output("disparity", FLOAT, 1, 3, -1, -1);
        assertTrue(fault(two.write(file()), "").contains("cannot be guessed"));
        GraphWriter words = new GraphWriter().input("tokens", GraphWriter.INT64, 1, -1);
        words.node("Identity", List.of("tokens"), "out").output("out", GraphWriter.INT64, 1, -1);
        assertTrue(fault(words.write(folder.resolve("w.onnx")), "").contains("cannot be guessed"));
    }

    /** Exporters may let the input be of any size while they keep the sizes within. */
    @Test
    void anOutputOfOneSizeTellsWhatIsFed() throws IOException {
        GraphWriter baked = new GraphWriter().input("pixel_values", FLOAT, -1, 3, -1, -1);
        String flat = baked.node("Reshape", List.of(red(baked, "pixel_values", 1), baked.longs(1, 28, 42)));
        baked.node("Identity", List.of(flat), "predicted_depth").output("predicted_depth", FLOAT, 1, 28, 42);
        assertTrue(fault(baked.write(file()), "").contains("cannot be run"), "a side of less than 32 px is none");
        GraphWriter large = new GraphWriter().input("pixel_values", FLOAT, -1, 3, -1, -1);
        String map = large.node("Reshape", List.of(red(large, "pixel_values", 1), large.longs(1, 56, 84)));
        large.node("Identity", List.of(map), "predicted_depth").output("predicted_depth", FLOAT, 1, 56, 84);
        guessed.clear();
        RawDepth raw = estimate(large.write(folder.resolve("l.onnx")), "", picture());
        assertEquals(new Size(84, 56), raw.size());
        assertTrue(guessed.get(0).contains("fed 84x56 px"), guessed.toString());
    }
}
