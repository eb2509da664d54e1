package diorama.render;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Readback;
import diorama.gl.StagingBuffer;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.Disparity;
import diorama.stereo.Eye;
import diorama.stereo.EyeTarget;
import diorama.stereo.FrameComposer;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPair;
import diorama.stereo.SyntheticView;
import diorama.stereo.View;
import java.util.Optional;

/**
 * Draws layered photos of one size as packed stereo pictures with OpenGL: the same picture as {@link
 * diorama.stereo.StereoPainter}, by the same whole-number rule, gathered for every pixel. Confined to the gl thread.
 */
public final class GlStereo implements AutoCloseable {
    private final GlDevice device;
    private final GlScope scope;
    private final StereoOptions options;
    private final FrameComposer composer;
    private final boolean computed;
    private final Program program;
    private final VertexArray noVertices;
    private final Texture color;
    private final Texture backColor;
    private final Texture depth;
    private final Texture backDepth;
    private final Texture tears;
    private final Framebuffer target;
    private final Optional<StagingBuffer> staging;
    private final Optional<Readback> readback;
    private final Optional<StereoPair> eyes;

    /**
     * @param size of the photos and of each eye
     * @param options of a layout that shows eyes
     * @throws UserError when the picture is larger than OpenGL can draw
     */
    public GlStereo(GlDevice device, Size size, StereoOptions options, FrameOptions frame) {
        // software gains nothing by it
        this(device, size, options, frame, device.computes() && !device.softwareRenderer());
    }

    /** @param computed by a compute shader, which uses all of a card, instead of drawing */
    GlStereo(GlDevice device, Size size, StereoOptions options, FrameOptions frame, boolean computed) {
        this.device = device;
        this.computed = computed;
        this.options = options;
        if (options.layout().showsDepth()) {
            throw new IllegalArgumentException(options.layout() + " shows no eyes");
        }
        composer = new FrameComposer(size, options, frame);
        Size drawn = drawn(composer);
        if (drawn.longSide() > device.maxTextureSide()) {
            throw new UserError("stereo picture: got " + drawn + ", want at most " + device.maxTextureSide()
                    + " px a side with OpenGL, or --renderer cpu");
        }
        scope = device.scope().child("stereo");
        program = computed
                ? Program.computing(scope, "stereo.comp")
                : new Program(scope, "fullscreen.vert", "stereo.frag");
        noVertices = new VertexArray(scope);
        color = new Texture(scope, TextureFormat.RGBA8, size);
        backColor = new Texture(scope, TextureFormat.RGBA8, size);
        depth = new Texture(scope, TextureFormat.R32F, size);
        backDepth = new Texture(scope, TextureFormat.R32F, size);
        tears = new Texture(scope, TextureFormat.R8UI, size);
        target = Framebuffer.flat(scope, drawn, TextureFormat.RGBA8);
        boolean card = !device.softwareRenderer();
        Texture[] all = {color, backColor, depth, backDepth, tears};
        staging = card && StagingBuffer.fits(all) ? Optional.of(new StagingBuffer(scope, all)) : Optional.empty();
        readback = card ? Optional.of(new Readback(scope, drawn, 1)) : Optional.empty();
        eyes = composer.isDirect() ? Optional.empty() : Optional.of(StereoPair.allocate(drawn));
    }

    /** Without bars and limits. */
    public GlStereo(GlDevice device, Size size, StereoOptions options) {
        this(device, size, options, FrameOptions.DEFAULTS);
    }

    /** What OpenGL draws at a time: the result, or one eye with its bars. */
    private static Size drawn(FrameComposer composer) {
        return composer.isDirect() ? composer.size() : composer.framed();
    }

    /** Whether pictures of that kind are larger than OpenGL can draw. */
    public static boolean tooLarge(GlDevice device, Size size, StereoOptions options, FrameOptions frame) {
        return drawn(new FrameComposer(size, options, frame)).longSide() > device.maxTextureSide();
    }

