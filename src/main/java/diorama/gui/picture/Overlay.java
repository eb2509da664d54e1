package diorama.gui.picture;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.PhotoRange;
import diorama.gui.state.Project;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewOptions;
import diorama.gui.state.ViewState;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** What is written over the picture: the view's name, the photo's frame, the selection, hints, progress, counts. */
public final class Overlay {
    private static final int WHITE = 0xe6e6e6;
    private static final int GREY = 0xa8a8a8;

    /** Corners of a box whose numbers differ in one bit, and how much of an edge is drawn at a corner. */
    private static final float BRACKET = 0.22f;

    private Overlay() {}

    /** Shades what lies outside of the moving camera's frame. */
    public static void frame(Desk desk, ImDrawList list, ViewPlace place, Size frame) {
        float aspect = (float) frame.width() / frame.height();
        float width = Math.min(place.width(), place.height() * aspect);
        float height = Math.min(place.height(), place.width() / aspect);
        float left = place.x() + (place.width() - width) / 2;
        float top = place.y() + (place.height() - height) / 2;
        float right = place.x() + place.width();
        float bottom = place.y() + place.height();
        int shade = Theme.color(Theme.Tone.HEADER, 0.85f);
        list.addRectFilled(place.x(), place.y(), left, bottom, shade);
        list.addRectFilled(left + width, place.y(), right, bottom, shade);
        list.addRectFilled(left, place.y(), left + width, top, shade);
        list.addRectFilled(left, top + height, left + width, bottom, shade);
        list.addRect(left, top, left + width, top + height, Theme.color(Theme.Tone.ACCENT, 1), 0, 0, desk.scale());
    }

    /** @param tool whether a tool has words of its own at the lower edge */
    public static void draw(Desk desk, ImDrawList list, ViewPlace place, boolean tool) {
        ViewState state = desk.state();
        ViewOptions options = state.settings().view();
        OrbitControl view = desk.shownView();
        Staging staging = Staging.of(state);
        Optional<OrbitControl> home = state.home();
        boolean atHome = home.filter(state.view()::equals).isPresent();
        if (atHome && home.filter(view::equals).isPresent() && options.photoFrame()) {
            frame(list, place, view);
        }
        if (staging.onlyPhoto().isEmpty()) {
            selection(desk, list, place, staging);
        }
        title(desk, list, place, atHome);
        if (options.statistics()) {
            statistics(desk, list, place, staging);
        }
        if (!tool && beyond(desk, staging)) {
            pill(desk, list, place, Icon.HINT + "   " + beyond(desk));
        }
        progress(desk, list, place);
    }

    /** Whether it is said that the view is where the photo knows nothing. */
    public static boolean beyond(Desk desk, Staging staging) {
        ViewState state = desk.state();
        return state.settings().view().limitHint()
                && PhotoRange.hasPhoto(state)
                && staging.onlyPhoto().isPresent()
                && state.home()
                        .filter(h -> desk.shownView().angleTo(h) > PhotoRange.LIMIT)
                        .isPresent();
    }

    public static String beyond(Desk desk) {
        return desk.say("Beyond what the photo shows.  %s goes back to its camera.", desk.keyOf(Command.HOME));
    }

    /** Dims what the photo did not see. */
    private static void frame(ImDrawList list, ViewPlace place, OrbitControl view) {
        PhotoFrame photo = PhotoFrame.of(view, place);
        float right = place.x() + place.width();
        float bottom = place.y() + place.height();
        int dim = Theme.color(0, 0.5f);
        if (photo.width() < place.width() - 2) {
            list.addRectFilled(place.x(), place.y(), photo.left(), bottom, dim);
            list.addRectFilled(photo.right(), place.y(), right, bottom, dim);
        }
        if (photo.height() < place.height() - 2) {
            list.addRectFilled(place.x(), place.y(), right, photo.top(), dim);
            list.addRectFilled(place.x(), photo.bottom(), right, bottom, dim);
        }
    }

    /** The corners of what is selected, the active object's brighter. */
    private static void selection(Desk desk, ImDrawList list, ViewPlace place, Staging staging) {
        Extent bounds = staging.bounds();
        Camera camera = desk.shownView().camera(place.aspect(), bounds.center(), bounds.radius());
        Matrix4f clip = camera.viewProjection();
        for (Staging.Part part : staging.parts()) {
            if (part.selected()) {
                boolean active = part.object().id() == desk.state().project().active();
                int color = Theme.color(active ? 0xffffff : Theme.SELECTED, 0.9f);
                Matrix4fc toClip = clip.mul(part.object().placement().matrix(), new Matrix4f());
                box(list, place, toClip, part.document().bounds(), color, 1.5f * desk.scale());
            }
        }
    }

    private static void box(ImDrawList list, ViewPlace place, Matrix4fc toClip, Extent box, int color, float width) {
        for (int corner = 0; corner < 8; corner++) {
            for (int axis = 0; axis < 3; axis++) {
                Vector3f from = box.corner(corner);
                Vector3f to =
                        box.corner(corner ^ (1 << axis)).sub(from).mul(BRACKET).add(from);
                Vector4f a = toClip.transform(new Vector4f(from, 1));
                Vector4f b = toClip.transform(new Vector4f(to, 1));
                if (a.w > 1e-4f && b.w > 1e-4f) {
                    list.addLine(
                            screenX(place, a), screenY(place, a), screenX(place, b), screenY(place, b), color, width);
                }
            }
        }
    }

    private static float screenX(ViewPlace place, Vector4f clip) {
        return place.x() + (clip.x / clip.w + 1) / 2 * place.width();
    }

    private static float screenY(ViewPlace place, Vector4f clip) {
        return place.y() + (1 - clip.y / clip.w) / 2 * place.height();
    }

