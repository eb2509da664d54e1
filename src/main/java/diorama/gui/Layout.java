package diorama.gui;

import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiDir;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImInt;

/** Where panels stand: the viewport in the middle, files and options on the right, as in Blender. Confined to main. */
final class Layout {
    private static final int HOST = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoMove
            | ImGuiWindowFlags.NoBringToFrontOnFocus
            | ImGuiWindowFlags.NoNavFocus
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoBackground // every part paints its own: software renderers feel each layer
            | ImGuiWindowFlags.MenuBar;

    private boolean placed;
    private boolean sidePanels = true;

    /** What fills the window's parts. */
    record Parts(Runnable menu, Runnable viewport, Runnable outliner, Runnable properties, Runnable status) {}

    void toggleSidePanels() {
        sidePanels = !sidePanels;
        placed = false;
    }

    void draw(Parts parts, float scale) {
        ImGuiViewport screen = ImGui.getMainViewport();
        ImGui.setNextWindowPos(screen.getPosX(), screen.getPosY());
        ImGui.setNextWindowSize(screen.getSizeX(), screen.getSizeY());
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowRounding, 0);
        ImGui.begin("studio", HOST);
        ImGui.popStyleVar(2);
        parts.menu().run();
        float line = ImGui.getFrameHeight() + 6 * scale;
        int dock = ImGui.getID("dock");
        if (!placed) {
            place(dock, screen.getSizeX(), screen.getSizeY() - line, scale);
            placed = true;
        }
        ImGui.dockSpace(
                dock,
                0,
                ImGui.getContentRegionAvailY() - line,
                imgui.internal.flag.ImGuiDockNodeFlags.NoWindowMenuButton);
        status(parts.status(), line, scale);
        ImGui.end();
        viewport(parts.viewport());
        if (sidePanels) {
            panel("Files", parts.outliner());
            panel("Properties", parts.properties());
        }
    }

    private static void status(Runnable content, float line, float scale) {
        float y = ImGui.getWindowPosY() + ImGui.getWindowHeight() - line;
        float right = ImGui.getWindowPosX() + ImGui.getWindowWidth();
        ImGui.getWindowDrawList().addRectFilled(ImGui.getWindowPosX(), y, right, y + line, Theme.color(Theme.PANEL, 1));
        ImGui.setCursorPos(10 * scale, ImGui.getWindowHeight() - line + 3 * scale);
        ImGui.beginChild(
                "status", ImGui.getWindowWidth() - 20 * scale, line - 4 * scale, false, ImGuiWindowFlags.NoScrollbar);
        content.run();
        ImGui.endChild();
    }

    private static void viewport(Runnable content) {
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.begin(
                "Viewport",
                ImGuiWindowFlags.NoScrollbar | ImGuiWindowFlags.NoScrollWithMouse | ImGuiWindowFlags.NoBackground);
        ImGui.popStyleVar();
        content.run();
        ImGui.end();
    }

    private static void panel(String title, Runnable content) {
        ImGui.begin(title);
        content.run();
        ImGui.end();
    }

    private void place(int dock, float width, float height, float scale) {
        imgui.internal.ImGui.dockBuilderRemoveNode(dock);
        imgui.internal.ImGui.dockBuilderAddNode(dock, imgui.internal.flag.ImGuiDockNodeFlags.DockSpace);
        imgui.internal.ImGui.dockBuilderSetNodeSize(dock, width, height);
        ImInt middle = new ImInt(dock);
        if (sidePanels) {
            float part = Math.min(0.45f, 340 * scale / width);
            ImInt lower = new ImInt(
                    imgui.internal.ImGui.dockBuilderSplitNode(middle.get(), ImGuiDir.Right, part, null, middle));
            int upper = imgui.internal.ImGui.dockBuilderSplitNode(lower.get(), ImGuiDir.Up, 0.26f, null, lower);
            imgui.internal.ImGui.dockBuilderDockWindow("Files", upper);
            imgui.internal.ImGui.dockBuilderDockWindow("Properties", lower.get());
        }
        int bare = imgui.internal.flag.ImGuiDockNodeFlags.NoTabBar;
        imgui.internal.ImGui.dockBuilderGetNode(middle.get()).addLocalFlags(bare);
        imgui.internal.ImGui.dockBuilderDockWindow("Viewport", middle.get());
        imgui.internal.ImGui.dockBuilderFinish(dock);
    }
}
