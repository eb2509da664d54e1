package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import org.lwjgl.opengl.GL33C;

/** Numbers on the GPU, written once: vertices or indices. Confined to the gl thread. */
public final class Buffer extends GlObject {
    private final int target;
    private final int length;

    private Buffer(GlScope scope, int target, int length) {
        super(scope, GL33C::glGenBuffers);
        this.target = target;
        this.length = length;
    }

    /** Attributes of vertices. */
    public static Buffer ofVertices(GlScope scope, float[] values) {
        Buffer buffer = new Buffer(scope, GL_ARRAY_BUFFER, values.length);
        glBindBuffer(GL_ARRAY_BUFFER, buffer.handle());
        glBufferData(GL_ARRAY_BUFFER, values, GL_STATIC_DRAW);
        return buffer;
    }

    /** Which vertices make triangles. */
    public static Buffer ofIndices(GlScope scope, int[] values) {
        Buffer buffer = new Buffer(scope, GL_ELEMENT_ARRAY_BUFFER, values.length);
        // the element binding belongs to the bound vertex array: unbind that first
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, buffer.handle());
        glBufferData(GL_ARRAY_BUFFER, values, GL_STATIC_DRAW);
        return buffer;
    }

    /** How many numbers. */
    public int length() {
        return length;
    }

    void bind() {
        glBindBuffer(target, handle());
    }

    @Override
    void delete(int deleted) {
        glDeleteBuffers(deleted);
    }
}
