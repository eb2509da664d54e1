package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntSupplier;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.system.MemoryUtil;

/**
 * A two-dimensional texture. Row 0 is what was uploaded first: the top row of pictures, so v = 0 is the top. Clamped at the
 * edges, nearest-neighbour until {@link #filter} says otherwise. Confined to the gl thread.
 */
public final class Texture extends GlObject {
    /** How values between texels are found. */
    public enum Filter {
        NEAREST(Sampler.Filter.NEAREST, Sampler.Copies.NONE),
        LINEAR(Sampler.Filter.LINEAR, Sampler.Copies.NONE),
        /** Smaller copies are made by each call of {@link Texture#filter}; call it after the upload. */
        TRILINEAR(Sampler.Filter.LINEAR, Sampler.Copies.BETWEEN);

        private final Sampler.Filter texels;
        private final Sampler.Copies copies;

        Filter(Sampler.Filter texels, Sampler.Copies copies) {
            this.texels = texels;
            this.copies = copies;
        }
    }

    private static final int SCRATCH_UNIT = 15;

    private final TextureFormat format;
    private final Size size;
    /** As OpenGL makes them. */
    private Sampler sampler = new Sampler(
            Sampler.Wrap.REPEAT,
            Sampler.Wrap.REPEAT,
            Sampler.Filter.LINEAR,
            Sampler.Filter.NEAREST,
            Sampler.Copies.BETWEEN);

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
        sample(filtered(Sampler.SINGLE, Filter.NEAREST));
    }

    /**
     * A texture with room for all smaller copies, which is had at once: a driver that finds them out one by one has the whole twice.
     * Its content is undefined; looked up between its copies.
     */
    public static Texture withCopies(GlScope scope, TextureFormat format, Size size) {
        return new Texture(scope, format, size, Integer.SIZE - Integer.numberOfLeadingZeros(size.longSide()));
    }

    private Texture(GlScope scope, TextureFormat format, Size size, int levels) {
        super(scope, GL33C::glGenTextures);
        this.format = format;
        this.size = size;
        bindHere();
        TextureLevels.allot(format, size, levels);
        sample(filtered(Sampler.SINGLE, Filter.TRILINEAR));
    }

    private Texture(GlScope scope, TextureFormat format, Size size, IntSupplier made) {
        super(scope, made);
        this.format = format;
        this.size = size;
        sample(filtered(Sampler.SINGLE, Filter.TRILINEAR));
    }

    /** One {@link #withCopies with copies} that {@link TextureLevels#fill} has made. */
    static Texture filled(GlScope scope, TextureFormat format, Size size, int handle) {
        return new Texture(scope, format, size, () -> handle);
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

    /** Bytes of all its texels. */
    long bytes() {
        return (long) size.pixels() * format.texelBytes();
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

    /** All of a texture {@link #withCopies with copies} from itself on, each half as large as the one before, rounded down. */
    public void upload(List<RgbaImage> levels) {
        require(
                levels.get(0).size().equals(size)
                        && levels.get(levels.size() - 1).size().longSide() == 1,
                levels.size() + " copies of " + levels.get(0).size());
        bindHere();
        TextureLevels.send(format, levels, () -> {});
    }

    /** Replaces all texels: {@code size.pixels() * format.texelBytes()} bytes of a direct buffer from index 0. */
    public void upload(ByteBuffer texels) {
        require(texels.isDirect() && texels.capacity() >= bytes(), "buffer too small");
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

    /** Replaces all texels by those from byte {@code offset} on of the buffer that is bound for unpacking. */
    void uploadBound(long offset) {
        bindHere();
        alignRows();
        nglTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size.width(), size.height(), format.format(), format.type(), offset);
    }

    /** Replaces all texels of a texture of one float or four. */
    public void upload(float[] values) {
        require(format.type() == GL_FLOAT && 4L * values.length == bytes(), values.length + " floats");
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
        sample(filtered(sampler, filter));
    }

    private static Sampler filtered(Sampler sampler, Filter filter) {
        return new Sampler(sampler.u(), sampler.v(), filter.texels, filter.texels, filter.copies);
    }

    /** How it is looked up from now on; smaller copies must be there where the sampler takes them. */
    public void sample(Sampler wanted) {
        if (!wanted.equals(sampler)) {
            sampler = wanted;
            bindHere();
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, mode(wanted.u()));
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, mode(wanted.v()));
            glTexParameteri(
                    GL_TEXTURE_2D,
                    GL_TEXTURE_MAG_FILTER,
                    wanted.larger() == Sampler.Filter.NEAREST ? GL_NEAREST : GL_LINEAR);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smaller(wanted));
        }
    }

    private static int mode(Sampler.Wrap wrap) {
        return switch (wrap) {
            case REPEAT -> GL_REPEAT;
            case MIRROR -> GL_MIRRORED_REPEAT;
            case CLAMP -> GL_CLAMP_TO_EDGE;
        };
    }

    private static int smaller(Sampler sampler) {
        boolean crisp = sampler.smaller() == Sampler.Filter.NEAREST;
        return switch (sampler.copies()) {
            case NONE -> crisp ? GL_NEAREST : GL_LINEAR;
            case NEAREST -> crisp ? GL_NEAREST_MIPMAP_NEAREST : GL_LINEAR_MIPMAP_NEAREST;
            case BETWEEN -> crisp ? GL_NEAREST_MIPMAP_LINEAR : GL_LINEAR_MIPMAP_LINEAR;
        };
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
