package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.system.MemoryUtil;

/**
 * A two-dimensional texture. Row 0 is what was uploaded first: the top row of pictures, so v = 0 is the top. Clamped at the
 * edges, nearest-neighbour until {@link #filter} says otherwise. Confined to the gl thread.
 */
public final class Texture extends GlObject {
    /** How values between texels are found. */
    public enum Filter {
        NEAREST(GL_NEAREST, GL_NEAREST),
        LINEAR(GL_LINEAR, GL_LINEAR),
        /** Smaller copies are made by each call of {@link Texture#filter}; call it after the upload. */
        TRILINEAR(GL_LINEAR_MIPMAP_LINEAR, GL_LINEAR);

        private final int smaller;
        private final int larger;

        Filter(int smaller, int larger) {
            this.smaller = smaller;
            this.larger = larger;
        }
    }

    private static final int SCRATCH_UNIT = 15;

    private final TextureFormat format;
    private final Size size;
    private boolean repeats;

    /** A texture of undefined content. */
    public Texture(GlScope scope, TextureFormat format, Size size) {
        super(scope, GL33C::glGenTextures);
        this.format = format;
        this.size = size;
        bindHere();
        glTexImage2D(
                GL_TEXTURE_2D,
                0,
                format.internal(),
                size.width(),
                size.height(),
                0,
                format.format(),
                format.type(),
                MemoryUtil.NULL);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        filter(Filter.NEAREST);
    }

    /** A picture whose colours shaders read in linear light. */
    public static Texture ofColors(GlScope scope, RgbaImage image, Filter filter) {
        Texture texture = new Texture(scope, TextureFormat.SRGB8_ALPHA8, image.size());
        texture.upload(image);
        texture.filter(filter);
        return texture;
    }

    public Size size() {
        return size;
    }

    public TextureFormat format() {
        return format;
    }

    /** The name OpenGL knows this texture by, for libraries that draw it (Dear ImGui); still owned by its scope. */
    public int id() {
        return handle();
    }

    /** Makes it the texture of sampler {@code unit}, 0 to 14. */
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, handle());
    }

    public void upload(RgbaImage image) {
        require(image.size().equals(size), image.size() + " into " + size);
        upload(image.rgba());
    }

    /** Replaces all texels: {@code size.pixels() * format.texelBytes()} bytes of a direct buffer from index 0. */
    public void upload(ByteBuffer texels) {
        require(texels.isDirect() && texels.capacity() >= size.pixels() * format.texelBytes(), "buffer too small");
        bindHere();
        alignRows();
        nglTexSubImage2D(
                GL_TEXTURE_2D,
                0,
                0,
                0,
                size.width(),
                size.height(),
                format.format(),
                format.type(),
                MemoryUtil.memAddress0(texels));
    }

    /** Replaces all texels of a texture of one float or four. */
    public void upload(float[] values) {
        require(
                format.type() == GL_FLOAT && 4 * values.length == size.pixels() * format.texelBytes(),
                values.length + " floats");
        bindHere();
        alignRows();
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size.width(), size.height(), format.format(), GL_FLOAT, values);
    }

    /** Replaces all texels of a texture of one byte. */
    public void upload(byte[] values) {
        require(format.texelBytes() == 1 && values.length == size.pixels(), values.length + " bytes");
        ByteBuffer direct = MemoryUtil.memAlloc(values.length);
        try {
            upload(direct.put(0, values));
        } finally {
            MemoryUtil.memFree(direct);
        }
    }

    public void filter(Filter filter) {
        require(!format.integer() || filter == Filter.NEAREST, "integers cannot be filtered");
        bindHere();
        if (filter == Filter.TRILINEAR) {
            glGenerateMipmap(GL_TEXTURE_2D);
        }
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter.smaller);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter.larger);
    }

    /** What lies outside [0,1]: the texture again, or its edge. */
    public void repeat(boolean again) {
        if (repeats != again) {
            repeats = again;
            int mode = again ? GL_REPEAT : GL_CLAMP_TO_EDGE;
            bindHere();
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, mode);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, mode);
        }
    }

    /** Binds where no sampler looks, so that making a texture does not change what is about to be drawn. */
    private void bindHere() {
        glActiveTexture(GL_TEXTURE0 + SCRATCH_UNIT);
        glBindTexture(GL_TEXTURE_2D, handle());
    }

    /** Our rows have no padding whatever their length. */
    static void alignRows() {
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glPixelStorei(GL_UNPACK_SKIP_ROWS, 0);
        glPixelStorei(GL_UNPACK_SKIP_PIXELS, 0);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(format + " texture " + size + ": " + what);
        }
    }

    @Override
    void delete(int deleted) {
        glDeleteTextures(deleted);
    }

    @Override
    public String toString() {
        return super.toString() + " " + format + " " + size;
    }
}
