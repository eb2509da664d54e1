package diorama.gui;

import diorama.depth.DepthBrush;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiSliderFlags;

/** The row over the retouching mode: brushes with their keys, radius, strength, lasso. */
final class RetouchBar {
    private RetouchBar() {}

    static void draw(Desk desk, RetouchTool tool) {
        float scale = desk.scale();
        float height = ImGui.getFrameHeight() + ImGui.getStyle().getItemSpacingY() + 8 * scale;
        float left = ImGui.getWindowPosX();
        float top = ImGui.getWindowPosY();
        ImGui.getWindowDrawList()
                .addRectFilled(
                        left, top, left + ImGui.getWindowWidth(), top + height, Theme.color(Theme.Tone.PANEL, 1));
        ImGui.setCursorPos(ImGui.getCursorPosX() + 6 * scale, ImGui.getCursorPosY() + 4 * scale);
        Brush brush = tool.brush();
        for (DepthBrush kind : Brush.KINDS) {
            int key = Brush.KINDS.indexOf(kind) + 1;
            if (toggle(desk.say(RetouchTool.name(kind)), brush.kind() == kind, desk.say(help(kind)) + "   " + key)) {
                tool.take(tool.brush().with(kind));
            }
            ImGui.sameLine(0, 2 * scale);
        }
        ImGui.sameLine(0, 12 * scale);
        slider(desk, tool, true);
        ImGui.sameLine(0, 4 * scale);
        slider(desk, tool, false);
        ImGui.sameLine(0, 12 * scale);
        command(desk, Command.LASSO, brush.lasso(), "The brush works on all that is drawn round");
        ImGui.sameLine(0, 2 * scale);
        command(
                desk,
                Command.KEEP_TO_OBJECT,
                brush.keepToObject(),
                "Only what resembles the first point in depth and colour is changed");
        ImGui.sameLine(0, 12 * scale);
        if (ImGui.button(desk.say("Done") + "###done")) {
            desk.run(Command.RETOUCH);
        }
        tip(desk.say(Command.RETOUCH.label()) + "   " + desk.keyOf(Command.RETOUCH));
        ImGui.setCursorPosY(ImGui.getCursorPosY() + 3 * scale);
    }

    private static void slider(Desk desk, RetouchTool tool, boolean radius) {
        Brush brush = tool.brush();
        float[] value = {radius ? 100 * brush.radius() : brush.strength()};
        String label = desk.say(radius ? "Radius" : "Strength");
        ImGui.setNextItemWidth(7.5f * ImGui.getFontSize());
        boolean moved = radius
                ? ImGui.sliderFloat("##radius", value, 0.2f, 50, label + " %.1f %%", ImGuiSliderFlags.Logarithmic)
                : ImGui.sliderFloat("##strength", value, 0, 1, label + " %.2f");
        tip(desk.keyOf(radius ? Command.BRUSH_RADIUS : Command.BRUSH_STRENGTH));
        if (moved) {
            tool.take(radius ? brush.withRadius(value[0] / 100) : brush.withStrength(value[0]));
        }
    }

    private static void command(Desk desk, Command command, boolean on, String help) {
        if (toggle(desk.say(command.label()), on, desk.say(help) + "   " + desk.keyOf(command))) {
            desk.run(command);
        }
    }

    private static boolean toggle(String label, boolean on, String tip) {
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(on ? Theme.Tone.ACCENT : Theme.Tone.BUTTON, 1));
        boolean clicked = ImGui.button(label);
        ImGui.popStyleColor();
        tip(tip);
        return clicked;
    }

    private static void tip(String text) {
        if (ImGui.isItemHovered()) {
            Theme.tip(text);
        }
    }

    /** One sentence on what a brush does. */
    static String help(DepthBrush kind) {
        return switch (kind) {
            case PULL, PUSH -> "Brings nearer or takes away; Ctrl does the opposite";
            case SMOOTH, SHARPEN -> "Evens the depth out; Ctrl sharpens it";
            case LEVEL -> "Gives all the depth under the first click";
            case FILL -> "Makes depth anew from what lies around";
            case MASK, UNMASK -> "Protects from the other brushes; Ctrl takes protection away";
        };
    }
}
