package diorama.io.gltf;

import diorama.io.write.WholeBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A stretch of a glTF buffer, little-endian, made while it is written: no second copy of the scene is held. */
final class GltfData {
    private static final int CHUNK = 1 << 16;

    private final int count;
    private final int unit;
    private final Filler filler;

    /** Appends values {@code from} to {@code to} (excluded). */
    @FunctionalInterface
    private interface Filler {
        void fill(ByteBuffer out, int from, int to);
    }

    private GltfData(int count, int unit, Filler filler) {
        this.count = count;
        this.unit = unit;
        this.filler = filler;
        Math.multiplyExact(count, unit);
    }

    static GltfData of(float[] values) {
        return new GltfData(values.length, Float.BYTES, (out, from, to) -> {
            out.asFloatBuffer().put(values, from, to - from);
            out.position(out.position() + Float.BYTES * (to - from));
        });
    }

    static GltfData of(int[] values) {
        return new GltfData(values.length, Integer.BYTES, (out, from, to) -> {
            out.asIntBuffer().put(values, from, to - from);
            out.position(out.position() + Integer.BYTES * (to - from));
        });
    }

    static GltfData ofShorts(int[] values) {
        return new GltfData(values.length, Short.BYTES, (out, from, to) -> {
            for (int i = from; i < to; i++) {
                out.putShort((short) values[i]);
            }
        });
    }

    static GltfData of(byte[] values) {
        return new GltfData(values.length, 1, (out, from, to) -> out.put(values, from, to - from));
    }

    /** Bytes, without padding. */
    int length() {
        return count * unit;
    }

    /** All of it, in memory of its own that is collected as other objects are. */
    ByteBuffer bytes() {
        ByteBuffer out = ByteBuffer.allocateDirect(length()).order(ByteOrder.LITTLE_ENDIAN);
        filler.fill(out, 0, count);
        return out.rewind();
    }

    void write(FileChannel channel) throws IOException {
        ByteBuffer chunk =
                ByteBuffer.allocateDirect(unit * Math.min(count, CHUNK)).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < count; from += CHUNK) {
            chunk.clear();
            filler.fill(chunk, from, Math.min(count, from + CHUNK));
            chunk.flip();
            WholeBytes.write(channel, chunk);
        }
    }
}
