package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Theme;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Offers what windows that fell had not saved. Confined to the main thread. */
final class RecoveryBox {
    private final Deque<Path> left;
    /** It comes before other boxes once. */
    private boolean met;

    private final FreeKeys free = new FreeKeys();
    private final FreeKeys entered = new FreeKeys();

    RecoveryBox(List<Path> left) {
        this.left = new ArrayDeque<>(left);
    }

    /** @param hears whether keys are for it, and not for a tool or another box */
    void draw(Desk desk, boolean hears, Predicate<Path> recover) {
        if (left.isEmpty()) {
            return;
        }
        float scale = desk.scale();
        if (BoxFrame.begin(desk.say("Unsaved work") + "###recovery", 420 * scale, 0, !met)) {
            ImGui.pushTextWrapPos(0);
            ImGui.textUnformatted(desk.say("The studio was not closed in order. Its scene was kept:"));
            Theme.faint(String.valueOf(left.peek()));
            ImGui.popTextWrapPos();
            // Enter is for a marked button where there is one
            boolean enter = entered.pressed(ImGuiKey.Enter, ImGuiKey.KeypadEnter)
                    && hears
                    && !ImGui.getIO().getNavVisible();
            ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(Theme.Tone.ACCENT, 1));
            boolean clicked = ImGui.button(desk.say("Recover"), 130 * scale, 0);
            ImGui.popStyleColor();
            if (clicked || enter) {
                Path first = left.remove();
                if (!recover.test(first)) {
                    left.addFirst(first);
                }
            }
            ImGui.sameLine();
            if (!left.isEmpty() && ImGui.button(desk.say("Discard"), 130 * scale, 0)) {
                discard(left.remove());
            }
            ImGui.sameLine();
            if (ImGui.button(desk.say("Later"), 130 * scale, 0)) {
                left.clear();
            }
        }
        ImGui.end();
        met = true;
        if (free.pressed(ImGuiKey.Escape) && hears) {
            left.clear();
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it will be offered again
            return;
        }
    }
}
