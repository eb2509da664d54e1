package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.depth.DepthMapper;
import diorama.depth.FilmSky;
import diorama.image.DeepImage;
import diorama.image.DepthMap;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.pipeline.job.Moment;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.stereo.AutoConvergence;
import diorama.stereo.DeepPainter;
import diorama.stereo.Disparity;
import diorama.stereo.EyeBars;
import diorama.stereo.FloatingWindow;
import diorama.stereo.ScreenBorder;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.stereo.View;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * Draws pictures of one size with their depth in stereo: bends depth, builds the layers, draws and packs both eyes. Made, used
 * and closed on one thread.
 */
public final class StereoDrawer implements AutoCloseable {
    private final StereoJob job;
    private final Background background;
    private final Optional<StereoBackend> backend;
    private final Optional<DeepPainter> painter;
    private final Look look;
    private final AutoConvergence screen;
    private final FloatingWindow window;

    /**
     * How the layers of pictures are made.
     *
     * @param builder for stills or films
     * @param painter changes what is behind
     */
    public record Background(LayerBuilder builder, UnaryOperator<Layers> painter) {
        /** Of films. */
        public static Background ofFilms() {
            return new Background(LayerBuilder.forFilms(), UnaryOperator.identity());
        }
    }

    /**
     * @param before where the screen stood after the frame before the first
     * @param deep draws pictures of 16 bits, which have this look
     */
    public StereoDrawer(StereoJob job, Size picture, Background background, ScreenState before, Optional<Look> deep) {
        this.job = job;
        this.background = background;
        screen = new AutoConvergence(job.comfort(), before.screen());
        window = new FloatingWindow(before.bars());
        look = deep.orElse(Look.PLAIN);
        painter = deep.map(l -> new DeepPainter(picture, job.stereo(), job.frame()));
        backend = deep.isPresent()
                ? Optional.empty()
                : Optional.of(Backends.stereo(job.renderer(), picture, job.stereo(), job.frame()));
    }

    /** Size of what is drawn. */
    public Size size() {
        return painter.map(DeepPainter::size)
                .orElseGet(() -> backend.orElseThrow().size());
    }

    /** Where the screen stands after the last picture drawn. */
    public ScreenState state() {
        return new ScreenState(screen.state(), window.state(), FilmSky.State.NONE);
    }

    /** What draws, in words. */
    public String name() {
        return backend.map(StereoBackend::name).orElse("the CPU, in 16 bits");
    }

    /**
     * Draws the next picture into {@code packed}, a picture of {@link #size}.
     *
     * @param depth of the picture's size, edges conditioned
     * @param metricRatio far / near of metric depth
     * @param asked what the timeline says of the moment
     * @param begins a new shot begins with it
     */
    public void draw(
            RgbaImage image,
            DepthMap depth,
            OptionalDouble metricRatio,
            Timeline.Values asked,
            boolean begins,
            RgbaImage packed) {
        Scene scene = scene(image, depth, metricRatio, asked, begins);
        backend.orElseThrow().draw(scene.layers, scene.view, packed);
    }

    /**
     * The same in 16 bits.
     *
     * @param image a look of {@code deep}
     */
    public void draw(
            RgbaImage image,
            DeepImage deep,
            DepthMap depth,
            OptionalDouble metricRatio,
            Timeline.Values asked,
            boolean begins,
            DeepImage packed) {
        Scene scene = scene(image, depth, metricRatio, asked, begins);
        painter.orElseThrow().draw(scene.layers, deep, look, scene.view, packed);
    }

    private record Scene(Layers layers, View view) {}

    private Scene scene(
            RgbaImage image, DepthMap depth, OptionalDouble metricRatio, Timeline.Values asked, boolean begins) {
        Moment moment = Moment.of(job, asked, image.size());
        DepthMap bent = DepthMapper.of(moment.shape(), metricRatio).apply(depth);
        StereoOptions now = moment.placed(screen, image, bent, begins);
        DepthMap framed = job.frame().preserveScreenBorder() ? ScreenBorder.apply(bent, now) : bent;
        Disparity disparity = Disparity.of(now, image.size());
        Layers layers = background.painter.apply(background.builder.build(
                image,
                framed,
                job.relief(),
                disparity.pixels(),
                now.syntheticView().views()));
        int eyes = now.syntheticView() == SyntheticView.BOTH ? 2 : 1;
        EyeBars bars = job.comfort().floatingWindow()
                ? window.next(framed, image.width(), disparity, eyes, begins)
                : EyeBars.NONE;
        return new Scene(layers, new View(now, bars));
    }

    @Override
    public void close() {
        backend.ifPresent(StereoBackend::close);
    }
}
