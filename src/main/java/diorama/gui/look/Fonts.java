package diorama.gui.look;

import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import imgui.ImFontGlyphRangesBuilder;
import imgui.ImGui;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The window's letters: Inter, with the signs of Remix Icon among them, and the system's letters for languages that Inter has
 * none of.
 *
 * @param regular for everything
 * @param strong for headings
 * @param large for the empty window's invitation
 */
public record Fonts(ImFont regular, ImFont strong, ImFont large) {
    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
    private static final String ICONS = "/META-INF/resources/remixicon/2.5.0/fonts/remixicon.ttf";

    /** Latin with all accents, punctuation, arrows and mathematical signs. */
    private static final short[] LETTERS = {0x20, 0x24f, 0x2010, 0x2044, 0x2190, 0x21ff, 0x2200, 0x22ff, 0};

    /** Puts the fonts into the current context's atlas; {@code scale} is that of the display, 1 = 96 dpi. */
    public static Fonts load(float scale) {
        return load(scale, Texts.english(), Optional.empty());
    }

    /** @param foreign the font of a language that needs one */
    public static Fonts load(float scale, Texts texts, Optional<SystemFont> foreign) {
        ImFontAtlas atlas = ImGui.getIO().getFonts();
        try (GlyphRanges ranges = new GlyphRanges()) {
            Maker maker = new Maker(atlas, ranges, resource(ICONS), signs(), foreign, texts);
            Fonts fonts = new Fonts(
                    maker.add("Regular", 15 * scale, true),
                    maker.add("SemiBold", 15 * scale, false),
                    maker.add("SemiBold", 24 * scale, false));
            atlas.build();
            return fonts;
        }
    }

    /** Ranges of the signs that are used: baking all of the font's takes longer than the window does. */
    private static short[] signs() {
        int[] codes = Arrays.stream(Icon.values())
                .mapToInt(icon -> icon.toString().charAt(0))
                .sorted()
                .distinct()
                .toArray();
        short[] ranges = new short[2 * codes.length + 1];
        for (int i = 0; i < codes.length; i++) {
            ranges[2 * i] = (short) codes[i];
            ranges[2 * i + 1] = (short) codes[i];
        }
        return ranges;
    }

    private record Maker(
            ImFontAtlas atlas,
            GlyphRanges ranges,
            byte[] icons,
            short[] signs,
            Optional<SystemFont> foreign,
            Texts texts) {
        /** @param names whether file names in the language must be written too */
        ImFont add(String weight, float px, boolean names) {
            ImFontConfig letters = new ImFontConfig();
            letters.setOversampleH(2);
            letters.setPixelSnapH(true);
            ranges.give(letters, LETTERS);
            ImFont font = atlas.addFontFromMemoryTTF(resource(INTER + weight + ".otf"), px, letters);
            letters.destroy();
            ImFontConfig merged = new ImFontConfig();
            merged.setMergeMode(true);
            merged.setPixelSnapH(true);
            merged.setGlyphOffset(0, Math.round(px * 0.2f));
            ranges.give(merged, signs);
            atlas.addFontFromMemoryTTF(icons, px * 1.08f, merged);
            if (foreign.isPresent()) {
                merged.setGlyphOffset(0, 0);
                merged.setFontNo(foreign.get().number());
                ranges.give(merged, ranges(names));
                atlas.addFontFromFileTTF(foreign.get().file().toString(), px * 1.1f, merged);
            }
            merged.destroy();
            return font;
        }

        private short[] ranges(boolean names) {
            ImFontGlyphRangesBuilder builder = new ImFontGlyphRangesBuilder();
            if (names) {
                builder.addRanges(
                        texts.language() == Language.JAPANESE
                                ? atlas.getGlyphRangesJapanese()
                                : atlas.getGlyphRangesChineseSimplifiedCommon());
            }
            builder.addText(texts.everything());
            return builder.buildRanges();
        }
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
