package diorama.gui;

import diorama.options.Option;
import diorama.pipeline.CameraKey;
import diorama.pipeline.CameraKeys;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiMouseCursor;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The curves of a clip's keys under its timeline: channels at the left, which a click shows alone or adds, keys that are dragged in
 * time and value, and how each is come to. Confined to the main thread.
 */
final class GraphPanel {
    // colours of Okabe and Ito, "Color Universal Design", which colour-blind people can tell
    private static final int[] COLORS = {0xd55e00, 0x009e73, 0x56b4e9, 0xe69f00, 0xcc79a7, 0xf0e442, 0xf0f0f0};

    /** The mouse takes a key from so far, px at 96 dpi. */
    private static final float REACH = 8;

    private final boolean[] shown = new boolean[KeyGraph.CHANNELS.size()];
    private int chosenKey = -1;
    private int chosenChannel;
    private boolean held;
    private float grabX;
    private float grabY;
    private CameraKey grabbed = CameraKey.DEFAULTS;
    private KeyGraph.Range range = new KeyGraph.Range(-1, 1);
    private int gesture = 1 << 21;

    GraphPanel() {
        java.util.Arrays.fill(shown, 0, 5, true);
    }

    /** Where the graph lies, px; its times lie as those of the timeline above it. */
    record Place(float x, float y, float width, float height) {}

    /** Width of the channels' names beside the graph, px. */
    static float names(float scale) {
        return 128 * scale;
    }

    void draw(Desk desk, ClipPlayer player, Place place) {
        Clip clip = desk.state().settings().clip();
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(
                place.x, place.y, place.x + place.width, place.y + place.height, Theme.color(Theme.Tone.FIELD, 1));
        if (clip.keys().isEmpty()) {
            list.addText(
                    place.x + 12 * desk.scale(),
                    place.y + place.height / 2 - ImGui.getTextLineHeight() / 2,
                    Theme.color(Theme.Tone.FAINT, 1),
                    desk.say("No keys yet: %s makes one of the view", desk.keyOf(Command.INSERT_KEY)));
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
        if (!held) {
            range = KeyGraph.Range.of(clip, visible);
        }
        list.pushClipRect(place.x, place.y, place.x + place.width, place.y + place.height, true);
        grid(list, place, desk.scale());
        ImGui.setCursorScreenPos(place.x - 6 * desk.scale(), place.y);
        ImGui.invisibleButton("graph", place.width + 12 * desk.scale(), place.height);
        hand(desk, player, place, clip);
        Clip now = desk.state().settings().clip();
        for (int c = 0; c < shown.length; c++) {
            if (shown[c]) {
                curve(list, place, now, c, desk.scale());
            }
        }
        float at = x(place, now, player.time());
        list.addLine(at, place.y, at, place.y + place.height, Theme.color(Theme.Tone.ACCENT, 1), 2 * desk.scale());
        list.popClipRect();
        menu(desk, now);
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
                ImGui.setTooltip(desk.say(KeyGraph.CHANNELS.get(c).help()).replace("%", "%%"));
            }
            ImDrawList list = ImGui.getWindowDrawList();
            float side = row * 0.5f;
            float alpha = shown[c] ? 1 : 0.25f;
            list.addRectFilled(
                    x + 2 * scale,
                    y + side / 2,
                    x + 2 * scale + side,
                    y + 1.5f * side,
                    Theme.color(COLORS[c], alpha),
                    2);
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

    private static float x(Place place, Clip clip, double seconds) {
        return (float) (place.x + place.width * seconds / clip.zoom().seconds());
    }

    private float y(Place place, double value) {
        return (float) (place.y + place.height * (range.high() - value) / (range.high() - range.low()));
    }

    private void grid(ImDrawList list, Place place, float scale) {
        double span = range.high() - range.low();
        double step = Math.pow(10, Math.floor(Math.log10(span / 2)));
        step *= span / step > 6 ? 2 : 1;
        for (double v = Math.ceil(range.low() / step) * step; v <= range.high(); v += step) {
            float at = y(place, v);
            boolean zero = Math.abs(v) < step / 2;
            list.addLine(place.x, at, place.x + place.width, at, Theme.color(Theme.Tone.FAINT, zero ? 0.7f : 0.25f));
            list.addText(
                    place.x + 3 * scale,
                    at - ImGui.getTextLineHeight(),
                    Theme.color(Theme.Tone.FAINT, 0.8f),
                    String.format(Locale.ROOT, step < 1 ? "%.2f" : "%.0f", zero ? 0 : v));
        }
    }

    private void curve(ImDrawList list, Place place, Clip clip, int channel, float scale) {
        Option option = KeyGraph.CHANNELS.get(channel);
        CameraKeys way = KeyGraph.way(clip).orElseThrow();
        boolean chosen = channel == chosenChannel;
        int color = Theme.color(COLORS[channel], 0.95f);
        float step = 3 * scale;
        float lastX = place.x;
        float lastY = y(place, KeyGraph.value(way.keyAt(0), option));
        for (float sx = place.x + step; sx < place.x + place.width + step; sx += step) {
            double at = (sx - place.x) / place.width * clip.zoom().seconds();
            float sy = y(place, KeyGraph.value(way.keyAt(at), option));
            list.addLine(lastX, lastY, sx, sy, color, (chosen ? 2.2f : 1.4f) * scale);
            lastX = sx;
            lastY = sy;
        }
        for (int k = 0; k < clip.keys().size(); k++) {
            CameraKey key = clip.keys().get(k);
            float kx = x(place, clip, key.time());
            float ky = y(place, KeyGraph.value(key, option));
            boolean here = k == chosenKey && chosen;
            list.addCircleFilled(kx, ky, (here ? 5.5f : 4) * scale, Theme.color(here ? 0xffffff : COLORS[channel], 1));
            list.addCircle(kx, ky, (here ? 5.5f : 4) * scale, Theme.color(0, 0.8f));
        }
    }

    private void hand(Desk desk, ClipPlayer player, Place place, Clip clip) {
        float mx = ImGui.getMousePosX();
        float my = ImGui.getMousePosY();
        boolean hovered = ImGui.isItemHovered();
        Optional<int[]> under = held ? Optional.empty() : under(place, clip, mx, my, REACH * desk.scale());
        if (hovered && under.isPresent()) {
            ImGui.setMouseCursor(ImGuiMouseCursor.Hand);
            if (!ImGui.isMouseDown(0)) {
                tell(desk, clip, under.get());
            }
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
                ImGui.openPopup("key");
            }
        } else if (ImGui.isItemActive() && !held) {
            double at = (mx - place.x) / place.width * clip.zoom().seconds();
            player.seek(Math.min(
                    clip.zoom().seconds(),
                    Math.rint(at * clip.zoom().fps()) / clip.zoom().fps()));
        }
        held &= ImGui.isMouseDown(0);
        if (held && (ImGui.getIO().getMouseDeltaX() != 0 || ImGui.getIO().getMouseDeltaY() != 0)) {
            drag(desk, player, place, clip, mx, my);
        }
    }

