package diorama.depth;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.Resample;
import diorama.image.RgbaImage;

/**
 * A network's small map becomes one of the picture's size with its edges on the picture's edges (CORE E.5, steps 1 to 3; another
 * way of enlarging, see {@link EdgeUpsampler}).
 */
public final class DepthRefiner {
    /** Pixels of a map from which on it is no network's small one, but one that was made for pictures of its own size. */
    private static final int LARGE = 1 << 20;

    private DepthRefiner() {}

    /**
     * @param map of any size, in [0,1]; one of the picture's size keeps its values but for the edges
     * @return of the picture's size, in [0,1]
     */
    public static DepthMap refine(DepthMap map, RgbaImage image, DepthOptions options) {
        DepthMap stepped = stepped(map, image, options.edgeSnap());
        return switch (options.edgeDilation()) {
            case 0 -> stepped;
            case 1 -> new DepthMap(image.size(), RimWidener.alongRows(stepped.inverseDepth(), image));
            default ->
                new DepthMap(image.size(), RowMaximum.of(stepped.inverseDepth(), image.size(), options.edgeDilation()));
        };
    }

    private static DepthMap stepped(DepthMap map, RgbaImage image, boolean snap) {
        Size size = image.size();
        DepthMap small = Resample.resize(
                map, new Size(Math.min(map.width(), size.width()), Math.min(map.height(), size.height())));
        if (snap && !small.size().equals(size) && small.size().pixels() < LARGE) {
            return EdgeUpsampler.upsample(small, image);
        }
        DepthMap full = Resample.resize(small, size);
        return snap ? EdgeConditioner.snap(full) : full;
    }
}
