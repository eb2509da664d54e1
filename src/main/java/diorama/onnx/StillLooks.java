package diorama.onnx;

import diorama.base.Size;
import diorama.depth.ManyLooks;
import diorama.depth.MirroredDepth;
import diorama.depth.RawDepth;
import diorama.depth.StillLook;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Depth of a picture that stands alone, for which a network may take more time than for a frame: it looks several times. */
public final class StillLooks {
    /** How many times larger than fed a picture is kept, that later averaging takes nothing from it. */
    private static final int SPARE = 2;

    private StillLooks() {}

    /**
     * The mean of the looks.
     *
     * @param looks at least one
     * @param fovX horizontal field of view of the picture's camera where it is known, rad
     * @param bothWays whether each is taken at the picture and at its mirror image
     */
    public static RawDepth depth(
            OnnxDepthEstimator estimator,
            RgbaImage image,
            List<StillLook> looks,
            OptionalDouble fovX,
            boolean bothWays) {
        List<Size> sizes =
                looks.stream().map(l -> estimator.fedSize(image.size(), l)).toList();
        RgbaImage small = small(image, sizes);
        RgbaImage mirror = MirroredDepth.mirrored(small);
        List<RawDepth> said = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            boolean mirrored = looks.get(i).mirrored();
            if (bothWays || !mirrored) {
                said.add(estimator.estimate(small, sizes.get(i), fovX));
            }
            if (bothWays || mirrored) {
                said.add(MirroredDepth.mirrored(estimator.estimate(mirror, sizes.get(i), fovX)));
            }
        }
        return ManyLooks.mean(said);
    }

    /** Large pictures are made smaller once for all looks, of the shape that they have. */
    private static RgbaImage small(RgbaImage image, List<Size> fed) {
        double scale = 0;
        for (Size size : fed) {
            scale = Math.max(scale, (double) SPARE * size.width() / image.width());
            scale = Math.max(scale, (double) SPARE * size.height() / image.height());
        }
        return scale < 1
                ? Resample.average(image, new Size((int) Math.ceil(scale * image.width()), (int)
                        Math.ceil(scale * image.height())))
                : image;
    }
}
