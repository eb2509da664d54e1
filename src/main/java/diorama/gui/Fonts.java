package diorama.gui;

import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import imgui.ImGui;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The window's letters: Inter, with the signs of Remix Icon among them.
 *
 * @param regular for everything
 * @param strong for headings
 * @param large for the empty window's invitation
 */
record Fonts(ImFont regular, ImFont strong, ImFont large) {
    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
    private static final String ICONS = "/META-INF/resources/remixicon/2.5.0/fonts/remixicon.ttf";

    /** Latin with all accents, punctuation, arrows and mathematical signs. */
    private static final short[] LETTERS = {0x20, 0x24f, 0x2010, 0x2044, 0x2190, 0x21ff, 0x2200, 0x22ff, 0};

    private static final short[] SIGNS = {(short) 0xea01, (short) 0xf2ff, 0};

    /** Puts the fonts into the current context's atlas; {@code scale} is that of the display, 1 = 96 dpi. */
    static Fonts load(float scale) {
        ImFontAtlas atlas = ImGui.getIO().getFonts();
        Fonts fonts = new Fonts(
                add(atlas, "Regular", 15 * scale),
                add(atlas, "SemiBold", 15 * scale),
                add(atlas, "SemiBold", 24 * scale));
        atlas.build();
        return fonts;
    }

    private static ImFont add(ImFontAtlas atlas, String weight, float px) {
        ImFontConfig letters = new ImFontConfig();
        letters.setOversampleH(2);
        letters.setPixelSnapH(true);
        ImFont font = atlas.addFontFromMemoryTTF(resource(INTER + weight + ".otf"), px, letters, LETTERS);
        ImFontConfig signs = new ImFontConfig();
        signs.setMergeMode(true);
        signs.setPixelSnapH(true);
        signs.setGlyphOffset(0, Math.round(px * 0.2f));
        atlas.addFontFromMemoryTTF(resource(ICONS), px * 1.08f, signs, SIGNS);
        letters.destroy();
        signs.destroy();
        return font;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
