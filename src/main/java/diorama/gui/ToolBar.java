package diorama.gui;

import diorama.options.Option;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.ImGui;
import imgui.flag.ImGuiCol;

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
        command(desk, Icon.FOLDER, "Open", "Open a photo, depth map or mesh", Command.OPEN);
        if (!desk.state().project().objects().isEmpty()) {
            ImGui.sameLine();
            if (ImGui.button(Icon.EXPORT.with(desk.say("Export")) + "###export")) {
                ImGui.openPopup("exports");
            }
            tip(desk.say("Save the scene, its depth or a stereo picture"));
            if (ImGui.beginPopup("exports")) {
                MenuBar.exportItems(desk);
                ImGui.endPopup();
            }
            ImGui.sameLine();
            boolean photo = desk.state().home().isPresent();
            command(
                    desk,
                    Icon.CAMERA,
                    photo ? "Photo camera" : "Show all",
                    "Back to the first view",
                    photo ? Command.PHOTO_CAMERA : Command.HOME);
            ImGui.sameLine();
            command(desk, Icon.RULER, "Measure", "Measure between two places", Command.MEASURE);
        }
        switches(desk);
        ImGui.setCursorPosY(ImGui.getCursorPosY() + 3 * scale);
    }

    /** The buttons of shading and stereo at the right end. */
    private static void switches(Desk desk) {
        float side = ImGui.getFrameHeight() * 1.25f;
        float gap = 2 * desk.scale();
        int count = Shading.values().length + 3;
        float x = ImGui.getWindowContentRegionMaxX() - count * side - (count + 8) * gap;
        ImGui.sameLine();
        if (ImGui.getCursorPosX() > x) {
            ImGui.newLine();
            return;
        }
        ImGui.setCursorPosX(x);
        ViewOptions view = desk.state().settings().view();
        boolean stereo = view.stereoPreview() != StereoPreview.OFF;
        String now = desk.say(OptionPanel.words(Option.text(view.stereoPreview())));
        if (toggle(Icon.GLASSES, stereo, desk.say("Stereo view: %s", now) + "   " + desk.keyOf(Command.STEREO))) {
            ImGui.openPopup("previews");
        }
        if (ImGui.beginPopup("previews")) {
            MenuBar.stereoItems(desk);
            ImGui.endPopup();
        }
        Look look = desk.state().settings().look();
        ImGui.sameLine(0, 4 * gap);
        boolean comparing = desk.state().compare().isPresent();
        if (toggle(Icon.COMPARE, comparing, desk.say(Command.COMPARE.label()) + "   " + desk.keyOf(Command.COMPARE))
                && CommandActions.possible(Command.COMPARE, desk.history())) {
            desk.run(Command.COMPARE);
        }
        ImGui.sameLine(0, gap);
        if (toggle(Icon.XRAY, look.xray(), desk.say(Command.XRAY.label()) + "   " + desk.keyOf(Command.XRAY))) {
            desk.run(Command.XRAY);
        }
        for (Shading shading : Shading.values()) {
            ImGui.sameLine(0, shading == Shading.WIRE ? 4 * gap : gap);
            String tip = MenuBar.shadingName(desk, shading) + "   " + desk.keyOf(Command.SHADING_PIE);
            if (toggle(icon(shading), look.shading() == shading, tip)) {
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

    private static boolean toggle(Icon icon, boolean on, String tip) {
        float side = ImGui.getFrameHeight();
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(on ? Theme.Tone.ACCENT : Theme.Tone.BUTTON, 1));
        boolean clicked = ImGui.button(icon.toString(), side * 1.25f, side);
        ImGui.popStyleColor();
        tip(tip);
        return clicked;
    }

    private static void command(Desk desk, Icon icon, String label, String tip, Command command) {
        if (ImGui.button(icon.with(desk.say(label)) + "###" + command)) {
            desk.run(command);
        }
        tip(desk.say(tip) + "   " + desk.keyOf(command));
    }

    private static void tip(String text) {
        if (ImGui.isItemHovered()) {
            ImGui.beginTooltip();
            ImGui.text(text);
            ImGui.endTooltip();
        }
    }
}
