package diorama.pipeline.film;

import diorama.image.DepthMap;
import diorama.pipeline.film.StereoStages.Ranged;

/** A frame's depth at its own size. */
public record RefinedFrame(DepthMap map, Ranged of) {
    public long pts() {
        return of.frame().pts();
    }

    public long duration() {
        return of.frame().duration();
    }
}
