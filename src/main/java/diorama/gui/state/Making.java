package diorama.gui.state;

import diorama.depth.CutList;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.options.Option;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.SourceOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.util.List;
import java.util.Optional;

/** How stereo films are made, besides what the whole scene says of stereo. */
public record Making(
        ShapeOptions shape,
        FrameOptions frame,
        ComfortOptions comfort,
        StabiliseOptions stabilise,
        EncodeOptions encode,
        FilmOptions film) {
    public static final Making DEFAULTS = new Making(
            ShapeOptions.DEFAULTS,
            FrameOptions.DEFAULTS,
            ComfortOptions.DEFAULTS,
            StabiliseOptions.DEFAULTS,
            EncodeOptions.DEFAULTS,
            FilmOptions.DEFAULTS);

    /** This with one of its records replaced; empty where {@code options} is none of these. */
    Optional<Making> with(Record options) {
        if (options instanceof ShapeOptions o) {
            return Optional.of(new Making(o, frame, comfort, stabilise, encode, film));
        }
        if (options instanceof FrameOptions o) {
            return Optional.of(new Making(shape, o, comfort, stabilise, encode, film));
        }
        if (options instanceof ComfortOptions o) {
            return Optional.of(new Making(shape, frame, o, stabilise, encode, film));
        }
        if (options instanceof StabiliseOptions o) {
            return Optional.of(new Making(shape, frame, comfort, o, encode, film));
        }
        if (options instanceof EncodeOptions o) {
            return Optional.of(new Making(shape, frame, comfort, stabilise, o, film));
        }
        return options instanceof FilmOptions o
                ? Optional.of(new Making(shape, frame, comfort, stabilise, encode, o))
                : Optional.empty();
    }

    /** What the stereo film of an object is made by. */
    public static StereoJob job(Settings settings, SceneObject object, Backend renderer) {
        Making making = settings.making();
        Timeline timeline = FilmKeys.says(object.timeline()) ? object.timeline() : Timeline.NONE;
        return new StereoJob(
                object.recipe().depth(),
                making.stabilise,
                object.recipe().relief(),
                SourceOptions.DEFAULTS,
                settings.stereo(),
                making.shape,
                making.frame,
                making.comfort,
                making.encode,
                making.film,
                renderer,
                timeline,
                Optional.<CutList>empty());
    }

    /** The job as the viewport shows what it makes. */
    public static StereoJob previewed(StereoJob job) {
        return job.with(inWindow(job.frame()));
    }

    /** Frames as they are, without bars and canvas, which the viewport has no room for. */
    private static FrameOptions inWindow(FrameOptions asked) {
        FrameOptions shown = FrameOptions.DEFAULTS;
        for (String name : List.of("ipd-offset", "preserve-screen-border", "anaglyph-method")) {
            Option option = FrameOptions.SCHEMA.option(name);
            shown = FrameOptions.SCHEMA.with(shown, option, option.get(asked));
        }
        return shown;
    }
}
