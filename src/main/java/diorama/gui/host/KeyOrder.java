package diorama.gui.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Keeps Ctrl and the like held until a key that came with them has been seen: Dear ImGui looks at keys once a frame, and while
 * frames take long both go up before that. Confined to the main thread.
 */
public final class KeyOrder {
    private final Consumer<Turn> told;
    private final Deque<Turn> late = new ArrayDeque<>();
    private boolean pressed;

    /**
     * A key that went down or up.
     *
     * @param key,code,action,mods as GLFW says them
     * @param modifier whether it is Ctrl, Shift or Alt
     * @param up whether it went up
     */
    public record Turn(int key, int code, int action, int mods, boolean modifier, boolean up) {}

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
        tell();
    }

    private void tell() {
        while (!late.isEmpty()
                && !(pressed && late.peek().modifier() && late.peek().up())) {
            Turn turn = late.poll();
            pressed |= !turn.modifier() && !turn.up();
            told.accept(turn);
        }
    }
}