    private static void title(Desk desk, ImDrawList list, ViewPlace place, boolean home) {
        OrbitControl view = desk.state().view();
        String rays = desk.say(view.parallel() ? "orthographic" : "perspective");
        String name = desk.clipFrame().isPresent()
                ? desk.say("Camera move")
                : home ? desk.say("Photo camera") : desk.say(side(view)) + " " + rays;
        float x = place.x() + 14 * desk.scale();
        float y = place.y() + 12 * desk.scale();
        shadowed(list, x, y, WHITE, name);
        float after = x + ImGui.calcTextSize(name).x + 12 * desk.scale();
        desk.state().project().activeObject().ifPresent(o -> shadowed(list, after, y, GREY, o.name()));
    }

    private static String side(OrbitControl view) {
        for (OrbitControl.Side side : OrbitControl.Side.values()) {
            if (view.angleTo(view.seenFrom(side)) < 1e-3f) {
                return OptionWords.written(side.name().toLowerCase(Locale.ROOT));
            }
        }
        return "Free";
    }

    private static void statistics(Desk desk, ImDrawList list, ViewPlace place, Staging staging) {
        Project project = desk.state().project();
        long points =
                staging.parts().stream().mapToLong(p -> p.document().points()).sum();
        long triangles = staging.parts().stream()
                .mapToLong(p -> p.document().triangles())
                .sum();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            desk.say("Objects"),
            project.selected().size() + "/" + project.objects().size()
        });
        rows.add(new String[] {desk.say("Points"), String.format(Locale.ROOT, "%,d", points)});
        rows.add(new String[] {desk.say("Triangles"), String.format(Locale.ROOT, "%,d", triangles)});
        desk.state()
                .document()
                .flatMap(Document::relief)
                .ifPresent(r -> rows.add(
                        new String[] {desk.say("Photo"), r.picture().image().size() + " px"}));
        float x = place.x() + 14 * desk.scale();
        float y = place.y() + 12 * desk.scale() + 1.8f * ImGui.getTextLineHeight();
        float column = 6.5f * ImGui.getFontSize();
        for (int i = 0; i < rows.size(); i++) {
            float row = y + i * 1.3f * ImGui.getTextLineHeight();
            shadowed(list, x, row, GREY, rows.get(i)[0]);
            shadowed(list, x + column, row, WHITE, rows.get(i)[1]);
        }
    }

    /** How far round a photo one is: the ring is what it shows, the dot is the view. */
    public static void range(Desk desk, ImDrawList list, float x, float y) {
        Optional<OrbitControl> home = desk.state().home();
        if (!PhotoRange.hasPhoto(desk.state())
                || home.isEmpty()
                || desk.shownView().equals(home.get())) {
            return;
        }
        float radius = 22 * desk.scale();
        float right = PhotoRange.turn(desk.shownView().yaw() - home.get().yaw()) / PhotoRange.LIMIT;
        float up = (desk.shownView().pitch() - home.get().pitch()) / PhotoRange.LIMIT;
        boolean beyond = Math.hypot(right, up) > 1;
        float shrink = (float) (beyond ? 1.25 / Math.hypot(right, up) : 1);
        int color = Theme.color(beyond ? Theme.WARNING : 0xffffff, 0.9f);
        list.addCircleFilled(x, y, radius, Theme.color(0, 0.25f));
        list.addCircle(x, y, radius, Theme.color(beyond ? Theme.WARNING : 0xffffff, 0.6f), 0, 1.5f * desk.scale());
        list.addLine(x - 3, y, x + 3, y, Theme.color(0xffffff, 0.4f));
        list.addLine(x, y - 3, x, y + 3, Theme.color(0xffffff, 0.4f));
        list.addCircleFilled(x + right * shrink * radius, y - up * shrink * radius, 4 * desk.scale(), color);
    }

    /** A line of text on a dark rounded ground, at the lower middle. */
    public static void pill(Desk desk, ImDrawList list, ViewPlace place, String text) {
        float scale = desk.scale();
        float width = ImGui.calcTextSize(text).x + 28 * scale;
        float height = pillHeight(scale);
        float x = place.x() + (place.width() - width) / 2;
        float y = place.y() + place.height() - height - 18 * scale;
        list.addRectFilled(x, y, x + width, y + height, Theme.color(0x141414, 0.85f), height / 2);
        list.addText(x + 14 * scale, y + 7 * scale, Theme.color(0xf0d9a8, 1), text);
    }

    public static float pillHeight(float scale) {
        return ImGui.getTextLineHeight() + 14 * scale;
    }

    /** A thin line along the upper edge while something is being made. */
    public static void progress(Desk desk, ImDrawList list, ViewPlace place) {
        desk.jobs().status().ifPresent(status -> {
            float part = status.fraction() < 0 ? 0.06f : Math.max(0.02f, status.fraction());
            float height = 3 * desk.scale();
            list.addRectFilled(
                    place.x(), place.y(), place.x() + place.width(), place.y() + height, Theme.color(0, 0.35f));
            list.addRectFilled(
                    place.x(),
                    place.y(),
                    place.x() + place.width() * part,
                    place.y() + height,
                    Theme.color(Theme.Tone.ACCENT_BRIGHT, 1));
        });
    }

    private static void shadowed(ImDrawList list, float x, float y, int rgb, String text) {
        int dark = Theme.color(0, 0.55f);
        for (int side = -1; side <= 1; side += 2) {
            list.addText(x + side, y, dark, text);
            list.addText(x, y + side, dark, text);
            list.addText(x + side, y + 1, dark, text);
        }
        list.addText(x, y, Theme.color(rgb, 1), text);
    }
}
