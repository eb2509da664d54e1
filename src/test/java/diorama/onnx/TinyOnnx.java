package diorama.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes one-node ONNX networks, so that tests need no foreign file. Field numbers are those of onnx.proto. */
public final class TinyOnnx {
    private TinyOnnx() {}

    /** {@code image} [1,3,H,W] to {@code depth} [1,H,W]: the mean of the channels. */
    public static Path mean(Path file) throws IOException {
        return write(file, node("ReduceMean", ints("axes", 1), integer("keepdims", 0)), dims(1, -1, -1));
    }

    /** {@code image} [1,3,H,W] to {@code depth} [1,1]: a number, not a map. */
    public static Path number(Path file) throws IOException {
        return write(file, node("ReduceMean", ints("axes", 2, 3), integer("keepdims", 0)), dims(1, 3));
    }

    /** {@code image} [1,3,H,W] to {@code depth} [1,H,W], its logarithm: NaN where the input is negative. */
    public static Path notANumber(Path file) throws IOException {
        return write(file, node("Sqrt"), dims(1, 3, -1, -1));
    }

    private static Path write(Path file, byte[] node, byte[] outputShape) throws IOException {
        byte[] graph = join(
                field(1, node),
                field(2, text("tiny")),
                field(11, value("image", dims(1, 3, -1, -1))),
                field(12, value("depth", outputShape)));
        byte[] opset = join(field(1, text("")), varintField(2, 13));
        return Files.write(file, join(varintField(1, 8), field(7, graph), field(8, opset)));
    }

    private static byte[] node(String type, byte[]... attributes) {
        byte[] node = join(field(1, text("image")), field(2, text("depth")), field(4, text(type)));
        for (byte[] attribute : attributes) {
            node = join(node, field(5, attribute));
        }
        return node;
    }

    private static byte[] ints(String name, long... values) {
        byte[] out = field(1, text(name));
        for (long value : values) {
            out = join(out, varintField(8, value));
        }
        return join(out, varintField(20, 7));
    }

    private static byte[] integer(String name, long value) {
        return join(field(1, text(name)), varintField(3, value), varintField(20, 2));
    }

    private static byte[] value(String name, byte[] shape) {
        byte[] tensor = join(varintField(1, 1), field(2, shape));
        return join(field(1, text(name)), field(2, field(1, tensor)));
    }

    /** A shape; -1 is a free dimension. */
    private static byte[] dims(long... sizes) {
        byte[] out = new byte[0];
        for (int i = 0; i < sizes.length; i++) {
            out = join(out, field(1, sizes[i] < 0 ? field(2, text("d" + i)) : varintField(1, sizes[i])));
        }
        return out;
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] field(int number, byte[] content) {
        return join(varint(((long) number << 3) | 2), varint(content.length), content);
    }

    private static byte[] varintField(int number, long value) {
        return join(varint((long) number << 3), varint(value));
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long v = value;
        while ((v & ~0x7fL) != 0) {
            out.write((int) ((v & 0x7f) | 0x80));
            v >>>= 7;
        }
        out.write((int) v);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
