package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Keymap;
import diorama.gui.state.Picker;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.render.Lighting;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiMouseButton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns the mouse's moves over the viewport into actions: Blender's, with the left button as well. Confined to main. */
public final class Navigation {
    /** Blender's turntable, radians a pixel. */
    private static final float TURN = (float) Math.toRadians(0.4);

    private static final float WHEEL = 1.15f;

    /** Radians, or heights of the viewport, of a step of the wheel or what two fingers say is one. */
    private static final float FINGERS = 0.06f;

    /** A press that moves less is a click, px at 96 dpi. */
    private static final float CLICK = 4;

    private Mode mode = Mode.NONE;
    private boolean left;
    private boolean middle;
    private float travelled;
    private float pressX;
    private float pressY;
    private int gesture = 1 << 22;

    private enum Mode {
        NONE,
        ORBIT,
        PAN,
        ZOOM,
        /** As {@link #ZOOM}, where the cursor was pressed. */
        ZOOM_THERE,
        TURN_LIGHT,
        /** Round the line of sight, as the mouse goes round the middle. */
        ROLL,
        /** A press of the left button that does not orbit. */
        CLICK
    }

    /** Whether a drag is under way. */
    public boolean dragging() {
        return mode != Mode.NONE && mode != Mode.CLICK && travelled > 0;
    }

    /** Begins a rectangle where a press of the left button that does not orbit has become a drag. */
    public void boxed(Desk desk, ViewPlace place, BoxSelect box) {
        if (mode == Mode.CLICK && place.held() && travelled >= CLICK * desk.scale()) {
            mode = Mode.NONE;
            box.drag(place.screenX(pressX), place.screenY(pressY));
        }
    }

    public void read(Desk desk, ViewPlace place) {
        read(desk, place, () -> click(desk, place));
    }

    /** @param clicked what a click of the left button does */
    public void read(Desk desk, ViewPlace place, Runnable clicked) {
        ImGuiIO io = ImGui.getIO();
        if (place.held() && mode == Mode.NONE) {
            mode = f3d(desk)
                    ? beganF3d(io)
                    : began(io, desk.state().settings().view().leftButtonOrbits());
            left = ImGui.isMouseDown(ImGuiMouseButton.Left);
            middle = ImGui.isMouseDown(ImGuiMouseButton.Middle);
            pressX = place.mouseX();
            pressY = place.mouseY();
            gesture++;
            // what the mouse went in the frame of its press it went before
            travelled = 0;
        } else if (mode != Mode.NONE && (place.held() || released())) {
            moved(desk, place, io.getMouseDeltaX(), io.getMouseDeltaY());
        }
        if (!place.held()) {
            if (mode != Mode.NONE && travelled < CLICK * desk.scale() && place.hovered()) {
                if (left) {
                    clicked.run();
                } else if (middle && f3d(desk)) {
                    turnAbout(desk, place);
                }
            }
            mode = Mode.NONE;
        }
        wheel(desk, place, io);
    }

    /** Whether a button went up in this frame: what the mouse went in it, it went before. */
    private static boolean released() {
        return ImGui.isMouseReleased(ImGuiMouseButton.Left)
                || ImGui.isMouseReleased(ImGuiMouseButton.Middle)
                || ImGui.isMouseReleased(ImGuiMouseButton.Right);
    }

    private void moved(Desk desk, ViewPlace place, float dx, float dy) {
        if (dx != 0 || dy != 0) {
            travelled += Math.abs(dx) + Math.abs(dy);
            drag(desk, place, dx, dy);
        }
    }

    /** Ctrl and Shift pan with the wheel, as in Blender; trackpads pan sideways too. */
    private static void wheel(Desk desk, ViewPlace place, ImGuiIO io) {
        float wheel = io.getMouseWheel();
        float sideways = io.getMouseWheelH();
        if (!place.hovered() || (wheel == 0 && sideways == 0)) {
            return;
        }
        if (desk.state().settings().view().trackpadOrbits()) {
            fingers(desk, place, io);
        } else if (f3d(desk) && sideways == 0) {
            float x = io.getKeyCtrl() ? place.mouseX() : 0;
            float y = io.getKeyCtrl() ? place.mouseY() : 0;
            desk.act(new Action.Zoom((float) Math.pow(WHEEL, -wheel), x, y, place.aspect()));
        } else if (io.getKeyCtrl() || sideways != 0) {
            desk.act(new Action.Pan(FINGERS * (io.getKeyCtrl() ? wheel : sideways), 0, place.aspect()));
        } else if (io.getKeyShift()) {
            desk.act(new Action.Pan(0, -FINGERS * wheel, place.aspect()));
        } else {
            desk.act(new Action.Zoom((float) Math.pow(WHEEL, -wheel), place.mouseX(), place.mouseY(), place.aspect()));
        }
    }

