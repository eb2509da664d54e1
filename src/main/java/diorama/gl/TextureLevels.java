package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.util.List;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL42C;
import org.lwjgl.system.MemoryUtil;

/** A texture's room and pixels with all its smaller copies, in whichever context is current. */
final class TextureLevels {
    /** Pixels of a strip. */
    private static final int STRIP = 1_000_000;

    private TextureLevels() {}

    /** Room for the texture that is bound. */
    static void allot(TextureFormat format, Size size, int levels) {
        if (GL.getCapabilities().glTexStorage2D != MemoryUtil.NULL) {
            GL42C.glTexStorage2D(GL_TEXTURE_2D, levels, format.internal(), size.width(), size.height());
            return;
        }
        for (int level = 0; level < levels; level++) {
            glTexImage2D(
                    GL_TEXTURE_2D,
                    level,
                    format.internal(),
                    Math.max(1, size.width() >> level),
                    Math.max(1, size.height() >> level),
                    0,
                    format.format(),
                    format.type(),
                    MemoryUtil.NULL);
        }
    }

    /**
     * Makes a texture in the current context, whosever that is, for {@link Texture#filled}.
     *
     * @param levels all, as {@link Texture#upload(List)} takes them
     * @param between runs after each strip; what it throws ends it, without the texture
     */
    static int fill(TextureFormat format, List<RgbaImage> levels, Runnable between) {
        int handle = glGenTextures();
        try {
            glBindTexture(GL_TEXTURE_2D, handle);
            allot(format, levels.get(0).size(), levels.size());
            between.run();
            send(format, levels, between);
            return handle;
        } catch (RuntimeException | Error e) {
            glDeleteTextures(handle);
            throw e;
        }
    }

    /** Into the texture that is bound, in strips, for each of which the driver keeps others of the same objects waiting. */
    static void send(TextureFormat format, List<RgbaImage> levels, Runnable between) {
        Texture.alignRows();
        for (int level = 0; level < levels.size(); level++) {
            RgbaImage copy = levels.get(level);
            int most = Math.max(1, STRIP / copy.width());
            for (int row = 0; row < copy.height(); row += most) {
                nglTexSubImage2D(
                        GL_TEXTURE_2D,
                        level,
                        0,
                        row,
                        copy.width(),
                        Math.min(most, copy.height() - row),
                        format.format(),
                        format.type(),
                        MemoryUtil.memAddress0(copy.rgba()) + (long) copy.index(0, row));
                between.run();
            }
        }
    }
}
