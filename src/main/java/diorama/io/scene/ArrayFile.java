package diorama.io.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Arrays one after the other in a little-endian file: how the importing process hands its scene over. */
public final class ArrayFile implements AutoCloseable {
    private static final int CHUNK = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    private ArrayFile(FileChannel channel) {
        this.channel = channel;
    }

    public static ArrayFile create(Path path) throws IOException {
        return new ArrayFile(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    public static ArrayFile open(Path path) throws IOException {
        return new ArrayFile(FileChannel.open(path, StandardOpenOption.READ));
    }

    public void put(float[] values) throws IOException {
        for (int at = 0; at < values.length; at += CHUNK) {
            int count = Math.min(CHUNK, values.length - at);
            buffer.clear().asFloatBuffer().put(values, at, count);
            write(Float.BYTES * count);
        }
    }

    public void put(int[] values) throws IOException {
        for (int at = 0; at < values.length; at += CHUNK) {
            int count = Math.min(CHUNK, values.length - at);
            buffer.clear().asIntBuffer().put(values, at, count);
            write(Integer.BYTES * count);
        }
    }

    public void put(byte[] values) throws IOException {
        for (int at = 0; at < values.length; at += CHUNK) {
            int count = Math.min(CHUNK, values.length - at);
            buffer.clear().put(values, at, count);
            write(count);
        }
    }

    public float[] floats(int count) throws IOException {
        float[] out = new float[count];
        for (int at = 0; at < count; at += CHUNK) {
            int some = Math.min(CHUNK, count - at);
            read(Float.BYTES * some).asFloatBuffer().get(out, at, some);
        }
        return out;
    }

    public int[] ints(int count) throws IOException {
        int[] out = new int[count];
        for (int at = 0; at < count; at += CHUNK) {
            int some = Math.min(CHUNK, count - at);
            read(Integer.BYTES * some).asIntBuffer().get(out, at, some);
        }
        return out;
    }

    public byte[] bytes(int count) throws IOException {
        byte[] out = new byte[count];
        for (int at = 0; at < count; at += CHUNK) {
            int some = Math.min(CHUNK, count - at);
            read(some).get(out, at, some);
        }
        return out;
    }

    private void write(int bytes) throws IOException {
        buffer.position(0).limit(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private ByteBuffer read(int bytes) throws IOException {
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the imported scene is cut short");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
