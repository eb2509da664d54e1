package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.ProgressBar;
import diorama.gui.look.Theme;
import diorama.gui.state.Command;
import diorama.gui.work.Jobs;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lowest line: what the mouse does, the job under way, what draws and how fast. */
final class StatusBar {
    private StatusBar() {}

    /** @param graph whether the mouse is over the curves of a camera move */
    static void draw(Desk desk, boolean graph) {
        float scale = desk.scale();
        ImGui.alignTextToFramePadding();
        String engine = desk.engine();
        float engineX = ImGui.getWindowContentRegionMaxX() - ImGui.calcTextSize(engine).x;
        boolean outside = desk.jobs().status().isEmpty();
        Optional<Jobs.Status> status = desk.jobs().status().or(desk::outside);
        float width = 300 * scale;
        float jobX = engineX - width - 24 * scale;
        // jobs come before hints
        draw(hints(desk, graph), desk.scale(), status.isPresent() ? jobX : engineX - 12 * scale);
        status.ifPresent(job -> {
            ImGui.setCursorPosX(Math.max(ImGui.getCursorPosX(), jobX));
            job(desk, job, width, outside);
            ImGui.sameLine();
        });
        ImGui.setCursorPosX(engineX);
        Theme.faint(engine);
    }

    /** What mouse and keys do here and now: each with its name. */
    static List<String[]> hints(Desk desk, boolean graph) {
        List<String[]> all = new ArrayList<>();
        if (graph) {
            all.add(new String[] {desk.say("Drag"), desk.say("Move")});
            all.add(new String[] {desk.keyOf(Command.MOVE), desk.say("Move")});
            all.add(new String[] {desk.keyOf(Command.BOX_SELECT), desk.say("Box select")});
            all.add(new String[] {desk.keyOf(Command.HANDLES), desk.say("Handles")});
            // what the key means here
            all.add(new String[] {desk.keyOf(Command.TIMELINE), desk.say("Easing")});
            all.add(new String[] {desk.keyOf(Command.DELETE), desk.say("Delete")});
            return all;
        }
        if (desk.retouching()) {
            all.add(new String[] {desk.say("Drag"), desk.say("Paint")});
            all.add(new String[] {"Ctrl+" + desk.say("Drag"), desk.say("The opposite")});
        } else {
            all.add(new String[] {desk.say("Drag"), desk.say("Orbit")});
            all.add(new String[] {"Shift+" + desk.say("Drag"), desk.say("Pan")});
            all.add(new String[] {desk.say("Wheel"), desk.say("Zoom")});
        }
        for (Command command : commands(desk)) {
            String label = desk.say(FilmMenu.label(desk, command)).replace("...", "");
            all.add(new String[] {desk.keyOf(command), label});
        }
        return all;
    }

    /** As many as there is room for up to {@code end}, px. */
    private static void draw(List<String[]> all, float scale, float end) {
        for (String[] hint : all) {
            float width = ImGui.calcTextSize(hint[0]).x + ImGui.calcTextSize(hint[1]).x + 5 * scale;
            if (ImGui.getCursorPosX() + width < end) {
                ImGui.textUnformatted(hint[0]);
                ImGui.sameLine(0, 5 * scale);
                Theme.faint(hint[1]);
                ImGui.sameLine(0, 18 * scale);
            }
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

    private static void job(Desk desk, Jobs.Status status, float width, boolean outside) {
        String step = status.step().isEmpty() ? status.title() : status.title() + ": " + desk.say(status.step());
        if (status.fraction() >= 0) {
            step += String.format(Locale.ROOT, "  %.0f %%", 100 * status.fraction());
        }
        int waiting = outside ? 0 : desk.jobs().waiting();
        step += waiting > 0 ? "   +" + waiting : "";
        float button = ImGui.getFrameHeight();
        float fraction = status.fraction() >= 0 ? status.fraction() : 0;
        ProgressBar.draw(fraction, width - button - 4 * desk.scale(), step);
        if (waiting > 0 && ImGui.isItemHovered()) {
            Theme.tip(desk.say("%d more to do", waiting));
        }
        ImGui.sameLine(0, 4 * desk.scale());
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
            Theme.tip(desk.say(outside ? Command.FILM_JOBS.label() : "Cancel"));
        }
    }
}
