package diorama.gui.state;

import diorama.camera.OrbitControl;
import diorama.depth.DepthStroke;
import diorama.pipeline.job.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A change that the user or a finished job makes to the {@link ViewState}; a list of them is a recording. */
public sealed interface Action {
    /** Adds an object and selects it; objects of the same file take the new document instead. */
    record Open(Document document) implements Action {}

    /** Puts a job's result in the place of an object's document; the view stays. */
    record Update(int object, Document document) implements Action {}

    /** Shows another file in the place of an object's. */
    record Replace(int object, Document document) implements Action {}

    /**
     * Replaces where a film's shots begin, and what is said of them.
     *
     * @param gesture as for {@link Place}
     */
    record SetTimeline(int object, Timeline timeline, int gesture) implements Action {}

    /** Goes to a frame of a film, which is not undone; frames beyond its ends are those at its ends. */
    record Seek(int object, int frame) implements Action {}

    /**
     * Takes what a project file holds for the whole, which is not undone; documents are made afterwards.
     *
     * @param frames where films are, by the objects' ids in the file
     */
    record Load(Project project, Map<Integer, Playhead> frames, OrbitControl view) implements Action {}

    /** @param active id of the object that the properties show; 0 for none */
    record Select(Set<Integer> objects, int active) implements Action {}

    record Delete(Set<Integer> objects) implements Action {}

    /** Begins anew: without objects, measures and keys; options stay. */
    record Clear() implements Action {}

    /** Copies that stand where the originals do, and are selected. */
    record Duplicate(Set<Integer> objects) implements Action {}

    record Rename(int object, String name) implements Action {}

    /** Moves an object to another place of the outliner's order. */
    record Reorder(int object, int place) implements Action {}

    /** Opens or shuts the eye. */
    record SetVisible(Set<Integer> objects, boolean visible) implements Action {}

    /** Opens or shuts the camera: whether saved pictures show it. */
    record SetRendered(Set<Integer> objects, boolean rendered) implements Action {}

    /** Shows or hides one mesh of an object. */
    record SetMeshHidden(int object, int mesh, boolean hidden) implements Action {}

    /** Replaces the strokes over a photo's depth: one more after each stroke of a brush. */
    record Retouch(int object, List<DepthStroke> strokes) implements Action {}

    /**
     * Moves, turns or grows objects.
     *
     * @param gesture changes with the same number other than 0 are undone together: the frames of one drag
     */
    record Place(Map<Integer, Placement> placements, int gesture) implements Action {}

    /**
     * Replaces one of the option records; those of depth and relief are the active object's.
     *
     * @param gesture as for {@link Place}
     */
    record SetOptions(Record options, int gesture) implements Action {}

    /** Turns the view, radians; + right moves the eye to its right, + up raises it. */
    record Orbit(float right, float up) implements Action {}

    /** Rolls the camera anticlockwise round its line of sight, radians: the picture turns clockwise. */
    record Roll(float angle) implements Action {}

    /** Moves the picture, in heights of a viewport of the given aspect. */
    record Pan(float right, float up, float aspect) implements Action {}

    /** Goes nearer (factor below 1) or farther; the cursor at NDC ({@code x}, {@code y}) keeps what is under it. */
    record Zoom(float factor, float x, float y, float aspect) implements Action {}

    /** Looks around from where the eye is, radians, then goes: scene units to the right, upwards and ahead. */
    record Walk(float turnRight, float turnUp, float right, float up, float ahead) implements Action {}

    /** Looks from exactly there. */
    record SetView(OrbitControl view) implements Action {}

    /** Looks along an axis. */
    record Look(OrbitControl.Side from) implements Action {}

    /** Looks from the other side. */
    record Opposite() implements Action {}

    /** Switches between perspective and parallel rays. */
    record ToggleParallel() implements Action {}

    /** Back to the view that the active object is first seen from; for photos their camera. */
    record Home() implements Action {}

    /** Moves the whole scene, or what is selected, into the window without turning. */
    record Frame(boolean selection) implements Action {}

    /** Replaces what was measured in the scene. */
    record Measure(List<Ruler> rulers) implements Action {}

    /** Keeps the present, shown by the left part of the viewport from now on; the wipe stays where it is. */
    record Keep() implements Action {}

    /** Moves the line between what was kept and the present, [0,1] of the viewport's width. */
    record Wipe(float place) implements Action {}

    /** Shows the present alone; what was kept stays kept. */
    record EndCompare() implements Action {}

    /** Shows what was kept again. */
    record Recall() implements Action {}

    record Undo() implements Action {}

    record Redo() implements Action {}

    /** Makes one step of the gesture of that number, if it was the last, and of the step before it. */
    record Join(int gesture) implements Action {}

    /** Takes back what the gesture of that number has done so far, as if it had never been. */
    record Cancel(int gesture) implements Action {}

    /** Whether the change is a jump that the eye follows better when it is eased. */
    default boolean jumps() {
        return this instanceof Look
                || this instanceof Opposite
                || this instanceof Home
                || this instanceof Frame
                || (this instanceof Roll r && Math.abs(r.angle) > 0.2f)
                || (this instanceof Orbit o && Math.abs(o.right) + Math.abs(o.up) > 0.2f);
    }

    /** Number of the gesture that the change is a part of; 0 when it stands alone. */
    default int gestureNumber() {
        if (this instanceof SetTimeline a) {
            return a.gesture;
        }
        return this instanceof SetOptions a ? a.gesture : this instanceof Place p ? p.gesture : 0;
    }
}
