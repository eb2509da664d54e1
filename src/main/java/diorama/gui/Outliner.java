package diorama.gui;

import diorama.mesh.Mesh;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiSelectableFlags;
import java.util.List;
import java.util.Locale;

/** The opened files and what they hold, each with an eye that shows or hides it. */
final class Outliner {
    private Outliner() {}

    static void draw(Desk desk) {
        ViewState state = desk.state();
        if (state.documents().isEmpty()) {
            Theme.faint("No file opened");
            return;
        }
        List<Document> documents = state.documents();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            ImGui.pushID(i);
            file(desk, state, document, i);
            if (i == state.active()) {
                meshes(desk, state, document);
            }
            ImGui.popID();
        }
    }

    private static void file(Desk desk, ViewState state, Document document, int index) {
        Icon icon = document.relief().isPresent() ? Icon.PHOTO : Icon.MESH;
        boolean shown = index == state.active();
        float y = ImGui.getCursorPosY();
        if (ImGui.selectable("##file", shown, ImGuiSelectableFlags.AllowItemOverlap, 0, ImGui.getFrameHeight())) {
            desk.act(new Action.Activate(index));
        }
        if (ImGui.isItemHovered()) {
            tip(document.source().file().toString());
        }
        ImGui.setCursorPosY(y);
        ImGui.setCursorPosX(ImGui.getCursorPosX() + 4 * desk.scale());
        ImGui.alignTextToFramePadding();
        ImGui.text(icon.with(document.source().name()));
        if (iconAtEnd(Icon.CLOSE, y, "Close")) {
            desk.act(new Action.Close(index));
        }
    }

    private static void meshes(Desk desk, ViewState state, Document document) {
        List<Mesh> meshes = document.scene().meshes();
        for (int i = 0; i < meshes.size(); i++) {
            Mesh mesh = meshes.get(i);
            Settings.MeshKey key = new Settings.MeshKey(document.source(), i);
            boolean hidden = state.settings().hidden().contains(key);
            ImGui.pushID(i);
            float y = ImGui.getCursorPosY();
            ImGui.setCursorPosX(ImGui.getCursorPosX() + 24 * desk.scale());
            ImGui.alignTextToFramePadding();
            String name = Icon.LAYER.with(mesh.name());
            if (hidden) {
                Theme.faint(name);
            } else {
                ImGui.text(name);
            }
            if (ImGui.isItemHovered()) {
                tip(String.format(Locale.ROOT, "%,d points, %,d triangles", mesh.vertexCount(), mesh.triangleCount()));
            }
            if (iconAtEnd(hidden ? Icon.HIDDEN : Icon.VISIBLE, y, hidden ? "Show" : "Hide")) {
                desk.act(new Action.SetHidden(key, !hidden));
            }
            ImGui.popID();
        }
    }

    /** A button without a frame at the end of the row that began at {@code y}. */
    private static boolean iconAtEnd(Icon icon, float y, String what) {
        float side = ImGui.getFrameHeight();
        ImGui.setCursorPosY(y);
        ImGui.setCursorPosX(ImGui.getWindowContentRegionMaxX() - side);
        ImGui.pushStyleColor(ImGuiCol.Button, 0);
        boolean clicked = ImGui.button(icon + "##" + what, side, side);
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            tip(what);
        }
        return clicked;
    }

    private static void tip(String text) {
        ImGui.beginTooltip();
        ImGui.text(text);
        ImGui.endTooltip();
    }
}
