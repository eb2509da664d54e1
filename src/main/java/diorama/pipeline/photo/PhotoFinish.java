package diorama.pipeline.photo;

import diorama.depth.DepthKind;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.DepthRefiner;
import diorama.depth.DepthStroke;
import diorama.depth.GivenDepth;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How depth that was found becomes the depth of a photo, on every way to one: its range, its sky, its edges, its strokes.
 *
 * @param options of edges and sky
 * @param lens focal length and distances that the user wants
 * @param strokes over the depth
 */
public record PhotoFinish(DepthOptions options, Lens lens, List<DepthStroke> strokes) {
    public PhotoFinish {
        strokes = List.copyOf(strokes);
    }

    /**
     * The photo with what a network said of it.
     *
     * @param how in words, behind the network's name
     */
    public Photo seen(Path file, Picture picture, RawDepth raw, String how) {
        GivenDepth own = new GivenDepth(raw, DepthNormalizer.rangeOf(raw.values(), raw.kind()));
        return photo(file, withFocal(picture, raw), own, true, "the model " + options.model() + how);
    }

    /** The photo with depth that nobody had to guess. */
    public Photo given(Path file, Picture picture, GivenDepth depth, String from) {
        return photo(file, picture, depth, false, from);
    }

    /** The picture with the focal length that the network found, where its file tells none. */
    public static Picture withFocal(Picture picture, RawDepth raw) {
        return picture.focalPx().isPresent() || raw.fovX().isEmpty()
                ? picture
                : picture.withFocal(
                        picture.image().width() / 2.0 / Math.tan(raw.fovX().getAsDouble() / 2));
    }

    private Photo photo(Path file, Picture picture, GivenDepth whole, boolean byModel, String from) {
        GivenDepth given = between(whole);
        RawDepth raw = given.raw();
        DepthRange range = given.range();
        DepthMap map = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), range);
        DepthMap clear = byModel ? options.cleared(picture.image(), map, range.skyLimit(raw.kind())) : map;
        DepthMap depth = DepthRefiner.refine(clear, picture.image(), options);
        Optional<Photo.Metric> metric = Photo.Metric.of(raw.kind(), range);
        return new Photo(file, picture, depth, raw, metric, from).retouched(strokes);
    }

    /** Depth of metres in the range that the user wants: what is nearer or farther is taken to its ends. */
    private GivenDepth between(GivenDepth given) {
        RawDepth raw = given.raw();
        if (raw.kind() != DepthKind.METRIC_METRES || (lens.nearMetres() <= 0 && lens.farMetres() <= 0)) {
            return given;
        }
        float least = lens.nearMetres() > 0 ? lens.nearMetres() : 0;
        float most = lens.farMetres() > 0 ? lens.farMetres() : Float.POSITIVE_INFINITY;
        float[] metres = raw.values().clone();
        for (int i = 0; i < metres.length; i++) {
            metres[i] = Math.min(Math.max(metres[i], least), most);
        }
        RawDepth taken = new RawDepth(raw.size(), metres, raw.kind(), raw.fovX());
        // all of it may lie beyond what is wanted
        float near = least > 0 ? least : Math.min(given.range().low(), most);
        float far = lens.farMetres() > 0 ? most : Math.max(given.range().high(), least);
        DepthRange range = near < far ? new DepthRange(near, far) : DepthNormalizer.wide(new DepthRange(near, near));
        return new GivenDepth(taken, range);
    }
}
