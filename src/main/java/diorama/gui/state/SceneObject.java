package diorama.gui.state;

import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.depth.ImportOptions;
import diorama.pipeline.job.Timeline;
import diorama.relief.ReliefOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A thing of the scene as the user sets it; what is made of its file is a {@link Document}.
 *
 * @param id of its own as long as the window is open
 * @param stood where it was put when it was opened, before any hand moved it
 * @param visible whether the eye is open
 * @param rendered whether it is in pictures that are saved
 * @param hiddenMeshes parts that are not drawn, by their index: meshes, then lamps in the order of the tree
 * @param recipe how its relief is made; meshes do without
 * @param timeline of a film: where its shots begin, and what of its stereo changes in time
 */
public record SceneObject(
        int id,
        String name,
        Source source,
        Placement placement,
        Placement stood,
        boolean visible,
        boolean rendered,
        Set<Integer> hiddenMeshes,
        Recipe recipe,
        Timeline timeline) {
    public SceneObject {
        hiddenMeshes = Set.copyOf(hiddenMeshes);
    }

    /**
     * What a relief is made with.
     *
     * @param importing how a depth map of its own is read
     * @param retouch strokes over its depth, oldest first
     */
    public record Recipe(DepthOptions depth, ImportOptions importing, ReliefOptions relief, List<DepthStroke> retouch) {
        public Recipe {
            retouch = List.copyOf(retouch);
        }

        /** Without strokes; maps are read as usual. */
        public Recipe(DepthOptions depth, ReliefOptions relief) {
            this(depth, ImportOptions.DEFAULTS, relief, List.of());
        }

        public Recipe with(DepthOptions other) {
            return new Recipe(other, importing, relief, retouch);
        }

        public Recipe with(ImportOptions other) {
            return new Recipe(depth, other, relief, retouch);
        }

        public Recipe with(ReliefOptions other) {
            return new Recipe(depth, importing, other, retouch);
        }

        public Recipe with(List<DepthStroke> strokes) {
            return new Recipe(depth, importing, relief, strokes);
        }
    }

    static SceneObject of(int id, String name, Source source, Recipe recipe) {
        return new SceneObject(
                id, name, source, Placement.HOME, Placement.HOME, true, true, Set.of(), recipe, Timeline.NONE);
    }

    SceneObject withId(int other, String otherName) {
        return new SceneObject(
                other, otherName, source, placement, stood, visible, rendered, hiddenMeshes, recipe, timeline);
    }

    SceneObject withName(String other) {
        return withId(id, other);
    }

    SceneObject withSource(Source other, String otherName) {
        return new SceneObject(
                id, otherName, other, placement, stood, visible, rendered, Set.of(), recipe, Timeline.NONE);
    }

    /** The same file, read again: what was said of its parts and its time stays. */
    SceneObject reread(Source other) {
        return new SceneObject(id, name, other, placement, stood, visible, rendered, hiddenMeshes, recipe, timeline);
    }

    public SceneObject withPlacement(Placement other) {
        return new SceneObject(id, name, source, other, stood, visible, rendered, hiddenMeshes, recipe, timeline);
    }

    /** As it is put when it is opened. */
    public SceneObject at(Placement first) {
        return new SceneObject(id, name, source, first, first, visible, rendered, hiddenMeshes, recipe, timeline);
    }

    /** Whether a hand has moved, turned or sized it. */
    boolean arranged() {
        return !placement.equals(stood);
    }

    SceneObject withVisible(boolean on) {
        return new SceneObject(id, name, source, placement, stood, on, rendered, hiddenMeshes, recipe, timeline);
    }

    SceneObject withRendered(boolean on) {
        return new SceneObject(id, name, source, placement, stood, visible, on, hiddenMeshes, recipe, timeline);
    }

    public SceneObject withRecipe(Recipe other) {
        return new SceneObject(id, name, source, placement, stood, visible, rendered, hiddenMeshes, other, timeline);
    }

    SceneObject with(Timeline other) {
        return new SceneObject(id, name, source, placement, stood, visible, rendered, hiddenMeshes, recipe, other);
    }

    SceneObject withMeshHidden(int mesh, boolean hide) {
        Set<Integer> others = new HashSet<>(hiddenMeshes);
        if (hide) {
            others.add(mesh);
        } else {
            others.remove(mesh);
        }
        return new SceneObject(id, name, source, placement, stood, visible, rendered, others, recipe, timeline);
    }
}
