package diorama.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Writes OpenEXR files of one channel of 32-bit floating point: scan lines from the top, ZIP in blocks of 16 lines (Industrial
 * Light and Magic, "OpenEXR file layout", 2013).
 */
final class ExrWriter {
    /** What the numbers are, for whoever reads our files: {@code metres} or {@code inverse}. */
    static final String MEANING = "dioramaDepth";

    private static final int LINES = 16;
    private static final int FLOAT = 2;
    private static final byte ZIP = 3;

    private ExrWriter() {}

    static byte[] encode(FloatMap map, String channel, String meaning) {
        int height = map.size().height();
        int blocks = (height + LINES - 1) / LINES;
        byte[] header = header(map, channel, meaning);
        List<byte[]> packed = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(i -> block(map, i * LINES, Math.min(height, (i + 1) * LINES)))
                .toList();
        int length = header.length + 8 * blocks;
        for (byte[] block : packed) {
            length = Math.addExact(length, 8 + block.length);
        }
        ByteBuffer out = le(length).put(header);
        long offset = header.length + 8L * blocks;
        for (byte[] block : packed) {
            out.putLong(offset);
            offset += 8 + block.length;
        }
        for (int i = 0; i < blocks; i++) {
            out.putInt(i * LINES).putInt(packed.get(i).length).put(packed.get(i));
        }
        return bytes(out);
    }

    private static byte[] header(FloatMap map, String channel, String meaning) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(le(8).putInt(20000630).putInt(2)));
        ByteBuffer list = le(channel.length() + 18);
        list.put(channel.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        list.putInt(FLOAT).putInt(0).putInt(1).putInt(1).put((byte) 0);
        attribute(out, "channels", "chlist", bytes(list));
        attribute(out, "compression", "compression", new byte[] {ZIP});
        byte[] window = le(16).putInt(0)
                .putInt(0)
                .putInt(map.size().width() - 1)
                .putInt(map.size().height() - 1)
                .array();
        attribute(out, "dataWindow", "box2i", window);
        attribute(out, MEANING, "string", meaning.getBytes(StandardCharsets.US_ASCII));
        attribute(out, "displayWindow", "box2i", window);
        attribute(out, "lineOrder", "lineOrder", new byte[1]);
        attribute(out, "pixelAspectRatio", "float", bytes(le(4).putFloat(1)));
        attribute(out, "screenWindowCenter", "v2f", new byte[8]);
        attribute(out, "screenWindowWidth", "float", bytes(le(4).putFloat(1)));
        out.write(0);
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, String name, String type, byte[] value) {
        out.writeBytes((name + "\0" + type + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes(le(4).putInt(value.length)));
        out.writeBytes(value);
    }

    /** Lines {@code from} to {@code to}: even bytes, then odd ones, as differences, deflated; as they are where that is shorter. */
    private static byte[] block(FloatMap map, int from, int to) {
        int width = map.size().width();
        ByteBuffer raw = le(4 * width * (to - from));
        raw.asFloatBuffer().put(map.values(), from * width, width * (to - from));
        byte[] bytes = bytes(raw);
        byte[] halves = new byte[bytes.length];
        int half = (bytes.length + 1) / 2;
        for (int i = 0; i < bytes.length; i++) {
            halves[(i & 1) * half + i / 2] = bytes[i];
        }
        for (int i = bytes.length - 1; i > 0; i--) {
            halves[i] = (byte) (halves[i] - halves[i - 1] + 128);
        }
        Deflater deflater = new Deflater(4);
        try {
            deflater.setInput(halves);
            deflater.finish();
            byte[] out = new byte[bytes.length];
            int length = deflater.deflate(out);
            return deflater.finished() && length < bytes.length ? java.util.Arrays.copyOf(out, length) : bytes;
        } finally {
            deflater.end();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] out = new byte[buffer.capacity()];
        buffer.get(0, out);
        return out;
    }

    private static ByteBuffer le(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
