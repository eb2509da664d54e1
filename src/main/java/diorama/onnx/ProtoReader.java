package diorama.onnx;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads protobuf fields out of a large file through a small window; weights are stepped over, not read. */
final class ProtoReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private static final int WINDOW = 1 << 16; // bytes
    private static final int LONGEST_TEXT = 1 << 16; // bytes

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowStart;
    private long position;

    ProtoReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        window.limit(0);
    }

    /** Bytes of the file. */
    long size() {
        return size;
    }

    /** Where the next byte is read. */
    long position() {
        return position;
    }

    /** Goes to a place in the file, at most its end. */
    void seek(long to) {
        if (to < 0 || to > size) {
            throw new BufferUnderflowException();
        }
        position = to;
    }

    private int next() throws IOException {
        if (position >= size) {
            throw new BufferUnderflowException();
        }
        if (position < windowStart || position >= windowStart + window.limit()) {
            window.clear();
            windowStart = position;
            while (window.hasRemaining() && channel.read(window, windowStart + window.position()) > 0) {}
            window.flip();
            if (window.limit() == 0) {
                throw new BufferUnderflowException();
            }
        }
        return window.get((int) (position++ - windowStart)) & 0xff;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    /** The end of a field of stated length, which must not lie beyond {@code limit}. */
    long end(long limit) throws IOException {
        long length = varint();
        if (length < 0 || length > limit - position) {
            throw new BufferUnderflowException();
        }
        return position + length;
    }

    String text(long limit) throws IOException {
        long end = end(limit);
        if (end - position > LONGEST_TEXT) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) (end - position)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Steps over a field of that wire type. */
    void skip(int wire, long limit) throws IOException {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> seek(position + 8);
            case LENGTH -> seek(end(limit));
            case FIXED32 -> seek(position + 4);
            default -> throw new BufferUnderflowException();
        }
    }
}
