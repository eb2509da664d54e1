package diorama.gui.clip;

import diorama.gui.desk.Desk;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.state.Clip;
import diorama.gui.state.KeyEdits;
import diorama.gui.state.KeyGraph;
import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraKeys;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The curves of a clip's keys as they are drawn.
 *
 * @param place where, px
 * @param range of values from its lower to its upper border
 */
record GraphPlot(GraphPanel.Place place, KeyGraph.Range range, Clip clip) {
    // colours of Okabe and Ito, "Color Universal Design", which colour-blind people can tell
    private static final int[] COLORS = {0xd55e00, 0x009e73, 0x56b4e9, 0xe69f00, 0xcc79a7, 0xf0e442, 0xf0f0f0};

    static int color(int channel, float alpha) {
        return Theme.color(COLORS[channel], alpha);
    }

    float x(double seconds) {
        return (float) (place.x() + place.width() * seconds / clip.zoom().seconds());
    }

    float y(double value) {
        return (float) (place.y() + place.height() * (range.high() - value) / (range.high() - range.low()));
    }

    /** What lies under a place, px. */
    KeyGraph.Point at(float mx, float my) {
        return new KeyGraph.Point(
                (mx - place.x()) / place.width() * clip.zoom().seconds(),
                range.high() - (my - place.y()) / place.height() * (range.high() - range.low()));
    }

    /** How far a point is from a place, px. */
    double far(KeyGraph.Point point, float mx, float my) {
        return Math.hypot(x(point.time()) - mx, y(point.value()) - my);
    }

    void grid(ImDrawList list, float scale) {
        double span = range.high() - range.low();
        double step = Math.pow(10, Math.floor(Math.log10(span / 2)));
        step *= span / step > 6 ? 2 : 1;
        for (double v = Math.ceil(range.low() / step) * step; v <= range.high(); v += step) {
            float at = y(v);
            boolean zero = Math.abs(v) < step / 2;
            list.addLine(
                    place.x(), at, place.x() + place.width(), at, Theme.color(Theme.Tone.FAINT, zero ? 0.7f : 0.25f));
            float top = at - ImGui.getTextLineHeight();
            if (top < place.y()) {
                // half a number tells nothing
                continue;
            }
            list.addText(
                    place.x() + 3 * scale,
                    top,
                    Theme.color(Theme.Tone.FAINT, 0.8f),
                    String.format(Locale.ROOT, step < 1 ? "%.2f" : "%.0f", zero ? 0 : v));
        }
    }

    void curve(ImDrawList list, int channel, Set<KeyGraph.Chosen> which, float scale) {
        Option option = KeyGraph.CHANNELS.get(channel);
        CameraKeys way = KeyGraph.way(clip).orElseThrow();
        boolean chosen = which.stream().anyMatch(c -> c.channel() == channel);
        int color = color(channel, 0.95f);
        float step = 3 * scale;
        float lastX = place.x();
        float lastY = y(KeyGraph.value(way.keyAt(0), option));
        for (float sx = place.x() + step; sx < place.x() + place.width() + step; sx += step) {
            double at = (sx - place.x()) / place.width() * clip.zoom().seconds();
            float sy = y(KeyGraph.value(way.keyAt(at), option));
            list.addLine(lastX, lastY, sx, sy, color, (chosen ? 2.2f : 1.4f) * scale);
            lastX = sx;
            lastY = sy;
        }
        for (int k = 0; k < clip.keys().size(); k++) {
            CameraKey key = clip.keys().get(k);
            float kx = x(key.time());
            float ky = y(KeyGraph.value(key, option));
            boolean here = which.contains(new KeyGraph.Chosen(k, channel));
            list.addCircleFilled(kx, ky, (here ? 5.5f : 4) * scale, Theme.color(here ? 0xffffff : COLORS[channel], 1));
            list.addCircle(kx, ky, (here ? 5.5f : 4) * scale, Theme.color(0, 0.8f));
        }
        // the first key once more, where a loop comes back to it
        KeyGraph.comesBack(clip).ifPresent(time -> {
            float ky = y(KeyGraph.value(clip.keys().get(0), option));
            int ring = Theme.color(which.contains(new KeyGraph.Chosen(0, channel)) ? 0xffffff : COLORS[channel], 1);
            list.addCircle(x(time), ky, 4 * scale, ring, 0, 1.5f * scale);
        });
    }

