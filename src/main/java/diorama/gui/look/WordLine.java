package diorama.gui.look;

import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;

/**
 * Words beside each other as far as there is room; what has none is told when the mouse asks for it. For one frame. Confined to the
 * main thread.
 */
public final class WordLine {
    private final float gap;
    private final List<String> left = new ArrayList<>();
    private boolean begun;
    private boolean hovered;

    /** @param gap between two words, px */
    public WordLine(float gap) {
        this.gap = gap;
    }

    /** Adds one at the line's end, unless it or one before it has no room; the first one is always there. */
    public void add(String text) {
        add(text, false);
    }

    /** Likewise one that matters less. */
    public void addFaint(String text) {
        add(text, true);
    }

    private void add(String text, boolean faint) {
        if (begun) {
            float end = ImGui.getWindowPosX() + ImGui.getWindowContentRegionMaxX();
            if (!left.isEmpty() || ImGui.getItemRectMaxX() + gap + ImGui.calcTextSize(text).x > end) {
                left.add(text);
                return;
            }
            ImGui.sameLine(0, gap);
        }
        begun = true;
        if (faint) {
            Theme.faint(text);
        } else {
            ImGui.textUnformatted(text);
        }
        hovered |= ImGui.isItemHovered();
    }

    /** What had no room. */
    public List<String> left() {
        return left;
    }

    /** Shows what had no room, and some more, while the mouse is over the others. */
    public void tip(String more) {
        List<String> all = new ArrayList<>(left);
        if (!more.isEmpty()) {
            all.add(more);
        }
        if (hovered && !all.isEmpty()) {
            Theme.tip(String.join("\n", all));
        }
    }
}