    /** Size of the packed picture. */
    public Size size() {
        return composer.size();
    }

    /** Draws one frame into {@code packed}, a picture of {@link #size()}. */
    public void draw(Layers layers, RgbaImage packed) {
        upload(layers);
        drawUploaded(packed);
    }

    /** Brings a frame to the GPU. */
    public void upload(Layers layers) {
        if (staging.isPresent()) {
            try (StagingBuffer.Load load = staging.get().open()) {
                load.put(color, layers.color())
                        .put(backColor, layers.backColor())
                        .put(depth, layers.depth().inverseDepth())
                        .put(backDepth, layers.backDepth())
                        .put(tears, layers.tears());
            }
            return;
        }
        color.upload(layers.color());
        backColor.upload(layers.backColor());
        depth.upload(layers.depth().inverseDepth());
        backDepth.upload(layers.backDepth());
        tears.upload(layers.tears());
    }

    /** Draws the frame uploaded last. */
    public void drawUploaded(RgbaImage packed) {
        drawUploaded(View.of(options), packed);
    }

    /** The same with the view of one frame. */
    public void drawUploaded(View now, RgbaImage packed) {
        if (!packed.size().equals(size())) {
            throw new IllegalArgumentException(packed.size() + ", want " + size());
        }
        if (eyes.isEmpty()) {
            drawDirect(now, packed);
            read(packed);
            for (Eye eye : Eye.values()) {
                composer.direct(eye, packed).ifPresent(place -> now.bars().paint(eye, place, composer.eye()));
            }
        } else {
            drawFramed(Eye.LEFT, now, eyes.get().left());
            drawFramed(Eye.RIGHT, now, eyes.get().right());
            composer.compose(eyes.get().left(), eyes.get().right(), packed);
        }
        device.check("drawing in stereo");
    }

    /**
     * The same for a picture that stays on the card, without bars.
     *
     * @param like where the eyes lie in a picture of that size; it is left as it is
     */
    public void drawDirect(View now, RgbaImage like) {
        clear();
        composer.direct(Eye.LEFT, like).ifPresent(place -> drawEye(Eye.LEFT, now, place));
        composer.direct(Eye.RIGHT, like).ifPresent(place -> drawEye(Eye.RIGHT, now, place));
    }

    private void drawFramed(Eye eye, View now, RgbaImage picture) {
        clear();
        drawEye(eye, now, composer.place(eye, picture));
        read(picture);
        now.bars().paint(eye, composer.place(eye, picture), composer.eye());
    }

    private void read(RgbaImage picture) {
        if (readback.isPresent()) {
            readback.get().start(target);
            readback.get().finish(picture);
        } else {
            target.read(picture);
        }
    }

    /** Makes the bars black. */
    private void clear() {
        target.bind();
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** @param place in the picture that {@link #target} is read into */
    private void drawEye(Eye eye, View now, EyeTarget place) {
        Size size = composer.eye();
        Disparity disparity = disparity(eye, now.options());
        // in floats as the CPU has it
        float scale = (float) (256 * disparity.pixels());
        int still = (int) Math.floor(256 * disparity.pixels() * disparity.convergence() + 0.5);
        target.bind();
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        glViewport(place.x(), place.y(), size.width(), size.height());
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
                .set("uLeft", place.x())
                .set("uTop", place.y());
        if (computed) {
            program.image(0, target.texture()).compute(size);
        } else {
            noVertices.drawTriangles(3);
        }
    }

    /** Without disparity the gathered eye is the source, bit for bit: the eye that is not made. */
    private Disparity disparity(Eye eye, StereoOptions now) {
        SyntheticView source = eye == Eye.LEFT ? SyntheticView.RIGHT : SyntheticView.LEFT;
        return options.syntheticView() == source ? new Disparity(0, 0) : Disparity.of(now, composer.eye());
    }

    @Override
    public void close() {
        scope.close();
    }
}
