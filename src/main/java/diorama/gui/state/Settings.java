package diorama.gui.state;

import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.util.List;
import java.util.Optional;

/**
 * The options of the whole scene.
 *
 * @param depth for photos that are opened next
 * @param importing of depth maps that are opened next
 * @param relief for photos that are opened next
 * @param clip the camera move of the active photo
 * @param making of stereo films
 */
public record Settings(
        DepthOptions depth,
        ImportOptions importing,
        ReliefOptions relief,
        StereoOptions stereo,
        Look look,
        Lighting lighting,
        ViewOptions view,
        Clip clip,
        Making making) {
    public static final Settings DEFAULTS = new Settings(
            DepthOptions.DEFAULTS,
            ImportOptions.DEFAULTS,
            ReliefOptions.DEFAULTS,
            StereoOptions.DEFAULTS,
            Look.DEFAULTS,
            Lighting.DEFAULTS,
            ViewOptions.DEFAULTS,
            Clip.DEFAULTS);

    /** Films are made as usual. */
    public Settings(
            DepthOptions depth,
            ImportOptions importing,
            ReliefOptions relief,
            StereoOptions stereo,
            Look look,
            Lighting lighting,
            ViewOptions view,
            Clip clip) {
        this(depth, importing, relief, stereo, look, lighting, view, clip, Making.DEFAULTS);
    }

    /** These settings with one of their option records replaced. */
    public Settings with(Record options) {
        if (options instanceof DepthOptions o) {
            return new Settings(o, importing, relief, stereo, look, lighting, view, clip, making);
        }
        if (options instanceof ImportOptions o) {
            return new Settings(depth, o, relief, stereo, look, lighting, view, clip, making);
        }
        if (options instanceof ReliefOptions o) {
            return new Settings(depth, importing, o, stereo, look, lighting, view, clip, making);
        }
        if (options instanceof StereoOptions o) {
            return new Settings(depth, importing, relief, o, look, lighting, view, clip, making);
        }
        if (options instanceof ViewOptions o) {
            return new Settings(depth, importing, relief, stereo, look, lighting, o, clip, making);
        }
        if (options instanceof Look o) {
            return new Settings(depth, importing, relief, stereo, o, lighting, view, clip, making);
        }
        if (options instanceof Lighting o) {
            return new Settings(depth, importing, relief, stereo, look, o, view, clip, making);
        }
        if (options instanceof Clip o) {
            return new Settings(depth, importing, relief, stereo, look, lighting, view, o, making);
        }
        if (options instanceof ZoomOptions o) {
            return with(clip.with(o));
        }
        if (options instanceof LensOptions o) {
            return with(clip.with(o));
        }
        if (options instanceof GradeOptions o) {
            return with(clip.with(o));
        }
        Optional<Making> made = making.with(options);
        if (made.isPresent()) {
            return new Settings(depth, importing, relief, stereo, look, lighting, view, clip, made.get());
        }
        throw new AssertionError(options);
    }

    /** How the next photo's relief is made. */
    public SceneObject.Recipe recipe() {
        return new SceneObject.Recipe(depth, importing, relief, List.of());
    }
}
