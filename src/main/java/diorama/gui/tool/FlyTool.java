package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Staging;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import java.util.Optional;

/**
 * Flies through the scene as Blender's fly mode: how far the mouse is from where it began steers, W and S or the wheel change
 * the speed, which stays, A D Q E slip aside, Space stops. Confined to the main thread.
 */
public final class FlyTool {
    private static final int[] STEERING = {ImGuiKey.A, ImGuiKey.D, ImGuiKey.Q, ImGuiKey.E, ImGuiKey.W, ImGuiKey.S};

    private Optional<OrbitControl> before = Optional.empty();
    private Throttle throttle = Throttle.STOPPED;
    private Stick stick = new Stick(0, 0, 1);
    private float originX;
    private float originY;
    private boolean fresh;

    /**
     * The mouse's way from where flying began.
     *
     * @param reach px that steer as hard as can be
     */
    record Stick(float right, float down, float reach) {
        /** Of the reach: so near to its beginning the mouse does not steer. */
        private static final float REST = 0.06f;

        private static final float FASTEST = (float) Math.toRadians(70);

        /** Radians a second, gently at first. */
        private float rate(float px) {
            float part = Math.max(0, Math.min(1, (Math.abs(px) / reach - REST) / (1 - REST)));
            return Math.signum(px) * part * part * FASTEST;
        }

        float turnRight() {
            return rate(right);
        }

        float turnUp() {
            return rate(-down);
        }

        boolean rests() {
            return turnRight() == 0 && turnUp() == 0;
        }
    }

    /** @param speed ahead, radii of the scene a second; below 0 backwards */
    record Throttle(float speed) {
        static final Throttle STOPPED = new Throttle(0);
        private static final float FASTEST = 4;
        private static final float NOTCH = 0.05f;
        /** Radii a second, gained in a second while a key is held. */
        private static final float PUSH = 0.4f;

        Throttle pushed(float keys, float wheel, float seconds) {
            float wanted = speed + keys * PUSH * seconds + wheel * NOTCH;
            // a speed that is all but none is hard to see and keeps the window drawing
            float kept = Math.abs(wanted) < NOTCH / 10 ? 0 : wanted;
            return new Throttle(Math.max(-FASTEST, Math.min(FASTEST, kept)));
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
        for (int key : STEERING) {
            if (ImGui.isKeyDown(key)) {
                return true;
            }
        }
        return throttle.speed() != 0 || !stick.rests();
    }

    public void begin(Desk desk, float reach) {
        before = Optional.of(desk.state().view());
        throttle = Throttle.STOPPED;
        originX = ImGui.getMousePosX();
        originY = ImGui.getMousePosY();
        stick = new Stick(0, 0, reach);
        fresh = true;
    }

    /** Stays where it is. */
    public void end() {
        before = Optional.empty();
    }

    public void read(Desk desk) {
        if (before.isEmpty()) {
            return;
        }
        if (fresh) {
            // the keys that began it steer nothing
            fresh = false;
            return;
        }
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1)) {
            OrbitControl back = before.get();
            end();
            desk.act(new Action.SetView(back));
            return;
        }
        if (ImGui.isMouseClicked(0) || ImGui.isKeyPressed(ImGuiKey.Enter, false)) {
            end();
            return;
        }
        if (!ImGui.isMousePosValid()) {
            // the mouse is in another window: hover
            stick = new Stick(0, 0, stick.reach());
            throttle = Throttle.STOPPED;
            return;
        }
        ImGuiIO io = ImGui.getIO();
        float seconds = Math.min(0.1f, io.getDeltaTime());
        stick = new Stick(ImGui.getMousePosX() - originX, ImGui.getMousePosY() - originY, stick.reach());
        throttle = ImGui.isKeyPressed(ImGuiKey.Space, false)
                ? Throttle.STOPPED
                : throttle.pushed(axis(ImGuiKey.W, ImGuiKey.S), io.getMouseWheel(), seconds);
        Action.Walk flown = flown(
                stick,
                throttle,
                axis(ImGuiKey.D, ImGuiKey.A),
                axis(ImGuiKey.E, ImGuiKey.Q),
                new Step(seconds, Staging.of(desk.state()).bounds().radius()));
        if (!flown.equals(new Action.Walk(0, 0, 0, 0, 0))) {
            desk.act(flown);
        }
    }

    /** A moment of the flight, s, through a scene of so large a radius. */
    record Step(float seconds, float radius) {}

    /** Where a moment leads. */
    static Action.Walk flown(Stick stick, Throttle throttle, int right, int up, Step step) {
        float aside = 0.25f * step.radius() * step.seconds();
        return new Action.Walk(
                // never -0, which would count as a move
                stick.turnRight() * step.seconds() + 0f,
                stick.turnUp() * step.seconds() + 0f,
                right * aside + 0f,
                up * aside + 0f,
                throttle.speed() * step.radius() * step.seconds() + 0f);
    }

    /** The stick: where flying began and where the mouse is now. */
    public void draw(Desk desk, ImDrawList list) {
        float scale = desk.scale();
        int color = Theme.color(0xffffff, 0.8f);
        list.addCircle(originX, originY, 9 * scale, Theme.color(0, 0.6f), 0, 3.5f * scale);
        list.addCircle(originX, originY, 9 * scale, color, 0, 1.5f * scale);
        if (!stick.rests()) {
            list.addLine(originX, originY, ImGui.getMousePosX(), ImGui.getMousePosY(), color, 1.5f * scale);
        }
    }

    private static int axis(int plus, int minus) {
        return (ImGui.isKeyDown(plus) ? 1 : 0) - (ImGui.isKeyDown(minus) ? 1 : 0);
    }
}
