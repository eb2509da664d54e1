package diorama.gui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.PlainImGui;
import imgui.ImGui;
import imgui.flag.ImGuiConfigFlags;
import imgui.flag.ImGuiKey;
import imgui.type.ImBoolean;
import imgui.type.ImString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A box with a field and a list in it, in Dear ImGui without OpenGL; mouse and keys are made up. */
class FreeKeysTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final FreeKeys keys = new FreeKeys();
    private final ImString text = new ImString("as it was", 64);
    private float fieldY;
    private float listY;
    private boolean listOpen;

    @BeforeEach
    void start() {
        ImGui.getIO().addConfigFlags(ImGuiConfigFlags.NavEnableKeyboard);
        frame();
        frame();
    }

    /** @return whether the box stays */
    private boolean frame() {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(400, 300);
        ImGui.begin("box");
        fieldY = ImGui.getCursorScreenPosY() + 5;
        ImGui.inputText("##field", text);
        listY = ImGui.getCursorScreenPosY() + 5;
        listOpen = ImGui.beginCombo("##list", "choice");
        if (listOpen) {
            ImGui.selectable("other");
            ImGui.endCombo();
        }
        ImGui.end();
        boolean stays = BoxFrame.stays(new ImBoolean(true), keys);
        ImGui.render();
        return stays;
    }

    private void click(float y) {
        ImGui.getIO().addMousePosEvent(60, y);
        frame();
        ImGui.getIO().addMouseButtonEvent(0, true);
        frame();
        ImGui.getIO().addMouseButtonEvent(0, false);
        frame();
        frame();
    }

    /** @return whether the box stays in all frames of a press of Escape */
    private boolean escape() {
        ImGui.getIO().addKeyEvent(ImGuiKey.Escape, true);
        boolean pressed = frame();
        ImGui.getIO().addKeyEvent(ImGuiKey.Escape, false);
        boolean released = frame();
        boolean after = frame();
        return pressed && released && after;
    }

    @Test
    void escapeClosesABox() {
        assertFalse(escape());
    }

    @Test
    void escapeTakesBackWhatIsTypedBeforeItClosesTheBox() {
        click(fieldY);
        ImGui.getIO().addInputCharactersUTF8("x");
        assertTrue(frame());
        assertTrue(ImGui.getIO().getWantTextInput());
        assertTrue(escape());
        assertEquals("as it was", text.get());
        assertFalse(escape(), "nothing is typed any more");
    }

    @Test
    void escapeClosesAListBeforeTheBoxItIsIn() {
        click(listY);
        assertTrue(listOpen);
        assertTrue(escape());
        assertFalse(listOpen);
        assertFalse(escape());
    }
}
