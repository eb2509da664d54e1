package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.state.History;
import diorama.gui.state.Staging;
import diorama.gui.state.Transform;
import diorama.gui.state.ViewState;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;

/** Blender's G, R and S: the mouse or typed numbers change the selection until it is confirmed. Confined to main. */
public final class TransformTool {
    private static final List<Integer> AXES = List.of(ImGuiKey.X, ImGuiKey.Y, ImGuiKey.Z);
    private static final Set<Integer> ENDS = Set.of(ImGuiKey.Enter, ImGuiKey.KeypadEnter, ImGuiKey.Escape);

    private static final Map<Command, Transform.Kind> KINDS = Map.of(
            Command.MOVE, Transform.Kind.MOVE,
            Command.ROTATE, Transform.Kind.ROTATE,
            Command.GROW, Transform.Kind.GROW);

    private @Nullable Transform running;
    private Optional<Done> last = Optional.empty();
    private int gesture = Transform.FIRST_GESTURE;
    /** Whether what is changed has just been copied. */
    private boolean copies;

    /** Keys that are not yet read. */
    private final Deque<Chord> keys = new ArrayDeque<>();

    /**
     * A finished change that may still be adjusted.
     *
     * @param view where it was made from
     */
    record Done(Transform transform, OrbitControl view, Vector3f amount, int gesture) {}

    public boolean active() {
        return running != null;
    }

    /** Moves copies that have just been made: one step with their making, as in Blender. */
    public void beginWithCopies(Desk desk, ViewPlace place) {
        begin(Transform.Kind.MOVE, desk, place);
        copies = true;
    }

    public void begin(Transform.Kind kind, Desk desk, ViewPlace place) {
        copies = false;
        ViewState state = desk.state();
        if (state.project().selection().isEmpty()) {
            desk.messages().add(Messages.Kind.NOTE, desk.say("Nothing is selected"));
            return;
        }
        Vector3f center = new Vector3f(Staging.of(state).selectionBounds().center());
        running = Transform.of(kind, state.project(), center, spot(place));
        keys.clear();
        gesture++;
    }

    /** Takes a key while it is active. @return whether it goes on after it */
    public boolean take(Chord key) {
        keys.add(key);
        return !ENDS.contains(key.key());
    }

    /** Leaves the objects as they are. */
    public void end() {
        running = null;
    }

    /** What the viewport says of the change under way. */
    public Optional<String> words(Desk desk) {
        Transform now = running;
        return now == null
                ? Optional.empty()
                : Optional.of(now.words(
                        desk.texts(),
                        now.amount(desk.state().view(), ImGui.getIO().getKeyCtrl())));
    }

    /** Reads keys and mouse and shows the change. */
    public void read(Desk desk, ViewPlace place) {
        Transform before = running;
        if (before == null) {
            return;
        }
        Transform now = before.to(spot(place));
        boolean cancelled = ImGui.isMouseClicked(1);
        boolean confirmed = ImGui.isMouseClicked(0);
        while (!keys.isEmpty() && !cancelled && !confirmed) {
            Chord key = keys.remove();
            Optional<Transform.Kind> other = other(key, now, desk);
            if (other.isPresent()) {
                // as in Blender the one under way is taken back
                desk.act(new Action.Cancel(gesture));
                now = Transform.of(other.get(), desk.state().project(), now.center(), spot(place));
                before = now;
            } else {
                now = typed(now, key);
            }
            cancelled = key.key() == ImGuiKey.Escape;
            confirmed = key.key() == ImGuiKey.Enter || key.key() == ImGuiKey.KeypadEnter;
        }
        if (cancelled) {
            desk.act(new Action.Cancel(gesture));
            running = null;
            return;
        }
        OrbitControl view = desk.state().view();
        Vector3f amount = now.amount(view, ImGui.getIO().getKeyCtrl());
        running = now;
        if (!now.equals(before)) {
            desk.act(new Action.Place(now.placements(view, amount), gesture));
        }
        if (confirmed) {
            if (copies) {
                desk.act(new Action.Join(gesture));
            }
            last = Optional.of(new Done(now, view, amount, gesture));
            running = null;
        }
    }

    /** The other kind of change that a key goes over to. */
    private static Optional<Transform.Kind> other(Chord key, Transform now, Desk desk) {
        return desk.preferences().keymap().command(key, false).map(KINDS::get).filter(kind -> kind != now.kind());
    }

    private static Transform typed(Transform now, Chord chord) {
        if (chord.ctrl() || chord.alt()) {
            return now;
        }
        int key = chord.onNumpad();
        if (AXES.contains(key)) {
            return now.lock(AXES.indexOf(key), chord.shift());
        }
        if (key >= ImGuiKey.Keypad0 && key <= ImGuiKey.Keypad9) {
            return now.type((char) ('0' + key - ImGuiKey.Keypad0));
        }
        return switch (key) {
            case ImGuiKey.KeypadDecimal -> now.type('.');
            case ImGuiKey.KeypadSubtract -> now.type('-');
            case ImGuiKey.Backspace -> now.backspace();
            default -> now;
        };
    }

    private static Transform.Spot spot(ViewPlace place) {
        float half = place.height() / 2;
        return new Transform.Spot(
                (ImGui.getMousePosX() - place.x() - place.width() / 2) / half,
                (place.y() + half - ImGui.getMousePosY()) / half);
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
