package diorama.pipeline;

import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.DepthRefiner;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives photos and frames their inverse depth: from a map, or from a network that is loaded when the first picture needs it.
 * Confined to one thread at a time.
 */
public final class DepthSource implements AutoCloseable {
    private final ModelCatalogue catalogue;
    private final DepthOptions options;
    private final DepthChoice choice;
    private @Nullable OnnxDepthEstimator estimator;
    private long inferences;

    public DepthSource(ModelCatalogue catalogue, DepthOptions options, DepthChoice choice) {
        this.catalogue = catalogue;
        this.options = options;
        this.choice = choice;
    }

    /** Reads a photo and finds its depth. */
    public Photo photo(Path file) {
        return photo(file, Pictures.read(file));
    }

    /** Finds the depth of a picture that was read from {@code file}. */
    public Photo photo(Path file, Picture picture) {
        Optional<Path> map = choice.file().or(() -> choice.beside() ? DepthFiles.beside(file) : Optional.empty());
        RgbaImage image = picture.image();
        if (map.isPresent()) {
            DepthMap given = fitted(DepthFiles.read(map.get()), image, map.get());
            DepthMap depth = DepthRefiner.forStills().refine(given, image, options);
            return new Photo(
                    file,
                    picture,
                    depth,
                    Optional.empty(),
                    "the map " + map.get().getFileName());
        }
        return photo(file, picture, raw(image), options);
    }

    /** The photo with what a network said of it. */
    public static Photo photo(Path file, Picture picture, RawDepth raw, DepthOptions options) {
        DepthRange range = DepthNormalizer.rangeOf(raw.values(), raw.kind());
        DepthMap depth = DepthRefiner.forStills()
                .refine(
                        DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), range),
                        picture.image(),
                        options);
        Optional<Photo.Metric> metric = raw.kind() == DepthKind.METRIC_METRES && range.low() > 0
                ? Optional.of(new Photo.Metric(range.low(), range.high()))
                : Optional.empty();
        return new Photo(file, picture, depth, metric, "the model " + options.model());
    }

    /** The network's own output for a picture or frame. */
    public RawDepth raw(RgbaImage image) {
        inferences++;
        return estimator().estimate(image, options.resolution());
    }

    /** Loads the network now, so that a missing or broken file is told before any work begins. */
    public OnnxDepthEstimator estimator() {
        if (estimator == null) {
            estimator = new OnnxDepthEstimator(
                    catalogue.find(options.model()), Runtime.getRuntime().availableProcessors());
        }
        return estimator;
    }

    public DepthOptions options() {
        return options;
    }

    /** How often the network was run. */
    public long inferences() {
        return inferences;
    }

    /** The map as it is when its aspect is the photo's; the refiner brings it to the photo's size. */
    private static DepthMap fitted(DepthMap map, RgbaImage image, Path file) {
        double aspects = (double) map.width() / map.height() * image.height() / image.width();
        // a pixel of rounding in the shorter side is no other picture
        double tolerance = 1.5 / Math.min(map.size().shortSide(), image.size().shortSide()) + 0.01;
        if (Math.abs(aspects - 1) > tolerance) {
            throw new UserError(file + ": has " + map.size() + " px, want the shape of the photo, " + image.size());
        }
        return map;
    }

    @Override
    public void close() {
        if (estimator != null) {
            estimator.close();
            estimator = null;
        }
    }
}
