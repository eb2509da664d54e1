package diorama.gui.look;

import imgui.ImGui;
import imgui.ImGuiStyle;
import imgui.flag.ImGuiCol;

/** Colours and distances: quiet, so that the picture is what shines. */
public final class Theme {
    public static final int WARNING = 0xe0a030;
    public static final int ERROR = 0xd9534f;
    public static final int DONE = 0x56b4e9;
    public static final int SELECTED = 0xf5a623;
    public static final int X_AXIS = 0xe8505b;
    public static final int Y_AXIS = 0x8bc34a;
    public static final int Z_AXIS = 0x4f8ff0;

    private Theme() {}

    /** Dark or light. */
    public enum Kind {
        DARK(new Palette(
                0xe6e6e6, 0x9a9a9a, 0x282828, 0x1c1c1c, 0x1f1f1f, 0x2c2c2c, 0x454545, 0x545454, 0x4772b3, 0x5c8ad0,
                0x1a1a1a, 0x3c3c3c, 0x161616, 0xffffff)),
        LIGHT(new Palette(
                0x1b1b1b, 0x666666, 0xececec, 0xd6d6d6, 0xffffff, 0xf4f4f4, 0xcfcfcf, 0xbfbfbf, 0x8ab4f0, 0x5c8ad0,
                0xf7f7f7, 0xb4b4b4, 0xc4c4c4, 0x1f4f9a));

        @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
        private final Palette palette;

        Kind(Palette palette) {
            this.palette = palette;
        }
    }

    private record Palette(
            int text,
            int faint,
            int panel,
            int header,
            int field,
            int fieldHovered,
            int button,
            int hovered,
            int accent,
            int accentBright,
            int popup,
            int border,
            int separator,
            int check) {}

    /** A colour of the theme that is in use; Dear ImGui's style holds it. */
    public enum Tone {
        TEXT(ImGuiCol.Text),
        FAINT(ImGuiCol.TextDisabled),
        PANEL(ImGuiCol.WindowBg),
        HEADER(ImGuiCol.MenuBarBg),
        FIELD(ImGuiCol.FrameBg),
        BUTTON(ImGuiCol.Button),
        ACCENT(ImGuiCol.ButtonActive),
        ACCENT_BRIGHT(ImGuiCol.SliderGrabActive),
        POPUP(ImGuiCol.PopupBg),
        BORDER(ImGuiCol.Border);

        private final int slot;

        Tone(int slot) {
            this.slot = slot;
        }
    }

    /** Sets the current context's style; {@code scale} is that of the display. */
    public static void apply(Kind kind, float scale) {
        ImGuiStyle style = ImGui.getStyle();
        distances(style);
        style.scaleAllSizes(scale);
        colors(style, kind.palette);
    }

    private static void distances(ImGuiStyle style) {
        style.setWindowPadding(10, 8);
        style.setFramePadding(8, 4);
        style.setItemSpacing(8, 5);
        style.setItemInnerSpacing(6, 4);
        style.setCellPadding(4, 2);
        style.setIndentSpacing(21);
        style.setColumnsMinSpacing(6);
        style.setWindowRounding(4);
        style.setFrameRounding(4);
        style.setChildRounding(0);
        style.setPopupRounding(5);
        style.setGrabRounding(4);
        style.setTabRounding(4);
        style.setScrollbarRounding(6);
        style.setScrollbarSize(11);
        style.setGrabMinSize(10);
        style.setWindowMinSize(32, 32);
        style.setWindowBorderSize(0);
        style.setPopupBorderSize(1);
        style.setFrameBorderSize(0);
        style.setTabBorderSize(0);
        style.setWindowMenuButtonPosition(-1);
        style.setDisabledAlpha(0.45f);
    }

