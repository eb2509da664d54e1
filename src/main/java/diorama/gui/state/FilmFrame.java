package diorama.gui.state;

import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.photo.Photo;
import diorama.video.file.FilmTimes;
import java.util.Optional;

/**
 * A frame of a film.
 *
 * @param times of all frames
 * @param index of this one, from 0
 * @param seen it with its depth, from which both eyes are drawn; empty until that is known
 */
public record FilmFrame(FilmTimes times, int index, Optional<Seen> seen) {
    /**
     * A frame whose depth is known.
     *
     * @param made how its depth was found
     * @param importing how a depth film was read
     * @param range that it was normalised by, where that was given
     * @param cuts by which its shots were told apart
     */
    public record Seen(Photo photo, DepthOptions made, ImportOptions importing, Optional<DepthRange> range, Cuts cuts) {
        /** Whether it is as {@code recipe} wants it, bent and cut as it may be. */
        public boolean made(SceneObject.Recipe recipe) {
            return made.equals(recipe.depth()) && importing.equals(recipe.importing());
        }
    }

    /**
     * Where a film's shots begin, or how that is found.
     *
     * @param list where it is known
     * @param looked how they are looked for
     */
    public record Cuts(Optional<CutList> list, StabiliseOptions looked) {
        public static Cuts of(StereoJob job) {
            return new Cuts(job.cuts(), job.stabilise());
        }
    }

    /** When it is shown, microseconds from the film's beginning. */
    public long micros() {
        return times.at(index);
    }

    public FilmFrame with(Seen known) {
        return new FilmFrame(times, index, Optional.of(known));
    }
}
