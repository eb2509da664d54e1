package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Project;
import diorama.gui.state.SceneObject;
import diorama.mesh.Light;
import diorama.mesh.Mesh;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiMouseButton;
import imgui.flag.ImGuiSelectableFlags;
import imgui.type.ImString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scene's objects and their meshes, with eyes and cameras. Confined to the main thread. */
final class Outliner {
    private static final String DRAGGED = "object";

    private final ImString name = new ImString(256);
    private int renaming;
    private boolean focus;
    private @Nullable Runnable afterwards;

    /** Begins to rename an object in its row. */
    void rename(SceneObject object) {
        renaming = object.id();
        name.set(object.name());
        focus = true;
    }

    void draw(Desk desk) {
        List<SceneObject> objects = desk.state().project().objects();
        if (objects.isEmpty()) {
            Theme.faint(desk.say("The scene is empty"));
            return;
        }
        // the list must not change while it is walked
        afterwards = null;
        for (int i = 0; i < objects.size(); i++) {
            ImGui.pushID(objects.get(i).id());
            object(desk, objects.get(i), i);
            ImGui.popID();
        }
        Runnable change = afterwards;
        if (change != null) {
            change.run();
        }
    }

    private void act(Desk desk, Action action) {
        afterwards = () -> desk.act(action);
    }

    private void object(Desk desk, SceneObject object, int place) {
        Project project = desk.state().project();
        Optional<Document> document = desk.state().document(object.id());
        boolean selected = project.selected().contains(object.id());
        boolean active = project.active() == object.id();
        float y = ImGui.getCursorPosY();
        if (renaming == object.id()) {
            nameField(desk, object);
        } else {
            row(desk, object, place, selected, icon(document), active);
        }
        float side = ImGui.getFrameHeight();
        Set<Integer> touched = selected ? project.selected() : Set.of(object.id());
        if (iconAt(2 * side, object.visible() ? Icon.VISIBLE : Icon.HIDDEN, y, desk.say("Shown in the viewport"))) {
            act(desk, new Action.SetVisible(touched, !object.visible()));
        }
        if (iconAt(side, object.rendered() ? Icon.CAMERA : Icon.CAMERA_OFF, y, desk.say("Shown in saved pictures"))) {
            act(desk, new Action.SetRendered(touched, !object.rendered()));
        }
        if (active) {
            document.ifPresent(d -> meshes(desk, object, d));
        }
    }

    private static Icon icon(Optional<Document> document) {
        if (document.flatMap(Document::film).isPresent()) {
            return Icon.FILM;
        }
        return document.isEmpty() ? Icon.WAITING : document.get().relief().isPresent() ? Icon.PHOTO : Icon.MESH;
    }

    private void nameField(Desk desk, SceneObject object) {
        ImGui.setNextItemWidth(ImGui.getContentRegionAvailX() - 2.2f * ImGui.getFrameHeight());
        if (focus) {
            ImGui.setKeyboardFocusHere();
            focus = false;
        }
        ImGui.inputText("##name", name);
        if (ImGui.isItemDeactivated()) {
            renaming = 0;
            if (ImGui.isItemDeactivatedAfterEdit()) {
                act(desk, new Action.Rename(object.id(), name.get()));
            }
        }
    }