    private static void colors(ImGuiStyle style, Palette p) {
        set(style, p.text, 1, ImGuiCol.Text);
        set(style, p.faint, 1, ImGuiCol.TextDisabled);
        set(style, p.panel, 1, ImGuiCol.WindowBg);
        set(style, p.panel, 0, ImGuiCol.ChildBg);
        set(style, p.popup, 0.98f, ImGuiCol.PopupBg);
        set(style, p.border, 1, ImGuiCol.Border, ImGuiCol.TableBorderLight, ImGuiCol.TableBorderStrong);
        set(style, 0, 0, ImGuiCol.BorderShadow);
        set(style, p.field, 1, ImGuiCol.FrameBg);
        set(style, p.fieldHovered, 1, ImGuiCol.FrameBgHovered, ImGuiCol.FrameBgActive);
        set(style, p.header, 1, ImGuiCol.TitleBg, ImGuiCol.TitleBgActive, ImGuiCol.TitleBgCollapsed);
        set(style, p.header, 1, ImGuiCol.MenuBarBg, ImGuiCol.DockingEmptyBg);
        set(style, 0, 0, ImGuiCol.ScrollbarBg);
        set(style, p.button, 1, ImGuiCol.ScrollbarGrab);
        set(style, p.hovered, 1, ImGuiCol.ScrollbarGrabHovered, ImGuiCol.ScrollbarGrabActive);
        set(style, p.check, 1, ImGuiCol.CheckMark);
        set(style, p.button, 1, ImGuiCol.Button);
        set(style, p.hovered, 1, ImGuiCol.ButtonHovered);
        set(style, p.accent, 1, ImGuiCol.ButtonActive, ImGuiCol.SliderGrab);
        set(style, p.accentBright, 1, ImGuiCol.SliderGrabActive, ImGuiCol.SeparatorActive, ImGuiCol.DragDropTarget);
        set(style, p.accent, 0.75f, ImGuiCol.Header, ImGuiCol.HeaderActive);
        set(style, p.hovered, 0.7f, ImGuiCol.HeaderHovered, ImGuiCol.TabHovered);
        set(style, p.separator, 1, ImGuiCol.Separator, ImGuiCol.SeparatorHovered);
        set(style, 0, 0, ImGuiCol.ResizeGrip, ImGuiCol.ResizeGripHovered, ImGuiCol.ResizeGripActive);
        set(style, p.header, 1, ImGuiCol.Tab, ImGuiCol.TabUnfocused);
        set(style, p.panel, 1, ImGuiCol.TabActive, ImGuiCol.TabUnfocusedActive);
        set(style, p.accent, 0.6f, ImGuiCol.DockingPreview, ImGuiCol.TextSelectedBg);
        set(style, p.accent, 1, ImGuiCol.PlotHistogram, ImGuiCol.NavHighlight);
        set(style, 0, 0.45f, ImGuiCol.ModalWindowDimBg, ImGuiCol.NavWindowingDimBg);
    }

    private static void set(ImGuiStyle style, int rgb, float alpha, int... which) {
        for (int color : which) {
            style.setColor(color, ((rgb >> 16) & 0xff) / 255f, ((rgb >> 8) & 0xff) / 255f, (rgb & 0xff) / 255f, alpha);
        }
    }

    /** A colour for draw lists, from 0xRRGGBB. */
    public static int color(int rgb, float alpha) {
        int a = Math.round(alpha * 255);
        return (a << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | ((rgb >> 16) & 0xff);
    }

    /** A colour of the theme for draw lists and styles. */
    public static int color(Tone tone, float alpha) {
        return ImGui.getColorU32(tone.slot, alpha);
    }

    /** A line in the faint colour. */
    public static void faint(String text) {
        ImGui.pushStyleColor(ImGuiCol.Text, color(Tone.FAINT, 1));
        ImGui.textUnformatted(text);
        ImGui.popStyleColor();
    }

    /** The same in as many lines as it needs. */
    public static void faintLines(String text) {
        ImGui.pushTextWrapPos(0);
        faint(text);
        ImGui.popTextWrapPos();
    }

    /** A line beside the mouse. */
    public static void tip(String text) {
        ImGui.beginTooltip();
        ImGui.textUnformatted(text);
        ImGui.endTooltip();
    }
}
