package diorama.gui.tool;

import diorama.camera.Camera;
import diorama.gui.desk.Desk;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.picture.Overlay;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Extent;
import diorama.gui.state.Picker;
import diorama.gui.state.Ruler;
import diorama.gui.state.Staging;
import diorama.relief.PhotoGeometry;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiMouseButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;

/**
 * Measures between two clicks on surfaces, or from the press to the release of a drag, as in Blender; what was measured stays
 * where it is in the scene. Confined to the main thread.
 */
public final class MeasureTool {
    private static final int LINE = 0xf2c14e;

    /** A click takes a measure from so far, px at 96 dpi. */
    private static final float REACH = 9;

    /** A press that moves less is a click, px at 96 dpi. */
    private static final float CLICK = 4;

    private final FreeKeys free = new FreeKeys();
    private boolean on;
    private Optional<Vector3fc> first = Optional.empty();
    private int chosen = -1;
    /** Where a press on a surface began that may become a measure. */
    private Optional<Vector3fc> pressed = Optional.empty();

    /** The first end was forgotten while the button was held. */
    private boolean forgotten;

    private float pressX;
    private float pressY;

    public boolean on() {
        return on;
    }

    /** Does what the command wants; false when it wants nothing of the tool. */
    public boolean run(Command command, Desk desk) {
        if (command == Command.MEASURE) {
            on = true;
            first = Optional.empty();
            return true;
        }
        if (on && command == Command.DELETE) {
            remove(desk);
            return true;
        }
        // in Blender M follows Shift+Space
        return on && command == Command.TOGGLE_CUT;
    }

    public void leave() {
        on = false;
        first = Optional.empty();
        pressed = Optional.empty();
        forgotten = false;
        chosen = -1;
    }

    /** Takes away the measure that was chosen or else the last one. */
    private void remove(Desk desk) {
        List<Ruler> rulers = new ArrayList<>(desk.state().project().rulers());
        if (!rulers.isEmpty()) {
            rulers.remove(chosen >= 0 && chosen < rulers.size() ? chosen : rulers.size() - 1);
            desk.act(new Action.Measure(rulers));
        }
        chosen = -1;
    }

    /**
     * Measures while the left button is dragged from a surface; drags from elsewhere, and those with another key, are the
     * view's.
     *
     * @return whether the mouse is the tool's in this frame
     */
    public boolean drag(Desk desk, ViewPlace place) {
        ImGuiIO io = ImGui.getIO();
        boolean plain = !io.getKeyShift() && !io.getKeyCtrl() && !io.getKeyAlt();
        if (place.held() && ImGui.isMouseClicked(ImGuiMouseButton.Left) && plain && first.isEmpty()) {
            pressed = under(desk, place).map(Vector3fc.class::cast);
            pressX = ImGui.getMousePosX();
            pressY = ImGui.getMousePosY();
        }
        if (pressed.isEmpty()) {
            return false;
        }
        if (forgotten) { // the rest of this drag is nobody's
            if (!place.held()) {
                pressed = Optional.empty();
                forgotten = false;
            }
            return true;
        }
        if (Math.hypot(ImGui.getMousePosX() - pressX, ImGui.getMousePosY() - pressY) >= CLICK * desk.scale()) {
            first = pressed;
        }
        if (!place.held()) {
            pressed = Optional.empty();
            boolean dragged = first.isPresent();
            click(desk, place);
            first = dragged ? Optional.empty() : first;
        }
        return true;
    }

    private static Optional<Vector3f> under(Desk desk, ViewPlace place) {
        return Picker.point(Staging.of(desk.state()), desk.shownView(), place.mouseX(), place.mouseY(), place.aspect());
    }

    /** Sets an end on the surface under the mouse, or chooses the measure that is there. */
    public void click(Desk desk, ViewPlace place) {
        Matrix4fc clip = clip(desk, place);
        List<Ruler> rulers = desk.state().project().rulers();
        if (first.isEmpty()) {
            chosen = -1;
            for (int i = 0; i < rulers.size(); i++) {
                if (near(place, clip, rulers.get(i), REACH * desk.scale())) {
                    chosen = i;
                    return;
                }
            }
        }
        Optional<Vector3f> hit = under(desk, place);
        if (hit.isEmpty()) {
            return;
        }
        if (first.isEmpty()) {
            first = Optional.of(hit.get());
            return;
        }
        List<Ruler> more = new ArrayList<>(rulers);
        more.add(new Ruler(first.get(), hit.get()));
        chosen = more.size() - 1;
        first = Optional.empty();
        desk.act(new Action.Measure(more));
    }

    /** Draws what was measured and, while the tool is on, what is being measured. */
    public void draw(Desk desk, ImDrawList list, ViewPlace place) {
        Matrix4fc clip = clip(desk, place);
        List<Ruler> rulers = desk.state().project().rulers();
        for (int i = 0; i < rulers.size(); i++) {
            Ruler ruler = rulers.get(i);
            line(desk, list, place, clip, ruler, words(desk, ruler), on && i == chosen);
        }
        if (!on) {
            return;
        }
        if (free.pressed(ImGuiKey.Escape, ImGuiKey.Enter)) {
            if (first.isPresent()) {
                first = Optional.empty();
                forgotten = pressed.isPresent();
            } else {
                leave();
                return;
            }
        }
        first.ifPresent(from -> pending(desk, list, place, clip, from));
        Overlay.pill(
                desk,
                list,
                place,
                desk.say(
                        first.isPresent()
                                ? "Measure: click the other end, Esc forgets the first"
                                : "Measure: drag or click two places, %s removes, Esc ends",
                        first.isPresent() ? new Object[0] : new Object[] {desk.keyOf(Command.DELETE)}));
    }

