package diorama.pipeline;

import diorama.base.UserError;
import diorama.cache.CacheKey;
import diorama.cache.ContentHash;
import diorama.cache.DepthCache;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.DepthRefiner;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import java.io.IOException;
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
    private @Nullable String recipe;
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
        long before = inferences;
        RawDepth raw = raw(image);
        return photo(file, picture, raw, options, inferences == before ? ", kept from before" : "");
    }

    /** The photo with what a network said of it. */
    public static Photo photo(Path file, Picture picture, RawDepth raw, DepthOptions options) {
        return photo(file, picture, raw, options, "");
    }

    private static Photo photo(Path file, Picture picture, RawDepth raw, DepthOptions options, String how) {
        DepthRange range = DepthNormalizer.rangeOf(raw.values(), raw.kind());
        DepthMap depth = DepthRefiner.forStills()
                .refine(
                        DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), range),
                        picture.image(),
                        options);
        Optional<Photo.Metric> metric = raw.kind() == DepthKind.METRIC_METRES && range.low() > 0
                ? Optional.of(new Photo.Metric(range.low(), range.high()))
                : Optional.empty();
        return new Photo(file, picture, depth, metric, "the model " + options.model() + how);
    }

    /** What the network says of a picture, or said when it was seen before. */
    public RawDepth raw(RgbaImage image) {
        Optional<CacheKey> key = recipe().map(r -> CacheKey.of(ContentHash.of(image), r));
        Optional<QuantisedDepth> kept = key.flatMap(choice.cache()::still);
        if (kept.isPresent()) {
            return kept.get().raw();
        }
        QuantisedDepth made = quantised(image);
        key.ifPresent(k -> choice.cache().keep(k, made));
        return made.raw();
    }

    /** The same without a look into the cache. Rounded alike, so that kept depth is the same as newly made. */
    public RawDepth estimate(RgbaImage image) {
        return quantised(image).raw();
    }

    QuantisedDepth quantised(RgbaImage image) {
        inferences++;
        return QuantisedDepth.of(estimator().estimate(image, options.resolution()));
    }

    DepthCache cache() {
        return choice.cache();
    }

    /** Where the depth of {@code film}'s frames is kept; empty when nothing is. */
    Optional<CacheKey> key(Path film, String part) {
        return recipe().flatMap(r -> {
            try {
                return Optional.of(CacheKey.of(ContentHash.sampled(film), r + "\npart " + part));
            } catch (IOException e) {
                // whoever reads the film tells what is wrong with it
                return Optional.empty();
            }
        });
    }

    /** All that decides what the network says of a picture; empty when nothing is kept. */
    private Optional<String> recipe() {
        if (!choice.cache().isOn()) {
            return Optional.empty();
        }
        if (recipe == null) {
            recipe = DepthRecipe.of(catalogue.find(options.model()), options, choice.cache())
                    .orElse("");
        }
        return Optional.of(recipe).filter(r -> !r.isEmpty());
    }

    /** Loads the network now, so that a missing or broken file is told before any work begins. */
    public OnnxDepthEstimator estimator() {
        if (estimator == null) {
            estimator = new OnnxDepthEstimator(
                    catalogue.find(options.model()), Runtime.getRuntime().availableProcessors());
        }
        return estimator;
    }

    /** The network's name and a check of its file. */
    String identity() {
        DepthModel model = catalogue.find(options.model());
        return model.id() + " " + FilmKey.source(model.file());
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
