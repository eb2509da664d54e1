package diorama.gui.film;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.look.WordLine;
import diorama.gui.state.Command;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.ViewState;
import diorama.pipeline.comfort.FilmStudy;
import diorama.pipeline.job.Timeline;
import diorama.video.file.FilmTimes;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;
import java.util.Optional;

/**
 * The timeline of the active film: buttons, a ruler to scrub on and what lies along it. The wheel zooms to the cursor, the middle
 * button moves along. Confined to the main thread.
 */
public final class FilmTimeline {
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
    public record Scale(float x, float width, double from, double to) {
        public float at(double seconds) {
            return (float) (x + width * (seconds - from) / (to - from));
        }

        double seconds(float screenX) {
            return from + (screenX - x) / width * (to - from);
        }

        boolean shows(double seconds) {
            return seconds >= from && seconds <= to;
        }

        /** The same part seen {@code factor} times as long, {@code seconds} staying where it is; within a film's length. */
        public Scale zoomed(double factor, double seconds, double length) {
            double span = Math.max(Math.min(SHORTEST, length), Math.min(length, (to - from) * factor));
            double start = seconds - (seconds - from) * span / (to - from);
            return new Scale(x, width, start, start + span).kept(length);
        }

        public Scale moved(double by, double length) {
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
        Timeline timeline = desk.state().project().activeObject().orElseThrow().timeline();
        float scale = desk.scale();
        words(desk, timeline, times, frame);
        float x = ImGui.getCursorScreenPosX() + 8 * scale;
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(32, ImGui.getContentRegionAvailX() - 16 * scale);
        float height = Math.max(24 * scale, ImGui.getContentRegionAvailY() - 2 * scale);
        float ruler = Math.min(height, 40 * scale);
        boolean graph = height - ruler >= 40 * scale;
        Optional<FilmStudy.Comfort> comfort = films.comfort();
        boolean ask = graph && comfort.isEmpty();
        ImGui.invisibleButton("film", width + 16 * scale, ask ? ruler : height);
        Scale along = hand(new Scale(x, width, from, to), times, length);
        from = along.from();
        to = along.to();
        ImDrawList list = ImGui.getWindowDrawList();
        list.pushClipRect(x - 7 * scale, y, x + width + 7 * scale, y + height, true);
        list.addRectFilled(x, y, x + width, y + ruler, Theme.color(Theme.Tone.BUTTON, 0.6f));
        if (graph) {
            float top = y + ruler + 2 * scale;
            list.addRectFilled(x, top, x + width, y + height, Theme.color(Theme.Tone.FIELD, 1));
            comfort.ifPresent(
                    c -> new ComfortGraph(list, along, top, height - ruler - 2 * scale, scale).draw(desk, times, c));
        }
        ticks(list, along, y, ruler, scale);
        marks(list, along, new Marks(timeline, times.at(frame)), y, ask ? ruler : height, scale);
        float now = along.at(times.at(frame) / 1e6);
        list.addRectFilled(now - scale, y, now + scale, y + height, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1));
        list.addTriangleFilled(
                now - 6 * scale, y, now + 6 * scale, y, now, y + 8 * scale, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1));
        list.popClipRect();
        if (ask) {
            ask(desk, x, y + ruler + (height - ruler) / 2 - ImGui.getFrameHeight() / 2);
        }
    }

    /** Whether the film that is made has another depth than its frame that is shown: a network's is averaged. */
    static boolean alone(ViewState state) {
        return state.project()
                        .activeObject()
                        .filter(film -> film.source().depth().isEmpty())
                        .isPresent()
                && state.settings().making().stabilise().motionFrames() > 0;
    }

    /** Where it is, which shot that is, and how easy the whole is to look at. */
    private void words(Desk desk, Timeline timeline, FilmTimes times, int frame) {
        WordLine line = new WordLine(8 * desk.scale());
        line.add(clock(times.at(frame)) + " / " + clock(times.length()));
        line.add(desk.say("Frame %,d of %,d", frame + 1, times.frames()));
        int shot = FilmKeys.shotAt(timeline, times.at(frame));
        if (shot >= 0) {
            line.addFaint(desk.say("Shot %d of %d", shot + 1, timeline.shots().size()));
        }
        films.comfort()
                .ifPresent(comfort -> line.add(desk.say(
                        "Comfort %d of 100", Math.round(comfort.report().whole().score()))));
        boolean alone = alone(desk.state());
        if (alone) {
            line.addFaint(desk.say("This frame's own depth"));
        }
        line.tip(
                alone
                        ? desk.say(
                                "What is shown has this frame's own depth; the film has it averaged along its motion, which is calmer")
                        : "");
    }

    private void ask(Desk desk, float x, float y) {
        ImGui.setCursorScreenPos(x + 10 * desk.scale(), y);
        if (films.analysing()) {
            Theme.faint(desk.say("Analysing"));
        } else if (ImGui.button(desk.say(Command.ANALYSE.label()))) {
            desk.run(Command.ANALYSE);
        } else {
            ImGui.sameLine();
            Theme.faint(desk.say("shows the parallax over time.") + "   " + desk.keyOf(Command.ANALYSE));
        }
    }

    /** @param now where the film is, microseconds */
    private record Marks(Timeline timeline, long now) {}

    /** Lines where shots begin, squares where these have values of their own, and keys. */
    private static void marks(ImDrawList list, Scale along, Marks marks, float y, float height, float scale) {
        float middle = y + 29 * scale;
        for (Timeline.Shot shot : marks.timeline().shots()) {
            float at = along.at(shot.from() / 1e6);
            if (shot.from() > 0) {
                list.addRectFilled(at - scale / 2, y, at + scale / 2, y + height, Theme.color(Theme.Tone.TEXT, 0.7f));
            }
            if (!shot.values().equals(Timeline.Values.NONE)) {
                list.addRectFilled(
                        at + 2 * scale,
                        middle - 4 * scale,
                        at + 10 * scale,
                        middle + 4 * scale,
                        Theme.color(Theme.Tone.TEXT, 0.8f));
            }
        }
        for (Timeline.Key key : FilmKeys.all(marks.timeline())) {
            float at = along.at(key.micros() / 1e6);
            float half = 5 * scale;
            boolean here = Math.abs(key.micros() - marks.now()) < 1000;
            int color = Theme.color(here ? Theme.Tone.ACCENT_BRIGHT : Theme.Tone.TEXT, 1);
            list.addQuadFilled(at, middle - half, at + half, middle, at, middle + half, at - half, middle, color);
        }
    }

    private void buttons(Desk desk) {
        TimelinePanel.button(desk, Icon.FIRST, Command.FIRST_FRAME);
        TimelinePanel.button(desk, Icon.BACKWARD, Command.PREVIOUS_FRAME);
        TimelinePanel.button(desk, films.playing() ? Icon.PAUSE : Icon.PLAY, Command.PLAY);
        TimelinePanel.button(desk, Icon.FORWARD, Command.NEXT_FRAME);
        TimelinePanel.button(desk, Icon.LAST, Command.LAST_FRAME);
        TimelinePanel.button(desk, Icon.KEY, Command.INSERT_KEY);
        TimelinePanel.button(desk, Icon.NO_KEY, Command.REMOVE_KEY);
    }

    /** Reads the mouse: the left button scrubs, the middle one moves along, the wheel zooms. */
    private Scale hand(Scale along, FilmTimes times, double length) {
        double mouse = along.seconds(ImGui.getMousePosX());
        if (ImGui.isItemActive()) {
            films.seek(times.nearest(mouse));
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
            String label = label(k * step, step);
            if (at + 3 * scale + ImGui.calcTextSize(label).x <= along.x() + along.width()) {
                list.addText(at + 3 * scale, y, color, label);
            }
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
    public static String clock(long micros) {
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
