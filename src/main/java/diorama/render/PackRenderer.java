package diorama.render;

import diorama.base.Size;
import diorama.gl.Framebuffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.stereo.StereoLayout;
import org.jspecify.annotations.Nullable;

/** Packs two finished eyes, RGBA8, sRGB-encoded, row 0 at the top, into one picture of that kind. Confined to the gl thread. */
final class PackRenderer {
    private final GlScope scope;
    private final Program program;
    private final VertexArray noVertices;
    private @Nullable Framebuffer target;

    PackRenderer(GlScope owner) {
        scope = owner.child("pack renderer");
        program = new Program(scope, "fullscreen.vert", "pack.frag");
        noVertices = new VertexArray(scope);
    }

    /**
     * @param left,right of one size; for the half layouts already squeezed to half of it
     * @param whole size of the picture, which may lack the end of the second eye
     * @return valid until the next call
     */
    Framebuffer pack(Texture left, Texture right, StereoLayout layout, boolean swapEyes, Size whole) {
        // cross-eyed is side by side with the right eye first
        boolean swapped = swapEyes != (layout == StereoLayout.CROSS_EYED || layout == StereoLayout.RIGHT);
        int mode =
                switch (layout) {
                    case FULL_SBS, HALF_SBS, CROSS_EYED -> 0;
                    case FULL_TB, HALF_TB, FRAME_SEQUENTIAL -> 1;
                    case ANAGLYPH -> 2;
                    case LEFT, RIGHT -> 3;
                    case ROWS -> 4;
                    case COLUMNS -> 5;
                    case CHECKER -> 6;
                    case RGBD, HALF_RGBD, VR180 -> throw new IllegalArgumentException(layout + " is not of two eyes");
                };
        Framebuffer out = sized(whole);
        out.bind();
        program.use()
                .set("uLayout", mode)
                .set("uFirst", 0, swapped ? right : left)
                .set("uSecond", 1, swapped ? left : right);
        noVertices.drawTriangles(3);
        return out;
    }

    private Framebuffer sized(Size size) {
        Framebuffer old = target;
        if (old != null && old.size().equals(size)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        Framebuffer fresh = Framebuffer.flat(scope, size, TextureFormat.RGBA8);
        target = fresh;
        return fresh;
    }
}
