package diorama.gui;

import diorama.camera.OrbitControl;

/** A change that the user or a finished job makes to the {@link ViewState}; a list of them is a recording. */
public sealed interface Action {
    /** Adds a document and shows it; one of the same source is replaced. */
    record Open(Document document) implements Action {}

    /** Puts a job's result in the place of the document of the same source; the view stays. */
    record Update(Document document) implements Action {}

    /** Shows another opened document. */
    record Activate(int index) implements Action {}

    record Close(int index) implements Action {}

    /**
     * Replaces one of the option records.
     *
     * @param gesture changes with the same number other than 0 are undone together: the frames of one drag
     */
    record SetOptions(Record options, int gesture) implements Action {}

    /** Shows or hides a mesh. */
    record SetHidden(Settings.MeshKey mesh, boolean hidden) implements Action {}

    /** Turns the view, radians; + right moves the eye to its right, + up raises it. */
    record Orbit(float right, float up) implements Action {}

    /** Moves the picture, in heights of a viewport of the given aspect. */
    record Pan(float right, float up, float aspect) implements Action {}

    /** Goes nearer (factor below 1) or farther; the cursor at NDC ({@code x}, {@code y}) keeps what is under it. */
    record Zoom(float factor, float x, float y, float aspect) implements Action {}

    /** Looks along an axis. */
    record Look(OrbitControl.Side from) implements Action {}

    /** Looks from the other side. */
    record Opposite() implements Action {}

    /** Switches between perspective and parallel rays. */
    record ToggleParallel() implements Action {}

    /** Back to the view that the document is first seen from; for photos their camera. */
    record Home() implements Action {}

    /** Moves the whole document into the window without turning. */
    record Frame() implements Action {}

    record Undo() implements Action {}

    record Redo() implements Action {}

    /** Whether the change is a jump that the eye follows better when it is eased. */
    default boolean jumps() {
        return this instanceof Look
                || this instanceof Opposite
                || this instanceof Home
                || this instanceof Frame
                || (this instanceof Orbit o && Math.abs(o.right) + Math.abs(o.up) > 0.2f);
    }
}
