package diorama.pipeline;

import diorama.image.DepthMap;
import diorama.pipeline.StereoStages.Ranged;

/** A frame's depth at its own size. */
record RefinedFrame(DepthMap map, Ranged of) {
    long pts() {
        return of.frame().pts();
    }

    long duration() {
        return of.frame().duration();
    }
}