    private static void pending(Desk desk, ImDrawList list, ViewPlace place, Matrix4fc clip, Vector3fc from) {
        Optional<Vector3f> under = place.hovered() ? under(desk, place) : Optional.empty();
        if (under.isPresent()) {
            Ruler ruler = new Ruler(from, under.get());
            line(desk, list, place, clip, ruler, words(desk, ruler), true);
        } else {
            Vector4f a = clip.transform(new Vector4f(from, 1));
            list.addCircleFilled(x(place, a), y(place, a), 4 * desk.scale(), Theme.color(LINE, 1));
        }
    }

    private static Matrix4fc clip(Desk desk, ViewPlace place) {
        Extent bounds = Staging.of(desk.state()).bounds();
        Camera camera = desk.shownView().camera(place.aspect(), bounds.center(), bounds.radius());
        return camera.viewProjection();
    }

    /** Metres, and pixels of the photo where there is only that. */
    static String words(Desk desk, Ruler ruler) {
        String metres = Ruler.text(ruler.metres());
        return Staging.of(desk.state())
                .onlyPhoto()
                .flatMap(part -> part.document().relief())
                .map(relief -> metres + String.format(Locale.ROOT, "   %.0f px", pixels(relief.geometry(), ruler)))
                .orElse(metres);
    }

    /** Between the ends as the photo shows them. */
    static double pixels(PhotoGeometry geometry, Ruler ruler) {
        double f = geometry.focalPx();
        double x = f
                * (ruler.to().x() / -ruler.to().z()
                        - ruler.from().x() / -ruler.from().z());
        double y = f
                * (ruler.to().y() / -ruler.to().z()
                        - ruler.from().y() / -ruler.from().z());
        return Math.hypot(x, y);
    }

    private static void line(
            Desk desk, ImDrawList list, ViewPlace place, Matrix4fc clip, Ruler ruler, String words, boolean bright) {
        Vector4f a = clip.transform(new Vector4f(ruler.from(), 1));
        Vector4f b = clip.transform(new Vector4f(ruler.to(), 1));
        if (!before(a, b)) {
            return;
        }
        float scale = desk.scale();
        float ax = x(place, a);
        float ay = y(place, a);
        float bx = x(place, b);
        float by = y(place, b);
        int color = Theme.color(bright ? 0xffffff : LINE, 1);
        list.addLine(ax, ay, bx, by, Theme.color(0, 0.7f), 4 * scale);
        list.addLine(ax, ay, bx, by, color, 1.8f * scale);
        for (float[] end : new float[][] {{ax, ay}, {bx, by}}) {
            list.addCircleFilled(end[0], end[1], 4.5f * scale, Theme.color(0, 0.7f));
            list.addCircleFilled(end[0], end[1], 3.2f * scale, color);
        }
        float width = ImGui.calcTextSize(words).x;
        float height = ImGui.getTextLineHeight();
        float left = (ax + bx) / 2 - width / 2;
        float top = (ay + by) / 2 - height - 9 * scale;
        list.addRectFilled(
                left - 7 * scale,
                top - 3 * scale,
                left + width + 7 * scale,
                top + height + 3 * scale,
                Theme.color(0x141414, 0.85f),
                5 * scale);
        list.addText(left, top, color, words);
    }

    /** Brings both ends before the eye; false where nothing of the line is. */
    private static boolean before(Vector4f a, Vector4f b) {
        float least = 1e-4f;
        if (a.w < least && b.w < least) {
            return false;
        }
        if (a.w < least) {
            a.lerp(b, (least - a.w) / (b.w - a.w));
        } else if (b.w < least) {
            b.lerp(a, (least - b.w) / (a.w - b.w));
        }
        return true;
    }

    private static boolean near(ViewPlace place, Matrix4fc clip, Ruler ruler, float reach) {
        Vector4f a = clip.transform(new Vector4f(ruler.from(), 1));
        Vector4f b = clip.transform(new Vector4f(ruler.to(), 1));
        if (!before(a, b)) {
            return false;
        }
        double dx = x(place, b) - x(place, a);
        double dy = y(place, b) - y(place, a);
        double mx = ImGui.getMousePosX() - x(place, a);
        double my = ImGui.getMousePosY() - y(place, a);
        double along = Math.max(0, Math.min(1, (mx * dx + my * dy) / Math.max(1e-6, dx * dx + dy * dy)));
        return Math.hypot(mx - along * dx, my - along * dy) < reach;
    }

    private static float x(ViewPlace place, Vector4f clip) {
        return place.x() + (clip.x / clip.w + 1) / 2 * place.width();
    }

    private static float y(ViewPlace place, Vector4f clip) {
        return place.y() + (1 - clip.y / clip.w) / 2 * place.height();
    }
}
