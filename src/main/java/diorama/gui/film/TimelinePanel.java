package diorama.gui.film;

import diorama.gui.clip.ClipPlayer;
import diorama.gui.clip.GraphPanel;
import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.look.WordLine;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.KeyGraph;
import diorama.gui.state.Motion;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomOptions;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;

/** The timeline of the camera move: playing, the place in it, and its keys. Confined to the main thread. */
public final class TimelinePanel {
    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300};

    private TimelinePanel() {}

    /** @param graph of the keys, which is shown where there is room for it */
    public static void draw(Desk desk, ClipPlayer player, GraphPanel graph, MotionPlayer motion, FilmDesk films) {
        if (desk.state().film().isPresent()) {
            films.draw();
            return;
        }
        if (Motion.seconds(desk.state()) > 0) {
            motion.draw(desk);
            return;
        }
        Clip clip = desk.state().settings().clip();
        boolean photo = CommandActions.possible(Command.PLAY, desk.history());
        ImGui.beginDisabled(!photo);
        button(desk, Icon.FIRST, Command.FIRST_FRAME);
        button(desk, player.playing() ? Icon.PAUSE : Icon.PLAY, Command.PLAY);
        button(desk, Icon.LAST, Command.LAST_FRAME);
        button(desk, Icon.KEY, Command.INSERT_KEY);
        button(desk, Icon.NO_KEY, Command.REMOVE_KEY);
        button(desk, Icon.CAMERA, Command.CLIP_CAMERA);
        words(desk, player, clip);
        bar(desk, player, graph, clip);
        ImGui.endDisabled();
    }

    private static void words(Desk desk, ClipPlayer player, Clip clip) {
        ZoomOptions zoom = clip.zoom();
        WordLine line = new WordLine(10 * desk.scale());
        line.add(String.format(Locale.ROOT, "%.2f / %.2f s", player.time(), zoom.seconds()));
        line.add(Math.round(player.time() * zoom.fps()) + " / " + zoom.frames());
        line.add(
                clip.keys().isEmpty()
                        ? desk.say(OptionWords.written(zoom.move().spelling()))
                        : desk.say("Keyframes: %d", clip.keys().size()));
        if (!clip.keys().isEmpty()) {
            line.addFaint(desk.say(KeyGraph.closes(clip) ? "Ends where it begins" : "Ends elsewhere than it begins"));
        }
        line.tip("");
    }

    static void button(Desk desk, Icon icon, Command command) {
        boolean possible = CommandActions.possible(command, desk.history());
        ImGui.beginDisabled(!possible);
        if (ImGui.button(icon + "##" + command)) {
            desk.run(command);
        }
        ImGui.endDisabled();
        if (ImGui.isItemHovered()) {
            Theme.tip(desk.say(command.label()) + "   " + desk.keyOf(command));
        }
        ImGui.sameLine();
    }

    /** A click or drag goes to a time. */
    private static void bar(Desk desk, ClipPlayer player, GraphPanel graph, Clip clip) {
        float scale = desk.scale();
        float seconds = clip.zoom().seconds();
        float whole = Math.max(24 * scale, ImGui.getContentRegionAvailY() - 2 * scale);
        boolean curves = whole >= 110 * scale;
        float names = curves ? GraphPanel.names(scale) : 0;
        float x = ImGui.getCursorScreenPosX() + names + 6 * scale;
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(32, ImGui.getContentRegionAvailX() - names - 12 * scale);
        float height = curves ? 30 * scale : whole;
        ImGui.setCursorScreenPos(x - 6 * scale, y);
        ImGui.invisibleButton("bar", width + 12 * scale, height);
        if (ImGui.isItemActive()) {
            double at = (ImGui.getMousePosX() - x) / width * seconds;
            double frame = Math.rint(at * clip.zoom().fps()) / clip.zoom().fps();
            player.seek(Math.min(seconds, frame));
        }
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.BUTTON, 0.6f));
        ticks(list, x, y, width, height, seconds, scale);
        float middle = y + height * 0.66f;
        for (CameraKey key : clip.keys()) {
            float at = x + width * Math.min(1, key.time() / seconds);
            float half = 5 * scale;
            int color = Theme.color(
                    Math.abs(key.time() - player.time()) * clip.zoom().fps() <= 0.5
                            ? Theme.Tone.ACCENT
                            : Theme.Tone.TEXT,
                    1);
            list.addQuadFilled(at, middle - half, at + half, middle, at, middle + half, at - half, middle, color);
        }
        float now = x + width * (float) (player.time() / seconds);
        list.addRectFilled(now - scale, y, now + scale, y + height, Theme.color(Theme.Tone.ACCENT, 1));
        if (curves) {
            float top = y + height + 3 * scale;
            graph.draw(desk, player, new GraphPanel.Place(x, top, width, whole - height - 3 * scale));
        }
    }

    static void ticks(ImDrawList list, float x, float y, float width, float height, float seconds, float scale) {
        double step = STEPS[STEPS.length - 1];
        for (int s = STEPS.length - 1; s >= 0 && STEPS[s] / seconds * width >= 48 * scale; s--) {
            step = STEPS[s];
        }
        for (int k = 0; k * step <= seconds + 1e-6; k++) {
            float at = x + (float) (width * k * step / seconds);
            list.addLine(at, y, at, y + height * 0.3f, Theme.color(Theme.Tone.FAINT, 1));
            String text = String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", k * step);
            if (at + 24 * scale < x + width) {
                list.addText(at + 3 * scale, y, Theme.color(Theme.Tone.FAINT, 1), text);
            }
        }
    }
}
