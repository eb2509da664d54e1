package diorama.pipeline;

import diorama.depth.DepthModel;
import diorama.depth.DepthOptions;
import diorama.depth.MirroredDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.onnx.ComputeDevice;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The network that the options name, loaded when it is first asked. Confined to one thread at a time. */
final class DepthNetwork implements AutoCloseable {
    private final ModelCatalogue catalogue;
    private final DepthOptions options;
    private @Nullable OnnxDepthEstimator estimator;
    private long inferences;

    DepthNetwork(ModelCatalogue catalogue, DepthOptions options) {
        this.catalogue = catalogue;
        this.options = options;
    }

    DepthModel model() {
        return catalogue.find(options.model());
    }

    /** Whether what the network says hangs on the camera's focal length. */
    boolean asksCamera() {
        DepthModel model = model();
        return model.output().canonicalFocal() > 0
                || !model.output().focal().isEmpty()
                || !model.input().focal().isEmpty();
    }

    /** One look at the picture, or the mean of that and one at its mirror image. */
    RawDepth looked(RgbaImage image, OptionalDouble focalPx) {
        RawDepth seen = once(image, focalPx);
        return options.tta() ? MirroredDepth.mean(seen, once(MirroredDepth.mirrored(image), focalPx)) : seen;
    }

    /** Tiles are parts of the picture as it is, so that its focal length in px is theirs. */
    private RawDepth once(RgbaImage image, OptionalDouble focalPx) {
        inferences++;
        OptionalDouble fovX = focalPx.isPresent()
                ? OptionalDouble.of(2 * Math.atan(image.width() / (2 * focalPx.getAsDouble())))
                : OptionalDouble.empty();
        return estimator().estimate(image, options.resolution(), fovX);
    }

    /** Loads the network now, so that a missing or broken file is told before any work begins. */
    OnnxDepthEstimator estimator() {
        if (estimator == null) {
            estimator = new OnnxDepthEstimator(
                    model(),
                    ComputeDevice.parse(options.device()),
                    Runtime.getRuntime().availableProcessors());
        }
        return estimator;
    }

    /** How often it was run. */
    long inferences() {
        return inferences;
    }

    @Override
    public void close() {
        if (estimator != null) {
            estimator.close();
            estimator = null;
        }
    }
}
