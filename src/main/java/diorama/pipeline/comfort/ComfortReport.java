package diorama.pipeline.comfort;

import diorama.base.Size;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Values;
import diorama.stereo.ComfortOptions;
import diorama.stereo.ParallaxBudget;
import diorama.stereo.ShotMeter;
import diorama.stereo.ShotParallax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What parallax a picture or film will have, or has.
 *
 * @param size of its frames
 * @param shots in order, at least one
 * @param finished it is stereo already: nothing about it can be changed by settings
 */
public record ComfortReport(Path file, Size size, List<Shot> shots, ComfortOptions options, boolean finished) {
    public ComfortReport {
        shots = List.copyOf(shots);
    }

    /**
     * One shot.
     *
     * @param frame its first, counted from 0
     * @param micros when it begins, from the film's beginning
     */
    public record Shot(long frame, long micros, ShotMeter.Measured parallax) {}

    public ParallaxBudget budget() {
        return ParallaxBudget.of(options);
    }

    /** What a shot has, or would have with limits where these are asked for. */
    public ShotParallax of(Shot shot) {
        return options.autoLimit() && !finished ? shot.parallax.limited() : shot.parallax.asked();
    }

    /** The worst and the means of all shots. */
    public ShotParallax whole() {
        return ShotParallax.whole(shots.stream().map(this::of).toList());
    }

    /** The shots with what keeps them to the budget. */
    public List<Timeline.Shot> limits() {
        List<Timeline.Shot> limits = new ArrayList<>();
        for (Shot shot : shots) {
            limits.add(timed(shot, shot.parallax.limited(), OptionalDouble.empty(), Optional.empty()));
        }
        return limits;
    }

    /** All shots with what {@code job} draws them with, limited where it asks for that. */
    public Timeline timeline(StereoJob job) {
        List<Timeline.Shot> all = new ArrayList<>();
        for (Shot shot : shots) {
            Values said = job.timeline().at(shot.micros);
            OptionalDouble scale = said.foregroundScale().isPresent()
                    ? said.foregroundScale()
                    : OptionalDouble.of(job.shape().foregroundScale());
            all.add(timed(shot, of(shot), scale, said.crop()));
        }
        return new Timeline(all, List.of());
    }

    private static Timeline.Shot timed(
            Shot shot, ShotParallax parallax, OptionalDouble scale, Optional<Timeline.Trim> crop) {
        Values values = new Values(
                OptionalDouble.of(parallax.divergence()), OptionalDouble.of(parallax.convergence()), scale, crop);
        return new Timeline.Shot(shot.micros, values, List.of());
    }
}
