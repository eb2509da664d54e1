package diorama.pipeline.film;

import diorama.depth.FilmSky;
import diorama.image.DepthMap;
import diorama.pipeline.film.StereoStages.Ranged;

/**
 * A frame's depth at its own size.
 *
 * @param sky what is known of the sky after it
 */
public record RefinedFrame(DepthMap map, Ranged of, FilmSky.State sky) {
    public long pts() {
        return of.frame().pts();
    }

    public long duration() {
        return of.frame().duration();
    }
}
