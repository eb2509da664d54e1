package diorama.gui.clip;

import diorama.gui.desk.Desk;
import diorama.gui.look.Hovering;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.KeyGraph;
import diorama.options.Option;
import diorama.pipeline.CameraKey;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiMouseCursor;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The curves of a clip's keys under its timeline: channels at the left, which a click shows alone or adds, keys that are dragged in
 * time and value, and how each is come to. Confined to the main thread.
 */
public final class GraphPanel {
    /** The mouse takes a key from so far, px at 96 dpi. */
    private static final float REACH = 8;

    private final boolean[] shown = new boolean[KeyGraph.CHANNELS.size()];
    private int chosenKey = -1;
    private int chosenChannel;
    private boolean held;
    /** Which handle is held instead of the key: -1 the left one, 1 the right one, 0 none. */
    private int heldHandle;

    private final GraphMenus menus = new GraphMenus();
    private final Hovering hovered = new Hovering();
    private int drawnFrame = Integer.MIN_VALUE;
    private float grabX;
    private float grabY;
    private CameraKey grabbed = CameraKey.DEFAULTS;
    private KeyGraph.Range range = new KeyGraph.Range(-1, 1);
    private int gesture = 1 << 21;

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
        chosenKey = chosen(clip).map(GraphMenus.Chosen::key).orElseGet(() -> KeyGraph.nearest(clip, seconds));
        shown[chosenChannel] = true;
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
        chosenKey = Math.min(chosenKey, clip.keys().size() - 1);
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
        if (!held && heldHandle == 0) {
            range = KeyGraph.Range.of(clip, visible);
            chosen(clip)
                    .filter(c -> shown[c.channel()])
                    .ifPresent(c -> range = range.with(KeyGraph.ends(clip, c.key(), c.channel())));
        }
        list.pushClipRect(place.x, place.y, place.x + place.width + 6 * desk.scale(), place.y + place.height, true);
        GraphPlot plot = new GraphPlot(place, range, clip);
        plot.grid(list, desk.scale());
        ImGui.setCursorScreenPos(place.x - 6 * desk.scale(), place.y);
        ImGui.invisibleButton("graph", place.width + 12 * desk.scale(), place.height);
        hovered.note(ImGui.isItemHovered());
        hand(desk, player, plot);
        Clip now = desk.state().settings().clip();
        GraphPlot after = new GraphPlot(place, range, now);
        for (int c = 0; c < shown.length; c++) {
            if (shown[c]) {
                after.curve(list, c, chosen(now), desk.scale());
            }
        }
        chosen(now).filter(c -> shown[c.channel()]).ifPresent(c -> after.handles(list, c, desk.scale()));
        float at = after.x(player.time());
        list.addLine(at, place.y, at, place.y + place.height, Theme.color(Theme.Tone.ACCENT, 1), 2 * desk.scale());
        list.popClipRect();
        menus.draw(desk, chosen(now));
    }

    /** The key that was clicked last, as far as there is one. */
    private Optional<GraphMenus.Chosen> chosen(Clip clip) {
        return chosenKey >= 0 && chosenKey < clip.keys().size()
                ? Optional.of(new GraphMenus.Chosen(chosenKey, chosenChannel))
                : Optional.empty();
    }

    /** Does what a command means while the mouse is over the graph, before anybody else; false when it means nothing here. */
    public boolean runFirst(Command command, Desk desk) {
        Clip clip = desk.state().settings().clip();
        if (command == Command.REMOVE_KEY || command == Command.CLEAR_KEYS) {
            // others have their numbers from now on
            chosenKey = -1;
        }
        Optional<GraphMenus.Chosen> chosen = chosen(clip);
        if (!hovered.now() || chosen.isEmpty()) {
            return false;
        }
        switch (command) {
            case TIMELINE -> menus.open(GraphMenus.EASINGS);
            case HANDLES -> menus.open(GraphMenus.HANDLES);
            case DELETE -> {
                desk.act(new Action.SetOptions(
                        clip.without(clip.keys().get(chosenKey).time()), 0));
                chosenKey = -1;
            }
            default -> {
                return false;
            }
        }
        return true;
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
        chosenChannel = channel;
    }

    private int count() {
        int count = 0;
        for (boolean on : shown) {
            count += on ? 1 : 0;
        }
        return count;
    }

    /** Whether the mouse is on an end of the chosen key's handles: -1 left, 1 right, 0 neither. */
    private int handleUnder(GraphPlot plot, float mx, float my, float reach) {
        Clip clip = plot.clip();
        if (chosen(clip).filter(c -> shown[c.channel()]).isEmpty()) {
            return 0;
        }
        KeyGraph.Ends ends = KeyGraph.ends(clip, chosenKey, chosenChannel);
        double left = ends.left().map(p -> plot.far(p, mx, my)).orElse(Double.MAX_VALUE);
        double right = ends.right().map(p -> plot.far(p, mx, my)).orElse(Double.MAX_VALUE);
        return Math.min(left, right) > reach ? 0 : left < right ? -1 : 1;
    }

    private void hand(Desk desk, ClipPlayer player, GraphPlot plot) {
        Clip clip = plot.clip();
        float mx = ImGui.getMousePosX();
        float my = ImGui.getMousePosY();
        boolean hovered = ImGui.isItemHovered();
        Optional<int[]> under = held ? Optional.empty() : under(plot, mx, my, REACH * desk.scale());
        int handle = held || heldHandle != 0 ? 0 : handleUnder(plot, mx, my, REACH * desk.scale());
        if (hovered && (under.isPresent() || handle != 0)) {
            ImGui.setMouseCursor(ImGuiMouseCursor.Hand);
            if (!ImGui.isMouseDown(0) && under.isPresent()) {
                plot.tell(desk, under.get()[0], under.get()[1]);
            }
        }
        if (hovered && ImGui.isMouseClicked(0) && under.isEmpty() && handle != 0) {
            heldHandle = handle;
            gesture++;
        }
        if (heldHandle != 0) {
            KeyGraph.Point to = plot.at(mx, my);
            Clip moved = KeyGraph.dragged(clip, chosenKey, chosenChannel, heldHandle > 0, to);
            if (!moved.equals(clip)
                    && (ImGui.getIO().getMouseDeltaX() != 0 || ImGui.getIO().getMouseDeltaY() != 0)) {
                desk.act(new Action.SetOptions(moved, gesture));
            }
            heldHandle = ImGui.isMouseDown(0) ? heldHandle : 0;
            return;
        }
        if (hovered && (ImGui.isMouseClicked(0) || ImGui.isMouseClicked(1)) && under.isPresent()) {
            chosenKey = under.get()[0];
            chosenChannel = under.get()[1];
            held = ImGui.isMouseClicked(0);
            grabX = mx;
            grabY = my;
            grabbed = clip.keys().get(chosenKey);
            gesture++;
            player.seek(grabbed.time());
            if (!held) {
                menus.open(GraphMenus.KEY);
            }
        } else if (ImGui.isItemActive() && !held) {
            double at = plot.at(mx, my).time();
            player.seek(Math.min(
                    clip.zoom().seconds(),
                    Math.rint(at * clip.zoom().fps()) / clip.zoom().fps()));
        }
        if (held && (ImGui.getIO().getMouseDeltaX() != 0 || ImGui.getIO().getMouseDeltaY() != 0)) {
            drag(desk, player, plot, mx, my);
        }
        // what the mouse went in the frame of its release it went before
        held &= ImGui.isMouseDown(0);
    }

    /** With Shift along one axis only, the one that was moved along more. */
    private void drag(Desk desk, ClipPlayer player, GraphPlot plot, float mx, float my) {
        Clip clip = plot.clip();
        KeyGraph.Point from = plot.at(grabX, grabY);
        KeyGraph.Point to = plot.at(mx, my);
        boolean one = ImGui.getIO().getKeyShift();
        boolean along = Math.abs(mx - grabX) >= Math.abs(my - grabY);
        double dt = one && !along ? 0 : to.time() - from.time();
        double dv = one && along ? 0 : to.value() - from.value();
        Option channel = KeyGraph.CHANNELS.get(chosenChannel);
        Clip moved =
                KeyGraph.moved(clip, chosenKey, channel, grabbed.time() + dt, KeyGraph.value(grabbed, channel) + dv);
        if (!moved.equals(clip)) {
            desk.act(new Action.SetOptions(moved, gesture));
            player.seek(moved.keys().get(chosenKey).time());
        }
    }

    /** Key and channel under the mouse, of several the nearest. */
    private Optional<int[]> under(GraphPlot plot, float mx, float my, float reach) {
        Clip clip = plot.clip();
        double nearest = reach;
        Optional<int[]> found = Optional.empty();
        for (int k = 0; k < clip.keys().size(); k++) {
            for (int c = 0; c < shown.length; c++) {
                double value = KeyGraph.value(clip.keys().get(k), KeyGraph.CHANNELS.get(c));
                // of a loop the first key is at its end, too
                double here = plot.far(new KeyGraph.Point(KeyGraph.anchor(clip, k, true), value), mx, my);
                double back = plot.far(new KeyGraph.Point(KeyGraph.anchor(clip, k, false), value), mx, my);
                double far = Math.min(here, back) - (c == chosenChannel ? 0.5 : 0);
                if (shown[c] && far < nearest) {
                    nearest = far;
                    found = Optional.of(new int[] {k, c});
                }
            }
        }
        return found;
    }
}
