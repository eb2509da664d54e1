package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiConfigFlags;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MenuBarTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(1200, 800);

    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private final MenuBar menus = new MenuBar();

    @AfterEach
    void close() {
        desk.close();
    }

    private void frames() {
        for (int i = 0; i < 6; i++) {
            frame();
        }
    }

    private void frame() {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(1200, 800);
        ImGui.begin("window", ImGuiWindowFlags.MenuBar | ImGuiWindowFlags.NoTitleBar | ImGuiWindowFlags.NoMove);
        menus.draw(desk);
        ImGui.end();
        ImGui.render();
    }

    private void key(int key) {
        ImGui.getIO().addKeyEvent(key, true);
        frames();
        ImGui.getIO().addKeyEvent(key, false);
        frames();
    }

    @Test
    void theFirstMenuOpensWithoutAMouse() {
        frames();
        menus.openFirst();
        frames();
        assertEquals(0, menus.open());
    }

    @Test
    void leftAndRightGoToTheNextMenuAndDownIntoIt() {
        ImGui.getIO().addConfigFlags(ImGuiConfigFlags.NavEnableKeyboard);
        ImGui.getIO().addMousePosEvent(20, 10);
        frames();
        ImGui.getIO().addMouseButtonEvent(0, true);
        frames();
        ImGui.getIO().addMouseButtonEvent(0, false);
        frames();
        assertEquals(0, menus.open(), "File");
        ImGui.getIO().addKeyEvent(ImGuiKey.RightArrow, true);
        frame();
        // a window that has nothing to draw sleeps
        while (menus.moving()) {
            frame();
        }
        ImGui.getIO().addKeyEvent(ImGuiKey.RightArrow, false);
        frame();
        frame();
        assertEquals(1, menus.open(), "Edit");
        key(ImGuiKey.DownArrow);
        key(ImGuiKey.RightArrow);
        assertEquals(2, menus.open(), "Object");
        key(ImGuiKey.LeftArrow);
        key(ImGuiKey.LeftArrow);
        assertEquals(0, menus.open(), "File");
        key(ImGuiKey.LeftArrow);
        assertEquals(9, menus.open(), "from the first to the last: Help");
        key(ImGuiKey.Escape);
        assertEquals(-1, menus.open());
        key(ImGuiKey.RightArrow);
        assertEquals(-1, menus.open(), "nothing is open");
    }
}
