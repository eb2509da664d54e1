package diorama.gui.clip;

import diorama.gui.desk.Desk;
import diorama.gui.look.Hovering;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.KeyGraph;
import diorama.options.Option;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;

/**
 * The curves of a clip's keys under its timeline: channels at the left, which a click shows alone or adds, keys that are dragged in
 * time and value, and how each is come to. Confined to the main thread.
 */
public final class GraphPanel {
    private final boolean[] shown = new boolean[KeyGraph.CHANNELS.size()];
    private final GraphMenus menus = new GraphMenus();
    private final GraphHand hand = new GraphHand(menus);
    /** The one that was clicked last in the list. */
    private int channel;

    private final Hovering hovered = new Hovering();
    private int drawnFrame = Integer.MIN_VALUE;
    private KeyGraph.Range range = new KeyGraph.Range(-1, 1);

    public GraphPanel() {
        java.util.Arrays.fill(shown, 0, 5, true);
    }

    /** Where the graph lies, px; its times lie as those of the timeline above it. */
    public record Place(float x, float y, float width, float height) {}

    /** Width of the channels' names beside the graph, px. */
    public static float names(float scale) {
        return 128 * scale;
    }

    /** Whether the window shows it. */
    public boolean drawn() {
        return drawnFrame >= ImGui.getFrameCount() - 1;
    }

    /** Opens the menu of the chosen key's handles, or of the one that is nearest to a time, s; there are keys. */
    public void openHandles(Clip clip, double seconds) {
        if (hand.chosen().active(clip).isEmpty()) {
            shown[channel] = true;
            hand.chosen().choose(clip, new KeyGraph.Chosen(KeyGraph.nearest(clip, seconds), channel));
        }
        menus.open(GraphMenus.HANDLES);
    }

    public void draw(Desk desk, ClipPlayer player, Place place) {
        drawnFrame = ImGui.getFrameCount();
        Clip clip = desk.state().settings().clip();
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(
                place.x, place.y, place.x + place.width, place.y + place.height, Theme.color(Theme.Tone.FIELD, 1));
        if (clip.keys().isEmpty()) {
            list.addText(
                    place.x + 12 * desk.scale(),
                    place.y + place.height / 2 - ImGui.getTextLineHeight() / 2,
                    Theme.color(Theme.Tone.FAINT, 1),
                    desk.say("No keyframes yet: %s inserts one from the view", desk.keyOf(Command.INSERT_KEY)));
            return;
        }
        channels(desk, place);
        List<Option> visible = new ArrayList<>();
        for (int c = 0; c < shown.length; c++) {
            if (shown[c]) {
                visible.add(KeyGraph.CHANNELS.get(c));
            }
        }
        if (visible.isEmpty()) {
            return;
        }
        if (!hand.holds()) {
            range = KeyGraph.Range.of(clip, visible);
            hand.chosen()
                    .active(clip)
                    .filter(c -> shown[c.channel()])
                    .ifPresent(c -> range = range.with(KeyGraph.ends(clip, c.key(), c.channel())));
        }
        list.pushClipRect(place.x, place.y, place.x + place.width + 6 * desk.scale(), place.y + place.height, true);
        GraphPlot plot = new GraphPlot(place, range, clip);
        plot.grid(list, desk.scale());
        ImGui.setCursorScreenPos(place.x - 6 * desk.scale(), place.y);
        ImGui.invisibleButton("graph", place.width + 12 * desk.scale(), place.height);
        hovered.note(ImGui.isItemHovered());
        hand.read(desk, player, plot, c -> shown[c]);
        Clip now = desk.state().settings().clip();
        GraphPlot after = new GraphPlot(place, range, now);
        for (int c = 0; c < shown.length; c++) {
            if (shown[c]) {
                after.curve(list, c, hand.chosen().of(now), desk.scale());
            }
        }
        hand.chosen().active(now).filter(c -> shown[c.channel()]).ifPresent(c -> after.handles(list, c, desk.scale()));
        float at = after.x(player.time());
        list.addLine(at, place.y, at, place.y + place.height, Theme.color(Theme.Tone.ACCENT, 1), 2 * desk.scale());
        hand.draw(list, place);
        list.popClipRect();
        menus.draw(desk, List.copyOf(hand.chosen().of(now)));
    }

    /** Whether the mouse is over keys that can be changed. */
    public boolean over(Desk desk) {
        return hovered.now()
                && drawn()
                && !desk.state().settings().clip().keys().isEmpty();
    }

    /** Does what a command means while the mouse is over the graph, before anybody else; false when it means nothing here. */
    public boolean runFirst(Command command, Desk desk) {
        return over(desk) && hand.run(command, desk, c -> shown[c]);
    }

    /** A click shows a channel alone, with Shift it adds or takes away. */
    private void channels(Desk desk, Place place) {
        float scale = desk.scale();
        float row = Math.min(ImGui.getTextLineHeight() + 3 * scale, place.height / shown.length);
        for (int c = 0; c < shown.length; c++) {
            float y = place.y + c * row;
            float x = place.x - names(scale);
            ImGui.setCursorScreenPos(x, y);
            ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, 0, 0);
            if (ImGui.invisibleButton("channel" + c, names(scale) - 10 * scale, row)) {
                toggle(c, ImGui.getIO().getKeyShift());
            }
            ImGui.popStyleVar();
            if (ImGui.isItemHovered()) {
                Theme.tip(desk.say(KeyGraph.CHANNELS.get(c).help()));
            }
            ImDrawList list = ImGui.getWindowDrawList();
            float side = row * 0.5f;
            float alpha = shown[c] ? 1 : 0.25f;
            list.addRectFilled(
                    x + 2 * scale, y + side / 2, x + 2 * scale + side, y + 1.5f * side, GraphPlot.color(c, alpha), 2);
            list.addText(
                    x + side + 10 * scale,
                    y + (row - ImGui.getTextLineHeight()) / 2,
                    Theme.color(shown[c] ? Theme.Tone.TEXT : Theme.Tone.FAINT, 1),
                    desk.say(OptionPanel.title(KeyGraph.CHANNELS.get(c))));
        }
    }

    private void toggle(int channel, boolean adds) {
        boolean alone = shown[channel] && count() == 1;
        if (adds) {
            shown[channel] = !shown[channel];
        } else {
            java.util.Arrays.fill(shown, alone);
            shown[channel] = true;
        }
        this.channel = channel;
    }

    private int count() {
        int count = 0;
        for (boolean on : shown) {
            count += on ? 1 : 0;
        }
        return count;
    }
}
