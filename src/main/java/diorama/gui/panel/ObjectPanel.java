package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.film.FilmTimeline;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Placement;
import diorama.gui.state.SceneObject;
import imgui.ImGui;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** The active object: where it stands, and what it is. */
final class ObjectPanel {
    private static final String[] AXES = {"X", "Y", "Z"};

    private ObjectPanel() {}

    /** @param gesture number of the drag under way */
    static void draw(Desk desk, int gesture) {
        Optional<SceneObject> active = desk.state().project().activeObject();
        if (active.isEmpty()) {
            Theme.faint(desk.say("No object is active"));
            return;
        }
        SceneObject object = active.get();
        Placement p = object.placement();
        Vector3f location = row(desk, "Location", p.location(), 0.01f, "%.3f m");
        Vector3f rotation = row(desk, "Rotation", p.rotation(), 0.5f, "%.1f\u00b0");
        Vector3f size = row(desk, "Scale", p.size(), 0.005f, "%.3f");
        Placement edited = new Placement(location, rotation, size);
        if (!edited.equals(p)) {
            desk.act(new Action.Place(Map.of(object.id(), edited), gesture));
        }
        ImGui.separator();
        facts(desk, object);
    }

    private static Vector3f row(Desk desk, String name, Vector3fc value, float step, String format) {
        Vector3f edited = new Vector3f(value);
        ImGui.pushID(name);
        ImGui.dummy(0, desk.scale());
        ImGui.textUnformatted(desk.say(name));
        int flags = ImGuiTableFlags.SizingStretchSame | ImGuiTableFlags.NoPadOuterX;
        if (ImGui.beginTable("axes", 3, flags)) {
            for (int axis = 0; axis < 3; axis++) {
                ImGui.tableNextColumn();
                float[] number = {value.get(axis)};
                ImGui.setNextItemWidth(-Float.MIN_VALUE);
                ImGui.dragFloat("##" + AXES[axis], number, step, 0, 0, format);
                mark(axis);
                if (Float.isFinite(number[0])) {
                    edited.setComponent(axis, number[0]);
                }
            }
            ImGui.endTable();
        }
        ImGui.popID();
        return edited;
    }

    /** A line in the axis' colour under the field, with its letter in the tooltip. */
    private static void mark(int axis) {
        int color = new int[] {Theme.X_AXIS, Theme.Y_AXIS, Theme.Z_AXIS}[axis];
        float y = ImGui.getItemRectMaxY();
        ImGui.getWindowDrawList()
                .addLine(
                        ImGui.getItemRectMinX() + 3, y, ImGui.getItemRectMaxX() - 3, y, Theme.color(color, 0.9f), 1.5f);
        if (ImGui.isItemHovered() && !ImGui.isItemActive()) {
            Theme.tip(AXES[axis]);
        }
    }

    private static void facts(Desk desk, SceneObject object) {
        Optional<Document> document = desk.state().document(object.id());
        if (document.isEmpty() || !ImGui.beginTable("facts", 2, ImGuiTableFlags.SizingFixedFit)) {
            return;
        }
        ImGui.tableSetupColumn("what", ImGuiTableColumnFlags.WidthFixed, 7 * ImGui.getFontSize());
        ImGui.tableSetupColumn("value", ImGuiTableColumnFlags.WidthStretch);
        Vector3fc half = document.get().bounds().half();
        fact(desk, "File", object.source().name());
        document.get()
                .relief()
                .ifPresent(r -> fact(
                        desk,
                        document.get().film().isPresent() ? "Film" : "Photo",
                        r.picture().image().size() + " px"));
        document.get().film().ifPresent(film -> {
            fact(desk, "Frames", String.format(Locale.ROOT, "%,d", film.times().frames()));
            fact(desk, "Length", FilmTimeline.clock(film.times().length()));
            fact(
                    desk,
                    "Frame rate",
                    String.format(Locale.ROOT, "%.3f fps", film.times().rate()));
        });
        fact(
                desk,
                "Extent",
                String.format(Locale.ROOT, "%.3g x %.3g x %.3g m", 2 * half.x(), 2 * half.y(), 2 * half.z()));
        fact(desk, "Meshes", String.valueOf(document.get().scene().meshes().size()));
        int animations = document.get().scene().animations().size();
        if (animations > 0) {
            fact(desk, "Animations", String.valueOf(animations));
        }
        int lamps = document.get().lamps().size();
        if (lamps > 0) {
            fact(desk, "Lamps", String.valueOf(lamps));
        }
        fact(desk, "Triangles", String.format(Locale.ROOT, "%,d", document.get().triangles()));
        ImGui.endTable();
    }

    private static void fact(Desk desk, String what, String value) {
        ImGui.tableNextColumn();
        Theme.faint(desk.say(what));
        ImGui.tableNextColumn();
        ImGui.textUnformatted(value);
    }
}
