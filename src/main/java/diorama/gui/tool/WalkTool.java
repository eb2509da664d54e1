package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.Staging;
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
public final class WalkTool {
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

    private final Reins reins = new Reins();

    /** Where the mouse is kept, and how far it is moved from there. */
    public static final class Reins {
        private double x;
        private double y;
        private boolean loose = true;

        /** Where it belongs from now on, screen coordinates. */
        public void hold(double[] mouse) {
            x = mouse[0];
            y = mouse[1];
            loose = false;
        }

        public double x() {
            return x;
        }

        double y() {
            return y;
        }

        /**
         * How far the mouse was moved. While another window has the focus it cannot be put back, and its ways are not meant for
         * this one: then nothing, and where it comes back to is where it belongs.
         */
        public double[] moved(double[] mouse, boolean focused) {
            if (focused && !loose) {
                return new double[] {mouse[0] - x, mouse[1] - y};
            }
            hold(mouse);
            loose = !focused;
            return new double[2];
        }
    }

    public boolean active() {
        return before.isPresent();
    }

    /** Whether something moves by itself. */
    public boolean moving() {
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

    public void begin(Desk desk) {
        before = Optional.of(desk.state().view());
        fresh = true;
        window = GLFW.glfwGetCurrentContext();
        reins.hold(mouse());
    }

    /** Stays where it is. */
    public void end() {
        if (active()) {
            GLFW.glfwSetCursorPos(window, reins.x(), reins.y());
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
        boolean focused = GLFW.glfwGetWindowAttrib(window, GLFW.GLFW_FOCUSED) == GLFW.GLFW_TRUE;
        double[] moved = reins.moved(mouse(), focused);
        if (moved[0] != 0 || moved[1] != 0) {
            GLFW.glfwSetCursorPos(window, reins.x(), reins.y());
        }
        return moved;
    }

    public void read(Desk desk) {
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
