package diorama.gui.film;

import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.comfort.FilmStudy.Comfort;
import diorama.stereo.ParallaxBudget;
import diorama.stereo.ShotParallax;
import diorama.video.file.FilmTimes;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.List;
import java.util.Locale;

/**
 * The parallax of a film over time: above the line what is in front of the screen, below it what is behind, with the budget's
 * lines. What goes beyond them, things cut by the border and jumps at cuts differ in colour and in form. Confined to the main
 * thread.
 */
final class ComfortGraph {
    // colours of Okabe and Ito, "Color Universal Design", which colour-blind people can tell
    private static final int FRONT = 0xe69f00;
    private static final int BEHIND = 0x56b4e9;
    private static final int OVER = 0xd55e00;
    private static final int BORDER = 0xcc79a7;
    private static final int JUMP = 0xf0e442;

    /** Jump at a cut that eyes follow at ease, percent of the width; as the score counts it. */
    private static final double EASY_JUMP = 1;

    /** Share of the border that may be cut unmarked. */
    private static final double EASY_BORDER = 0.2;

    private final ImDrawList list;
    private final FilmTimeline.Scale along;
    private final float y;
    private final float height;
    private final float scale;

    /** @param scale of the display */
    ComfortGraph(ImDrawList list, FilmTimeline.Scale along, float y, float height, float scale) {
        this.list = list;
        this.along = along;
        this.y = y;
        this.height = height;
        this.scale = scale;
    }

    void draw(Desk desk, FilmTimes times, Comfort comfort) {
        ParallaxBudget budget = comfort.report().budget();
        double most = most(comfort, budget);
        int frames = Math.min(times.frames(), comfort.front().length);
        for (float x = along.x(); x < along.x() + along.width(); x++) {
            Column column = column(times, comfort, x, frames);
            bar(x, column.front, budget.front(), FRONT, -1, most);
            bar(x, column.behind, budget.behind(), BEHIND, 1, most);
            if (column.border > EASY_BORDER) {
                list.addRectFilled(x, y, x + 1, y + 5 * scale, Theme.color(BORDER, 1));
            }
        }
        float middle = middle();
        list.addLine(along.x(), middle, along.x() + along.width(), middle, Theme.color(Theme.Tone.TEXT, 0.8f));
        limit(budget.front(), -1, most);
        limit(budget.behind(), 1, most);
        jumps(comfort.report().shots());
        tooltip(desk, times, comfort, frames);
    }

    private float middle() {
        return y + height / 2;
    }

    private static double most(Comfort comfort, ParallaxBudget budget) {
        double most = 1.6 * Math.max(0.5, Math.max(budget.front(), budget.behind()));
        for (int i = 0; i < comfort.front().length; i++) {
            most = Math.max(most, 1.05 * Math.max(comfort.front()[i], comfort.behind()[i]));
        }
        return most;
    }

    /** The most of the frames that lie under one column of pixels. */
    private record Column(double front, double behind, double border) {}

    private Column column(FilmTimes times, Comfort comfort, float x, int frames) {
        int first = times.frameAt(Math.round(1e6 * along.seconds(x)));
        int last = Math.max(first, times.frameAt(Math.round(1e6 * along.seconds(x + 1))));
        double front = Double.NEGATIVE_INFINITY;
        double behind = Double.NEGATIVE_INFINITY;
        double border = 0;
        for (int i = first; i <= Math.min(last, frames - 1); i++) {
            front = Math.max(front, comfort.front()[i]);
            behind = Math.max(behind, comfort.behind()[i]);
            border = Math.max(border, comfort.border()[i]);
        }
        return new Column(front, behind, border);
    }

    /** @param side -1 upwards, 1 downwards */
    private void bar(float x, double value, double limit, int color, int side, double most) {
        if (!(value > 0)) {
            return;
        }
        float zero = middle();
        float kept = at(Math.min(value, limit), side, most);
        list.addRectFilled(x, Math.min(zero, kept), x + 1, Math.max(zero, kept), Theme.color(color, 0.85f));
        if (value > limit) {
            float end = at(value, side, most);
            // hatched, so that its form tells it too
            float alpha = (int) x % 4 < 2 ? 1 : 0.55f;
            list.addRectFilled(x, Math.min(kept, end), x + 1, Math.max(kept, end), Theme.color(OVER, alpha));
        }
    }

    private float at(double value, int side, double most) {
        return (float) (middle() + side * value / most * (height / 2 - 2 * scale));
    }

    private void limit(double value, int side, double most) {
        float at = at(value, side, most);
        int color = Theme.color(Theme.Tone.TEXT, 0.75f);
        for (float x = along.x(); x < along.x() + along.width(); x += 8 * scale) {
            list.addLine(x, at, x + 4 * scale, at, color);
        }
        String text = String.format(Locale.ROOT, "%s%.1f %%", side < 0 ? "+" : "-", value);
        float textY = side < 0 ? at - ImGui.getTextLineHeight() : at;
        float x = along.x() + 3 * scale;
        list.addText(x + 1, textY + 1, Theme.color(0, 0.8f), text);
        list.addText(x, textY, color, text);
    }

    private void jumps(List<ComfortReport.Shot> shots) {
        for (ComfortReport.Shot shot : shots) {
            double seconds = shot.micros() / 1e6;
            if (shot.parallax().asked().jump() > EASY_JUMP && along.shows(seconds)) {
                float x = along.at(seconds);
                float half = 5 * scale;
                list.addTriangleFilled(
                        x - half, y + height, x + half, y + height, x, y + height - 2 * half, Theme.color(JUMP, 1));
                list.addTriangle(
                        x - half, y + height, x + half, y + height, x, y + height - 2 * half, Theme.color(0, 0.8f));
            }
        }
    }

    private void tooltip(Desk desk, FilmTimes times, Comfort comfort, int frames) {
        boolean here = ImGui.isItemHovered() && !ImGui.isItemActive() && ImGui.getMousePosY() >= y;
        int frame = times.frameAt(Math.round(1e6 * along.seconds(ImGui.getMousePosX())));
        if (!here || frame >= frames) {
            return;
        }
        List<ComfortReport.Shot> shots = comfort.report().shots();
        int number = 0;
        while (number + 1 < shots.size() && shots.get(number + 1).frame() <= frame) {
            number++;
        }
        ShotParallax shot = shots.get(number).parallax().asked();
        ImGui.beginTooltip();
        row(FRONT, desk.say("In front of the screen"), comfort.front()[frame], "%");
        row(BEHIND, desk.say("Behind the screen"), comfort.behind()[frame], "%");
        if (comfort.border()[frame] > EASY_BORDER) {
            row(BORDER, desk.say("Cut by the border"), 100 * comfort.border()[frame], "%");
        }
        if (shot.jump() > EASY_JUMP) {
            row(JUMP, desk.say("Jump at the cut"), shot.jump(), "%");
        }
        ImGui.separator();
        ImGui.textUnformatted(desk.say("Shot %d of %d", number + 1, shots.size()));
        ImGui.sameLine();
        ImGui.textUnformatted(desk.say("Comfort %d of 100", Math.round(shot.score())));
        ImGui.endTooltip();
    }

    private static void row(int color, String what, double value, String unit) {
        float side = ImGui.getTextLineHeight();
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        ImGui.getWindowDrawList().addRectFilled(x, y + 2, x + side - 4, y + side - 2, Theme.color(color, 1));
        ImGui.dummy(side, side);
        ImGui.sameLine(0, 4);
        ImGui.textUnformatted(String.format(Locale.ROOT, "%s  %.2f %s", what, value, unit));
    }
}
