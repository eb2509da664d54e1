package diorama.pipeline.job;

import diorama.base.Size;
import diorama.depth.ShapeOptions;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.stereo.AutoConvergence;
import diorama.stereo.ConvergenceMode;
import diorama.stereo.StereoOptions;

/**
 * What one frame is drawn with: the job's own options with what the timeline says of the moment.
 *
 * @param follows whether the screen follows the scene
 */
public record Moment(StereoOptions stereo, ShapeOptions shape, boolean follows) {
    /** @param frame its size, which parallax in px is told by */
    public static Moment of(StereoJob job, Timeline.Values said, Size frame) {
        StereoOptions stereo = job.stereo();
        if (said.divergence().isPresent() || said.convergence().isPresent()) {
            StereoOptions percent = stereo.inPercent(frame.longSide());
            stereo = percent.with((float) said.divergence().orElse(percent.divergence()), (float)
                    said.convergence().orElse(percent.convergence()));
        }
        ShapeOptions shape = said.foregroundScale().isPresent()
                ? job.shape().withForegroundScale((float) said.foregroundScale().getAsDouble())
                : job.shape();
        // a place of the screen that was given for the moment goes before one that is looked for
        boolean follows = job.comfort().convergenceMode() != ConvergenceMode.CONSTANT
                && said.convergence().isEmpty();
        return new Moment(stereo, shape, follows);
    }

    /** The options with the screen where it belongs. */
    public StereoOptions placed(AutoConvergence screen, RgbaImage image, DepthMap depth, boolean begins) {
        return follows
                ? stereo.with(stereo.divergence(), screen.next(image, depth, stereo.convergence(), begins))
                : stereo;
    }
}