    /** Key and channel under the mouse, of several the nearest. */
    Optional<KeyGraph.Chosen> under(
            float mx, float my, float reach, IntPredicate shown, Optional<KeyGraph.Chosen> active) {
        double nearest = reach;
        Optional<KeyGraph.Chosen> found = Optional.empty();
        for (KeyGraph.Chosen one : KeyEdits.all(clip, shown)) {
            double value = value(one);
            // of a loop the first key is at its end, too
            double here = far(new KeyGraph.Point(KeyGraph.anchor(clip, one.key(), true), value), mx, my);
            double back = far(new KeyGraph.Point(KeyGraph.anchor(clip, one.key(), false), value), mx, my);
            boolean before = active.filter(a -> a.channel() == one.channel()).isPresent();
            double far = Math.min(here, back) - (before ? 0.5 : 0);
            if (far < nearest) {
                nearest = far;
                found = Optional.of(one);
            }
        }
        return found;
    }

    /** Which end of a key's handles the mouse is on: -1 left, 1 right, 0 neither. */
    int handleUnder(KeyGraph.Chosen one, float mx, float my, float reach) {
        KeyGraph.Ends ends = KeyGraph.ends(clip, one.key(), one.channel());
        double left = ends.left().map(p -> far(p, mx, my)).orElse(Double.MAX_VALUE);
        double right = ends.right().map(p -> far(p, mx, my)).orElse(Double.MAX_VALUE);
        return Math.min(left, right) > reach ? 0 : left < right ? -1 : 1;
    }

    /** Keys and channels in a box between two places, px. */
    List<KeyGraph.Chosen> within(float x0, float y0, float x1, float y1, IntPredicate shown) {
        return KeyEdits.all(clip, shown).stream()
                .filter(one -> {
                    float kx = x(clip.keys().get(one.key()).time());
                    float ky = y(value(one));
                    return kx >= Math.min(x0, x1)
                            && kx <= Math.max(x0, x1)
                            && ky >= Math.min(y0, y1)
                            && ky <= Math.max(y0, y1);
                })
                .toList();
    }

    private double value(KeyGraph.Chosen one) {
        return KeyGraph.value(clip.keys().get(one.key()), KeyGraph.CHANNELS.get(one.channel()));
    }

    /** Lines from the chosen key to the ends of its handles. */
    void handles(ImDrawList list, KeyGraph.Chosen chosen, float scale) {
        CameraKey key = clip.keys().get(chosen.key());
        float ky = y(KeyGraph.value(key, KeyGraph.CHANNELS.get(chosen.channel())));
        KeyGraph.Ends ends = KeyGraph.ends(clip, chosen.key(), chosen.channel());
        int color = Theme.color(GraphMenus.color(KeyGraph.type(clip, chosen.key(), chosen.channel())), 0.9f);
        for (boolean right : new boolean[] {false, true}) {
            float kx = x(KeyGraph.anchor(clip, chosen.key(), right));
            (right ? ends.right() : ends.left()).ifPresent(point -> {
                float ex = x(point.time());
                float ey = y(point.value());
                list.addLine(kx, ky, ex, ey, color, 1.3f * scale);
                list.addCircleFilled(ex, ey, 3.5f * scale, color);
            });
        }
    }

    /** Says under the mouse what a key is. */
    void tell(Desk desk, int index, int channel) {
        CameraKey key = clip.keys().get(index);
        Option option = KeyGraph.CHANNELS.get(channel);
        Theme.tip(String.format(
                Locale.ROOT,
                "%s  %.3f   %.2f s   %s",
                desk.say(OptionPanel.title(option)),
                KeyGraph.value(key, option),
                key.time(),
                desk.say(OptionWords.written(Option.text(key.ease())))));
    }
}
