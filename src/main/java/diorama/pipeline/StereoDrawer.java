package diorama.pipeline;

import diorama.base.Size;
import diorama.depth.DepthMapper;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.stereo.AutoConvergence;
import diorama.stereo.Disparity;
import diorama.stereo.EyeBars;
import diorama.stereo.FloatingWindow;
import diorama.stereo.ScreenBorder;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.stereo.View;
import java.util.OptionalDouble;

/**
 * Draws pictures of one size with their depth in stereo: bends depth, builds the layers, draws and packs both eyes. Made, used
 * and closed on one thread.
 */
final class StereoDrawer implements AutoCloseable {
    private final StereoJob job;
    private final LayerBuilder builder;
    private final StereoBackend backend;
    private final AutoConvergence screen;
    private final FloatingWindow window;

    /** @param builder for stills or films */
    StereoDrawer(StereoJob job, Size picture, LayerBuilder builder) {
        this(job, picture, builder, ScreenState.NONE);
    }

    /** @param before where the screen stood after the frame before the first */
    StereoDrawer(StereoJob job, Size picture, LayerBuilder builder, ScreenState before) {
        this.job = job;
        this.builder = builder;
        screen = new AutoConvergence(job.comfort(), before.screen());
        window = new FloatingWindow(before.bars());
        backend = Backends.stereo(job.renderer(), picture, job.stereo(), job.frame());
    }

    /** Size of what is drawn. */
    Size size() {
        return backend.size();
    }

    /** Where the screen stands after the last picture drawn. */
    ScreenState state() {
        return new ScreenState(screen.state(), window.state());
    }

    /** What draws, in words. */
    String name() {
        return backend.name();
    }

    /**
     * Draws the next picture into {@code packed}, a picture of {@link #size}.
     *
     * @param depth of the picture's size, edges conditioned
     * @param metricRatio far / near of metric depth
     * @param asked what the timeline says of the moment
     * @param begins a new shot begins with it
     */
    void draw(
            RgbaImage image,
            DepthMap depth,
            OptionalDouble metricRatio,
            Timeline.Values asked,
            boolean begins,
            RgbaImage packed) {
        Moment moment = Moment.of(job, asked, image.size());
        DepthMap bent = DepthMapper.of(moment.shape(), metricRatio).apply(depth);
        StereoOptions now = moment.placed(screen, image, bent, begins);
        DepthMap framed = job.frame().preserveScreenBorder() ? ScreenBorder.apply(bent, now) : bent;
        Disparity disparity = Disparity.of(now, image.size());
        Layers layers = builder.build(
                image,
                framed,
                job.relief(),
                disparity.pixels(),
                now.syntheticView().views());
        int eyes = now.syntheticView() == SyntheticView.BOTH ? 2 : 1;
        EyeBars bars = job.comfort().floatingWindow()
                ? window.next(framed, image.width(), disparity, eyes, begins)
                : EyeBars.NONE;
        backend.draw(layers, new View(now, bars), packed);
    }

    @Override
    public void close() {
        backend.close();
    }
}
