package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

/** What the current context keeps from one owner to the next. */
final class GlState {
    private GlState() {}

    /** State as a new context has it: this one may have had another owner. */
    static void asNew() {
        for (int switched : new int[] {
            GL_BLEND,
            GL_CULL_FACE,
            GL_DEPTH_TEST,
            GL_SCISSOR_TEST,
            GL_STENCIL_TEST,
            GL_FRAMEBUFFER_SRGB,
            GL_POLYGON_OFFSET_FILL,
            GL_PROGRAM_POINT_SIZE
        }) {
            glDisable(switched);
        }
        glDepthMask(true);
        glDepthFunc(GL_LESS);
        glColorMask(true, true, true, true);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        if (!quiet()) {
            throw new GlException("the context is lost");
        }
    }

    /** Takes the errors that nobody asked for; false where they have no end: the context is lost. */
    static boolean quiet() {
        for (int asked = 0; asked < 16; asked++) {
            if (glGetError() == GL_NO_ERROR) {
                return true;
            }
        }
        return false;
    }
}
