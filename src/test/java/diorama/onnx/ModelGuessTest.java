package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.UINT8;
import static diorama.onnx.GraphWriter.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that nobody described, or only in part. */
class ModelGuessTest {
    private final Path folder;
    private final NetworkCase network;

    ModelGuessTest(@TempDir Path folder) {
        this.folder = folder;
        network = new NetworkCase(folder);
    }

    private Path file() {
        return folder.resolve("m.onnx");
    }

    @Test
    void aNetworkWithoutADescriptionIsGuessedAndSaysSo() throws IOException {
        RawDepth raw = network.estimate(TinyOnnx.mean(folder.resolve("mydepth.onnx")), "", NetworkCase.ramp(200, 100));
        assertEquals(new Size(768, 384), raw.size());
        assertEquals(1, network.guessed().size(), network.guessed().toString());
        String words = network.guessed().get(0);
        assertTrue(words.contains("image float32[1,3,?,?] as NCHW") && words.contains("inverse-relative"), words);
    }

    @Test
    void guessesFollowTheFamily() throws IOException {
        GraphWriter patches = new GraphWriter().input("pixel_values", FLOAT, 1, 3, -1, -1);
        NetworkCase.squeezed(patches, NetworkCase.red(patches, "pixel_values", 1), 1, 1, -1, -1);
        assertEquals(
                new Size(1036, 518),
                network.estimate(patches.write(folder.resolve("p.onnx")), "", NetworkCase.ramp(200, 100))
                        .size());
        GraphWriter bytes = new GraphWriter().input("image", UINT8, 1, 64, 64, 3);
        String f = bytes.node("Cast", List.of(NetworkCase.red(bytes, "image", 3)), integer("to", FLOAT));
        bytes.node("Identity", List.of(f), "metric_depth").output("metric_depth", FLOAT, 1, 64, 64, 1);
        RawDepth raw = network.estimate(bytes.write(folder.resolve("b.onnx")), "", NetworkCase.ramp(200, 100));
        assertEquals(DepthKind.METRIC_METRES, raw.kind());
        assertEquals(255, raw.values()[63], 5f);
    }

    @Test
    void whatOnlyAPersonCanKnowIsTakenFromAShortDescription() throws IOException {
        RawDepth raw =
                network.estimate(TinyOnnx.mean(file()), "\"kind\":\"distance-relative\"", NetworkCase.ramp(200, 100));
        assertEquals(DepthKind.DISTANCE_RELATIVE, raw.kind());
        assertEquals(new Size(768, 384), raw.size());
    }

    @Test
    void whatIsNoDepthNetworkIsNotGuessed() throws IOException {
        GraphWriter two = new GraphWriter().input("left", FLOAT, 1, 3, -1, -1).input("right", FLOAT, 1, 3, -1, -1);
        two.node("Sub", List.of("left", "right"), "disparity").output("disparity", FLOAT, 1, 3, -1, -1);
        assertTrue(network.fault(two.write(file()), "").contains("cannot be guessed"));
        GraphWriter words = new GraphWriter().input("tokens", GraphWriter.INT64, 1, -1);
        words.node("Identity", List.of("tokens"), "out").output("out", GraphWriter.INT64, 1, -1);
        assertTrue(network.fault(words.write(folder.resolve("w.onnx")), "").contains("cannot be guessed"));
    }

    /** Exporters may let the input be of any size while they keep the sizes within. */
    @Test
    void anOutputOfOneSizeTellsWhatIsFed() throws IOException {
        GraphWriter baked = new GraphWriter().input("pixel_values", FLOAT, -1, 3, -1, -1);
        String flat = baked.node("Reshape", List.of(NetworkCase.red(baked, "pixel_values", 1), baked.longs(1, 28, 42)));
        baked.node("Identity", List.of(flat), "predicted_depth").output("predicted_depth", FLOAT, 1, 28, 42);
        assertTrue(
                network.fault(baked.write(file()), "").contains("cannot be run"), "a side of less than 32 px is none");
        GraphWriter large = new GraphWriter().input("pixel_values", FLOAT, -1, 3, -1, -1);
        String map = large.node("Reshape", List.of(NetworkCase.red(large, "pixel_values", 1), large.longs(1, 56, 84)));
        large.node("Identity", List.of(map), "predicted_depth").output("predicted_depth", FLOAT, 1, 56, 84);
        network.guessed().clear();
        RawDepth raw = network.estimate(large.write(folder.resolve("l.onnx")), "", NetworkCase.ramp(200, 100));
        assertEquals(new Size(84, 56), raw.size());
        assertTrue(
                network.guessed().get(0).contains("fed 84x56 px"),
                network.guessed().toString());
    }
}
