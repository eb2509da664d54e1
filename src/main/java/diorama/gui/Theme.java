package diorama.gui;

import imgui.ImGui;
import imgui.ImGuiStyle;
import imgui.ImVec4;
import imgui.flag.ImGuiCol;

/** Colours and distances: dark and quiet, so that the picture is what shines. */
final class Theme {
    static final int TEXT = 0xe6e6e6;
    static final int FAINT = 0x9a9a9a;
    static final int PANEL = 0x282828;
    static final int HEADER = 0x1c1c1c;
    static final int FIELD = 0x1f1f1f;
    static final int BUTTON = 0x454545;
    static final int HOVERED = 0x545454;
    static final int ACCENT = 0x4772b3;
    static final int ACCENT_BRIGHT = 0x5c8ad0;
    static final int WARNING = 0xe0a030;
    static final int ERROR = 0xd9534f;
    static final int X_AXIS = 0xe8505b;
    static final int Y_AXIS = 0x8bc34a;
    static final int Z_AXIS = 0x4f8ff0;

    private Theme() {}

    /** Sets the current context's style; {@code scale} is that of the display. */
    static void apply(float scale) {
        ImGuiStyle style = ImGui.getStyle();
        style.setWindowPadding(10, 8);
        style.setFramePadding(8, 4);
        style.setItemSpacing(8, 5);
        style.setItemInnerSpacing(6, 4);
        style.setCellPadding(4, 2);
        style.setWindowRounding(4);
        style.setFrameRounding(4);
        style.setPopupRounding(5);
        style.setGrabRounding(4);
        style.setTabRounding(4);
        style.setScrollbarRounding(6);
        style.setScrollbarSize(11);
        style.setGrabMinSize(10);
        style.setWindowBorderSize(0);
        style.setPopupBorderSize(1);
        style.setFrameBorderSize(0);
        style.setTabBorderSize(0);
        style.setWindowMenuButtonPosition(-1);
        style.setDisabledAlpha(0.45f);
        style.scaleAllSizes(scale);
        colors(style);
    }

    private static void colors(ImGuiStyle style) {
        set(style, TEXT, 1, ImGuiCol.Text);
        set(style, FAINT, 1, ImGuiCol.TextDisabled);
        set(style, PANEL, 1, ImGuiCol.WindowBg);
        set(style, PANEL, 0, ImGuiCol.ChildBg);
        set(style, 0x1a1a1a, 0.98f, ImGuiCol.PopupBg);
        set(style, 0x3c3c3c, 1, ImGuiCol.Border, ImGuiCol.TableBorderLight, ImGuiCol.TableBorderStrong);
        set(style, 0, 0, ImGuiCol.BorderShadow);
        set(style, FIELD, 1, ImGuiCol.FrameBg);
        set(style, 0x2c2c2c, 1, ImGuiCol.FrameBgHovered, ImGuiCol.FrameBgActive);
        set(style, HEADER, 1, ImGuiCol.TitleBg, ImGuiCol.TitleBgActive, ImGuiCol.TitleBgCollapsed);
        set(style, HEADER, 1, ImGuiCol.MenuBarBg, ImGuiCol.DockingEmptyBg);
        set(style, 0, 0, ImGuiCol.ScrollbarBg);
        set(style, 0x4a4a4a, 1, ImGuiCol.ScrollbarGrab);
        set(style, 0x5e5e5e, 1, ImGuiCol.ScrollbarGrabHovered, ImGuiCol.ScrollbarGrabActive);
        set(style, 0xffffff, 1, ImGuiCol.CheckMark);
        set(style, BUTTON, 1, ImGuiCol.Button);
        set(style, HOVERED, 1, ImGuiCol.ButtonHovered);
        set(style, ACCENT, 1, ImGuiCol.ButtonActive, ImGuiCol.SliderGrab);
        set(style, ACCENT_BRIGHT, 1, ImGuiCol.SliderGrabActive, ImGuiCol.SeparatorActive, ImGuiCol.DragDropTarget);
        set(style, ACCENT, 0.75f, ImGuiCol.Header, ImGuiCol.HeaderActive);
        set(style, 0x3d3d3d, 1, ImGuiCol.HeaderHovered, ImGuiCol.TabHovered);
        set(style, 0x161616, 1, ImGuiCol.Separator, ImGuiCol.SeparatorHovered);
        set(style, 0, 0, ImGuiCol.ResizeGrip, ImGuiCol.ResizeGripHovered, ImGuiCol.ResizeGripActive);
        set(style, HEADER, 1, ImGuiCol.Tab, ImGuiCol.TabUnfocused);
        set(style, PANEL, 1, ImGuiCol.TabActive, ImGuiCol.TabUnfocusedActive);
        set(style, ACCENT, 0.6f, ImGuiCol.DockingPreview, ImGuiCol.TextSelectedBg);
        set(style, ACCENT, 1, ImGuiCol.PlotHistogram, ImGuiCol.NavHighlight);
        set(style, 0, 0.45f, ImGuiCol.ModalWindowDimBg, ImGuiCol.NavWindowingDimBg);
    }

    private static void set(ImGuiStyle style, int rgb, float alpha, int... which) {
        for (int color : which) {
            ImVec4 v = vector(rgb);
            style.setColor(color, v.x, v.y, v.z, alpha);
        }
    }

    /** A colour for draw lists, from 0xRRGGBB. */
    static int color(int rgb, float alpha) {
        int a = Math.round(alpha * 255);
        return (a << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | ((rgb >> 16) & 0xff);
    }

    /** A colour for styles, from 0xRRGGBB. */
    static ImVec4 vector(int rgb) {
        return new ImVec4(((rgb >> 16) & 0xff) / 255f, ((rgb >> 8) & 0xff) / 255f, (rgb & 0xff) / 255f, 1);
    }

    /** A line in the faint colour; Dear ImGui would read percent signs as a format. */
    static void faint(String text) {
        ImGui.textDisabled(text.replace("%", "%%"));
    }
}
