package diorama.render;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.gl.Framebuffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/**
 * Exposes pictures one over the other and develops their mean with a grade: what {@link LensPainter} and {@link Grade} make of
 * a clip's frame, on the graphics card and as far as one has come. Confined to the gl thread.
 */
public final class Darkroom implements AutoCloseable {
    private static final float WHOLE = 100;

    private final GlScope scope;
    private final Program expose;
    private final Program develop;
    private final VertexArray noVertices;
    private @Nullable Framebuffer sum;
    private @Nullable Framebuffer developed;
    private int exposures;

    public Darkroom(GlScope owner) {
        scope = owner.child("darkroom");
        expose = new Program(scope, "fullscreen.vert", "expose.frag");
        develop = new Program(scope, "fullscreen.vert", "develop.frag");
        noVertices = new VertexArray(scope);
    }

    /** Begins anew. */
    public void blank(Size size) {
        Framebuffer film = sized(sum, size, TextureFormat.RGBA32F);
        sum = film;
        film.clear(new Vector4f(0));
        exposures = 0;
    }

    /** One more picture, encoded, row 0 at the top, of the size that was begun with. */
    public void expose(Texture picture) {
        film().bind();
        SceneRenderer.prepare();
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE);
        expose.use().set("uPicture", 0, picture);
        noVertices.drawTriangles(3);
        glDisable(GL_BLEND);
        exposures++;
    }

    /** How many pictures were exposed. */
    public int exposures() {
        return exposures;
    }

    /**
     * The mean of what was exposed, encoded, row 0 at the top; valid until the next call.
     *
     * @param frame in the middle of the picture, that the grade is of, px
     */
    public Framebuffer develop(GradeOptions grade, Size frame) {
        Framebuffer film = film();
        Framebuffer out = sized(developed, film.size(), TextureFormat.RGBA8);
        developed = out;
        out.bind();
        SceneRenderer.prepare();
        glDisable(GL_DEPTH_TEST);
        float x = (frame.width() - 1) / 2f;
        float y = (frame.height() - 1) / 2f;
        float corner = Math.max(1, x * x + y * y);
        develop.use()
                .set("uSum", 0, film.texture())
                .set("uShare", 1f / Math.max(1, exposures))
                .set(
                        "uFrame",
                        new Vector4f(
                                (film.size().width() - 1) / 2f, (film.size().height() - 1) / 2f, corner, (float)
                                        Math.sqrt(corner)))
                .set("uFringe", grade.fringe() * frame.longSide() / 1000)
                .set(
                        "uColors",
                        new Vector4f(
                                grade.saturation() / WHOLE,
                                grade.contrast() / WHOLE,
                                grade.brightness() / WHOLE,
                                grade.sepia() / WHOLE))
                .set("uVignette", grade.vignette());
        noVertices.drawTriangles(3);
        return out;
    }

    private Framebuffer film() {
        Framebuffer film = sum;
        if (film == null) {
            throw new IllegalStateException("nothing was begun");
        }
        return film;
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

    @Override
    public void close() {
        scope.close();
    }
}