    /** As in Blender: two fingers orbit, with Shift they pan, with Ctrl they zoom. */
    private static void fingers(Desk desk, ViewPlace place, ImGuiIO io) {
        float up = io.getMouseWheel();
        float right = io.getMouseWheelH();
        if (io.getKeyCtrl()) {
            desk.act(new Action.Zoom((float) Math.pow(WHEEL, -up), place.mouseX(), place.mouseY(), place.aspect()));
        } else if (io.getKeyShift()) {
            desk.act(new Action.Pan(FINGERS * right, -FINGERS * up, place.aspect()));
        } else {
            desk.act(new Action.Orbit(-FINGERS * right, FINGERS * up));
        }
    }

    private static void click(Desk desk, ViewPlace place) {
        ViewState state = desk.state();
        Optional<Picker.Hit> hit =
                Picker.at(Staging.of(state), desk.shownView(), place.mouseX(), place.mouseY(), place.aspect());
        Set<Integer> ids = new HashSet<>();
        int active = state.project().active();
        if (ImGui.getIO().getKeyShift()) {
            ids.addAll(state.project().selected());
        }
        if (hit.isPresent()) {
            int id = hit.get().object();
            boolean again = ImGui.getIO().getKeyShift() && active == id && ids.remove(id);
            if (!again) {
                ids.add(id);
                active = id;
            }
        }
        if (!ids.equals(state.project().selected()) || active != state.project().active()) {
            desk.act(new Action.Select(ids, active));
        }
    }

    private static Mode began(ImGuiIO io, boolean leftOrbits) {
        boolean middle = ImGui.isMouseDown(ImGuiMouseButton.Middle);
        boolean leftDown = ImGui.isMouseDown(ImGuiMouseButton.Left);
        if (ImGui.isMouseDown(ImGuiMouseButton.Right)) {
            return Mode.PAN;
        }
        if (!middle && !(leftDown && (leftOrbits || io.getKeyAlt()))) {
            return leftDown ? Mode.CLICK : Mode.NONE;
        }
        return io.getKeyShift() ? Mode.PAN : io.getKeyCtrl() ? Mode.ZOOM : Mode.ORBIT;
    }

    private static boolean f3d(Desk desk) {
        return desk.preferences().keymap() == Keymap.F3D;
    }

    private static Mode beganF3d(ImGuiIO io) {
        if (ImGui.isMouseDown(ImGuiMouseButton.Right)) {
            return io.getKeyShift() ? Mode.TURN_LIGHT : io.getKeyCtrl() ? Mode.ZOOM_THERE : Mode.ZOOM;
        }
        if (ImGui.isMouseDown(ImGuiMouseButton.Middle)) {
            return Mode.PAN;
        }
        return io.getKeyShift() ? Mode.PAN : io.getKeyCtrl() ? Mode.ROLL : Mode.ORBIT;
    }

    /** Has the view turn about the point under the mouse, which comes to the middle; the distance stays. */
    private static void turnAbout(Desk desk, ViewPlace place) {
        OrbitControl view = desk.shownView();
        Picker.point(Staging.of(desk.state()), view, place.mouseX(), place.mouseY(), place.aspect())
                .ifPresent(point -> desk.act(
                        new Action.SetView(view.placed(point, view.back().mul(view.distance())))));
    }

    /** How far the mouse went round the viewport's middle, anticlockwise, radians; the camera goes the other way. */
    private static float roundTheMiddle(ViewPlace place, float dx, float dy) {
        float x = ImGui.getMousePosX() - place.x() - place.width() / 2;
        float y = ImGui.getMousePosY() - place.y() - place.height() / 2;
        double now = Math.atan2(-y, x);
        double before = Math.atan2(-(y - dy), x - dx);
        return (float) Math.IEEEremainder(before - now, 2 * Math.PI);
    }

    private void drag(Desk desk, ViewPlace place, float dx, float dy) {
        switch (mode) {
            case ORBIT -> desk.act(new Action.Orbit(-dx * TURN / desk.scale(), dy * TURN / desk.scale()));
            case PAN -> desk.act(new Action.Pan(dx / place.height(), -dy / place.height(), place.aspect()));
            case ZOOM_THERE ->
                desk.act(new Action.Zoom((float) Math.exp(dy / place.height() * 4), pressX, pressY, place.aspect()));
            case ROLL -> desk.act(new Action.Roll(roundTheMiddle(place, dx, dy)));
            case TURN_LIGHT -> {
                Lighting light = desk.state().settings().lighting();
                float turned = (float) Math.IEEEremainder(light.lightTurn() + 0.4f * dx / desk.scale(), 360);
                desk.act(new Action.SetOptions(light.with("light-turn", turned), gesture));
            }
            case ZOOM -> desk.act(new Action.Zoom((float) Math.exp(dy / place.height() * 4), 0, 0, place.aspect()));
            case NONE, CLICK -> {
                // a press that waits to be a click
            }
        }
    }
}
