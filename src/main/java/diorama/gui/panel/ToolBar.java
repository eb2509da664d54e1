package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewOptions;
import diorama.options.Option;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiStyleVar;

/** The row of buttons over the viewport. */
final class ToolBar {
    private ToolBar() {}

    static void draw(Desk desk) {
        float scale = desk.scale();
        float left = ImGui.getWindowPosX();
        float top = ImGui.getWindowPosY();
        float height = ImGui.getFrameHeight() + ImGui.getStyle().getItemSpacingY() + 8 * scale;
        ImGui.getWindowDrawList()
                .addRectFilled(
                        left, top, left + ImGui.getWindowWidth(), top + height, Theme.color(Theme.Tone.PANEL, 1));
        ImGui.setCursorPos(ImGui.getCursorPosX() + 6 * scale, ImGui.getCursorPosY() + 4 * scale);
        boolean photo = desk.state().home().isPresent();
        boolean words = ImGui.getContentRegionAvailX()
                > switchesWidth(desk, true)
                        + width(desk, Icon.FOLDER, "Open")
                        + width(desk, Icon.EXPORT, "Export")
                        + width(desk, Icon.CAMERA, home(photo))
                        + width(desk, Icon.RULER, "Measure");
        command(desk, words, Icon.FOLDER, "Open", "Open a photo, depth map or mesh", Command.OPEN);
        if (!desk.state().project().objects().isEmpty()) {
            ImGui.sameLine();
            String export = desk.say("Export");
            if (ImGui.button((words ? Icon.EXPORT.with(export) : Icon.EXPORT.toString()) + "###export")) {
                ImGui.openPopup("exports");
            }
            tip(desk.say("Save the scene, its depth or a stereo picture"));
            if (ImGui.beginPopup("exports")) {
                MenuBar.exportItems(desk);
                ImGui.endPopup();
            }
            ImGui.sameLine();
            command(
                    desk,
                    words,
                    Icon.CAMERA,
                    home(photo),
                    "Back to the first view",
                    photo ? Command.PHOTO_CAMERA : Command.HOME);
            ImGui.sameLine();
            command(desk, words, Icon.RULER, "Measure", "Measure between two places", Command.MEASURE);
        }
        switches(desk, words);
        ImGui.setCursorPosY(ImGui.getCursorPosY() + 3 * scale);
    }

    /** The buttons of shading and stereo at the right end. */
    private static void switches(Desk desk, boolean wide) {
        float gap = 2 * desk.scale();
        float x = ImGui.getWindowContentRegionMaxX() - switchesWidth(desk, wide);
        ImGui.sameLine();
        if (ImGui.getCursorPosX() > x) {
            ImGui.newLine();
            return;
        }
        ImGui.setCursorPosX(x);
        ViewOptions view = desk.state().settings().view();
        boolean stereo = view.stereoPreview() != StereoPreview.OFF;
        String now = desk.say(OptionWords.written(Option.text(view.stereoPreview())));
        if (toggle(Icon.GLASSES, wide, stereo, desk.say("Stereo view: %s", now) + "   " + desk.keyOf(Command.STEREO))) {
            ImGui.openPopup("previews");
        }
        if (ImGui.beginPopup("previews")) {
            MenuBar.stereoItems(desk);
            ImGui.endPopup();
        }
        Look look = desk.state().settings().look();
        ImGui.sameLine(0, 4 * gap);
        boolean comparing = desk.state().compare().isPresent();
        if (toggle(
                        Icon.COMPARE,
                        wide,
                        comparing,
                        desk.say(Command.COMPARE.label()) + "   " + desk.keyOf(Command.COMPARE))
                && CommandActions.possible(Command.COMPARE, desk.history())) {
            desk.run(Command.COMPARE);
        }
        ImGui.sameLine(0, gap);
        if (toggle(Icon.XRAY, wide, look.xray(), desk.say(Command.XRAY.label()) + "   " + desk.keyOf(Command.XRAY))) {
            desk.run(Command.XRAY);
        }
        for (Shading shading : Shading.values()) {
            ImGui.sameLine(0, shading == Shading.WIRE ? 4 * gap : gap);
            String tip = MenuBar.shadingName(desk, shading) + "   " + desk.keyOf(Command.SHADING_PIE);
            if (toggle(icon(shading), wide, look.shading() == shading, tip)) {
                desk.act(new Action.SetOptions(look.with(shading), 0));
            }
        }
    }

    static Icon icon(Shading shading) {
        return switch (shading) {
            case WIRE -> Icon.WIRE;
            case SOLID -> Icon.SOLID;
            case MATCAP -> Icon.MATCAP;
            case SHADED -> Icon.SHADED;
            case RENDERED -> Icon.RENDERED;
            case DEPTH -> Icon.DEPTH;
            case NORMALS -> Icon.NORMALS;
            case UV -> Icon.CHECKER;
            case TEARS -> Icon.TEARS;
        };
    }

    private static boolean toggle(Icon icon, boolean wide, boolean on, String tip) {
        float side = ImGui.getFrameHeight();
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(on ? Theme.Tone.ACCENT : Theme.Tone.BUTTON, 1));
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, 0, ImGui.getStyle().getFramePaddingY());
        boolean clicked = ImGui.button(icon.toString(), wide ? side * 1.25f : side, side);
        ImGui.popStyleVar();
        ImGui.popStyleColor();
        tip(tip);
        return clicked;
    }

    private static String home(boolean photo) {
        return photo ? "Photo camera" : "Frame all";
    }

    /** With the room beside it, px. */
    private static float width(Desk desk, Icon icon, String label) {
        float edges = 2 * ImGui.getStyle().getFramePaddingX() + ImGui.getStyle().getItemSpacingX();
        return ImGui.calcTextSize(icon.with(desk.say(label))).x + edges;
    }

    private static float switchesWidth(Desk desk, boolean wide) {
        int count = Shading.values().length + 3;
        return count * ImGui.getFrameHeight() * (wide ? 1.25f : 1) + (count + 8) * 2 * desk.scale();
    }

    /** @param words whether its label stands beside its sign */
    private static void command(Desk desk, boolean words, Icon icon, String label, String tip, Command command) {
        if (ImGui.button((words ? icon.with(desk.say(label)) : icon.toString()) + "###" + command)) {
            desk.run(command);
        }
        tip(desk.say(tip) + "   " + desk.keyOf(command));
    }

    private static void tip(String text) {
        if (ImGui.isItemHovered()) {
            Theme.tip(text);
        }
    }
}
