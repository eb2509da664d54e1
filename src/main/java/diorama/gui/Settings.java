package diorama.gui;

import diorama.depth.DepthOptions;
import diorama.relief.ReliefOptions;
import diorama.render.Look;
import diorama.stereo.StereoOptions;

/**
 * The options of the whole scene.
 *
 * @param depth for photos that are opened next
 * @param relief for photos that are opened next
 */
public record Settings(DepthOptions depth, ReliefOptions relief, StereoOptions stereo, Look look, ViewOptions view) {
    public static final Settings DEFAULTS = new Settings(
            DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, StereoOptions.DEFAULTS, Look.DEFAULTS, ViewOptions.DEFAULTS);

    /** These settings with one of their option records replaced. */
    public Settings with(Record options) {
        if (options instanceof DepthOptions o) {
            return new Settings(o, relief, stereo, look, view);
        }
        if (options instanceof ReliefOptions o) {
            return new Settings(depth, o, stereo, look, view);
        }
        if (options instanceof StereoOptions o) {
            return new Settings(depth, relief, o, look, view);
        }
        if (options instanceof ViewOptions o) {
            return new Settings(depth, relief, stereo, look, o);
        }
        if (options instanceof Look o) {
            return new Settings(depth, relief, stereo, o, view);
        }
        throw new AssertionError(options);
    }

    /** How the next photo's relief is made. */
    public SceneObject.Recipe recipe() {
        return new SceneObject.Recipe(depth, relief);
    }
}
