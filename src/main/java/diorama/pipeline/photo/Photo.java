package diorama.pipeline.photo;

import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.DepthStroke;
import diorama.depth.RawDepth;
import diorama.depth.Retoucher;
import diorama.image.DepthMap;
import diorama.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A photo with its inverse depth.
 *
 * @param file where it was read from
 * @param depth of the photo's size, edges conditioned
 * @param raw what {@code depth} was made of, at its own size
 * @param metric near and far of {@code depth} where they are known
 * @param depthFrom in words, for people: which model or file
 * @param fills paints what it hides
 */
public record Photo(
        Path file,
        Picture picture,
        DepthMap depth,
        RawDepth raw,
        Optional<Metric> metric,
        String depthFrom,
        Fills fills) {
    /** What it hides is left as it is guessed. */
    public Photo(Path file, Picture picture, DepthMap depth, RawDepth raw, Optional<Metric> metric, String depthFrom) {
        this(file, picture, depth, raw, metric, depthFrom, Fills.NONE);
    }

    /** The photo with what it hides painted so. */
    public Photo with(Fills other) {
        return new Photo(file, picture, depth, raw, metric, depthFrom, other);
    }

    /** The photo with strokes over its depth. */
    Photo retouched(List<DepthStroke> strokes) {
        DepthMap other = Retoucher.retouched(depth, picture.image(), strokes);
        return strokes.isEmpty()
                ? this
                : new Photo(file, picture, other, raw, metric, depthFrom + ", retouched", fills);
    }

    /** Far over near of metric depth. */
    public OptionalDouble ratio() {
        return metric.stream().mapToDouble(Metric::ratio).findFirst();
    }

    /** Distances of inverse depth 1 and 0, metres. */
    public record Metric(float near, float far) {
        /** Of depth that was normalised by {@code range}; empty where that says nothing of metres. */
        public static Optional<Metric> of(DepthKind kind, DepthRange range) {
            return kind == DepthKind.METRIC_METRES && range.low() > 0
                    ? Optional.of(new Metric(range.low(), range.high()))
                    : Optional.empty();
        }

        public double ratio() {
            return (double) far / near;
        }
    }
}
