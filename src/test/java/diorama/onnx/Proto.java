package diorama.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes protobuf messages. */
final class Proto {
    private Proto() {}

    static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] field(int number, byte[] content) {
        return join(varint(((long) number << 3) | 2), varint(content.length), content);
    }

    static byte[] field(int number, String content) {
        return field(number, text(content));
    }

    static byte[] varintField(int number, long value) {
        return join(varint((long) number << 3), varint(value));
    }

    static byte[] floatField(int number, float value) {
        int bits = Float.floatToIntBits(value);
        byte[] little = {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
        return join(varint(((long) number << 3) | 5), little);
    }

    static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long v = value;
        while ((v & ~0x7fL) != 0) {
            out.write((int) ((v & 0x7f) | 0x80));
            v >>>= 7;
        }
        out.write((int) v);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
