package diorama.pipeline.film;

import diorama.depth.DepthOptions;
import diorama.depth.FilmSky;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.Optional;

/** Puts the sky of a film's frames at the farthest, where it is asked for and a network may be wrong. Confined to one thread. */
public final class FrameSky {
    private final Optional<FilmSky> sky;

    /**
     * @param guessed depth is a network's
     * @param before what was known after the frame before the first
     */
    FrameSky(DepthOptions options, boolean guessed, FilmSky.State before) {
        sky = guessed && options.sky() ? Optional.of(new FilmSky(before)) : Optional.empty();
    }

    /** Of a film from its beginning. */
    public FrameSky(DepthOptions options, boolean guessed) {
        this(options, guessed, FilmSky.State.NONE);
    }

    /** The next frame's depth. */
    public DepthMap cleared(StereoStages.Ranged one) {
        float limit = one.range().skyLimit(one.depth().kind());
        return cleared(one.frame().image(), one.map(), limit, one.fact().cut());
    }

    /**
     * @param limit inverse depth above which nothing is sky
     * @param begins a shot begins with this frame
     */
    public DepthMap cleared(RgbaImage image, DepthMap map, float limit, boolean begins) {
        return sky.map(s -> s.next(image, map, limit, begins)).orElse(map);
    }

    FilmSky.State state() {
        return sky.map(FilmSky::state).orElse(FilmSky.State.NONE);
    }
}