    /** With Shift along one axis only, the one that was moved along more. */
    private void drag(Desk desk, ClipPlayer player, Place place, Clip clip, float mx, float my) {
        boolean one = ImGui.getIO().getKeyShift();
        boolean along = Math.abs(mx - grabX) >= Math.abs(my - grabY);
        double dt = one && !along ? 0 : (mx - grabX) / place.width * clip.zoom().seconds();
        double dv = one && along ? 0 : (grabY - my) / place.height * (range.high() - range.low());
        Option channel = KeyGraph.CHANNELS.get(chosenChannel);
        Clip moved =
                KeyGraph.moved(clip, chosenKey, channel, grabbed.time() + dt, KeyGraph.value(grabbed, channel) + dv);
        if (!moved.equals(clip)) {
            desk.act(new Action.SetOptions(moved, gesture));
            player.seek(moved.keys().get(chosenKey).time());
        }
    }

    /** Key and channel under the mouse, of several the nearest. */
    private Optional<int[]> under(Place place, Clip clip, float mx, float my, float reach) {
        double nearest = reach;
        Optional<int[]> found = Optional.empty();
        for (int k = 0; k < clip.keys().size(); k++) {
            for (int c = 0; c < shown.length; c++) {
                double dx = x(place, clip, clip.keys().get(k).time()) - mx;
                double dy = y(place, KeyGraph.value(clip.keys().get(k), KeyGraph.CHANNELS.get(c))) - my;
                double far = Math.hypot(dx, dy) - (c == chosenChannel ? 0.5 : 0);
                if (shown[c] && far < nearest) {
                    nearest = far;
                    found = Optional.of(new int[] {k, c});
                }
            }
        }
        return found;
    }

    private static void tell(Desk desk, Clip clip, int[] what) {
        CameraKey key = clip.keys().get(what[0]);
        Option channel = KeyGraph.CHANNELS.get(what[1]);
        ImGui.setTooltip(String.format(
                        Locale.ROOT,
                        "%s  %.3f   %.2f s   %s",
                        desk.say(OptionPanel.title(channel)),
                        KeyGraph.value(key, channel),
                        key.time(),
                        desk.say(OptionPanel.words(Option.text(key.ease()))))
                .replace("%", "%%"));
    }

    /** How the chosen key is come to, and its end. */
    private void menu(Desk desk, Clip clip) {
        if (!ImGui.beginPopup("key")) {
            return;
        }
        if (chosenKey >= 0) {
            Theme.faint(desk.say("Easing"));
            for (CameraKey.Ease ease : CameraKey.Ease.values()) {
                boolean now = clip.keys().get(chosenKey).ease() == ease;
                if (ImGui.menuItem(desk.say(OptionPanel.words(Option.text(ease))), "", now)) {
                    desk.act(new Action.SetOptions(KeyGraph.eased(clip, chosenKey, ease), 0));
                }
            }
            ImGui.separator();
            if (ImGui.menuItem(desk.say(Command.REMOVE_KEY.label()), desk.keyOf(Command.REMOVE_KEY))) {
                desk.run(Command.REMOVE_KEY);
                chosenKey = -1;
            }
        }
        ImGui.endPopup();
    }
}
