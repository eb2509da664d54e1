package diorama.onnx;

import static diorama.onnx.Proto.field;
import static diorama.onnx.Proto.floatField;
import static diorama.onnx.Proto.join;
import static diorama.onnx.Proto.varintField;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes ONNX networks of any shape, so that no test needs a foreign file. Field numbers are those of onnx.proto. */
public final class GraphWriter {
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;
    public static final int INT64 = 7;
    public static final int HALF = 10;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private final List<byte[]> weights = new ArrayList<>();
    private final ByteArrayOutputStream beside = new ByteArrayOutputStream();
    private @Nullable String besideName;
    private int opset = 17;
    private int count;

    public GraphWriter opset(int version) {
        opset = version;
        return this;
    }

    /** An input; -1 is a free axis. */
    public GraphWriter input(String name, int type, long... dims) {
        graph.writeBytes(field(11, value(name, type, dims)));
        return this;
    }

    public GraphWriter output(String name, int type, long... dims) {
        graph.writeBytes(field(12, value(name, type, dims)));
        return this;
    }

    /** An operator with one output, whose name is given back. */
    public String node(String type, List<String> inputs, byte[]... attributes) {
        String out = type + count++;
        node(type, inputs, out, attributes);
        return out;
    }

    /** An operator with an output called {@code out}. */
    public GraphWriter node(String type, List<String> inputs, String out, byte[]... attributes) {
        byte[] node = new byte[0];
        for (String input : inputs) {
            node = join(node, field(1, input));
        }
        node = join(node, field(2, out), field(3, out), field(4, type));
        for (byte[] attribute : attributes) {
            node = join(node, field(5, attribute));
        }
        graph.writeBytes(field(1, node));
        return this;
    }

    /** Weights from here on lie in another file beside the graph. */
    public GraphWriter weightsIn(String fileName) {
        besideName = fileName;
        return this;
    }

    /** A constant of floats, whose name is given back. */
    public String floats(float[] values, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return weight(FLOAT, bytes.array(), dims);
    }

    public String halves(float[] values, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Half.of(value));
        }
        return weight(HALF, bytes.array(), dims);
    }

    public String longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return weight(INT64, bytes.array(), values.length);
    }

    private String weight(int type, byte[] bytes, long... dims) {
        String name = "w" + count++;
        byte[] tensor = new byte[0];
        for (long dim : dims) {
            tensor = join(tensor, varintField(1, dim));
        }
        tensor = join(tensor, varintField(2, type), field(8, name));
        if (besideName == null) {
            tensor = join(tensor, field(9, bytes));
        } else {
            tensor = join(
                    tensor,
                    field(13, place("location", besideName)),
                    field(13, place("offset", String.valueOf(beside.size()))),
                    field(13, place("length", String.valueOf(bytes.length))),
                    varintField(14, 1));
            beside.writeBytes(bytes);
        }
        weights.add(tensor);
        return name;
    }

    private static byte[] place(String key, String value) {
        return join(field(1, key), field(2, value));
    }

    /** Writes the graph, and its weights beside it where they are to lie there. */
    public Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(graph.toByteArray());
            whole.writeBytes(field(2, "made"));
            for (byte[] weight : weights) {
                whole.writeBytes(field(5, weight));
            }
            out.write(varintField(1, 8));
            out.write(field(7, whole.toByteArray()));
            out.write(field(8, join(field(1, ""), varintField(2, opset))));
        }
        if (besideName != null) {
            Files.write(file.resolveSibling(besideName), beside.toByteArray());
        }
        return file;
    }

    public static byte[] ints(String name, long... values) {
        byte[] out = field(1, name);
        for (long value : values) {
            out = join(out, varintField(8, value));
        }
        return join(out, varintField(20, 7));
    }

    public static byte[] integer(String name, long value) {
        return join(field(1, name), varintField(3, value), varintField(20, 2));
    }

    public static byte[] real(String name, float value) {
        return join(field(1, name), floatField(2, value), varintField(20, 1));
    }

    public static byte[] string(String name, String value) {
        return join(field(1, name), field(4, value), varintField(20, 3));
    }

    private static byte[] value(String name, int type, long... dims) {
        byte[] shape = new byte[0];
        for (int i = 0; i < dims.length; i++) {
            byte[] dim = dims[i] < 0 ? field(2, name + i) : varintField(1, dims[i]);
            shape = join(shape, field(1, dim));
        }
        byte[] tensor = join(varintField(1, type), field(2, shape));
        return join(field(1, name), field(2, field(1, tensor)));
    }
}
