package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.VertexArray;
import org.jspecify.annotations.Nullable;

/** Draws what lies behind a scene, and has the surroundings that also light it. Confined to the gl thread. */
final class BackdropPass {
    private final GlScope scope;
    private final Program gradient;
    private final VertexArray noVertices;
    private @Nullable SkyPass sky;
    private @Nullable LightTextures surroundings;

    BackdropPass(GlScope owner) {
        scope = owner.child("backdrop");
        gradient = new Program(scope, "fullscreen.vert", "backdrop.frag");
        noVertices = new VertexArray(scope);
    }

    /** Fills the bound target. */
    void draw(Camera camera, Size size, Look look, RenderedPass.Light light) {
        if (look.backdrop() == Backdrop.SURROUNDINGS) {
            sky().draw(camera, size, light);
            return;
        }
        gradient.use()
                .set("uTop", look.backdrop().top())
                .set("uBottom", look.backdrop().bottom());
        noVertices.drawTriangles(3);
    }

    private SkyPass sky() {
        SkyPass here = sky;
        if (here == null) {
            here = new SkyPass(scope, surroundings());
            sky = here;
        }
        return here;
    }

    /** Made when they are first needed. */
    LightTextures surroundings() {
        LightTextures here = surroundings;
        if (here == null) {
            here = new LightTextures(scope);
            surroundings = here;
        }
        return here;
    }
}
