package diorama.pipeline;

import diorama.base.Size;
import diorama.depth.DepthMapper;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.stereo.Disparity;
import diorama.stereo.ScreenBorder;
import diorama.stereo.StereoOptions;
import java.util.OptionalDouble;

/**
 * Draws pictures of one size with their depth in stereo: bends depth, builds the layers, draws and packs both eyes. Made, used
 * and closed on one thread.
 */
final class StereoDrawer implements AutoCloseable {
    private final StereoJob job;
    private final LayerBuilder builder;
    private final StereoBackend backend;

    /** @param builder for stills or films */
    StereoDrawer(StereoJob job, Size picture, LayerBuilder builder) {
        this.job = job;
        this.builder = builder;
        backend = Backends.stereo(job.renderer(), picture, job.stereo(), job.frame());
    }

    /** Size of what is drawn. */
    Size size() {
        return backend.size();
    }

    /** What draws, in words. */
    String name() {
        return backend.name();
    }

    /**
     * Draws into {@code packed}, a picture of {@link #size}.
     *
     * @param depth of the picture's size, edges conditioned
     * @param metricRatio far / near of metric depth
     * @param now of the job's layout and eyes; divergence and convergence may differ
     */
    void draw(RgbaImage image, DepthMap depth, OptionalDouble metricRatio, StereoOptions now, RgbaImage packed) {
        DepthMap bent = DepthMapper.of(job.shape(), metricRatio).apply(depth);
        DepthMap framed = job.frame().preserveScreenBorder() ? ScreenBorder.apply(bent, now) : bent;
        double reach = Disparity.of(now, image.size()).pixels();
        Layers layers = builder.build(
                image, framed, job.relief(), reach, now.syntheticView().views());
        backend.draw(layers, now, packed);
    }

    @Override
    public void close() {
        backend.close();
    }
}
