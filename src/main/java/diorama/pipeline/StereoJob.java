package diorama.pipeline;

import diorama.depth.DepthOptions;
import diorama.depth.StabiliseOptions;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.StereoOptions;
import diorama.video.EncodeOptions;

/** All that is asked of a stereo film. */
public record StereoJob(
        DepthOptions depth,
        StabiliseOptions stabilise,
        ReliefOptions relief,
        StereoOptions stereo,
        EncodeOptions encode,
        Backend renderer) {

    public static final StereoJob DEFAULTS = new StereoJob(
            DepthOptions.DEFAULTS,
            StabiliseOptions.DEFAULTS,
            ReliefOptions.DEFAULTS,
            StereoOptions.DEFAULTS,
            EncodeOptions.DEFAULTS,
            Backend.AUTO);
}
