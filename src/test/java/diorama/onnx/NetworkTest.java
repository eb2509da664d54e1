package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.HALF;
import static diorama.onnx.GraphWriter.INT64;
import static diorama.onnx.GraphWriter.UINT8;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.onnx.ComputeDevice.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    @TempDir
    Path folder;

    private Network open(GraphWriter graph) throws IOException {
        return Network.open(graph.write(folder.resolve("n.onnx")), ComputeDevice.CPU, 1);
    }

    private static String oneLine(UserError e) {
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    /** As LaMa: a picture of floats and a mask. */
    @Test
    void namedTensorsGoInAndComeOut() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, -1, 3, 2, 2).input("mask", FLOAT, -1, 1, 2, 2);
        g.node("Mul", List.of("image", "mask"), "output").output("output", FLOAT, -1, 3, 2, 2);
        g.node("ReduceSum", List.of("mask"), "count", integer("keepdims", 0)).output("count", FLOAT);
        try (Network network = open(g)) {
            Tensor image = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 3, 2, 2);
            Tensor mask = Tensor.of(new float[] {1, 0, 0, 1}, 1, 1, 2, 2);
            Map<String, Tensor> said = network.run(Map.of("image", image, "mask", mask));
            assertArrayEquals(
                    new long[] {1, 3, 2, 2},
                    Objects.requireNonNull(said.get("output")).shape());
            assertArrayEquals(
                    new float[] {1, 0, 0, 4, 5, 0, 0, 8, 9, 0, 0, 12},
                    Objects.requireNonNull(said.get("output")).values());
            assertArrayEquals(
                    new float[] {2}, Objects.requireNonNull(said.get("count")).values());
            assertArrayEquals(
                    new long[0], Objects.requireNonNull(said.get("count")).shape());
        }
    }

    /** As MI-GAN: bytes in and out. As TransNetV2: five axes. */
    @Test
    void numbersAreConvertedToWhatTheNetworkStores() throws IOException {
        GraphWriter g = new GraphWriter()
                .input("bytes", UINT8, 1, 4)
                .input("halves", HALF, 1, 4)
                .input("longs", INT64, 4);
        g.node("Identity", List.of("bytes"), "b").output("b", UINT8, 1, 4);
        g.node("Identity", List.of("halves"), "h").output("h", HALF, 1, 4);
        g.node("Identity", List.of("longs"), "l").output("l", INT64, 4);
        g.node("Cast", List.of("bytes"), "t", integer("to", 9)).output("t", 9, 1, 4);
        try (Network network = open(g)) {
            Map<String, Tensor> said = network.run(Map.of(
                    "bytes", Tensor.of(new float[] {-5, 0, 99.6f, 300}, 1, 4),
                    "halves", Tensor.of(new float[] {0.1f, -2, 65504, 1e9f}, 1, 4),
                    "longs", Tensor.of(new float[] {-3, 0, 7, 1e6f}, 4)));
            assertArrayEquals(
                    new float[] {0, 0, 100, 255},
                    Objects.requireNonNull(said.get("b")).values());
            assertArrayEquals(
                    new float[] {0.1f, -2, 65504, Float.POSITIVE_INFINITY},
                    Objects.requireNonNull(said.get("h")).values(),
                    1e-4f);
            assertArrayEquals(
                    new float[] {-3, 0, 7, 1e6f},
                    Objects.requireNonNull(said.get("l")).values());
            assertArrayEquals(
                    new float[] {0, 0, 1, 1},
                    Objects.requireNonNull(said.get("t")).values());
        }
        GraphWriter frames = new GraphWriter().input("input", FLOAT, 1, 4, 3, 5, 3);
        frames.node("ReduceMax", List.of("input"), "534", ints("axes", 2, 3, 4), integer("keepdims", 0))
                .output("534", FLOAT, 1, 4);
        try (Network network = open(frames)) {
            float[] values = new float[4 * 3 * 5 * 3];
            values[46] = 9;
            Tensor said = network.run(Map.of("input", Tensor.of(values, 1, 4, 3, 5, 3)), "534");
            assertArrayEquals(new float[] {0, 9, 0, 0}, said.values());
        }
    }

    @Test
    void wrongNamesAndShapesAreOneLine() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 4);
        g.node("Identity", List.of("image"), "out").output("out", FLOAT, 1, 4);
        try (Network network = open(g)) {
            Tensor four = Tensor.of(new float[4], 1, 4);
            assertTrue(oneLine(assertThrows(UserError.class, () -> network.run(Map.of())))
                    .contains("wants an input image float32[1,4]"));
            assertTrue(oneLine(assertThrows(UserError.class, () -> network.run(Map.of("image", four, "mask", four))))
                    .contains("has no input called 'mask'"));
            assertTrue(oneLine(assertThrows(
                            UserError.class, () -> network.run(Map.of("image", Tensor.of(new float[5], 1, 5)))))
                    .contains("cannot be run"));
            assertEquals(4, network.run(Map.of("image", four), "out").values().length);
        }
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[3], 2, 2));
    }

    @Test
    void theHeaderTellsWhatThereIs() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        g.node("Conv", List.of("image", g.floats(new float[6], 2, 3, 1, 1)), "depth")
                .output("depth", HALF, 1, 2, -1, -1);
        OnnxHeader header = OnnxHeader.read(g.write(folder.resolve("n.onnx")));
        assertEquals("[image float32[1,3,?,?]]", header.inputs().toString());
        assertEquals("[depth float16[1,2,?,?]]", header.outputs().toString());
        assertEquals(6, header.parameters());
        assertEquals(Set.of(), header.companions());
    }

    @Test
    void weightsBesideMayNotLeadElsewhere() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1).weightsIn("away");
        g.node("Conv", List.of("image", g.floats(new float[3], 1, 3, 1, 1)), "depth")
                .output("depth", FLOAT, 1, 1, -1, -1);
        Path file = g.write(folder.resolve("n.onnx"));
        byte[] bytes = java.nio.file.Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replace("away", "../x");
        java.nio.file.Files.write(file, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertTrue(oneLine(assertThrows(UserError.class, () -> OnnxHeader.read(file)))
                .contains("'../x'"));
    }

    @Test
    void devicesAreCalledByTheirWords() {
        assertEquals(ComputeDevice.AUTO, ComputeDevice.parse("Auto"));
        assertEquals("cuda:1", ComputeDevice.parse("CUDA:1").toString());
        assertEquals(1, ComputeDevice.parse("cuda:1").index());
        assertEquals("openvino:gpu", ComputeDevice.parse("openvino:gpu").toString());
        for (String wrong : List.of("gpu", "cpu:1", "cuda:x", "", "auto:1")) {
            assertTrue(oneLine(assertThrows(UserError.class, () -> ComputeDevice.parse(wrong)))
                    .startsWith("device: got '" + wrong + "'"));
        }
    }

    @Test
    void aDeviceThatThisBuildLacksIsOneLineAndAutoDoesWithoutIt() throws IOException {
        Path file = TinyOnnx.mean(folder.resolve("n.onnx"));
        Set<Kind> built = Providers.built();
        assertTrue(built.contains(Kind.CPU));
        for (Kind kind : Kind.values()) {
            if (!built.contains(kind)) {
                String message = oneLine(
                        assertThrows(UserError.class, () -> Network.open(file, ComputeDevice.parse(kind.word()), 1)));
                assertTrue(message.startsWith("device " + kind.word() + ": "), message);
                assertFalse(Providers.howToGet(kind).isEmpty());
            }
        }
        try (Network network = Network.open(file, ComputeDevice.AUTO, 1)) {
            assertTrue(network.device().kind().isPresent());
        }
    }

    @Test
    void sixteenBitNumbersAreRoundedAsTheStandardSays() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            float value = Half.value((short) bits);
            assertEquals((short) bits, Half.of(value));
            assertEquals((short) (bits | 0x8000), Half.of(-value));
            float half = (value + Half.value((short) (bits + 1))) / 2;
            if (Float.isFinite(half)) {
                assertEquals((short) (bits + (bits & 1)), Half.of(half), "tie above " + value);
            }
        }
        assertEquals(0x7c00, Half.of(65520));
        assertEquals(0x7bff, Half.of(65519));
        assertTrue(Float.isNaN(Half.value(Half.of(Float.NaN))));
        assertEquals(Float.NEGATIVE_INFINITY, Half.value(Half.of(Float.NEGATIVE_INFINITY)));
    }
}
