package diorama.gui;

import diorama.camera.OrbitControl;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiMouseCursor;
import java.util.Optional;
import org.lwjgl.glfw.GLFW;

/**
 * Walks through the scene as in games and in Blender: the mouse looks, W A S D go, Q and E sink and rise, Shift hurries, Alt
 * sneaks, the wheel sets the pace. The mouse's arrow is hidden and never meets the screen's border. Confined to the main thread.
 */
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

    /** The window, and where the mouse was in it. */
    private long window;

    private double cameX;
    private double cameY;

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
        window = GLFW.glfwGetCurrentContext();
        double[] mouse = mouse();
        cameX = mouse[0];
        cameY = mouse[1];
    }

    /** Stays where it is. */
    void end() {
        if (active()) {
            GLFW.glfwSetCursorPos(window, cameX, cameY);
        }
        before = Optional.empty();
    }

    /** In the window, screen coordinates. */
    private double[] mouse() {
        double[] x = new double[1];
        double[] y = new double[1];
        GLFW.glfwGetCursorPos(window, x, y);
        return new double[] {x[0], y[0]};
    }

    /** How far the mouse was moved; it is put back to where it came from. */
    private double[] moved() {
        double[] mouse = mouse();
        double dx = mouse[0] - cameX;
        double dy = mouse[1] - cameY;
        if (dx != 0 || dy != 0) {
            GLFW.glfwSetCursorPos(window, cameX, cameY);
        }
        return new double[] {dx, dy};
    }

    void read(Desk desk) {
        if (before.isEmpty()) {
            return;
        }
        ImGui.setMouseCursor(ImGuiMouseCursor.None);
        double[] moved = moved();
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
            end();
            return;
        }
        if (io.getMouseWheel() != 0) {
            pace *= (float) Math.pow(1.2, io.getMouseWheel());
        }
        float step = pace
                * Staging.of(desk.state()).bounds().radius()
                * Math.min(0.1f, io.getDeltaTime())
                * (io.getKeyShift() ? 4 : io.getKeyAlt() ? 0.2f : 1);
        float ahead = step * (axis(ImGuiKey.W, ImGuiKey.S) + axis(ImGuiKey.UpArrow, ImGuiKey.DownArrow));
        float right = step * (axis(ImGuiKey.D, ImGuiKey.A) + axis(ImGuiKey.RightArrow, ImGuiKey.LeftArrow));
        float up = step * axis(ImGuiKey.E, ImGuiKey.Q);
        float turnRight = (float) moved[0] * TURN;
        float turnUp = (float) -moved[1] * TURN;
        if (ahead != 0 || right != 0 || up != 0 || turnRight != 0 || turnUp != 0) {
            desk.act(new Action.Walk(turnRight, turnUp, right, up, ahead));
        }
    }

    private void back(Desk desk, OrbitControl to) {
        end();
        desk.act(new Action.SetView(to));
    }

    private static int axis(int plus, int minus) {
        return (ImGui.isKeyDown(plus) ? 1 : 0) - (ImGui.isKeyDown(minus) ? 1 : 0);
    }
}
