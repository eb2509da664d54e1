package diorama.gui;

import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.List;
import java.util.Locale;

/** The lowest line: what the mouse does, the job under way, what draws and how fast. */
final class StatusBar {
    private StatusBar() {}

    static void draw(Desk desk) {
        float scale = desk.scale();
        ImGui.alignTextToFramePadding();
        if (desk.retouching()) {
            hint(desk.say("Drag"), desk.say("Paint"));
            hint("Ctrl+" + desk.say("Drag"), desk.say("The opposite"));
        } else {
            hint(desk.say("Drag"), desk.say("Orbit"));
            hint("Shift+" + desk.say("Drag"), desk.say("Pan"));
            hint(desk.say("Wheel"), desk.say("Zoom"));
        }
        for (Command command : commands(desk)) {
            hint(desk.keyOf(command), desk.say(FilmMenu.label(desk, command)).replace("...", ""));
        }
        ImGui.sameLine();
        String engine = desk.engine();
        float end = ImGui.getWindowContentRegionMaxX();
        float engineX = end - ImGui.calcTextSize(engine).x;
        boolean outside = desk.jobs().status().isEmpty();
        desk.jobs().status().or(desk::outside).ifPresent(status -> {
            float width = 300 * scale;
            float x = engineX - width - 24 * scale;
            if (x > ImGui.getCursorPosX()) {
                ImGui.setCursorPosX(x);
                job(desk, status, width, outside);
                ImGui.sameLine();
            }
        });
        if (engineX > ImGui.getCursorPosX()) {
            ImGui.setCursorPosX(engineX);
            Theme.faint(engine);
        }
    }

    /** Those whose keys one wants to know here and now. */
    private static List<Command> commands(Desk desk) {
        if (desk.retouching()) {
            return List.of(Command.BRUSH_RADIUS, Command.BRUSH_STRENGTH, Command.LASSO, Command.UNDO, Command.RETOUCH);
        }
        if (desk.state().film().isPresent()) {
            return List.of(Command.PLAY, Command.INSERT_KEY, Command.TOGGLE_CUT, Command.MAKE_FILM, Command.SEARCH);
        }
        return List.of(Command.HOME, Command.SHADING_PIE, Command.SEARCH);
    }

    private static void hint(String keys, String what) {
        ImGui.text(keys);
        ImGui.sameLine(0, 5);
        Theme.faint(what);
        ImGui.sameLine(0, 18);
    }

    static void bar(float fraction, float width, String text) {
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        float height = ImGui.getFrameHeight();
        float round = ImGui.getStyle().getFrameRounding();
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.FIELD, 1), round);
        if (fraction > 0) {
            list.addRectFilled(
                    x,
                    y,
                    x + Math.max(2 * round, width * fraction),
                    y + height,
                    Theme.color(Theme.Tone.ACCENT, 1),
                    round);
        }
        float textX = x + (width - ImGui.calcTextSize(text).x) / 2;
        list.addText(textX, y + ImGui.getStyle().getFramePaddingY(), Theme.color(Theme.Tone.TEXT, 1), text);
        ImGui.dummy(width, height);
    }

    private static void job(Desk desk, Jobs.Status status, float width, boolean outside) {
        String step = status.step().isEmpty() ? status.title() : status.title() + ": " + status.step();
        if (status.fraction() >= 0) {
            step += String.format(Locale.ROOT, "  %.0f %%", 100 * status.fraction());
        }
        float button = ImGui.getFrameHeight();
        float fraction = status.fraction() >= 0 ? status.fraction() : 0;
        bar(fraction, width - button - 4, step);
        ImGui.sameLine(0, 4);
        ImGui.pushStyleColor(ImGuiCol.Button, 0);
        if (ImGui.button((outside ? Icon.FILM : Icon.CLOSE).toString(), button, button)) {
            if (outside) {
                desk.run(Command.FILM_JOBS);
            } else {
                desk.jobs().cancelCurrent();
            }
        }
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            ImGui.setTooltip(desk.say(outside ? Command.FILM_JOBS.label() : "Cancel"));
        }
    }
}
