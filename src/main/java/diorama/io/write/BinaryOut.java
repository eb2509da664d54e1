package diorama.io.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A little-endian binary file written through one buffer. */
final class BinaryOut implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    BinaryOut(Path path) throws IOException {
        channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The buffer with room for {@code bytes} more, at most 64 Ki; put them at once. */
    ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    void bytes(byte[] bytes) throws IOException {
        flush();
        WholeBytes.write(channel, ByteBuffer.wrap(bytes));
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
    }

    private void flush() throws IOException {
        buffer.flip();
        WholeBytes.write(channel, buffer);
        buffer.clear();
    }
}
