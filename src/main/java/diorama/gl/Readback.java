package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL33C;

/**
 * Brings pictures from the GPU without waiting for it: {@link #start} now, {@link #finish} some frames later, first in first
 * out. On software OpenGL it gains nothing over {@link Framebuffer#read}. Confined to the gl thread.
 */
public final class Readback implements AutoCloseable {
    private final GlScope scope;
    private final Size size;
    private final Pack[] ring;
    private int started;
    private int finished;

    /** @param inFlight pictures that may be on their way at once; 3 keeps a GPU busy */
    public Readback(GlScope owner, Size size, int inFlight) {
        this.scope = owner.child("readback");
        this.size = size;
        this.ring = new Pack[inFlight];
        for (int i = 0; i < inFlight; i++) {
            ring[i] = new Pack(scope, 4L * size.pixels());
        }
    }

    /** Pictures started and not finished. */
    public int pending() {
        return started - finished;
    }

    public boolean full() {
        return pending() == ring.length;
    }

    /** Asks for the colours of {@code source}, RGBA8 of this size. */
    public void start(Framebuffer source) {
        if (full() || !source.size().equals(size)) {
            throw new IllegalStateException(pending() + " of " + ring.length + " pending, " + source + " for " + size);
        }
        source.bindForReading();
        glBindBuffer(GL_PIXEL_PACK_BUFFER, ring[started++ % ring.length].handle());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, size.width(), size.height(), GL_RGBA, GL_UNSIGNED_BYTE, 0L);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    }

    /** Fills {@code into} with the oldest picture pending; waits for it if need be. */
    public void finish(RgbaImage into) {
        if (pending() == 0 || !into.size().equals(size)) {
            throw new IllegalStateException(pending() + " pending, " + into.size() + " for " + size);
        }
        glBindBuffer(GL_PIXEL_PACK_BUFFER, ring[finished++ % ring.length].handle());
        try {
            ByteBuffer mapped = glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, 4L * size.pixels(), GL_MAP_READ_BIT);
            if (mapped == null) {
                throw new GlException("a picture of " + size + " cannot be read back");
            }
            ByteBuffer to = into.rgba();
            int row = 4 * size.width();
            Parallel.rows(
                    size.height(), (first, last) -> to.put(first * row, mapped, first * row, (last - first) * row));
            glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
        } finally {
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    private static final class Pack extends GlObject {
        Pack(GlScope scope, long bytes) {
            super(scope, GL33C::glGenBuffers);
            glBindBuffer(GL_PIXEL_PACK_BUFFER, handle());
            glBufferData(GL_PIXEL_PACK_BUFFER, bytes, GL_STREAM_READ);
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        }

        @Override
        void delete(int deleted) {
            glDeleteBuffers(deleted);
        }
    }
}
