package diorama.gui;

import diorama.video.FilmTimes;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;

/**
 * The timeline of the active film: buttons, a ruler to scrub on and what lies along it. The wheel zooms to the cursor, the middle
 * button moves along. Confined to the main thread.
 */
final class FilmTimeline {
    private static final double[] STEPS = {0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};

    /** Shortest part of a film that fills the timeline, s. */
    private static final double SHORTEST = 0.2;

    private final FilmDesk films;
    private FilmTimes of = FilmTimes.even(1, 25);
    private double from;
    private double to;

    FilmTimeline(FilmDesk films) {
        this.films = films;
    }

    /**
     * A part of a film along a part of the screen.
     *
     * @param from its first moment, s
     * @param to its last moment, s
     */
    record Scale(float x, float width, double from, double to) {
        float at(double seconds) {
            return (float) (x + width * (seconds - from) / (to - from));
        }

        double seconds(float screenX) {
            return from + (screenX - x) / width * (to - from);
        }

        boolean shows(double seconds) {
            return seconds >= from && seconds <= to;
        }

        /** The same part seen {@code factor} times as long, {@code seconds} staying where it is; within a film's length. */
        Scale zoomed(double factor, double seconds, double length) {
            double span = Math.max(Math.min(SHORTEST, length), Math.min(length, (to - from) * factor));
            double start = seconds - (seconds - from) * span / (to - from);
            return new Scale(x, width, start, start + span).kept(length);
        }

        Scale moved(double by, double length) {
            return new Scale(x, width, from + by, to + by).kept(length);
        }

        private Scale kept(double length) {
            double span = to - from;
            double start = Math.max(0, Math.min(length - span, from));
            return new Scale(x, width, start, start + span);
        }
    }

    void draw(Desk desk, FilmFrame film) {
        FilmTimes times = film.times();
        double length = times.length() / 1e6;
        if (of != times) {
            of = times;
            from = 0;
            to = length;
        }
        int frame = desk.state().frame(desk.state().project().active());
        buttons(desk);
        ImGui.alignTextToFramePadding();
        ImGui.text(String.format(
                Locale.ROOT,
                "%s / %s   %s",
                clock(times.at(frame)),
                clock(times.length()),
                desk.say("Frame %,d of %,d", frame + 1, times.frames())));
        float scale = desk.scale();
        float x = ImGui.getCursorScreenPosX() + 8 * scale;
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(32, ImGui.getContentRegionAvailX() - 16 * scale);
        float height = Math.max(24 * scale, ImGui.getContentRegionAvailY() - 2 * scale);
        ImGui.invisibleButton("film", width + 16 * scale, height);
        Scale along = hand(new Scale(x, width, from, to), times, length);
        from = along.from();
        to = along.to();
        ImDrawList list = ImGui.getWindowDrawList();
        float ruler = Math.min(height, 40 * scale);
        list.pushClipRect(x - 7 * scale, y, x + width + 7 * scale, y + height, true);
        list.addRectFilled(x, y, x + width, y + ruler, Theme.color(Theme.Tone.BUTTON, 0.6f));
        ticks(list, along, y, ruler, scale);
        float now = along.at(times.at(frame) / 1e6);
        list.addRectFilled(now - scale, y, now + scale, y + height, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1));
        list.addTriangleFilled(
                now - 6 * scale, y, now + 6 * scale, y, now, y + 8 * scale, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1));
        list.popClipRect();
    }

    private void buttons(Desk desk) {
        TimelinePanel.button(desk, Icon.FIRST, Command.FIRST_FRAME);
        TimelinePanel.button(desk, Icon.BACKWARD, Command.PREVIOUS_FRAME);
        TimelinePanel.button(desk, films.playing() ? Icon.PAUSE : Icon.PLAY, Command.PLAY);
        TimelinePanel.button(desk, Icon.FORWARD, Command.NEXT_FRAME);
        TimelinePanel.button(desk, Icon.LAST, Command.LAST_FRAME);
    }

    /** Reads the mouse: the left button scrubs, the middle one moves along, the wheel zooms. */
    private Scale hand(Scale along, FilmTimes times, double length) {
        double mouse = along.seconds(ImGui.getMousePosX());
        if (ImGui.isItemActive()) {
            films.seek(nearest(times, mouse));
        }
        if (!ImGui.isItemHovered()) {
            return along;
        }
        float wheel = ImGui.getIO().getMouseWheel();
        if (wheel != 0) {
            return along.zoomed(Math.pow(0.8, wheel), mouse, length);
        }
        if (ImGui.isMouseDragging(2)) {
            double by = -ImGui.getIO().getMouseDeltaX() / along.width() * (along.to() - along.from());
            return along.moved(by, length);
        }
        return along;
    }

    /** The frame whose beginning lies nearest. */
    static int nearest(FilmTimes times, double seconds) {
        long at = Math.round(1e6 * seconds);
        int frame = times.frameAt(at);
        boolean next = frame + 1 < times.frames() && times.at(frame + 1) - at < at - times.at(frame);
        return next ? frame + 1 : frame;
    }

    private static void ticks(ImDrawList list, Scale along, float y, float height, float scale) {
        double span = along.to() - along.from();
        double step = STEPS[STEPS.length - 1];
        for (int s = STEPS.length - 1; s >= 0 && STEPS[s] / span * along.width() >= 64 * scale; s--) {
            step = STEPS[s];
        }
        int color = Theme.color(Theme.Tone.FAINT, 1);
        for (long k = (long) Math.ceil(along.from() / step); k * step <= along.to() + 1e-6; k++) {
            float at = along.at(k * step);
            list.addLine(at, y, at, y + 0.25f * height, color);
            list.addText(at + 3 * scale, y, color, label(k * step, step));
        }
    }

    private static String label(double seconds, double step) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, step < 0.1 ? "%.2f" : step < 1 ? "%.1f" : "%.0f", seconds);
        }
        String text = clock(Math.round(1e6 * seconds));
        return step < 1 ? text : text.substring(0, text.length() - 4);
    }

    /** As people read it: m:ss.mmm, or h:mm:ss.mmm. */
    static String clock(long micros) {
        long millis = Math.max(0, Math.round(micros / 1000.0));
        long hours = millis / 3_600_000;
        return hours > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d.%03d",
                        hours,
                        millis / 60_000 % 60,
                        millis / 1000 % 60,
                        millis % 1000)
                : String.format(Locale.ROOT, "%d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
    }
}
