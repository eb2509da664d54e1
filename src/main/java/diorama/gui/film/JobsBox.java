package diorama.gui.film;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Icon;
import diorama.gui.look.ProgressBar;
import diorama.gui.look.Theme;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.type.ImBoolean;
import java.util.Locale;

/** The list of films in the making, with what can be done to each. Confined to the main thread. */
final class JobsBox {
    private final FreeKeys free = new FreeKeys();
    private boolean open;

    void toggle() {
        open = !open;
    }

    boolean isOpen() {
        return open;
    }

    void draw(Desk desk, FilmJobs jobs) {
        if (!open) {
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        if (BoxFrame.begin(desk.say("Films in the making") + "###jobs", stays, 640 * scale, 320 * scale)) {
            if (jobs.rows().isEmpty()) {
                Theme.faint(desk.say("No film is being made"));
            }
            for (FilmJobs.Row row : jobs.rows()) {
                ImGui.pushID(row.job().folder().toString());
                row(desk, jobs, row);
                ImGui.popID();
            }
        }
        ImGui.end();
        open = BoxFrame.stays(stays, free);
    }

    private static void row(Desk desk, FilmJobs jobs, FilmJobs.Row row) {
        ImGui.pushFont(desk.fonts().strong());
        ImGui.textUnformatted(String.valueOf(row.job().target().getFileName()));
        ImGui.popFont();
        if (ImGui.isItemHovered()) {
            Theme.tip(row.job().target().toString());
        }
        FilmJob.Status status = row.status();
        ProgressBar.draw(status.fraction(), ImGui.getContentRegionAvailX(), words(desk, status));
        try {
            buttons(desk, jobs, row);
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
        if (status.state() == FilmJob.State.BROKEN) {
            ImGui.sameLine();
            Theme.faint(status.said().isBlank() ? desk.say("Its process was ended") : status.said());
        }
        ImGui.separator();
    }

    private static void buttons(Desk desk, FilmJobs jobs, FilmJobs.Row row) {
        switch (row.status().state()) {
            case WAITING, RUNNING -> {
                if (ImGui.button(Icon.STOP.with(desk.say("Stop")))) {
                    jobs.stop(row);
                }
            }
            case BROKEN -> {
                if (ImGui.button(Icon.PLAY.with(desk.say("Go on")))) {
                    jobs.resume(row);
                }
                ImGui.sameLine();
                if (ImGui.button(Icon.CLOSE.with(desk.say("Dismiss")))) {
                    jobs.dismiss(row);
                }
            }
            case DONE -> {
                if (ImGui.button(Icon.CLOSE.with(desk.say("Dismiss")))) {
                    jobs.dismiss(row);
                }
            }
        }
        ImGui.sameLine();
        if (ImGui.button(desk.say("Copy as command line"))) {
            ImGui.setClipboardText(FilmCommand.line(row.job().words()));
        }
    }

    /** "Running: 120 of 800 frames". */
    static String words(Desk desk, FilmJob.Status status) {
        String state =
                switch (status.state()) {
                    case WAITING -> desk.say("Waits for its turn");
                    case RUNNING -> desk.say("Is being made");
                    case DONE -> desk.say("Done");
                    case BROKEN -> desk.say("Broken off");
                };
        boolean counts = status.total() > 0 && status.state() != FilmJob.State.DONE;
        return counts
                ? state
                        + String.format(Locale.ROOT, "   %,d / %,d", status.done(), status.total())
                        + (status.step().isEmpty() ? "" : "   " + status.step())
                : state;
    }
}
