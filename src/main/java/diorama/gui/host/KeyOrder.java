package diorama.gui.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.lwjgl.glfw.GLFW;

/**
 * Keeps Ctrl and the like held until a key that came with them has been seen: Dear ImGui looks at keys once a frame, and while
 * frames take long both go up before that. Enter waits until what came before it was done, one key a frame, as that may open what it
 * is for. Confined to the main thread.
 */
public final class KeyOrder {
    /** Frames that Enter waits for at most: of what is typed fast the last keys are what may open something. */
    private static final int MOST_AHEAD = 3;

    private final Consumer<Turn> told;
    private final Deque<Turn> late = new ArrayDeque<>();
    private boolean pressed;
    /** Keys that were told and whose command is still to come. */
    private int ahead;

    /**
     * A key that went down or up.
     *
     * @param key,code,action,mods as GLFW says them
     * @param modifier whether it is Ctrl, Shift or Alt
     * @param up whether it went up
     */
    public record Turn(int key, int code, int action, int mods, boolean modifier, boolean up) {
        private boolean enters() {
            return !up && (key == GLFW.GLFW_KEY_ENTER || key == GLFW.GLFW_KEY_KP_ENTER);
        }
    }

    /** @param told is given the turns in their order, those of one frame together */
    public KeyOrder(Consumer<Turn> told) {
        this.told = told;
    }

    public void came(Turn turn) {
        late.add(turn);
        tell();
    }

    /** The keys that were told have been looked at. */
    public void seen() {
        pressed = false;
        ahead = Math.max(0, ahead - 1);
        tell();
    }

    private void tell() {
        while (!late.isEmpty() && !waits(late.peek())) {
            Turn turn = late.poll();
            if (!turn.modifier() && !turn.up()) {
                pressed = true;
                ahead = turn.action() == GLFW.GLFW_PRESS ? Math.min(MOST_AHEAD, ahead + 1) : ahead;
            }
            told.accept(turn);
        }
    }

    private boolean waits(Turn turn) {
        return (pressed && turn.modifier() && turn.up()) || (ahead > 0 && turn.enters());
    }
}
