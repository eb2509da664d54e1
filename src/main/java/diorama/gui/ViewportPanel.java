package diorama.gui;

import diorama.camera.OrbitControl;
import diorama.options.Option;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiButtonFlags;
import imgui.flag.ImGuiCol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture in the middle of the window with its tool bar and what is written over it. Confined to the main thread. */
final class ViewportPanel {
    private final Navigation navigation = new Navigation();
    private final PieMenu pie = new PieMenu();

    /** Draws the scene for a viewport of the given size, px, and gives the texture's name; 0 when there is nothing to draw. */
    @FunctionalInterface
    interface Painter {
        int paint(int width, int height, boolean dragging);
    }

    void openPie(int key) {
        pie.open(key);
    }

    void draw(Desk desk, Painter painter) {
        toolBar(desk);
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(16, ImGui.getContentRegionAvailX());
        float height = Math.max(16, ImGui.getContentRegionAvailY());
        int any = ImGuiButtonFlags.MouseButtonLeft
                | ImGuiButtonFlags.MouseButtonMiddle
                | ImGuiButtonFlags.MouseButtonRight;
        ImGui.invisibleButton("view", width, height, any);
        boolean hovered = ImGui.isItemHovered() && !pie.isOpen();
        Navigation.Place place =
                new Navigation.Place(x, y, width, height, ImGui.isItemActive() && !pie.isOpen(), hovered);
        ImDrawList list = ImGui.getWindowDrawList();
        list.pushClipRect(x, y, x + width, y + height, true);
        int texture = painter.paint(Math.round(width), Math.round(height), navigation.dragging());
        if (desk.state().document().isEmpty()) {
            Overlay.invitation(desk, list, place);
        } else {
            if (texture != 0) {
                list.addImage(texture, x, y, x + width, y + height);
            }
            Overlay.draw(desk, list, place);
            axes(desk, list, place);
        }
        list.popClipRect();
        MessageList.draw(desk, place);
        pie.draw(slices(desk), desk.scale());
    }

    private void axes(Desk desk, ImDrawList list, Navigation.Place place) {
        if (!desk.state().settings().view().axes()) {
            navigation.read(desk, place);
            return;
        }
        float scale = desk.scale();
        float x = place.x() + place.width() - 64 * scale;
        float y = place.y() + 64 * scale;
        boolean reachable = place.hovered() && !navigation.dragging();
        Optional<OrbitControl.Side> side = AxisGizmo.draw(list, desk.shownView(), x, y, scale, reachable);
        if (side.isPresent() && ImGui.isMouseClicked(0)) {
            desk.act(new Action.Look(side.get()));
        }
        if (side.isEmpty() || navigation.dragging()) {
            navigation.read(desk, place);
        }
    }

    private void toolBar(Desk desk) {
        float scale = desk.scale();
        float left = ImGui.getWindowPosX();
        float top = ImGui.getWindowPosY();
        float height = ImGui.getFrameHeight() + ImGui.getStyle().getItemSpacingY() + 8 * scale;
        ImGui.getWindowDrawList()
                .addRectFilled(left, top, left + ImGui.getWindowWidth(), top + height, Theme.color(Theme.PANEL, 1));
        ImGui.setCursorPos(ImGui.getCursorPosX() + 6 * scale, ImGui.getCursorPosY() + 4 * scale);
        if (button(Icon.FOLDER.with("Open"), false, "Open a photo, depth map or mesh", Command.OPEN)) {
            desk.run(Command.OPEN);
        }
        if (desk.state().document().isPresent()) {
            ImGui.sameLine();
            if (button(Icon.EXPORT.with("Export"), false, "Save the scene, its depth or a stereo picture", null)) {
                ImGui.openPopup("exports");
            }
            if (ImGui.beginPopup("exports")) {
                MenuBar.exportItems(desk);
                ImGui.endPopup();
            }
            ImGui.sameLine();
            boolean photo =
                    desk.state().document().filter(Document::photoCamera).isPresent();
            if (button(
                    Icon.CAMERA.with(photo ? "Photo camera" : "Reset view"),
                    false,
                    "Back to the first view",
                    Command.PHOTO_CAMERA)) {
                desk.run(Command.PHOTO_CAMERA);
            }
        }
        switches(desk);
        ImGui.setCursorPosY(ImGui.getCursorPosY() + 3 * scale);
    }

    /** The buttons of shading and stereo at the right end. */
    private static void switches(Desk desk) {
        float side = ImGui.getFrameHeight() * 1.25f;
        float gap = 2 * desk.scale();
        float x = ImGui.getWindowContentRegionMaxX() - 4 * side - 10 * gap;
        ImGui.sameLine();
        if (ImGui.getCursorPosX() > x) {
            ImGui.newLine();
            return;
        }
        ImGui.setCursorPosX(x);
        ViewOptions view = desk.state().settings().view();
        boolean stereo = view.stereoPreview() != StereoPreview.OFF;
        if (toggle(Icon.GLASSES, stereo, "Stereo preview: " + OptionPanel.words(Option.text(view.stereoPreview())))) {
            ImGui.openPopup("previews");
        }
        if (ImGui.beginPopup("previews")) {
            MenuBar.stereoItems(desk);
            ImGui.endPopup();
        }
        Look look = desk.state().settings().look();
        for (Shading shading : Shading.values()) {
            ImGui.sameLine(0, shading == Shading.SHADED ? 5 * gap : gap);
            if (toggle(icon(shading), look.shading() == shading, OptionPanel.words(Option.text(shading)) + "   Z")) {
                desk.act(new Action.SetOptions(look.with(shading), 0));
            }
        }
    }

    private static Icon icon(Shading shading) {
        return switch (shading) {
            case SHADED -> Icon.SHADED;
            case DEPTH -> Icon.DEPTH;
            case WIRE -> Icon.WIRE;
        };
    }

    private static boolean toggle(Icon icon, boolean on, String tip) {
        float side = ImGui.getFrameHeight();
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(on ? Theme.ACCENT : Theme.BUTTON, 1));
        boolean clicked = ImGui.button(icon.toString(), side * 1.25f, side);
        ImGui.popStyleColor();
        tip(tip);
        return clicked;
    }

    private static boolean button(String label, boolean on, String tip, @Nullable Command command) {
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(on ? Theme.ACCENT : Theme.BUTTON, 1));
        boolean clicked = ImGui.button(label);
        ImGui.popStyleColor();
        tip(command == null ? tip : tip + "   " + command.chord());
        return clicked;
    }

    private static void tip(String text) {
        if (ImGui.isItemHovered()) {
            ImGui.beginTooltip();
            ImGui.text(text);
            ImGui.endTooltip();
        }
    }

    private static List<PieMenu.Slice> slices(Desk desk) {
        Look look = desk.state().settings().look();
        return List.of(
                slice(desk, look, Shading.WIRE, 180),
                slice(desk, look, Shading.SHADED, 0),
                slice(desk, look, Shading.DEPTH, 270));
    }

    private static PieMenu.Slice slice(Desk desk, Look look, Shading shading, float degrees) {
        return new PieMenu.Slice(
                icon(shading).with(OptionPanel.words(Option.text(shading))),
                degrees,
                look.shading() == shading,
                () -> desk.act(new Action.SetOptions(look.with(shading), 0)));
    }
}
