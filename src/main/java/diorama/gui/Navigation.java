package diorama.gui;

import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiMouseButton;

/** Turns the mouse's moves over the viewport into actions: Blender's, with the left button as well. Confined to main. */
final class Navigation {
    /** Blender's turntable, radians a pixel. */
    private static final float TURN = (float) Math.toRadians(0.4);

    private static final float WHEEL = 1.15f;

    private Mode mode = Mode.NONE;

    private enum Mode {
        NONE,
        ORBIT,
        PAN,
        ZOOM
    }

    /**
     * The viewport on the screen, px.
     *
     * @param held whether a press that began inside still lasts
     * @param hovered whether the mouse is over it and nothing else
     */
    record Place(float x, float y, float width, float height, boolean held, boolean hovered) {
        float aspect() {
            return width / height;
        }
    }

    /** Whether a drag is under way. */
    boolean dragging() {
        return mode != Mode.NONE;
    }

    void read(Desk desk, Place place) {
        ImGuiIO io = ImGui.getIO();
        boolean left = desk.state().settings().view().leftButtonOrbits();
        if (!place.held()) {
            mode = Mode.NONE;
        } else if (mode == Mode.NONE) {
            mode = began(io, left);
        }
        float dx = io.getMouseDeltaX();
        float dy = io.getMouseDeltaY();
        if (mode != Mode.NONE && (dx != 0 || dy != 0)) {
            drag(desk, place, dx, dy);
        }
        float wheel = io.getMouseWheel();
        if (place.hovered() && wheel != 0) {
            float x = 2 * (ImGui.getMousePosX() - place.x()) / place.width() - 1;
            float y = 1 - 2 * (ImGui.getMousePosY() - place.y()) / place.height();
            desk.act(new Action.Zoom((float) Math.pow(WHEEL, -wheel), x, y, place.aspect()));
        }
    }

    private static Mode began(ImGuiIO io, boolean leftOrbits) {
        boolean middle = ImGui.isMouseDown(ImGuiMouseButton.Middle);
        boolean leftDown = ImGui.isMouseDown(ImGuiMouseButton.Left);
        if (ImGui.isMouseDown(ImGuiMouseButton.Right)) {
            return Mode.PAN;
        }
        if (!middle && !(leftDown && (leftOrbits || io.getKeyAlt()))) {
            return Mode.NONE;
        }
        return io.getKeyShift() ? Mode.PAN : io.getKeyCtrl() ? Mode.ZOOM : Mode.ORBIT;
    }

    private void drag(Desk desk, Place place, float dx, float dy) {
        Action action =
                switch (mode) {
                    case ORBIT -> new Action.Orbit(-dx * TURN / desk.scale(), dy * TURN / desk.scale());
                    case PAN -> new Action.Pan(dx / place.height(), -dy / place.height(), place.aspect());
                    case ZOOM -> new Action.Zoom((float) Math.exp(dy / place.height() * 4), 0, 0, place.aspect());
                    case NONE -> throw new AssertionError(mode);
                };
        desk.act(action);
    }
}
