package diorama.gui.tool;

import diorama.gui.desk.Desk;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.picture.Overlay;
import diorama.gui.picture.PhotoFrame;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.FilmActions;
import diorama.gui.state.Staging;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.work.Messages;
import diorama.pipeline.job.Timeline.Trim;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiMouseCursor;
import java.util.Optional;
import java.util.Set;

/**
 * Crops the active photo, or the shot of a film, that the stereo picture or film is made of: its edges are dragged on the picture.
 * Confined to the main thread.
 */
public final class CropTool {
    /** The mouse takes an edge from so far, px at 96 dpi. */
    private static final float REACH = 9;

    /** Least that is left each way, percent. */
    private static final double LEAST = 5;

    private static final int LINE = 0xf2c14e;

    private final FreeKeys free = new FreeKeys();
    private boolean on;
    /** What the mouse has. */
    private Grab grab = Grab.NOTHING;

    private int gesture = 1 << 20;

    /** Edges that move together: 1 or -1 where the left or right, the top or bottom one does, both where all move. */
    record Grip(boolean left, boolean top, boolean right, boolean bottom) {
        static final Grip NOTHING = new Grip(false, false, false, false);

        boolean all() {
            return left && right;
        }

        /** The trim with these edges moved, percent of the picture; at least {@link #LEAST} of it is left. */
        Trim moved(Trim from, double dx, double dy) {
            if (all()) {
                double x = Math.max(-from.left(), Math.min(from.right(), dx));
                double y = Math.max(-from.top(), Math.min(from.bottom(), dy));
                return new Trim(from.left() + x, from.top() + y, from.right() - x, from.bottom() - y);
            }
            return new Trim(
                    left ? kept(from.left() + dx, from.right()) : from.left(),
                    top ? kept(from.top() + dy, from.bottom()) : from.top(),
                    right ? kept(from.right() - dx, from.left()) : from.right(),
                    bottom ? kept(from.bottom() - dy, from.top()) : from.bottom());
        }

        private static double kept(double wanted, double opposite) {
            return Math.max(0, Math.min(100 - LEAST - opposite, wanted));
        }
    }

    /**
     * Edges in the hand of the mouse, which stay under it also when it comes back from where they cannot follow.
     *
     * @param from the trim when they were taken
     * @param x of the mouse then, px
     * @param y of the mouse then, px
     */
    record Grab(Grip grip, Trim from, float x, float y) {
        static final Grab NOTHING = new Grab(Grip.NOTHING, new Trim(0, 0, 0, 0), 0, 0);

        /** The trim with the mouse at another place, px. */
        Trim to(float nowX, float nowY, PhotoFrame frame) {
            return nowX == x && nowY == y
                    ? from
                    : grip.moved(from, 100 * (nowX - x) / frame.width(), 100 * (nowY - y) / frame.height());
        }
    }

    public boolean on() {
        return on;
    }

    /** Whether the mouse has an edge, so that it does nothing else. */
    public boolean held() {
        return !grab.grip().equals(Grip.NOTHING);
    }

    /** Does what the command wants; false when it wants nothing of the tool. */
    public boolean run(Command command, Desk desk) {
        if (command == Command.CROP) {
            Optional<Staging.Part> photo = Staging.of(desk.state()).onlyPhoto();
            if (!on && photo.isEmpty()) {
                desk.messages().add(Messages.Kind.NOTE, desk.say("A photo or film that is shown alone can be cropped"));
                return true;
            }
            on = !on;
            grab = Grab.NOTHING;
            if (on) {
                // a hidden object may be the active one
                int id = photo.orElseThrow().object().id();
                if (id != desk.state().project().active()) {
                    desk.act(new Action.Select(Set.of(id), id));
                }
                desk.act(new Action.Home());
            }
            return true;
        }
        if (on && command == Command.DELETE) {
            FilmActions.crop(desk.state(), Optional.empty(), 0).ifPresent(desk::act);
            return true;
        }
        return false;
    }

    public void leave() {
        on = false;
        grab = Grab.NOTHING;
    }

    /** Draws what is cut off, and while the tool is on reads the mouse. */
    public void draw(Desk desk, ImDrawList list, ViewPlace place) {
        ViewState state = desk.state();
        Optional<Staging.Part> photo = Staging.activePhoto(state);
        boolean there =
                photo.filter(p -> desk.shownView().equals(p.document().home())).isPresent();
        boolean home = state.home().filter(state.view()::equals).isPresent();
        if (on && (photo.isEmpty() || !home || free.pressed(ImGuiKey.Escape, ImGuiKey.Enter))) {
            leave();
        }
        if (!there) {
            return;
        }
        PhotoFrame frame = PhotoFrame.of(desk.shownView(), place);
        Trim trim = FilmActions.cropNow(state);
        boolean cuts = trim.left() + trim.top() + trim.right() + trim.bottom() > 0;
        if (on) {
            trim = hand(desk, frame, place, trim);
        }
        if (on || (cuts && state.settings().view().stereoPreview() == StereoPreview.OFF)) {
            draw(list, frame, place, trim, desk.scale());
        }
        if (on) {
            Overlay.pill(
                    desk,
                    list,
                    place,
                    desk.say("Crop: drag edges or the middle, %s removes, Enter ends", desk.keyOf(Command.DELETE)));
        }
    }

