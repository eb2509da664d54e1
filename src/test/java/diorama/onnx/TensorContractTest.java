package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.HALF;
import static diorama.onnx.GraphWriter.UINT8;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of tensor that depth networks have, end to end on small networks of our own. */
class TensorContractTest {
    private static final String SIZE = "\"size\":{\"side\":32,\"multipleOf\":8}";

    private final Path folder;
    private final NetworkCase network;

    TensorContractTest(@TempDir Path folder) {
        this.folder = folder;
        network = new NetworkCase(folder);
    }

    private Path file() {
        return folder.resolve("m.onnx");
    }

    /** The value that red gives at a pixel, in [0,1]: red grows to the right whatever the layout. */
    private static void assertRedRamp(RawDepth raw, float tolerance) {
        int w = raw.size().width();
        int h = raw.size().height();
        for (int y = 0; y < h; y += 5) {
            for (int x = 0; x < w; x += 5) {
                float want = (x + 0.5f) / w;
                assertEquals(want, raw.values()[y * w + x], tolerance, x + "," + y);
            }
        }
    }

    @Test
    void rankFourPlanesOfAnySize() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, -1, 3, -1, -1);
        Path onnx = NetworkCase.squeezed(g, NetworkCase.red(g, "image", 1), 1, -1, -1, -1)
                .write(file());
        RawDepth raw = network.estimate(onnx, SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(320, 240));
        assertEquals(new Size(40, 32), raw.size());
        assertRedRamp(raw, 0.02f);
    }

    @Test
    void rankFourWithColoursLast() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, -1, -1, 3);
        g.node("Identity", List.of(NetworkCase.red(g, "image", 3)), "depth").output("depth", FLOAT, 1, -1, -1, 1);
        assertRedRamp(
                network.estimate(g.write(file()), SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(320, 240)),
                0.02f);
    }

    @Test
    void rankThreeBothWays() throws IOException {
        GraphWriter planes = new GraphWriter().input("image", FLOAT, 3, -1, -1);
        planes.node("Identity", List.of(NetworkCase.red(planes, "image", 0)), "depth")
                .output("depth", FLOAT, 1, -1, -1);
        assertRedRamp(
                network.estimate(
                        planes.write(file()), SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(320, 240)),
                0.02f);
        GraphWriter pixels = new GraphWriter().input("image", FLOAT, -1, -1, 3);
        Path other = NetworkCase.squeezed(pixels, NetworkCase.red(pixels, "image", 2), 2, -1, -1)
                .write(folder.resolve("n.onnx"));
        assertRedRamp(
                network.estimate(other, SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(320, 240)), 0.02f);
    }

    @Test
    void rankFiveWithDistancesAndMoreOutputs() throws IOException {
        GraphWriter g = new GraphWriter().input("pixel_values", FLOAT, 1, -1, 3, -1, -1);
        String red = NetworkCase.red(g, "pixel_values", 2);
        g.node("Identity", List.of("pixel_values"), "confidence").output("confidence", FLOAT, 1, -1, 3, -1, -1);
        g.node("Squeeze", List.of(red, g.longs(2)), "predicted_depth").output("predicted_depth", FLOAT, 1, -1, -1, -1);
        RawDepth raw = network.estimate(
                g.write(file()),
                "\"input\":\"pixel_values\",\"layout\":\"NVCHW\",\"output\":\"predicted_depth\"," + SIZE
                        + ",\"kind\":\"distance-relative\"",
                NetworkCase.ramp(320, 240));
        assertEquals(DepthKind.DISTANCE_RELATIVE, raw.kind());
        assertRedRamp(raw, 0.02f);
    }

    @Test
    void aSizeThatTheFileFixesWinsOverWhatIsSaidOfIt() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, 24, 40);
        Path onnx = NetworkCase.squeezed(g, NetworkCase.red(g, "image", 1), 1, 1, 24, 40)
                .write(file());
        RawDepth raw = network.estimate(onnx, SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(99, 301));
        assertEquals(new Size(40, 24), raw.size());
        assertRedRamp(raw, 0.02f);
    }

    @Test
    void numbersOfSixteenBitsInAndOut() throws IOException {
        GraphWriter g = new GraphWriter().input("image", HALF, 1, 3, -1, -1);
        String red = NetworkCase.red(g, "image", 1);
        g.node("Squeeze", List.of(red, g.longs(1)), "depth").output("depth", HALF, 1, -1, -1);
        RawDepth raw = network.estimate(
                g.write(file()),
                SIZE + ",\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5],\"kind\":\"inverse-relative\"",
                NetworkCase.ramp(320, 240));
        assertEquals(-1, raw.values()[0], 0.05f);
        assertEquals(1, raw.values()[raw.size().width() - 1], 0.05f);
    }

    @Test
    void bytesIn() throws IOException {
        GraphWriter g = new GraphWriter().input("image", UINT8, 1, -1, -1, 3);
        String red = g.node("Cast", List.of(NetworkCase.red(g, "image", 3)), integer("to", FLOAT));
        g.node("Div", List.of(red, g.floats(new float[] {255}, 1)), "depth").output("depth", FLOAT, 1, -1, -1, 1);
        RawDepth raw = network.estimate(
                g.write(file()),
                "\"range\":\"byte\",\"dtype\":\"uint8\"," + SIZE + ",\"kind\":\"inverse-relative\"",
                NetworkCase.ramp(320, 240));
        assertRedRamp(raw, 0.02f);
    }

    @Test
    void metresOfACanonicalCameraGrowWithTheFocalLength() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        Path onnx = NetworkCase.squeezed(g, NetworkCase.red(g, "image", 1), 1, 1, -1, -1)
                .write(file());
        String json = SIZE + ",\"kind\":\"metric-metres\",\"focal\":{\"canonical\":1000}";
        double fov = Math.toRadians(90);
        RawDepth raw = network.estimate(onnx, json, NetworkCase.ramp(320, 256), OptionalDouble.of(fov));
        // 40 px across at 90 degrees are a focal length of 20 px
        assertEquals(39.5f / 40 * 20 / 1000, raw.values()[39], 1e-3f);
    }

    @Test
    void theFocalLengthThatANetworkFindsIsHandedOn() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        String red = NetworkCase.red(g, "image", 1);
        g.node("Identity", List.of(g.floats(new float[] {20}, 1)), "focallength_px")
                .output("focallength_px", FLOAT, 1);
        Path onnx = NetworkCase.squeezed(g, red, 1, 1, -1, -1).write(file());
        RawDepth raw = network.estimate(
                onnx,
                "\"output\":\"depth\"," + SIZE
                        + ",\"kind\":\"metric-metres\",\"focal\":{\"output\":\"focallength_px\"}",
                NetworkCase.ramp(320, 256));
        assertEquals(Math.toRadians(90), raw.fovX().orElseThrow(), 1e-6);
    }

    @Test
    void aNetworkThatWantsTheCameraGetsItsMatrix() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1).input("intrinsics", FLOAT, 1, 3, 3);
        String first = g.node("Gather", List.of("intrinsics", g.longs(0)), integer("axis", 1));
        String focal = g.node("Gather", List.of(first, g.longs(0)), integer("axis", 2));
        String mean = g.node("ReduceMean", List.of("image"), ints("axes", 1), integer("keepdims", 0));
        g.node("Mul", List.of(mean, focal), "depth").output("depth", FLOAT, 1, -1, -1);
        String json = "\"input\":\"image\"," + SIZE
                + ",\"kind\":\"metric-metres\",\"focal\":{\"input\":\"intrinsics\"},\"output\":\"depth\"";
        RawDepth raw = network.estimate(
                g.write(file()), json, NetworkCase.ramp(320, 256), OptionalDouble.of(Math.toRadians(90)));
        float first0 = (0.5f / 40 + 100f / 255 + 0.5f / 32) / 3;
        assertEquals(20 * first0, raw.values()[0], 0.3f);
        assertTrue(
                network.fault(folder.resolve("m.onnx"), "\"input\":\"image\"," + SIZE + ",\"kind\":\"metric-metres\"")
                        .contains("wants another input, intrinsics float32[1,3,3]"));
    }

    @Test
    void otherInputsAreFilledWithAConstant() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1).input("gain", FLOAT, 1);
        String red = NetworkCase.red(g, "image", 1);
        String flat = g.node("Squeeze", List.of(red, g.longs(1)));
        g.node("Mul", List.of(flat, "gain"), "depth").output("depth", FLOAT, 1, -1, -1);
        RawDepth raw = network.estimate(
                g.write(file()),
                "\"input\":\"image\"," + SIZE + ",\"kind\":\"inverse-relative\",\"constants\":{\"gain\":4}",
                NetworkCase.ramp(320, 256));
        assertEquals(4 * 39.5f / 40, raw.values()[39], 0.05f);
    }

    @Test
    void theSkyIsPutWhereTheFarthestOfTheRestIs() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        String blue = g.node("Gather", List.of("image", g.longs(2)), integer("axis", 1));
        g.node("Identity", List.of(blue), "sky").output("sky", FLOAT, 1, 1, -1, -1);
        Path onnx = NetworkCase.squeezed(g, NetworkCase.red(g, "image", 1), 1, 1, -1, -1)
                .write(file());
        RawDepth raw = network.estimate(
                onnx,
                "\"output\":\"depth\"," + SIZE
                        + ",\"kind\":\"metric-metres\",\"sky\":{\"output\":\"sky\",\"above\":0.5}",
                NetworkCase.ramp(320, 256));
        int w = raw.size().width();
        assertEquals(39.5f / 40, raw.values()[20 * w], 0.02f);
        assertEquals(39.5f / 40, raw.values()[20 * w + 20], 0.02f);
        assertEquals(0.5f / 40, raw.values()[5 * w], 0.02f);
    }

    @Test
    void aPaddedPictureLosesItsPadding() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, 64, 64);
        Path onnx = NetworkCase.squeezed(g, NetworkCase.red(g, "image", 1), 1, 1, 64, 64)
                .write(file());
        RawDepth raw = network.estimate(
                onnx, "\"aspect\":\"pad\"," + SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(200, 100));
        assertEquals(new Size(64, 32), raw.size());
        assertRedRamp(raw, 0.02f);
    }

    @Test
    void weightsInAnotherFileAreFoundAndMissed() throws IOException {
        GraphWriter g = new GraphWriter().weightsIn("m.onnx_data").input("image", FLOAT, 1, 3, -1, -1);
        String weights = g.floats(new float[] {2, 0, 0}, 1, 3, 1, 1);
        String conv = g.node("Conv", List.of("image", weights));
        g.node("Identity", List.of(conv), "depth").output("depth", FLOAT, 1, 1, -1, -1);
        Path onnx = g.write(file());
        RawDepth raw = network.estimate(onnx, SIZE + ",\"kind\":\"inverse-relative\"", NetworkCase.ramp(320, 240));
        assertEquals(2 * 0.5f, raw.values()[20], 0.05f);
        Files.delete(folder.resolve("m.onnx_data"));
        assertTrue(network.fault(onnx, "").contains("its weights are in m.onnx_data, which is not beside it"));
    }

    @Test
    void manyFramesAtOnceAreRefused() throws IOException {
        GraphWriter g = new GraphWriter().input("frames", FLOAT, 1, 32, 3, 64, 64);
        g.node("ReduceMean", List.of("frames"), "depth", ints("axes", 2), integer("keepdims", 0))
                .output("depth", FLOAT, 1, 32, 64, 64);
        assertTrue(network.fault(g.write(file()), SIZE + ",\"kind\":\"inverse-relative\"")
                .contains("takes 32 pictures at once"));
    }

    @Test
    void whatIsSaidAndWhatTheFileHasMustAgree() throws IOException {
        Path onnx = TinyOnnx.mean(file());
        String rest = SIZE + ",\"kind\":\"inverse-relative\"";
        assertTrue(network.fault(onnx, "\"input\":\"pixels\"," + rest)
                .contains("has no input called 'pixels', only [image"));
        assertTrue(
                network.fault(onnx, "\"output\":\"sky\"," + rest).contains("has no output called 'sky', only [depth"));
        assertTrue(network.fault(onnx, "\"dtype\":\"float16\"," + rest).contains("want float16"));
        assertTrue(network.fault(onnx, "\"layout\":\"NVCHW\"," + rest).contains("has 4 axes, want the 5 of NVCHW"));
        assertTrue(network.fault(onnx, "\"layout\":\"NHWC\"," + rest).contains("cannot be")
                || network.guessed().isEmpty());
        assertTrue(network.fault(onnx, "\"sise\":1," + rest).contains("got 'sise', want some of input"));
    }

    @Test
    void constantsNaNAndInfinityAreToldNotShown() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        String zero = g.node("Sub", List.of("image", "image"));
        NetworkCase.squeezed(g, NetworkCase.red(g, zero, 1), 1, 1, -1, -1);
        Path constant = g.write(file());
        assertTrue(
                network.fault(constant, SIZE + ",\"kind\":\"inverse-relative\"").contains("gave 0.0 everywhere"));
        RgbaImage flat = RgbaImage.allocate(new Size(64, 48));
        assertEquals(0, network.estimate(constant, "", flat).values()[7]);

        GraphWriter n = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        String log = n.node("Log", List.of(NetworkCase.red(n, "image", 1)));
        NetworkCase.squeezed(n, log, 1, 1, -1, -1);
        String message = network.fault(
                n.write(folder.resolve("n.onnx")),
                SIZE + ",\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5],\"kind\":\"inverse-relative\"");
        assertTrue(message.matches(".*gave NaN or infinite depth at (49|50|51|52|53)\\.\\d % of the picture"), message);
    }

    @Test
    void anOutputOfAnotherShapeIsTold() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, 64, 64);
        g.node("AveragePool", List.of("image"), "depth", ints("kernel_shape", 64, 64))
                .output("depth", FLOAT, 1, 3, 1, 1);
        assertTrue(network.fault(g.write(file()), SIZE + ",\"kind\":\"inverse-relative\"")
                .contains("of shape [1, 3, 1, 1]"));
    }

    @Test
    void filesThatAreCutOrNotOnnxAreToldWithoutLoadingThem() throws IOException {
        byte[] whole = Files.readAllBytes(TinyOnnx.mean(file()));
        for (int length : new int[] {0, 1, 10, whole.length / 2, whole.length - 12}) {
            Path cut = Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(whole, length));
            assertTrue(
                    network.fault(cut, SIZE + ",\"kind\":\"inverse-relative\"").contains("is no ONNX network"),
                    "at " + length);
        }
        Path text = Files.writeString(folder.resolve("t.onnx"), "<html><body>404</body></html>");
        assertTrue(network.fault(text, "").contains("is no ONNX network"));
    }

    @Test
    void unknownOperatorsAreTold() throws IOException {
        GraphWriter g = new GraphWriter().input("image", FLOAT, 1, 3, -1, -1);
        g.node("FancyAttention", List.of("image"), "depth").output("depth", FLOAT, 1, 3, -1, -1);
        assertTrue(network.fault(g.write(file()), SIZE + ",\"kind\":\"inverse-relative\"")
                .contains("FancyAttention"));
        GraphWriter late = new GraphWriter().opset(99).input("image", FLOAT, 1, 3, -1, -1);
        late.node("Identity", List.of("image"), "depth").output("depth", FLOAT, 1, 3, -1, -1);
        assertTrue(network.fault(late.write(file()), SIZE + ",\"kind\":\"inverse-relative\"")
                .contains("opset"));
    }
}
