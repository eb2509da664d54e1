package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.mesh.Scene;
import diorama.stereo.Eye;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoRig;

/**
 * Shows any scene in stereo: both cameras of a {@link StereoRig}, packed into one picture. Confined to the gl thread.
 *
 * <p>For a photo's relief the rig of its geometry's near and far shows what {@code stereo} makes; for other scenes {@link
 * SceneRenderer#visibleRange} finds them.
 */
public final class StereoView implements AutoCloseable {
    private final GlDevice device;
    private final SceneRenderer scenes;
    private final GlScope scope;
    private final Presenter left;
    private final Presenter right;
    private final PackRenderer packer;

    /** @param scenes draws the eyes; stays the caller's */
    public StereoView(GlDevice device, SceneRenderer scenes) {
        this.device = device;
        this.scenes = scenes;
        scope = device.scope().child("stereo view");
        left = new Presenter(scope);
        right = new Presenter(scope);
        packer = new PackRenderer(scope);
    }

    /**
     * Draws both eyes of size {@code eye} and packs them; the half layouts draw eyes of half the width or height, of which the
     * second lacks its last column or row where that is odd.
     *
     * @return RGBA8, sRGB-encoded, row 0 at the top, of {@code layout.packed(eye)}, of the half layouts {@code eye}; valid until
     *     the next call
     */
    public Framebuffer view(Scene scene, StereoRig rig, Size eye, Look look, StereoLayout layout, boolean swapEyes) {
        Size drawn =
                switch (layout) {
                    case HALF_SBS -> new Size((eye.width() + 1) / 2, eye.height());
                    case HALF_TB -> new Size(eye.width(), (eye.height() + 1) / 2);
                    case FULL_SBS,
                            CROSS_EYED,
                            FULL_TB,
                            FRAME_SEQUENTIAL,
                            ANAGLYPH,
                            ROWS,
                            COLUMNS,
                            CHECKER,
                            LEFT,
                            RIGHT -> eye;
                    case RGBD, HALF_RGBD, VR180 -> throw new IllegalArgumentException(layout + " is not of two eyes");
                };
        Size whole = layout == StereoLayout.HALF_SBS || layout == StereoLayout.HALF_TB ? eye : layout.packed(eye);
        Framebuffer one = draw(scene, rig.camera(Eye.LEFT), drawn, look, left);
        Framebuffer two = draw(scene, rig.camera(Eye.RIGHT), drawn, look, right);
        Framebuffer packed = packer.pack(one.texture(), two.texture(), layout, swapEyes, whole);
        device.check("drawing in stereo");
        return packed;
    }

    private Framebuffer draw(Scene scene, Camera camera, Size size, Look look, Presenter presenter) {
        return presenter.present(scenes.drawn(scene, camera, size, look), 1);
    }

    @Override
    public void close() {
        scope.close();
    }
}
