package diorama.pipeline;

import diorama.depth.DepthOptions;
import diorama.depth.StabiliseOptions;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.StereoOptions;
import diorama.video.EncodeOptions;
import diorama.video.FilmOptions;

/** All that is asked of a stereo film. */
public record StereoJob(
        DepthOptions depth,
        StabiliseOptions stabilise,
        ReliefOptions relief,
        StereoOptions stereo,
        EncodeOptions encode,
        FilmOptions film,
        Backend renderer) {

    public static final StereoJob DEFAULTS = new StereoJob(
            DepthOptions.DEFAULTS,
            StabiliseOptions.DEFAULTS,
            ReliefOptions.DEFAULTS,
            StereoOptions.DEFAULTS,
            EncodeOptions.DEFAULTS,
            FilmOptions.DEFAULTS,
            Backend.AUTO);
}
