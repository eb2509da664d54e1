package diorama.render;

import diorama.base.Size;
import diorama.gl.Framebuffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes finished pictures, RGBA8 and sRGB-encoded with row 0 at the top, of drawn ones (sRGB format, row 0 at the bottom).
 * Confined to the gl thread.
 */
final class Presenter {
    private final GlScope scope;
    private final Program program;
    private final VertexArray noVertices;
    private @Nullable Framebuffer resolved;
    private @Nullable Framebuffer finished;

    Presenter(GlScope owner) {
        scope = owner.child("presenter");
        program = new Program(scope, "fullscreen.vert", "present.frag");
        noVertices = new VertexArray(scope);
    }

    /** @param side of the square of drawn pixels that is averaged into one finished pixel */
    Framebuffer present(Framebuffer drawn, int side) {
        Framebuffer source = drawn;
        if (drawn.samples() > 1) {
            source = sized(resolved, drawn.size(), TextureFormat.SRGB8_ALPHA8);
            resolved = source;
            drawn.resolveTo(source);
        }
        Size size = new Size(drawn.size().width() / side, drawn.size().height() / side);
        Framebuffer out = sized(finished, size, TextureFormat.RGBA8);
        finished = out;
        out.bind();
        program.use().set("uScene", 0, source.texture()).set("uSide", side);
        noVertices.drawTriangles(3);
        return out;
    }

    private Framebuffer sized(@Nullable Framebuffer old, Size size, TextureFormat format) {
        if (old != null && old.size().equals(size)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        return Framebuffer.flat(scope, size, format);
    }
}
