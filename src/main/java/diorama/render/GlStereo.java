package diorama.render;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.Disparity;
import diorama.stereo.Eye;
import diorama.stereo.FramePacker;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPair;
import diorama.stereo.SyntheticView;
import java.util.Optional;

/**
 * Draws layered photos of one size as packed stereo pictures with OpenGL: the same picture as {@link
 * diorama.stereo.StereoPainter}, by the same whole-number rule, gathered for every pixel. Confined to the gl thread.
 */
public final class GlStereo implements AutoCloseable {
    private final GlDevice device;
    private final GlScope scope;
    private final StereoOptions options;
    private final FramePacker packer;
    private final Program program;
    private final VertexArray noVertices;
    private final PackRenderer gpuPacker;
    private final Texture color;
    private final Texture backColor;
    private final Texture depth;
    private final Texture backDepth;
    private final Texture tears;
    private final Framebuffer both;
    private final Optional<StereoPair> halves;

    /**
     * @param size of the photos and of each eye
     * @throws UserError when the packed picture is larger than OpenGL can draw
     */
    public GlStereo(GlDevice device, Size size, StereoOptions options) {
        this.device = device;
        this.options = options;
        packer = FramePacker.of(size, options);
        if (packer.size().longSide() > device.maxTextureSide()) {
            throw new UserError("stereo picture: got " + packer.size() + ", want at most " + device.maxTextureSide()
                    + " px a side with OpenGL, or --renderer cpu");
        }
        scope = device.scope().child("stereo");
        program = new Program(scope, "fullscreen.vert", "stereo.frag");
        noVertices = new VertexArray(scope);
        gpuPacker = new PackRenderer(scope);
        color = new Texture(scope, TextureFormat.RGBA8, size);
        backColor = new Texture(scope, TextureFormat.RGBA8, size);
        depth = new Texture(scope, TextureFormat.R32F, size);
        backDepth = new Texture(scope, TextureFormat.R32F, size);
        tears = new Texture(scope, TextureFormat.R8UI, size);
        both = Framebuffer.flat(scope, direct() ? packer.size() : size, TextureFormat.RGBA8);
        StereoLayout layout = options.layout();
        halves = layout == StereoLayout.HALF_SBS || layout == StereoLayout.HALF_TB
                ? Optional.of(StereoPair.allocate(size))
                : Optional.empty();
    }

    /** Whether the eyes lie in the packed picture as they are drawn. */
    private boolean direct() {
        return switch (options.layout()) {
            case FULL_SBS, CROSS_EYED, FULL_TB, LEFT, RIGHT -> true;
            case HALF_SBS, HALF_TB, ANAGLYPH -> false;
        };
    }

    /** Size of the packed picture. */
    public Size size() {
        return packer.size();
    }

    /** Draws one frame into {@code packed}, a picture of {@link #size()}. */
    public void draw(Layers layers, RgbaImage packed) {
        upload(layers);
        drawUploaded(packed);
    }

    /** Brings a frame to the GPU. */
    public void upload(Layers layers) {
        color.upload(layers.color());
        backColor.upload(layers.backColor());
        depth.upload(layers.depth().inverseDepth());
        backDepth.upload(layers.backDepth());
        tears.upload(layers.tears());
    }

    /** Draws the frame uploaded last. */
    public void drawUploaded(RgbaImage packed) {
        if (!packed.size().equals(size())) {
            throw new IllegalArgumentException(packed.size() + ", want " + size());
        }
        if (direct()) {
            draw().read(packed);
        } else if (halves.isPresent()) {
            drawEye(Eye.LEFT, both, 0, 0);
            both.read(halves.get().left());
            drawEye(Eye.RIGHT, both, 0, 0);
            both.read(halves.get().right());
            packer.pack(halves.get().left(), halves.get().right(), packed);
        } else {
            draw().read(packed);
        }
        device.check("drawing in stereo");
    }

    /**
     * Draws the frame uploaded last and leaves it on the GPU: RGBA8, sRGB-encoded, row 0 at the top; valid until the next call.
     * Not for the half layouts, whose filter runs on the CPU.
     */
    public Framebuffer draw() {
        Size eye = packer.eye();
        switch (options.layout()) {
            case FULL_SBS -> drawBoth(eye.width(), 0, options.swapEyes());
            case CROSS_EYED -> drawBoth(eye.width(), 0, !options.swapEyes());
            case FULL_TB -> drawBoth(0, eye.height(), options.swapEyes());
            case LEFT, RIGHT -> drawEye(packer.shows(Eye.LEFT) ? Eye.LEFT : Eye.RIGHT, both, 0, 0);
            case ANAGLYPH -> {
                return anaglyph();
            }
            case HALF_SBS, HALF_TB -> throw new IllegalStateException(options.layout() + " is packed on the CPU");
        }
        return both;
    }

    private void drawBoth(int secondX, int secondY, boolean rightFirst) {
        drawEye(rightFirst ? Eye.RIGHT : Eye.LEFT, both, 0, 0);
        drawEye(rightFirst ? Eye.LEFT : Eye.RIGHT, both, secondX, secondY);
    }

    private Framebuffer anaglyph() {
        try (Framebuffer other = Framebuffer.flat(scope, packer.eye(), TextureFormat.RGBA8)) {
            drawEye(Eye.LEFT, both, 0, 0);
            drawEye(Eye.RIGHT, other, 0, 0);
            return gpuPacker.pack(both.texture(), other.texture(), StereoLayout.ANAGLYPH, options.swapEyes());
        }
    }

    private void drawEye(Eye eye, Framebuffer target, int x, int y) {
        Size size = packer.eye();
        Disparity disparity = disparity(eye);
        // in floats as the CPU has it
        float scale = (float) (256 * disparity.pixels());
        int still = (int) Math.floor(256 * disparity.pixels() * disparity.convergence() + 0.5);
        target.bind();
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        glViewport(x, y, size.width(), size.height());
        program.use()
                .set("uColor", 0, color)
                .set("uBackColor", 1, backColor)
                .set("uDepth", 2, depth)
                .set("uBackDepth", 3, backDepth)
                .set("uTears", 4, tears)
                .set("uMirrored", eye == Eye.RIGHT)
                .set("uScale", scale)
                .set("uStill", still)
                .set("uLeast", -still)
                .set("uMost", (int) (scale + 0.5f) - still)
                .set("uLeft", x)
                .set("uTop", y);
        noVertices.drawTriangles(3);
    }

    /** Without disparity the gathered eye is the source, bit for bit: the eye that is not made. */
    private Disparity disparity(Eye eye) {
        SyntheticView source = eye == Eye.LEFT ? SyntheticView.RIGHT : SyntheticView.LEFT;
        return options.syntheticView() == source ? new Disparity(0, 0) : Disparity.of(options, packer.eye());
    }

    @Override
    public void close() {
        scope.close();
    }
}
