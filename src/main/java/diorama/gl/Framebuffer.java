package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.util.Optional;
import org.joml.Vector4fc;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.system.MemoryUtil;

/**
 * A place to draw into: one colour attachment and, where wanted, depth. OpenGL's row 0 is its lowest one in clip space; a pass
 * whose picture leaves the GPU draws upside down so that row 0 is the top, as in {@link RgbaImage}. Confined to the gl thread.
 */
public final class Framebuffer implements AutoCloseable {
    private final GlScope parts;
    private final Size size;
    private final int samples;
    private final Name name;
    private final @Nullable Texture color;

    private Framebuffer(GlScope parts, Size size, TextureFormat format, boolean depth, int samples) {
        this.parts = parts;
        this.size = size;
        this.samples = samples;
        this.name = new Name(parts);
        this.color = samples > 1 ? null : new Texture(parts, format, size);
        glBindFramebuffer(GL_FRAMEBUFFER, name.handle());
        if (color != null) {
            glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color.handle(), 0);
        } else {
            attach(GL_COLOR_ATTACHMENT0, format.internal());
        }
        if (depth) {
            attach(GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT32F);
        }
        int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
        if (status != GL_FRAMEBUFFER_COMPLETE) {
            parts.close();
            throw new GlException(
                    "framebuffer " + size + " " + format + " incomplete: 0x" + Integer.toHexString(status));
        }
    }

    private void attach(int point, int internal) {
        Storage buffer = new Storage(parts, internal, size, samples);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, point, GL_RENDERBUFFER, buffer.handle());
    }

    /** Colour only. */
    public static Framebuffer flat(GlScope scope, Size size, TextureFormat format) {
        return new Framebuffer(scope.child("framebuffer"), size, format, false, 1);
    }

    /**
     * Colour and depth.
     *
     * @param samples per pixel; more than 1 must be {@link #resolveTo resolved}; lowered to what the device can
     */
    public static Framebuffer deep(GlScope scope, Size size, TextureFormat format, int samples) {
        return new Framebuffer(scope.child("framebuffer"), size, format, true, samplesOf(samples));
    }

    /** What the device makes of {@code samples} wanted. */
    public static int samplesOf(int samples) {
        return Math.max(1, Math.min(samples, glGetInteger(GL_MAX_SAMPLES)));
    }

    public Size size() {
        return size;
    }

    /** Samples per pixel, 1 without multisampling. */
    public int samples() {
        return samples;
    }

    /** The colour attachment; empty when multisampled. */
    public Optional<Texture> color() {
        return Optional.ofNullable(color);
    }

    /** The colour attachment of a framebuffer that is not multisampled. */
    public Texture texture() {
        return color().orElseThrow(() -> new IllegalStateException(this + " is multisampled: resolve it first"));
    }

    /** Makes it the target of drawing, with a viewport of its whole size; shaders write linear light to sRGB formats. */
    public void bind() {
        glBindFramebuffer(GL_FRAMEBUFFER, name.handle());
        glViewport(0, 0, size.width(), size.height());
        glEnable(GL_FRAMEBUFFER_SRGB);
    }

    /** Draws to the window, black from here on, or nowhere without one; viewport of the given size, no sRGB conversion. */
    public static void bindWindow(Size size) {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glViewport(0, 0, size.width(), size.height());
        glDisable(GL_FRAMEBUFFER_SRGB);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** Binds and clears colour (linear light for sRGB formats) and depth. */
    public void clear(Vector4fc rgba) {
        bind();
        glDepthMask(true);
        glColorMask(true, true, true, true);
        glClearColor(rgba.x(), rgba.y(), rgba.z(), rgba.w());
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    }

    /** Averages the samples of each pixel into {@code target}, which has the same size and format. */
    public void resolveTo(Framebuffer target) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, name.handle());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.name.handle());
        glEnable(GL_FRAMEBUFFER_SRGB);
        glBlitFramebuffer(
                0,
                0,
                size.width(),
                size.height(),
                0,
                0,
                target.size.width(),
                target.size.height(),
                GL_COLOR_BUFFER_BIT,
                GL_NEAREST);
    }

    /** Copies the colour attachment's bytes as they are, OpenGL's row 0 first; waits for the GPU. */
    public void read(RgbaImage into) {
        if (!into.size().equals(size)) {
            throw new IllegalArgumentException(into.size() + " from " + size);
        }
        bindForReading();
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        nglReadPixels(
                0, 0, size.width(), size.height(), GL_RGBA, GL_UNSIGNED_BYTE, MemoryUtil.memAddress0(into.rgba()));
    }

    /** The values of an {@code R32F} colour attachment, OpenGL's row 0 first. */
    public float[] readFloats() {
        bindForReading();
        float[] values = new float[size.pixels()];
        glPixelStorei(GL_PACK_ALIGNMENT, 4);
        glReadPixels(0, 0, size.width(), size.height(), GL_RED, GL_FLOAT, values);
        return values;
    }

    void bindForReading() {
        if (samples > 1) {
            throw new IllegalStateException(this + " is multisampled: resolve it first");
        }
        glBindFramebuffer(GL_FRAMEBUFFER, name.handle());
    }

    /** A new picture of the colour attachment. */
    public RgbaImage read() {
        RgbaImage image = RgbaImage.allocate(size);
        read(image);
        return image;
    }

    /** Frees the framebuffer and its attachments. */
    @Override
    public void close() {
        parts.close();
    }

    @Override
    public String toString() {
        return name + " " + size + (samples > 1 ? " x" + samples : "");
    }

    private static final class Name extends GlObject {
        Name(GlScope scope) {
            super(scope, GL33C::glGenFramebuffers);
        }

        @Override
        void delete(int deleted) {
            glDeleteFramebuffers(deleted);
        }

        @Override
        public String toString() {
            return "Framebuffer";
        }
    }

    /** An attachment that is never read by shaders. */
    private static final class Storage extends GlObject {
        Storage(GlScope scope, int internal, Size size, int samples) {
            super(scope, GL33C::glGenRenderbuffers);
            glBindRenderbuffer(GL_RENDERBUFFER, handle());
            glRenderbufferStorageMultisample(
                    GL_RENDERBUFFER, samples > 1 ? samples : 0, internal, size.width(), size.height());
        }

        @Override
        void delete(int deleted) {
            glDeleteRenderbuffers(deleted);
        }
    }
}