    private Trim hand(Desk desk, PhotoFrame frame, ViewPlace place, Trim trim) {
        float reach = REACH * desk.scale();
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        Grip under = under(frame, trim, x, y, reach);
        if (!ImGui.isMouseDown(0)) {
            grab = Grab.NOTHING;
        } else if (ImGui.isMouseClicked(0) && place.hovered()) {
            grab = new Grab(under, trim, x, y);
            gesture++;
        }
        cursor(held() ? grab.grip() : place.hovered() ? under : Grip.NOTHING);
        Trim moved = held() ? grab.to(x, y, frame) : trim;
        if (moved.equals(trim)) {
            return trim;
        }
        FilmActions.crop(desk.state(), Optional.of(moved), gesture).ifPresent(desk::act);
        return moved;
    }

    /** What a place of the screen would take. */
    static Grip under(PhotoFrame frame, Trim trim, float x, float y, float reach) {
        double left = frame.left() + trim.left() / 100 * frame.width();
        double right = frame.right() - trim.right() / 100 * frame.width();
        double top = frame.top() + trim.top() / 100 * frame.height();
        double bottom = frame.bottom() - trim.bottom() / 100 * frame.height();
        boolean inside = x > left - reach && x < right + reach && y > top - reach && y < bottom + reach;
        if (!inside) {
            return Grip.NOTHING;
        }
        boolean atLeft = Math.abs(x - left) < reach;
        boolean atTop = Math.abs(y - top) < reach;
        boolean atRight = !atLeft && Math.abs(x - right) < reach;
        boolean atBottom = !atTop && Math.abs(y - bottom) < reach;
        Grip edges = new Grip(atLeft, atTop, atRight, atBottom);
        return edges.equals(Grip.NOTHING) ? new Grip(true, true, true, true) : edges;
    }

    private static void cursor(Grip grip) {
        if (grip.equals(Grip.NOTHING)) {
            return;
        }
        boolean wide = grip.left() || grip.right();
        boolean high = grip.top() || grip.bottom();
        boolean falling = (grip.left() && grip.top()) || (grip.right() && grip.bottom());
        ImGui.setMouseCursor(
                grip.all()
                        ? ImGuiMouseCursor.ResizeAll
                        : wide && high
                                ? falling ? ImGuiMouseCursor.ResizeNWSE : ImGuiMouseCursor.ResizeNESW
                                : wide ? ImGuiMouseCursor.ResizeEW : ImGuiMouseCursor.ResizeNS);
    }

    private void draw(ImDrawList list, PhotoFrame frame, ViewPlace place, Trim trim, float scale) {
        float left = (float) (frame.left() + trim.left() / 100 * frame.width());
        float right = (float) (frame.right() - trim.right() / 100 * frame.width());
        float top = (float) (frame.top() + trim.top() / 100 * frame.height());
        float bottom = (float) (frame.bottom() - trim.bottom() / 100 * frame.height());
        int dim = Theme.color(0, on ? 0.6f : 0.45f);
        float end = place.y() + place.height();
        list.addRectFilled(place.x(), place.y(), left, end, dim);
        list.addRectFilled(right, place.y(), place.x() + place.width(), end, dim);
        list.addRectFilled(left, place.y(), right, top, dim);
        list.addRectFilled(left, bottom, right, end, dim);
        int line = Theme.color(on ? LINE : 0xffffff, on ? 1 : 0.6f);
        list.addRect(left, top, right, bottom, line, 0, 0, 1.5f * scale);
        if (!on) {
            return;
        }
        // thirds, as photographers have them
        int thin = Theme.color(0xffffff, 0.25f);
        for (int third = 1; third < 3; third++) {
            float x = left + (right - left) * third / 3;
            float y = top + (bottom - top) * third / 3;
            list.addLine(x, top, x, bottom, thin);
            list.addLine(left, y, right, y, thin);
        }
        float half = 4.5f * scale;
        for (float x : new float[] {left, (left + right) / 2, right}) {
            for (float y : new float[] {top, (top + bottom) / 2, bottom}) {
                if (x != (left + right) / 2 || y != (top + bottom) / 2) {
                    list.addRectFilled(x - half, y - half, x + half, y + half, line);
                }
            }
        }
    }
}
