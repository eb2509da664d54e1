package diorama.gui.host;

import diorama.gui.look.Fonts;
import diorama.gui.look.Language;
import diorama.gui.look.SystemFont;
import diorama.gui.look.Texts;
import diorama.gui.state.Preferences;
import imgui.ImGui;

/**
 * Letters that were baked before there was a window to say how large they must be.
 *
 * @param scale that they were baked for, 1 = 96 dpi
 * @param language whose letters are there
 */
public record Letters(Fonts fonts, float scale, Language language) {
    /**
     * Makes Dear ImGui's context with letters for a display of 96 dpi, unless it is said otherwise. On any thread; the window's
     * has the context from then on.
     */
    public static Letters of(Preferences preferences) {
        ImGuiNatives.prepare();
        ImGui.createContext();
        float display = Float.parseFloat(System.getProperty("diorama.gui.scale", "1"));
        float scale = display * preferences.size() / 100f;
        Language language = preferences.language();
        Fonts fonts = Fonts.load(scale, Texts.in(language), SystemFont.of(language, SystemFont.folders()));
        return new Letters(fonts, scale, language);
    }

    /** Whether a window of that scale and language can use them as they are. */
    public boolean fit(float wanted, Texts texts) {
        return scale == wanted && language == texts.language();
    }
}
