package diorama.gui.clip;

import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.KeyEdits;
import diorama.gui.state.KeyGraph;
import diorama.gui.state.KeyGraph.Chosen;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiMouseCursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The hand over the curves, as in Blender: a click chooses a key, Shift+click one more, a drag on nothing all within a box; what is
 * chosen is dragged, or moved after G. Confined to the main thread.
 */
final class GraphHand {
    /** The mouse takes a key from so far, px at 96 dpi. */
    private static final float REACH = 8;

    private enum Doing {
        NOTHING,
        KEYS,
        LEFT_HANDLE,
        RIGHT_HANDLE,
        /** After B, until the mouse is pressed. */
        BOX_COMES,
        BOX,
        /** After G, until a click. */
        GRAB
    }

    /** Along what keys are moved. */
    private enum Along {
        BOTH,
        TIME,
        VALUE
    }

    private final GraphMenus menus;
    private final ChosenKeys chosen = new ChosenKeys();

    private Doing doing = Doing.NOTHING;
    private Along along = Along.BOTH;
    private float fromX;
    private float fromY;
    private Clip from = Clip.DEFAULTS;
    private boolean moved;
    private int gesture = 1 << 21;

    GraphHand(GraphMenus menus) {
        this.menus = menus;
    }

    /** What is chosen. */
    ChosenKeys chosen() {
        return chosen;
    }

    /** Whether something is being moved, so that the graph stands still. */
    boolean holds() {
        return doing == Doing.KEYS || doing == Doing.LEFT_HANDLE || doing == Doing.RIGHT_HANDLE || doing == Doing.GRAB;
    }

    /**
     * Does what a command means over the graph.
     *
     * @param shown channels
     * @return whether it means something here
     */
    boolean run(Command command, Desk desk, IntPredicate shown) {
        if (holds()) {
            // X and Y are axes after G, and what is moved must stay there
            return true;
        }
        Clip clip = desk.state().settings().clip();
        Set<Chosen> all = chosen.of(clip);
        switch (command) {
            case SELECT_ALL -> all.addAll(KeyEdits.all(clip, shown));
            case SELECT_NONE -> all.clear();
            case INVERT -> chosen.invert(clip, shown);
            case BOX_SELECT -> doing = Doing.BOX_COMES;
            default -> {
                return !all.isEmpty() && runChosen(command, desk, clip);
            }
        }
        return true;
    }

