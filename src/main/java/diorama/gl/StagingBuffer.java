package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Parallel;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.opengl.GL33C;

/**
 * Brings textures to a graphics card: all cores copy into memory that the card then fetches from by itself, where a plain
 * upload has one core copy. On software OpenGL it is one copy too many. Confined to the gl thread.
 */
public final class StagingBuffer implements AutoCloseable {
    private final GlScope scope;
    private final int capacity;
    private final Unpack buffer;
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(Texture texture, int offset) {}

    /** @param textures what is brought at a time, at most; what {@link #fits} */
    public StagingBuffer(GlScope owner, Texture... textures) {
        capacity = Math.toIntExact(bytes(textures));
        scope = owner.child("staging");
        buffer = new Unpack(scope, capacity);
    }

    /** Whether that much can be brought at a time: 2 GiB. */
    public static boolean fits(Texture... textures) {
        return bytes(textures) <= Integer.MAX_VALUE;
    }

    private static long bytes(Texture... textures) {
        long bytes = 0;
        for (Texture texture : textures) {
            bytes = aligned(bytes + texture.bytes());
        }
        return bytes;
    }

    private static long aligned(long offset) {
        return offset + 63 & ~63L;
    }

    /** Copies nothing yet: {@link Load#close} sends what was put. */
    public Load open() {
        glBindBuffer(GL_PIXEL_UNPACK_BUFFER, buffer.handle());
        // what the card still fetches of the last ones stays until it has it
        ByteBuffer mapped =
                glMapBufferRange(GL_PIXEL_UNPACK_BUFFER, 0, capacity, GL_MAP_WRITE_BIT | GL_MAP_INVALIDATE_BUFFER_BIT);
        if (mapped == null) {
            glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
            throw new GlException("no memory to bring " + capacity + " bytes to the graphics card");
        }
        return new Load(mapped);
    }

    /** The textures of one frame. */
    public final class Load implements AutoCloseable {
        private final ByteBuffer mapped;
        private int end;

        private Load(ByteBuffer mapped) {
            this.mapped = mapped;
        }

        public Load put(Texture texture, RgbaImage image) {
            ByteBuffer from = image.rgba();
            ByteBuffer to = place(texture, from.capacity());
            Parallel.rows(image.size().height(), (first, last) -> {
                int row = 4 * image.size().width();
                to.put(first * row, from, first * row, (last - first) * row);
            });
            return this;
        }

        public Load put(Texture texture, float[] values) {
            FloatBuffer to = place(texture, 4 * values.length).asFloatBuffer();
            Parallel.rows(values.length, (first, last) -> to.put(first, values, first, last - first));
            return this;
        }

        public Load put(Texture texture, byte[] values) {
            ByteBuffer to = place(texture, values.length);
            Parallel.rows(values.length, (first, last) -> to.put(first, values, first, last - first));
            return this;
        }

        private ByteBuffer place(Texture texture, int bytes) {
            if (bytes != texture.bytes()) {
                throw new IllegalArgumentException(bytes + " bytes for " + texture);
            }
            pieces.add(new Piece(texture, end));
            ByteBuffer place = mapped.slice(end, bytes).order(mapped.order());
            end = (int) aligned(end + bytes);
            return place;
        }

        /** Has the card fetch what was put, after all that was drawn before. */
        @Override
        public void close() {
            try {
                if (!glUnmapBuffer(GL_PIXEL_UNPACK_BUFFER)) {
                    throw new GlException("the graphics card lost a frame that was brought to it");
                }
                pieces.forEach(piece -> piece.texture.uploadBound(piece.offset));
            } finally {
                pieces.clear();
                glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
            }
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    private static final class Unpack extends GlObject {
        Unpack(GlScope scope, long bytes) {
            super(scope, GL33C::glGenBuffers);
            glBindBuffer(GL_PIXEL_UNPACK_BUFFER, handle());
            glBufferData(GL_PIXEL_UNPACK_BUFFER, bytes, GL_STREAM_DRAW);
            glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
        }

        @Override
        void delete(int deleted) {
            glDeleteBuffers(deleted);
        }
    }
}
