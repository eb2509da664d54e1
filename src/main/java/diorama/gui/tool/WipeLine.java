package diorama.gui.tool;

import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Compare;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiMouseCursor;

/** The line between what was kept and the present, which the mouse moves. Confined to the main thread. */
public final class WipeLine {
    /** The mouse takes it from so far, px at 96 dpi. */
    private static final float REACH = 7;

    private boolean held;

    /** Whether the mouse has it, so that it does nothing else. */
    public boolean held() {
        return held;
    }

    /** Lays the kept picture over the left part and draws the line. */
    public void draw(Desk desk, ImDrawList list, ViewPlace place, int kept, Compare compare) {
        float scale = desk.scale();
        float x = place.x() + compare.wipe() * place.width();
        float bottom = place.y() + place.height();
        if (kept != 0) {
            list.addImage(kept, place.x(), place.y(), x, bottom, 0, 0, compare.wipe(), 1);
        }
        boolean near = place.hovered() && Math.abs(ImGui.getMousePosX() - x) < REACH * scale;
        if (near && ImGui.isMouseClicked(0)) {
            held = true;
        }
        held &= ImGui.isMouseDown(0);
        if (held) {
            float wanted = (ImGui.getMousePosX() - place.x()) / place.width();
            if (Math.abs(wanted - compare.wipe()) > 1e-4f) {
                desk.act(new Action.Wipe(wanted));
            }
        }
        if (near || held) {
            ImGui.setMouseCursor(ImGuiMouseCursor.ResizeEW);
        }
        line(list, x, place.y(), bottom, near || held, scale);
        float y = bottom - ImGui.getTextLineHeight() - 24 * scale;
        letter(list, x - 18 * scale, y, "A", scale);
        letter(list, x + 18 * scale, y, "B", scale);
    }

    private static void line(ImDrawList list, float x, float top, float bottom, boolean bright, float scale) {
        list.addLine(x, top, x, bottom, Theme.color(0, 0.6f), 4 * scale);
        list.addLine(x, top, x, bottom, Theme.color(0xffffff, bright ? 1 : 0.8f), 1.5f * scale);
        float middle = (top + bottom) / 2;
        list.addCircleFilled(x, middle, 9 * scale, Theme.color(0x202020, 0.9f));
        list.addCircle(x, middle, 9 * scale, Theme.color(0xffffff, bright ? 1 : 0.8f), 0, 1.5f * scale);
        for (int side = -1; side <= 1; side += 2) {
            float tip = x + side * 6 * scale;
            float back = x + side * 2.5f * scale;
            list.addTriangleFilled(
                    tip, middle, back, middle - side * 3.5f * scale, back, middle + side * 3.5f * scale, 0xffffffff);
        }
    }

    private static void letter(ImDrawList list, float x, float y, String text, float scale) {
        float half = ImGui.calcTextSize(text).x / 2;
        list.addRectFilled(
                x - 10 * scale,
                y - 3 * scale,
                x + 10 * scale,
                y + ImGui.getTextLineHeight() + 3 * scale,
                Theme.color(0x141414, 0.85f),
                4 * scale);
        list.addText(x - half, y, 0xffffffff, text);
    }
}