    private boolean runChosen(Command command, Desk desk, Clip clip) {
        switch (command) {
            case TIMELINE -> menus.open(GraphMenus.EASINGS);
            case HANDLES -> menus.open(GraphMenus.HANDLES);
            case DELETE -> {
                desk.act(new Action.SetOptions(KeyEdits.without(clip, chosen.of(clip)), 0));
                chosen.of(clip).clear();
            }
            case MOVE -> {
                begin(Doing.GRAB, clip);
                along = Along.BOTH;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void begin(Doing what, Clip clip) {
        doing = what;
        from = clip;
        fromX = ImGui.getMousePosX();
        fromY = ImGui.getMousePosY();
        moved = false;
        gesture++;
    }

    /** Reads the mouse over the graph, which is the last item. */
    void read(Desk desk, ClipPlayer player, GraphPlot plot, IntPredicate shown) {
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        moved |= Math.hypot(x - fromX, y - fromY) > 2 * desk.scale();
        switch (doing) {
            case NOTHING, BOX_COMES -> idle(desk, player, plot, shown);
            case GRAB -> grab(desk, player, plot);
            case KEYS -> {
                if (moved) {
                    move(desk, player, plot, ImGui.getIO().getKeyShift() ? longer() : Along.BOTH);
                } else if (!ImGui.isMouseDown(0) && !ImGui.getIO().getKeyShift()) {
                    // a click on one of several chooses it alone
                    chosen.active(plot.clip()).ifPresent(one -> chosen.choose(plot.clip(), one));
                }
                end(!ImGui.isMouseDown(0));
            }
            case LEFT_HANDLE, RIGHT_HANDLE -> {
                Optional<Chosen> one = chosen.active(from).filter(c -> moved);
                one.ifPresent(c -> act(
                        desk,
                        KeyGraph.dragged(from, c.key(), c.channel(), doing == Doing.RIGHT_HANDLE, plot.at(x, y))));
                end(!ImGui.isMouseDown(0));
            }
            case BOX -> {
                if (!ImGui.isMouseDown(0)) {
                    box(player, plot, shown);
                }
                end(!ImGui.isMouseDown(0) || ImGui.isKeyPressed(ImGuiKey.Escape, false));
            }
        }
    }

    private void end(boolean done) {
        doing = done ? Doing.NOTHING : doing;
    }

    private void act(Desk desk, Clip clip) {
        if (!clip.equals(desk.state().settings().clip())) {
            desk.act(new Action.SetOptions(clip, gesture));
        }
    }

    private void idle(Desk desk, ClipPlayer player, GraphPlot plot, IntPredicate shown) {
        if (!ImGui.isItemHovered()) {
            return;
        }
        if (doing == Doing.BOX_COMES && (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1))) {
            doing = Doing.NOTHING;
            return;
        }
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        Clip clip = plot.clip();
        boolean boxes = doing == Doing.BOX_COMES;
        Optional<Chosen> under =
                boxes ? Optional.empty() : plot.under(x, y, REACH * desk.scale(), shown, chosen.active(clip));
        int side = boxes || under.isPresent()
                ? 0
                : chosen.active(clip)
                        .filter(c -> shown.test(c.channel()))
                        .map(c -> plot.handleUnder(c, x, y, REACH * desk.scale()))
                        .orElse(0);
        Doing handle = side == 0 ? Doing.NOTHING : side < 0 ? Doing.LEFT_HANDLE : Doing.RIGHT_HANDLE;
        if (under.isPresent() || handle != Doing.NOTHING) {
            ImGui.setMouseCursor(ImGuiMouseCursor.Hand);
            under.filter(c -> !ImGui.isMouseDown(0)).ifPresent(c -> plot.tell(desk, c.key(), c.channel()));
        }
        boolean left = ImGui.isMouseClicked(0);
        if (under.isPresent() && (left || ImGui.isMouseClicked(1))) {
            take(player, clip, under.get(), left);
        } else if (left && handle != Doing.NOTHING) {
            begin(handle, clip);
        } else if (left && ImGui.getIO().getKeyCtrl() && !boxes) {
            insert(desk, plot, shown);
        } else if (left) {
            begin(Doing.BOX, clip);
        }
    }

    private void take(ClipPlayer player, Clip clip, Chosen one, boolean left) {
        if (!chosen.take(clip, one, left && ImGui.getIO().getKeyShift())) {
            return;
        }
        player.seek(clip.keys().get(one.key()).time());
        if (left) {
            begin(Doing.KEYS, clip);
        } else {
            menus.open(GraphMenus.KEY);
        }
    }

    /** A key where the mouse is; what is not set by it stays on its curves. */
    private void insert(Desk desk, GraphPlot plot, IntPredicate shown) {
        Clip clip = plot.clip();
        OptionalInt first =
                IntStream.range(0, KeyGraph.CHANNELS.size()).filter(shown).findFirst();
        if (first.isEmpty()) {
            return;
        }
        int channel =
                chosen.active(clip).map(Chosen::channel).filter(shown::test).orElse(first.getAsInt());
        KeyGraph.Point at = plot.at(ImGui.getMousePosX(), ImGui.getMousePosY());
        gesture++;
        act(desk, KeyEdits.inserted(clip, KeyGraph.CHANNELS.get(channel), at));
        Clip now = desk.state().settings().clip();
        chosen.choose(now, new Chosen(KeyGraph.nearest(now, at.time()), channel));
    }

    /** All within the box; a click on nothing chooses nothing, and goes to that time. */
    private void box(ClipPlayer player, GraphPlot plot, IntPredicate shown) {
        Clip clip = plot.clip();
        boolean adds = ImGui.getIO().getKeyShift();
        boolean takes = ImGui.getIO().getKeyCtrl();
        List<Chosen> within =
                moved ? plot.within(fromX, fromY, ImGui.getMousePosX(), ImGui.getMousePosY(), shown) : List.of();
        chosen.box(clip, within, adds, takes);
        if (!moved) {
            float fps = clip.zoom().fps();
            double at = plot.at(fromX, fromY).time();
            player.seek(Math.min(clip.zoom().seconds(), Math.rint(at * fps) / fps));
        }
    }

    private void grab(Desk desk, ClipPlayer player, GraphPlot plot) {
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1)) {
            act(desk, from);
            doing = Doing.NOTHING;
            return;
        }
        if (ImGui.isKeyPressed(ImGuiKey.X, false)) {
            along = along == Along.TIME ? Along.BOTH : Along.TIME;
        } else if (ImGui.isKeyPressed(ImGuiKey.Y, false)) {
            along = along == Along.VALUE ? Along.BOTH : Along.VALUE;
        }
        move(desk, player, plot, along);
        end(ImGui.isMouseClicked(0) || ImGui.isKeyPressed(ImGuiKey.Enter, false));
    }

    private Along longer() {
        return Math.abs(ImGui.getMousePosX() - fromX) >= Math.abs(ImGui.getMousePosY() - fromY)
                ? Along.TIME
                : Along.VALUE;
    }

    private void move(Desk desk, ClipPlayer player, GraphPlot plot, Along way) {
        KeyGraph.Point before = plot.at(fromX, fromY);
        KeyGraph.Point after = plot.at(ImGui.getMousePosX(), ImGui.getMousePosY());
        double dt = way == Along.VALUE ? 0 : after.time() - before.time();
        double dv = way == Along.TIME ? 0 : after.value() - before.value();
        List<Chosen> all = List.copyOf(chosen.of(from));
        Clip now = KeyEdits.moved(from, all, dt, dv);
        act(desk, now);
        player.seek(now.keys().get(all.get(all.size() - 1).key()).time());
    }

    /** Draws what the hand draws. */
    void draw(ImDrawList list, GraphPanel.Place place) {
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        int line = Theme.color(0xf0f0f0, 0.8f);
        if (doing == Doing.BOX_COMES) {
            list.addLine(place.x(), y, place.x() + place.width(), y, line);
            list.addLine(x, place.y(), x, place.y() + place.height(), line);
        } else if (doing == Doing.BOX && moved) {
            list.addRectFilled(fromX, fromY, x, y, Theme.color(Theme.Tone.ACCENT_BRIGHT, 0.15f));
            list.addRect(fromX, fromY, x, y, line);
        }
    }
}
