package diorama.gui;

import diorama.depth.DepthOptions;
import diorama.relief.ReliefOptions;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.util.HashSet;
import java.util.Set;

/**
 * Everything that the user sets and can undo.
 *
 * @param hidden meshes that are not drawn
 */
public record Settings(
        DepthOptions depth,
        ReliefOptions relief,
        StereoOptions stereo,
        Look look,
        ViewOptions view,
        Set<MeshKey> hidden) {
    public static final Settings DEFAULTS = new Settings(
            DepthOptions.DEFAULTS,
            ReliefOptions.DEFAULTS,
            StereoOptions.DEFAULTS,
            Look.DEFAULTS,
            ViewOptions.DEFAULTS,
            Set.of());

    public Settings {
        hidden = Set.copyOf(hidden);
    }

    /** A mesh of an opened file. */
    public record MeshKey(Source source, int mesh) {}

    /** These settings with one of their option records replaced. */
    public Settings with(Record options) {
        if (options instanceof DepthOptions o) {
            return new Settings(o, relief, stereo, look, view, hidden);
        }
        if (options instanceof ReliefOptions o) {
            return new Settings(depth, o, stereo, look, view, hidden);
        }
        if (options instanceof StereoOptions o) {
            return new Settings(depth, relief, o, look, view, hidden);
        }
        if (options instanceof ViewOptions o) {
            return new Settings(depth, relief, stereo, look, o, hidden);
        }
        if (options instanceof Look o) {
            return new Settings(depth, relief, stereo, o, view, hidden);
        }
        throw new AssertionError(options);
    }

    Settings withHidden(MeshKey mesh, boolean hide) {
        Set<MeshKey> others = new HashSet<>(hidden);
        if (hide) {
            others.add(mesh);
        } else {
            others.remove(mesh);
        }
        return new Settings(depth, relief, stereo, look, view, others);
    }
}
