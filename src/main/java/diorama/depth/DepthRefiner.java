package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * A network's small map becomes one of the picture's size with its edges on the picture's edges (CORE E.5, steps 1 to 3).
 */
public final class DepthRefiner {
    /** Of snapping an enlarged map, for stills. */
    private static final int ROUNDS = 2;

    private final boolean still;

    private DepthRefiner(boolean still) {
        this.still = still;
    }

    /** The best quality, for single pictures. */
    public static DepthRefiner forStills() {
        return new DepthRefiner(true);
    }

    /** Fast enough for every frame of a film. */
    public static DepthRefiner forFilms() {
        return new DepthRefiner(false);
    }

    /**
     * @param map of any size, in [0,1]; one of the picture's size keeps its values but for the edges
     * @return of the picture's size, in [0,1]
     */
    public DepthMap refine(DepthMap map, RgbaImage image, DepthOptions options) {
        if (map.size().equals(image.size())) {
            return EdgeConditioner.conditionGiven(map, image, options);
        }
        JointBilateral joint = still ? JointBilateral.fine(map, image) : JointBilateral.fast(map, image);
        DepthMap large = joint.upsample();
        double upscale = Math.max((double) image.width() / map.width(), (double) image.height() / map.height());
        int radius = Math.max(EdgeConditioner.RADIUS, (int) Math.round(upscale / 2));
        return EdgeConditioner.conditionEnlarged(large, options, radius, still ? ROUNDS : 1);
    }
}
