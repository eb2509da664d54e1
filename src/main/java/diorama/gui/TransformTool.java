package diorama.gui;

import diorama.camera.OrbitControl;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import java.util.Optional;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;

/** Blender's G, R and S: the mouse or typed numbers change the selection until it is confirmed. Confined to main. */
final class TransformTool {
    private static final int[] AXES = {ImGuiKey.X, ImGuiKey.Y, ImGuiKey.Z};

    /** Its gestures have numbers from here on. */
    private static final int FIRST = 1_000_000;

    private @Nullable Transform running;
    private Optional<Done> last = Optional.empty();
    private int gesture = FIRST;
    private boolean fresh;

    /**
     * A finished change that may still be adjusted.
     *
     * @param view where it was made from
     */
    record Done(Transform transform, OrbitControl view, Vector3f amount, int gesture) {}

    boolean active() {
        return running != null;
    }

    void begin(Transform.Kind kind, Desk desk, Navigation.Place place) {
        ViewState state = desk.state();
        if (state.project().selection().isEmpty()) {
            desk.messages().add(Messages.Kind.NOTE, desk.say("Nothing is selected"));
            return;
        }
        Vector3f center = new Vector3f(Staging.of(state).selectionBounds().center());
        running = Transform.of(kind, state.project(), center, spot(place));
        gesture++;
        fresh = true;
    }

    /** Leaves the objects as they are. */
    void end() {
        running = null;
    }

    /** What the viewport says of the change under way. */
    Optional<String> words(Desk desk) {
        Transform now = running;
        return now == null
                ? Optional.empty()
                : Optional.of(now.words(
                        desk.texts(),
                        now.amount(desk.state().view(), ImGui.getIO().getKeyCtrl())));
    }

    /** Reads keys and mouse and shows the change. */
    void read(Desk desk, Navigation.Place place) {
        Transform before = running;
        if (before == null) {
            return;
        }
        if (fresh) {
            // the key that began it is no axis
            fresh = false;
            return;
        }
        ImGuiIO io = ImGui.getIO();
        Transform now = before.to(spot(place));
        for (int axis = 0; axis < 3; axis++) {
            if (ImGui.isKeyPressed(AXES[axis], false)) {
                now = now.lock(axis, io.getKeyShift());
            }
        }
        now = typed(now);
        OrbitControl view = desk.state().view();
        Vector3f amount = now.amount(view, io.getKeyCtrl());
        running = now;
        boolean cancelled = ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1);
        if (cancelled) {
            desk.act(new Action.Cancel(gesture));
            running = null;
            return;
        }
        if (!now.equals(before)) {
            desk.act(new Action.Place(now.placements(view, amount), gesture));
        }
        if (ImGui.isMouseClicked(0)
                || ImGui.isKeyPressed(ImGuiKey.Enter, false)
                || ImGui.isKeyPressed(ImGuiKey.KeypadEnter, false)) {
            last = Optional.of(new Done(now, view, amount, gesture));
            running = null;
        }
    }

    private static Transform typed(Transform now) {
        Transform next = now;
        for (int digit = 0; digit < 10; digit++) {
            if (ImGui.isKeyPressed(ImGuiKey._0 + digit, false) || ImGui.isKeyPressed(ImGuiKey.Keypad0 + digit, false)) {
                next = next.type((char) ('0' + digit));
            }
        }
        if (ImGui.isKeyPressed(ImGuiKey.Period, false) || ImGui.isKeyPressed(ImGuiKey.KeypadDecimal, false)) {
            next = next.type('.');
        }
        if (ImGui.isKeyPressed(ImGuiKey.Minus, false) || ImGui.isKeyPressed(ImGuiKey.KeypadSubtract, false)) {
            next = next.type('-');
        }
        return ImGui.isKeyPressed(ImGuiKey.Backspace, true) ? next.backspace() : next;
    }

    private static Transform.Spot spot(Navigation.Place place) {
        float half = place.height() / 2;
        return new Transform.Spot(
                (ImGui.getMousePosX() - place.x() - place.width() / 2) / half,
                (place.y() + half - ImGui.getMousePosY()) / half);
    }

    /** Whether the last step of the history was made by it. */
    static boolean made(History history) {
        return history.gesture() > FIRST;
    }

    /** The last change, while it is the last step of the history. */
    Optional<Done> last(History history) {
        return last.filter(done -> done.gesture == history.gesture());
    }

    /** Makes the last change another one. */
    void adjust(Desk desk, Done done, Vector3f amount) {
        last = Optional.of(new Done(done.transform, done.view, amount, done.gesture));
        desk.act(new Action.Place(done.transform.placements(done.view, amount), done.gesture));
    }
}
