package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One-operator networks for tests; {@link GraphWriter} writes others. */
public final class TinyOnnx {
    private TinyOnnx() {}

    /** {@code image} [1,3,H,W] to {@code depth} [1,H,W]: the mean of the channels. */
    public static Path mean(Path file) throws IOException {
        return picture()
                .node("ReduceMean", List.of("image"), "depth", ints("axes", 1), integer("keepdims", 0))
                .output("depth", FLOAT, 1, -1, -1)
                .write(file);
    }

    /** {@code image} [N,3,H,W] to {@code depth} [N,H,W], each picture by its own mean. */
    public static Path several(Path file) throws IOException {
        GraphWriter g = new GraphWriter().opset(13).input("image", FLOAT, -1, 3, -1, -1);
        String all = g.node("ReduceMean", List.of("image"), ints("axes", 1, 2, 3));
        String own = g.node("Sub", List.of("image", all));
        return g.node("ReduceMean", List.of(own), "depth", ints("axes", 1), integer("keepdims", 0))
                .output("depth", FLOAT, -1, -1, -1)
                .write(file);
    }

    /** As {@link #several}, but that its graph is fixed to one picture though its input is not. */
    public static Path severalInNameOnly(Path file) throws IOException {
        GraphWriter g = new GraphWriter().opset(13).input("image", FLOAT, -1, 3, -1, -1);
        String flat = g.node("ReduceMean", List.of("image"), ints("axes", 1), integer("keepdims", 0));
        String size = g.longs(1, 32, -1);
        return g.node("Reshape", List.of(flat, size), "depth")
                .output("depth", FLOAT, 1, 32, -1)
                .write(file);
    }

    /** {@code image} [1,3,H,W] to {@code depth} [1,1]: a number, not a map. */
    public static Path number(Path file) throws IOException {
        return picture()
                .node("ReduceMean", List.of("image"), "depth", ints("axes", 2, 3), integer("keepdims", 0))
                .output("depth", FLOAT, 1, 3)
                .write(file);
    }

    /** {@code image} [1,3,H,W] to {@code depth} [1,3,H,W], its square root: three maps, NaN where the input is negative. */
    public static Path notANumber(Path file) throws IOException {
        return picture()
                .node("Sqrt", List.of("image"), "depth")
                .output("depth", FLOAT, 1, 3, -1, -1)
                .write(file);
    }

    private static GraphWriter picture() {
        return new GraphWriter().opset(13).input("image", FLOAT, 1, 3, -1, -1);
    }
}
