package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

/** How the texels of a texture are stored, and how they are uploaded. */
public enum TextureFormat {
    /** One byte, [0,1]. */
    R8(GL_R8, GL_RED, GL_UNSIGNED_BYTE, 1),
    /** One byte, an integer: {@code usampler2D}. */
    R8UI(GL_R8UI, GL_RED_INTEGER, GL_UNSIGNED_BYTE, 1),
    /** One float: inverse depth, distances. */
    R32F(GL_R32F, GL_RED, GL_FLOAT, 4),
    /** Four bytes, no conversion on reading or writing: finished, sRGB-encoded pictures. */
    RGBA8(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4),
    /** Four sRGB-encoded bytes; shaders read and write linear light. */
    SRGB8_ALPHA8(GL_SRGB8_ALPHA8, GL_RGBA, GL_UNSIGNED_BYTE, 4),
    /** Four half floats. */
    RGBA16F(GL_RGBA16F, GL_RGBA, GL_HALF_FLOAT, 8),
    /** Four floats: light, normals with distances. */
    RGBA32F(GL_RGBA32F, GL_RGBA, GL_FLOAT, 16);

    private final int internal;
    private final int format;
    private final int type;
    private final int texelBytes;

    TextureFormat(int internal, int format, int type, int texelBytes) {
        this.internal = internal;
        this.format = format;
        this.type = type;
        this.texelBytes = texelBytes;
    }

    int internal() {
        return internal;
    }

    int format() {
        return format;
    }

    int type() {
        return type;
    }

    /** Bytes of one texel. */
    public int texelBytes() {
        return texelBytes;
    }

    /** True where hardware cannot interpolate between texels. */
    boolean integer() {
        return this == R8UI;
    }
}