    private void row(Desk desk, SceneObject object, int place, boolean selected, Icon icon, boolean active) {
        float width = ImGui.getContentRegionAvailX() - 2 * ImGui.getFrameHeight();
        float y = ImGui.getCursorPosY();
        ImGui.pushStyleColor(ImGuiCol.Header, Theme.color(Theme.Tone.ACCENT, active ? 0.75f : 0.4f));
        int flags = ImGuiSelectableFlags.AllowItemOverlap | ImGuiSelectableFlags.AllowDoubleClick;
        if (ImGui.selectable("##object", selected, flags, width, ImGui.getFrameHeight())) {
            if (ImGui.isMouseDoubleClicked(ImGuiMouseButton.Left)) {
                rename(object);
            } else {
                act(desk, clicked(desk.state().project(), object.id()));
            }
        }
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            Theme.tip(object.source().file().toString());
        }
        menu(desk, object, selected);
        dragging(desk, object, place);
        ImGui.setCursorPosY(y);
        ImGui.setCursorPosX(ImGui.getCursorPosX() + 4 * desk.scale());
        ImGui.alignTextToFramePadding();
        if (object.visible()) {
            ImGui.textUnformatted(icon.with(object.name()));
        } else {
            Theme.faint(icon.with(object.name()));
        }
    }

    /** Ctrl adds or takes away, Shift takes all up to there. */
    private static Action clicked(Project project, int id) {
        Set<Integer> ids = new HashSet<>();
        if (ImGui.getIO().getKeyCtrl()) {
            ids.addAll(project.selected());
            boolean left = ids.remove(id) || !ids.add(id);
            return new Action.Select(ids, left ? project.active() : id);
        }
        ids.add(id);
        if (ImGui.getIO().getKeyShift()) {
            List<Integer> order =
                    project.objects().stream().map(SceneObject::id).toList();
            int from = Math.max(0, order.indexOf(project.active()));
            int to = order.indexOf(id);
            ids.addAll(order.subList(Math.min(from, to), Math.max(from, to) + 1));
        }
        return new Action.Select(ids, id);
    }

    private void menu(Desk desk, SceneObject object, boolean selected) {
        if (ImGui.beginPopupContextItem()) {
            if (!selected) {
                act(desk, new Action.Select(Set.of(object.id()), object.id()));
            }
            for (Command command : List.of(
                    Command.RENAME, Command.DUPLICATE, Command.FRAME, Command.HIDE, Command.RELOAD, Command.DELETE)) {
                MenuBar.item(desk, command);
            }
            ImGui.endPopup();
        }
    }

    private void dragging(Desk desk, SceneObject object, int place) {
        if (ImGui.beginDragDropSource()) {
            // a bare int would be taken for ImGui's condition, and the name for what is dragged
            ImGui.setDragDropPayload(DRAGGED, Integer.valueOf(object.id()));
            ImGui.textUnformatted(object.name());
            ImGui.endDragDropSource();
        }
        if (ImGui.beginDragDropTarget()) {
            Integer dragged = ImGui.acceptDragDropPayload(DRAGGED, Integer.class);
            if (dragged != null) {
                act(desk, new Action.Reorder(dragged, place));
            }
            ImGui.endDragDropTarget();
        }
    }

    private void meshes(Desk desk, SceneObject object, Document document) {
        List<Mesh> meshes = document.scene().meshes();
        for (int i = 0; i < meshes.size(); i++) {
            Mesh mesh = meshes.get(i);
            String counts = String.format(
                    Locale.ROOT, desk.say("%,d points, %,d triangles"), mesh.vertexCount(), mesh.triangleCount());
            String kind = mesh.triangleCount() == 0 ? desk.say("Points") : desk.say("Mesh");
            part(desk, object, i, Icon.LAYER.with(mesh.name().isBlank() ? kind : mesh.name()), counts);
        }
        List<Light> lamps = document.lamps();
        for (int i = 0; i < lamps.size(); i++) {
            Light lamp = lamps.get(i);
            String unit = lamp.kind() == Light.Kind.SUN ? "lx" : "cd";
            String told =
                    String.format(Locale.ROOT, "%s, %,.1f %s", desk.say(word(lamp.kind())), lamp.intensity(), unit);
            part(desk, object, meshes.size() + i, Icon.LIGHT.with(lamp.name()), told);
        }
    }

    private static String word(Light.Kind kind) {
        return switch (kind) {
            case SUN -> "Sun";
            case POINT -> "Point lamp";
            case SPOT -> "Spot lamp";
        };
    }

    /** A mesh or lamp of an object. */
    private void part(Desk desk, SceneObject object, int index, String label, String what) {
        boolean hidden = object.hiddenMeshes().contains(index);
        ImGui.pushID(index);
        float y = ImGui.getCursorPosY();
        ImGui.setCursorPosX(ImGui.getCursorPosX() + 24 * desk.scale());
        ImGui.alignTextToFramePadding();
        if (hidden) {
            Theme.faint(label);
        } else {
            ImGui.textUnformatted(label);
        }
        if (ImGui.isItemHovered()) {
            Theme.tip(what);
        }
        if (iconAt(
                2 * ImGui.getFrameHeight(),
                hidden ? Icon.HIDDEN : Icon.VISIBLE,
                y,
                desk.say("Shown in the viewport"))) {
            act(desk, new Action.SetMeshHidden(object.id(), index, !hidden));
        }
        ImGui.popID();
    }

    /** A button without a frame, {@code fromRight} px before the end of the row that began at {@code y}. */
    private static boolean iconAt(float fromRight, Icon icon, float y, String what) {
        float side = ImGui.getFrameHeight();
        ImGui.setCursorPosY(y);
        ImGui.setCursorPosX(ImGui.getWindowContentRegionMaxX() - fromRight);
        ImGui.pushStyleColor(ImGuiCol.Button, 0);
        boolean clicked = ImGui.button(icon + "##" + fromRight, side, side);
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            Theme.tip(what);
        }
        return clicked;
    }
}
