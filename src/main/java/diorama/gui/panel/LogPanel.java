package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.work.Log;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiFocusedFlags;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImBoolean;
import imgui.type.ImString;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A window with the {@link Log}: filtered, copied, cleared. Confined to the main thread. */
final class LogPanel {
    private final ImBoolean open = new ImBoolean(false);
    private final ImString part = new ImString(128);
    private final FreeKeys free = new FreeKeys();
    private boolean used;
    private final Set<Log.Level> levels = EnumSet.allOf(Log.Level.class);

    void toggle() {
        open.set(!open.get());
    }

    /** Whether keys are for it. */
    boolean isUsed() {
        return used;
    }

    void draw(Desk desk) {
        used = false;
        if (!open.get()) {
            return;
        }
        float scale = desk.scale();
        ImGui.setNextWindowSize(720 * scale, 300 * scale, ImGuiCond.FirstUseEver);
        BoxFrame.middle(ImGuiCond.FirstUseEver, 0.6f, 0.3f);
        if (ImGui.begin(desk.say("Log") + "###Log", open, ImGuiWindowFlags.NoCollapse)) {
            Log log = desk.messages().log();
            List<Log.Line> lines = bar(desk, log);
            ImGui.separator();
            ImGui.beginChild("lines");
            boolean last = ImGui.getScrollY() >= ImGui.getScrollMaxY();
            lines.forEach(line -> row(desk, line));
            if (last) {
                ImGui.setScrollHereY(1);
            }
            ImGui.endChild();
        }
        // it may stand beside other work, whose Escape is not its own
        used = ImGui.isWindowFocused(ImGuiFocusedFlags.RootAndChildWindows);
        boolean escaped = free.pressed(ImGuiKey.Escape) && used;
        open.set(open.get() && !escaped);
        ImGui.end();
    }

    /** The filter and the buttons; gives what passes. */
    private List<Log.Line> bar(Desk desk, Log log) {
        float scale = desk.scale();
        ImGui.setNextItemWidth(170 * scale);
        ImGui.inputTextWithHint("##part", desk.say("Filter"), part);
        for (Log.Level level : Log.Level.values()) {
            ImGui.sameLine();
            boolean shown = levels.contains(level);
            if (ImGui.checkbox(desk.say(level.label()) + "###" + level, shown)) {
                if (shown) {
                    levels.remove(level);
                } else {
                    levels.add(level);
                }
            }
        }
        List<Log.Line> lines = log.lines(levels, part.get());
        ImGui.sameLine();
        if (ImGui.button(Icon.COPY.with(desk.say("Copy")) + "###copy")) {
            ImGui.setClipboardText(lines.stream().map(Log.Line::written).collect(Collectors.joining("\n")));
        }
        ImGui.sameLine();
        if (ImGui.button(Icon.CLOSE.with(desk.say("Clear")) + "###clear")) {
            log.clear();
        }
        return lines;
    }

    private static void row(Desk desk, Log.Line line) {
        Theme.faint(line.clock());
        // digits are of different widths
        ImGui.sameLine(ImGui.calcTextSize("00:00:00").x + 14 * desk.scale());
        ImGui.pushStyleColor(ImGuiCol.Text, color(line.level()));
        ImGui.pushTextWrapPos(0);
        // as text, not as a pattern with places in it
        ImGui.textUnformatted(desk.say(line.text()));
        ImGui.popTextWrapPos();
        ImGui.popStyleColor();
    }

    private static int color(Log.Level level) {
        return switch (level) {
            case INFO -> Theme.color(Theme.Tone.TEXT, 1);
            case NOTE -> Theme.color(Theme.WARNING, 1);
            case ERROR -> Theme.color(Theme.ERROR, 1);
        };
    }
}
