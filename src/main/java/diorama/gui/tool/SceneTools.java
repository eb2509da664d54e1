package diorama.gui.tool;

import diorama.gui.desk.Desk;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import diorama.gui.state.Transform;
import imgui.ImDrawList;
import java.util.Optional;

/** Those of the viewport's tools that have mouse and keys to themselves, one at a time, until they end. Confined to the main thread. */
public final class SceneTools {
    /** So far from where it began the mouse steers fully while one flies, part of the viewport's shorter side. */
    private static final float FLIGHT = 0.4f;

    private final TransformTool transform = new TransformTool();
    private final BoxSelect box = new BoxSelect();
    private final FocusPick focus = new FocusPick();
    private final WalkTool walk = new WalkTool();
    private final FlyTool fly = new FlyTool();

    /** Moves, turns and changes of size. */
    public TransformTool transform() {
        return transform;
    }

    public BoxSelect box() {
        return box;
    }

    /** Whether a command begins one of them. */
    public static boolean begins(Command command) {
        return switch (command) {
            case MOVE, ROTATE, GROW, DUPLICATE, BOX_SELECT, FOCUS, WALK, FLY -> true;
            default -> false;
        };
    }

    /** Begins what the command wants; false when it wants none of them. */
    public boolean begin(Command command, Desk desk, ViewPlace place) {
        switch (command) {
            case MOVE -> transform.begin(Transform.Kind.MOVE, desk, place);
            case DUPLICATE -> transform.beginWithCopies(desk, place);
            case ROTATE -> transform.begin(Transform.Kind.ROTATE, desk, place);
            case GROW -> transform.begin(Transform.Kind.GROW, desk, place);
            case BOX_SELECT -> box.begin();
            case FOCUS -> focus.begin();
            case WALK -> walk.begin(desk);
            case FLY -> fly.begin(desk, FLIGHT * Math.min(place.width(), place.height()));
            default -> {
                return false;
            }
        }
        return true;
    }

    public boolean active() {
        return transform.active() || box.active() || focus.active() || walk.active() || fly.active();
    }

    /** Whether something moves by itself. */
    public boolean moving() {
        return walk.moving() || fly.moving();
    }

    public void end() {
        transform.end();
        box.end();
        focus.end();
        walk.end();
        fly.end();
    }

    /** Reads mouse and keys for the one that is active, and draws what it draws. */
    public void read(Desk desk, ImDrawList list, ViewPlace place) {
        if (walk.active()) {
            walk.read(desk);
        } else if (fly.active()) {
            fly.read(desk);
            fly.draw(desk, list);
        } else if (box.active()) {
            box.read(desk, list, place);
        } else if (focus.active()) {
            focus.read(desk, list, place);
        } else if (transform.active()) {
            transform.read(desk, place);
        }
    }

    /** What the active one tells of itself. */
    public Optional<String> words(Desk desk) {
        if (walk.active()) {
            return Optional.of(desk.say("Walk: mouse looks, W A S D Q E go, click stays, Esc back"));
        }
        if (fly.active()) {
            return Optional.of(desk.say(
                    "Fly: mouse steers, W S faster slower, A D Q E aside, Space stops, click stays, Esc back"));
        }
        if (box.active()) {
            return Optional.of(desk.say("Box select: Shift adds, Ctrl takes away, Esc back"));
        }
        if (focus.active()) {
            return Optional.of(desk.say("Focus: click what is to be sharp, Esc back"));
        }
        return transform.words(desk);
    }
}
