package diorama.gui.tool;

import diorama.depth.DepthBrush;
import diorama.gui.desk.Desk;
import diorama.gui.look.FilledSlider;
import diorama.gui.look.Theme;
import diorama.gui.state.Brush;
import diorama.gui.state.Command;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiSliderFlags;

/** The row over the retouching mode: brushes with their keys, radius, strength, lasso. */
public final class RetouchBar {
    /** Width of a slider, in letters. */
    private static final float SLIDER = 7.5f;

    /** Radii that the slider reaches, % of the picture's width. */
    private static final float LEAST = 0.2f;

    private static final float MOST = 50;

    private RetouchBar() {}

    /** In as many rows as large letters and long words need. */
    public static void draw(Desk desk, RetouchTool tool) {
        float scale = desk.scale();
        float left = ImGui.getWindowPosX();
        float top = ImGui.getWindowPosY();
        ImDrawList list = ImGui.getWindowDrawList();
        list.channelsSplit(2);
        list.channelsSetCurrent(1);
        ImGui.setCursorPos(ImGui.getCursorPosX() + 6 * scale, ImGui.getCursorPosY() + 4 * scale);
        buttons(desk, tool);
        float bottom = ImGui.getItemRectMaxY() + 4 * scale;
        list.channelsSetCurrent(0);
        list.addRectFilled(left, top, left + ImGui.getWindowWidth(), bottom, Theme.color(Theme.Tone.PANEL, 1));
        list.channelsMerge();
        ImGui.setCursorPosY(ImGui.getCursorPosY() + 3 * scale);
    }

    private static void buttons(Desk desk, RetouchTool tool) {
        Brush brush = tool.brush();
        for (DepthBrush kind : Brush.KINDS) {
            int key = Brush.KINDS.indexOf(kind) + 1;
            String label = desk.say(RetouchTool.name(kind));
            if (key > 1) {
                next(desk, 2, width(label));
            }
            if (toggle(label, brush.kind() == kind, desk.say(help(kind)) + "   " + key)) {
                tool.take(tool.brush().with(kind));
            }
        }
        next(desk, 12, SLIDER * ImGui.getFontSize());
        slider(desk, tool, true);
        next(desk, 4, SLIDER * ImGui.getFontSize());
        slider(desk, tool, false);
        next(desk, 12, width(desk.say(Command.LASSO.label())));
        command(desk, Command.LASSO, brush.lasso(), "The brush works on all that is drawn round");
        next(desk, 2, width(desk.say(Command.KEEP_TO_OBJECT.label())));
        command(
                desk,
                Command.KEEP_TO_OBJECT,
                brush.keepToObject(),
                "Only what resembles the first point in depth and colour is changed");
        next(desk, 12, width(desk.say("Done")));
        if (ImGui.button(desk.say("Done") + "###done")) {
            desk.run(Command.RETOUCH);
        }
        tip(desk.say(Command.RETOUCH.label()) + "   " + desk.keyOf(Command.RETOUCH));
    }

    /** Of a button, px. */
    private static float width(String label) {
        return ImGui.calcTextSize(label).x + 2 * ImGui.getStyle().getFramePaddingX();
    }

    /** Goes on beside the last one, or on a new line where there is no room for {@code width}, px. */
    private static void next(Desk desk, float gap, float width) {
        float scale = desk.scale();
        ImGui.sameLine(0, gap * scale);
        if (ImGui.getCursorPosX() + width > ImGui.getWindowWidth() - 6 * scale) {
            ImGui.newLine();
            ImGui.setCursorPosX(6 * scale);
        }
    }

    private static void slider(Desk desk, RetouchTool tool, boolean radius) {
        Brush brush = tool.brush();
        float[] value = {radius ? 100 * brush.radius() : brush.strength()};
        String label = desk.say(radius ? "Radius" : "Strength");
        float part = radius ? FilledSlider.part(value[0], LEAST, MOST, true) : FilledSlider.part(value[0], 0, 1, false);
        FilledSlider.begin(part, SLIDER * ImGui.getFontSize());
        boolean moved = radius
                ? ImGui.sliderFloat("##radius", value, LEAST, MOST, label + " %.1f %%", ImGuiSliderFlags.Logarithmic)
                : ImGui.sliderFloat("##strength", value, 0, 1, label + " %.2f");
        FilledSlider.end();
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
