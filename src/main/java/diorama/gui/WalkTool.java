package diorama.gui;

import diorama.camera.OrbitControl;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import java.util.Optional;

/** Walks through the scene as in games: the mouse looks, W A S D go, Q and E sink and rise. Confined to the main thread. */
final class WalkTool {
    private static final float TURN = (float) Math.toRadians(0.18);
    private static final int[] KEYS = {
        ImGuiKey.W,
        ImGuiKey.S,
        ImGuiKey.A,
        ImGuiKey.D,
        ImGuiKey.Q,
        ImGuiKey.E,
        ImGuiKey.UpArrow,
        ImGuiKey.DownArrow,
        ImGuiKey.LeftArrow,
        ImGuiKey.RightArrow
    };

    private Optional<OrbitControl> before = Optional.empty();
    /** Radii of the scene a second. */
    private float pace = 0.25f;

    private boolean fresh;

    boolean active() {
        return before.isPresent();
    }

    /** Whether something moves by itself. */
    boolean moving() {
        if (!active()) {
            return false;
        }
        for (int key : KEYS) {
            if (ImGui.isKeyDown(key)) {
                return true;
            }
        }
        return false;
    }

    void begin(Desk desk) {
        before = Optional.of(desk.state().view());
        fresh = true;
    }

    /** Stays where it is. */
    void end() {
        before = Optional.empty();
    }

    void read(Desk desk) {
        if (before.isEmpty()) {
            return;
        }
        if (fresh) {
            fresh = false;
            return;
        }
        ImGuiIO io = ImGui.getIO();
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1)) {
            back(desk, before.get());
            return;
        }
        if (ImGui.isMouseClicked(0) || ImGui.isKeyPressed(ImGuiKey.Enter, false)) {
            before = Optional.empty();
            return;
        }
        if (io.getMouseWheel() != 0) {
            pace *= (float) Math.pow(1.2, io.getMouseWheel());
        }
        float step = pace
                * Staging.of(desk.state()).bounds().radius()
                * Math.min(0.1f, io.getDeltaTime())
                * (io.getKeyShift() ? 4 : 1);
        float ahead = step * (axis(ImGuiKey.W, ImGuiKey.S) + axis(ImGuiKey.UpArrow, ImGuiKey.DownArrow));
        float right = step * (axis(ImGuiKey.D, ImGuiKey.A) + axis(ImGuiKey.RightArrow, ImGuiKey.LeftArrow));
        float up = step * axis(ImGuiKey.E, ImGuiKey.Q);
        float turnRight = io.getMouseDeltaX() * TURN;
        float turnUp = -io.getMouseDeltaY() * TURN;
        if (ahead != 0 || right != 0 || up != 0 || turnRight != 0 || turnUp != 0) {
            desk.act(new Action.Walk(turnRight, turnUp, right, up, ahead));
        }
    }

    private void back(Desk desk, OrbitControl to) {
        before = Optional.empty();
        desk.act(new Action.SetView(to));
    }

    private static int axis(int plus, int minus) {
        return (ImGui.isKeyDown(plus) ? 1 : 0) - (ImGui.isKeyDown(minus) ? 1 : 0);
    }
}
