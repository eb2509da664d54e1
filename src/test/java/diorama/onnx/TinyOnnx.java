package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.UINT8;
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

    /** {@code image} [N,3,H,W] to {@code depth} [N,H,W]: each picture's mean and that of all that are fed with it. */
    public static Path mingling(Path file) throws IOException {
        GraphWriter g = new GraphWriter().opset(13).input("image", FLOAT, -1, 3, -1, -1);
        String own = g.node("ReduceMean", List.of("image"), ints("axes", 1), integer("keepdims", 0));
        String all = g.node("ReduceMean", List.of(own), ints("axes", 0));
        return g.node("Add", List.of(own, all), "depth")
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

    /** {@code frames} [1,T,3,H,W] to {@code depth} [1,T,H,W]: each frame's mean, in a scale and shift of the window's own. */
    public static Path window(Path file, int frames) throws IOException {
        GraphWriter g = new GraphWriter().opset(13).input("frames", FLOAT, 1, frames, 3, -1, -1);
        String mean = g.node("ReduceMean", List.of("frames"), ints("axes", 2), integer("keepdims", 0));
        String all = g.node("ReduceMean", List.of(mean), ints("axes", 1, 2, 3));
        String more = g.node("Add", List.of(all, g.floats(new float[] {1}, 1)));
        g.node("Add", List.of(g.node("Mul", List.of(mean, more)), all), "depth")
                .output("depth", FLOAT, 1, frames, -1, -1);
        return g.write(file);
    }

    /** The same in two graphs, the second one {@code head} beside the first; it calls its inputs otherwise. */
    public static Path windowInTwo(Path file, String head, int frames) throws IOException {
        GraphWriter g = new GraphWriter().opset(13).input("pixels", FLOAT, 1, 3, -1, -1);
        g.node("ReduceMean", List.of("pixels"), "feat1", ints("axes", 1)).output("feat1", FLOAT, 1, 1, -1, -1);
        g.node("ReduceMean", List.of("pixels"), "feat2", ints("axes", 1, 2, 3)).output("feat2", FLOAT, 1, 1, 1, 1);
        GraphWriter h = new GraphWriter()
                .opset(13)
                .input("first", FLOAT, frames, 1, -1, -1)
                .input("second", FLOAT, frames, 1, 1, 1);
        String all = h.node("ReduceMean", List.of("second"), ints("axes", 0));
        String more = h.node("Add", List.of(all, h.floats(new float[] {1}, 1)));
        h.node("Add", List.of(h.node("Mul", List.of("first", more)), all), "depth")
                .output("depth", FLOAT, frames, 1, -1, -1);
        h.write(file.resolveSibling(head));
        return g.write(file);
    }

    /** {@code image} [1,3,H,W] and {@code past} to {@code depth}: half of its mean, half of what it said last. */
    public static Path remembering(Path file, int width, int height) throws IOException {
        GraphWriter g = new GraphWriter()
                .opset(13)
                .input("image", FLOAT, 1, 3, height, width)
                .input("past", FLOAT, 1, 1, height, width);
        String sum = g.node("Add", List.of(g.node("ReduceMean", List.of("image"), ints("axes", 1)), "past"));
        String half = g.node("Mul", List.of(sum, g.floats(new float[] {0.5f}, 1)));
        g.node("Identity", List.of(half), "depth").output("depth", FLOAT, 1, 1, height, width);
        g.node("Identity", List.of(half), "now").output("now", FLOAT, 1, 1, height, width);
        return g.write(file);
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

    /** As LaMa is exported: {@code image} in [0,1] and {@code mask}, 1 = hole, to {@code output}, 0 to 255, with green holes. */
    public static Path lama(Path file, int side) throws IOException {
        GraphWriter g = new GraphWriter()
                .opset(13)
                .input("image", FLOAT, -1, 3, side, side)
                .input("mask", FLOAT, -1, 1, side, side);
        String hole = g.node("Mul", List.of("image", "mask"));
        String green = g.node("Mul", List.of("mask", g.floats(new float[] {0, 1, 0}, 1, 3, 1, 1)));
        String filled = g.node("Add", List.of(g.node("Sub", List.of("image", hole)), green));
        return g.node("Mul", List.of(filled, g.floats(new float[] {255}, 1)), "output")
                .output("output", FLOAT, -1, 3, side, side)
                .write(file);
    }

    /** As MI-GAN is exported: bytes {@code image} and {@code mask}, 0 = hole, to bytes {@code result}, with green holes. */
    public static Path migan(Path file) throws IOException {
        GraphWriter g =
                new GraphWriter().opset(13).input("image", UINT8, -1, 3, -1, -1).input("mask", UINT8, -1, 1, -1, -1);
        String mask = g.node("Cast", List.of("mask"), integer("to", FLOAT));
        String keep = g.node("Div", List.of(mask, g.floats(new float[] {255}, 1)));
        String kept = g.node("Mul", List.of(g.node("Cast", List.of("image"), integer("to", FLOAT)), keep));
        String hole = g.node("Sub", List.of(g.floats(new float[] {1}, 1), keep));
        String green = g.node("Mul", List.of(hole, g.floats(new float[] {0, 255, 0}, 1, 3, 1, 1)));
        return g.node("Cast", List.of(g.node("Add", List.of(kept, green))), "result", integer("to", UINT8))
                .output("result", UINT8, -1, 3, -1, -1)
                .write(file);
    }

    private static GraphWriter picture() {
        return new GraphWriter().opset(13).input("image", FLOAT, 1, 3, -1, -1);
    }
}
