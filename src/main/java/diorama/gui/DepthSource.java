package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.depth.DepthOptions;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/** Where the studio gets the depth of a photo that has none; called on the work thread. */
public interface DepthSource {
    /** Inverse depth in [0,1] at any size of the photo's shape. */
    DepthMap estimate(RgbaImage photo, DepthOptions options, Progress progress, CancelToken cancel);

    /** One line for the user about what these options can be trusted with, or empty. */
    String note(DepthOptions options);
}
