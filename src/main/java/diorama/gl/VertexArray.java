package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import org.lwjgl.opengl.GL33C;

/** Which buffers feed which attributes of a vertex shader, and how many vertices there are. Confined to the gl thread. */
public final class VertexArray extends GlObject {
    /** Of the four columns of places. */
    private static final int PLACE = 5;

    private int indexCount;

    public VertexArray(GlScope scope) {
        super(scope, GL33C::glGenVertexArrays);
    }

    /** Feeds attribute {@code location} with {@code components} floats per vertex. */
    public VertexArray attribute(int location, int components, Buffer buffer) {
        glBindVertexArray(handle());
        buffer.bind();
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, components, GL_FLOAT, false, 0, 0L);
        return this;
    }

    /** Draws the triangles these indices name. */
    public VertexArray indices(Buffer buffer) {
        glBindVertexArray(handle());
        buffer.bind();
        indexCount = buffer.length();
        return this;
    }

    public void bind() {
        glBindVertexArray(handle());
    }

    /** Draws all indexed triangles with the program in use. */
    public void drawTriangles() {
        bind();
        glDrawElements(GL_TRIANGLES, indexCount, GL_UNSIGNED_INT, 0L);
    }

    /**
     * Draws them at many places at once, which four attributes of the shader take in columns.
     *
     * @param places 16 numbers each, column by column
     */
    public void drawTriangles(Buffer places) {
        bind();
        places.bind();
        for (int column = 0; column < 4; column++) {
            glEnableVertexAttribArray(PLACE + column);
            glVertexAttribPointer(PLACE + column, 4, GL_FLOAT, false, 16 * Float.BYTES, 4L * Float.BYTES * column);
            glVertexAttribDivisor(PLACE + column, 1);
        }
        glDrawElementsInstanced(GL_TRIANGLES, indexCount, GL_UNSIGNED_INT, 0L, places.length() / 16);
        for (int column = 0; column < 4; column++) {
            glDisableVertexAttribArray(PLACE + column);
        }
        asTheyAre();
    }

    /** What is drawn once lies where it is: the four attributes' values without an array. */
    public static void asTheyAre() {
        for (int column = 0; column < 4; column++) {
            glVertexAttrib4f(
                    PLACE + column, column == 0 ? 1 : 0, column == 1 ? 1 : 0, column == 2 ? 1 : 0, column == 3 ? 1 : 0);
        }
    }

    /** Draws {@code vertices} unindexed ones as triangles; without attributes the shader makes them from gl_VertexID. */
    public void drawTriangles(int vertices) {
        bind();
        glDrawArrays(GL_TRIANGLES, 0, vertices);
    }

    /** Draws that many vertices as points with the program in use, whether indices name them or not. */
    public void drawPoints(int vertices) {
        bind();
        glDrawArrays(GL_POINTS, 0, vertices);
    }

    @Override
    void delete(int deleted) {
        glDeleteVertexArrays(deleted);
    }
}
