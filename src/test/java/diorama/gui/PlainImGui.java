package diorama.gui;

import diorama.Needs;
import diorama.gui.look.Fonts;
import imgui.ImGui;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Dear ImGui with letters and no OpenGL, for each test anew; mouse and keys are made up. */
public final class PlainImGui implements BeforeEachCallback, AfterEachCallback {
    private final float width;
    private final float height;
    private boolean running;

    /** @param width of the display, px */
    public PlainImGui(float width, float height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        start();
        Fonts.load(1);
    }

    /** Begins without any letters. */
    public void start() {
        try {
            ImGui.createContext();
            running = true;
        } catch (LinkageError e) {
            Needs.that(false, "imgui", "the native part of Dear ImGui");
        }
        ImGui.getIO().setIniFilename(null);
        ImGui.getIO().setDisplaySize(width, height);
        ImGui.getIO().setDeltaTime(1 / 60f);
    }

    public void end() {
        if (running) {
            running = false;
            ImGui.destroyContext();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        end();
    }
}
