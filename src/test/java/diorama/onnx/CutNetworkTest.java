package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TransNetV2's contract, on a graph of that contract: a shot ends where the mean brightness of the next frame is another. */
class CutNetworkTest {
    @TempDir
    Path folder;

    /** [1,100,27,48,3] to [1,100]: |mean of the next frame - mean| - 30, as a chance or before the sigmoid. */
    static Path network(Path file, boolean chance) throws IOException {
        GraphWriter graph = new GraphWriter().opset(13).input("input", FLOAT, 1, 100, 27, 48, 3);
        String mean = graph.node("ReduceMean", List.of("input"), ints("axes", 2, 3, 4), integer("keepdims", 0));
        String later = graph.node("Slice", List.of(mean, graph.longs(1), graph.longs(100), graph.longs(1)));
        String last = graph.node("Slice", List.of(mean, graph.longs(99), graph.longs(100), graph.longs(1)));
        String next = graph.node("Concat", List.of(later, last), integer("axis", 1));
        String change = graph.node("Abs", List.of(graph.node("Sub", List.of(next, mean))));
        String over = graph.node("Sub", List.of(change, graph.floats(new float[] {30}, 1)));
        graph.node(chance ? "Sigmoid" : "Identity", List.of(over), "534");
        return graph.output("534", FLOAT, 1, 100).write(file);
    }

    private static Set<Long> cuts(Path network, int frames, int... at) {
        try (CutNetwork cuts = new CutNetwork(network, ComputeDevice.CPU, 1)) {
            boolean bright = false;
            for (int i = 0; i < frames; i++) {
                for (int cut : at) {
                    bright ^= cut == i;
                }
                cuts.add(flat(bright ? 0xc0c0c0 : 0x202020));
            }
            return cuts.finish().cuts();
        }
    }

    private static RgbaImage flat(int rgb) {
        return Clips.flat(new Size(96, 54), rgb);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shotsBeginWithTheFrameAfterTheirEnd(boolean chance) throws IOException {
        Path file = network(folder.resolve("transnetv2.onnx"), chance);
        assertEquals(
                new TreeSet<>(List.of(3L, 49L, 51L, 120L, 239L)),
                cuts(file, 240, 3, 49, 51, 120, 239).stream()
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 50, 51, 74, 75, 100, 101})
    void filmsOfAnyLengthAreJudgedToTheirEnd(int frames) throws IOException {
        Path file = network(folder.resolve("transnetv2.onnx"), true);
        Set<Long> found = cuts(file, frames, frames - 1);
        assertEquals(frames > 1 ? Set.of(frames - 1L) : Set.of(), found);
    }

    @Test
    void anotherNetworkIsRefused() throws IOException {
        Path file = TinyOnnx.mean(folder.resolve("depth.onnx"));
        String message = Clips.error(() -> new CutNetwork(file, ComputeDevice.CPU, 1));
        assertTrue(message.contains("want TransNetV2's [1,100,27,48,3]"), message);
    }
}
