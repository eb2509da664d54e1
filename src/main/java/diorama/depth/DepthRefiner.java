package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * A network's small map becomes one of the picture's size with its edges on the picture's edges (CORE E.5, steps 1 to 3; another
 * way of enlarging, see {@link EdgeUpsampler}).
 */
public final class DepthRefiner {
    private DepthRefiner() {}

    /**
     * @param map of any size, in [0,1]; one of the picture's size keeps its values but for the edges
     * @return of the picture's size, in [0,1]
     */
    public static DepthMap refine(DepthMap map, RgbaImage image, DepthOptions options) {
        DepthMap stepped = !map.size().equals(image.size())
                ? EdgeUpsampler.upsample(map, image, options.edgeSnap())
                : options.edgeSnap() ? EdgeConditioner.snap(map) : map;
        return switch (options.edgeDilation()) {
            case 0 -> stepped;
            case 1 -> new DepthMap(image.size(), RimWidener.alongRows(stepped.inverseDepth(), image));
            default ->
                new DepthMap(image.size(), RowMaximum.of(stepped.inverseDepth(), image.size(), options.edgeDilation()));
        };
    }
}
