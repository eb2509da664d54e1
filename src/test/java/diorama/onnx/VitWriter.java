package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;
import static diorama.onnx.GraphWriter.real;
import static diorama.onnx.GraphWriter.string;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a vision transformer with a convolutional head and random weights: the shape and size of Depth-Anything-V2-Small, for
 * measuring what everything around such a network costs. Patches of 14 px, heads of 64 numbers, any multiple of 14 px as input.
 */
public final class VitWriter {
    private static final int PATCH = 14;
    private static final int HEAD = 64;

    private final GraphWriter g = new GraphWriter();
    private final SplittableRandom random = new SplittableRandom(7);
    private final int width;
    private final int blocks;

    private VitWriter(int width, int blocks) {
        this.width = width;
        this.blocks = blocks;
    }

    /** Depth-Anything-V2-Small's size: 384 numbers a patch, 12 blocks, about 25 million weights. */
    public static Path small(Path file) throws IOException {
        return new VitWriter(384, 12).write(file, 192);
    }

    /** The same in little: 64 numbers a patch, 2 blocks. */
    public static Path tiny(Path file) throws IOException {
        return new VitWriter(64, 2).write(file, 16);
    }

    private String weight(double spread, int... dims) {
        long[] sizes = new long[dims.length];
        int count = 1;
        for (int i = 0; i < dims.length; i++) {
            sizes[i] = dims[i];
            count *= dims[i];
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((random.nextDouble() * 2 - 1) * spread);
        }
        return g.floats(values, sizes);
    }

    private String norm(String x) {
        float[] ones = new float[width];
        java.util.Arrays.fill(ones, 1);
        return g.node(
                "LayerNormalization",
                List.of(x, g.floats(ones, width), g.floats(new float[width], width)),
                integer("axis", -1),
                real("epsilon", 1e-6f));
    }

    private String dense(String x, int from, int to) {
        String product = g.node("MatMul", List.of(x, weight(Math.sqrt(3.0 / from), from, to)));
        return g.node("Add", List.of(product, weight(0.01, to)));
    }

    private String gelu(String x) {
        String erf = g.node("Erf", List.of(g.node("Div", List.of(x, g.floats(new float[] {(float) Math.sqrt(2)}, 1)))));
        String one = g.node("Add", List.of(erf, g.floats(new float[] {1}, 1)));
        return g.node("Mul", List.of(g.node("Mul", List.of(x, one)), g.floats(new float[] {0.5f}, 1)));
    }

    private String heads(String x, int... order) {
        String split = g.node("Reshape", List.of(dense(x, width, width), g.longs(0, 0, width / HEAD, HEAD)));
        long[] axes = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            axes[i] = order[i];
        }
        return g.node("Transpose", List.of(split), ints("perm", axes));
    }

    private String attention(String x) {
        String query = heads(x, 0, 2, 1, 3);
        String key = heads(x, 0, 2, 3, 1);
        String value = heads(x, 0, 2, 1, 3);
        String scores = g.node("MatMul", List.of(query, key));
        String scaled = g.node("Mul", List.of(scores, g.floats(new float[] {1f / (float) Math.sqrt(HEAD)}, 1)));
        String mixed = g.node("MatMul", List.of(g.node("Softmax", List.of(scaled), integer("axis", -1)), value));
        String back = g.node("Transpose", List.of(mixed), ints("perm", 0, 2, 1, 3));
        return dense(g.node("Reshape", List.of(back, g.longs(0, 0, width))), width, width);
    }

    private String block(String x) {
        String attended = g.node("Add", List.of(x, attention(norm(x))));
        String wide = gelu(dense(norm(attended), width, 4 * width));
        return g.node("Add", List.of(attended, dense(wide, 4 * width, width)));
    }

    private String conv(String x, int from, int to, int size) {
        return g.node(
                "Conv",
                List.of(x, weight(Math.sqrt(3.0 / (from * size * size)), to, from, size, size), weight(0.01, to)),
                ints("pads", size / 2, size / 2, size / 2, size / 2));
    }

    private String twice(String x, String scales) {
        return g.node("Resize", List.of(x, "", scales), string("mode", "linear"));
    }

    private Path write(Path file, int features) throws IOException {
        g.input("pixel_values", FLOAT, -1, 3, -1, -1);
        String patches = g.node(
                "Conv",
                List.of("pixel_values", weight(0.05, width, 3, PATCH, PATCH), weight(0.01, width)),
                ints("strides", PATCH, PATCH));
        String grid = g.node("Shape", List.of(patches));
        String x = g.node(
                "Transpose", List.of(g.node("Reshape", List.of(patches, g.longs(0, 0, -1)))), ints("perm", 0, 2, 1));
        for (int i = 0; i < blocks; i++) {
            x = block(x);
        }
        String planes = g.node("Transpose", List.of(norm(x)), ints("perm", 0, 2, 1));
        String map = g.node("Reshape", List.of(planes, grid));
        // to a quarter of the picture's size, then out at the picture's size, as the real head does
        String y = g.node("Relu", List.of(conv(map, width, features, 3)));
        y = twice(y, g.floats(new float[] {1, 1, 2, 2}, 4));
        y = g.node("Relu", List.of(conv(y, features, features, 3)));
        y = twice(y, g.floats(new float[] {1, 1, 2, 2}, 4));
        y = g.node("Relu", List.of(conv(y, features, features / 4, 3)));
        y = twice(y, g.floats(new float[] {1, 1, 3.5f, 3.5f}, 4));
        y = conv(y, features / 4, 1, 1);
        g.node("Squeeze", List.of(y, g.longs(1)), "predicted_depth").output("predicted_depth", FLOAT, -1, -1, -1);
        return g.write(file);
    }
}
