package diorama.gui.panel;

import diorama.base.UserError;
import diorama.camera.OrbitControl;
import diorama.gl.GlDevice;
import diorama.gl.GlException;
import diorama.gui.desk.Desk;
import diorama.gui.look.PieMenu;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.picture.Overlay;
import diorama.gui.picture.TearTint;
import diorama.gui.state.Action;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.state.Compare;
import diorama.gui.state.Staging;
import diorama.gui.tool.AdjustPanel;
import diorama.gui.tool.AxisGizmo;
import diorama.gui.tool.CropTool;
import diorama.gui.tool.MeasureTool;
import diorama.gui.tool.Navigation;
import diorama.gui.tool.RetouchBar;
import diorama.gui.tool.RetouchTool;
import diorama.gui.tool.SceneTools;
import diorama.gui.tool.WipeLine;
import diorama.gui.work.Messages;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiButtonFlags;
import imgui.flag.ImGuiPopupFlags;
import java.util.Optional;

/** The picture in the middle of the window with what is written over it and the tools in it. Confined to the main thread. */
public final class ViewportPanel implements AutoCloseable {
    private final Navigation navigation = new Navigation();
    private final PieMenu pie = new PieMenu();
    private final SceneTools tools = new SceneTools();
    private final AdjustPanel adjust = new AdjustPanel();
    private final MeasureTool measure = new MeasureTool();
    private final WipeLine wipe = new WipeLine();
    private final CropTool crop = new CropTool();
    private final TearTint tears;
    private final RetouchTool retouch;
    private ViewPlace place = new ViewPlace(0, 0, 1, 1, false, false);
    private boolean shadings = true;
    /** What was told last of a picture that could not be drawn. */
    private String fault = "";

    ViewportPanel(GlDevice device) {
        retouch = new RetouchTool(device);
        tears = new TearTint(device);
    }

    /** Draws the scene for a viewport of the given size, px, and gives the texture's name; 0 when there is nothing to draw. */
    @FunctionalInterface
    interface Painter {
        /** @param kept what is drawn instead of the present */
        int paint(int width, int height, boolean dragging, Optional<Compare> kept);
    }

    /** Does what a tool of the viewport wants with the command before all others; false when it wants nothing. */
    boolean runFirst(Command command, Desk desk) {
        if (command == Command.MEASURE || command == Command.CROP) {
            retouch.leave();
        }
        if (command == Command.MEASURE) {
            crop.leave();
        } else if (command == Command.CROP) {
            measure.leave();
        }
        return crop.run(command, desk) || measure.run(command, desk);
    }

    /** Does what the command wants of the viewport; false when it wants nothing of it. */
    boolean run(Command command, Desk desk) {
        if (retouch.run(command, desk)) {
            return true;
        }
        if (ofScene(command)) {
            retouch.leave();
        }
        switch (command) {
            case SHADING_PIE, VIEW_PIE -> {
                shadings = command == Command.SHADING_PIE;
                pie.open(desk.preferences().keymap().chord(command).key());
            }
            case ADJUST -> adjust.toggle(desk, tools.transform());
            default -> {
                return tools.begin(command, desk, place);
            }
        }
        return true;
    }

    /** Whether it begins something that is read where the scene is shown, and nowhere else. */
    public static boolean ofScene(Command command) {
        return switch (command) {
            case SHADING_PIE, VIEW_PIE, ADJUST -> true;
            default -> SceneTools.begins(command);
        };
    }

    /** Whether a tool has the keys to itself. */
    boolean busy() {
        return tools.active() || pie.isOpen();
    }

    boolean transforming() {
        return tools.transform().active();
    }

    /** Takes a key for the change under way. @return whether that goes on */
    boolean take(Chord key) {
        return tools.transform().take(key);
    }

    /** Whether the retouching mode has the viewport, whose own keys rest then. */
    boolean retouching() {
        return retouch.on();
    }

    boolean cropping() {
        return crop.on();
    }

    /** Where it was drawn last. */
    ViewPlace place() {
        return place;
    }

    /** Whether something moves by itself. */
    boolean moving() {
        return tools.moving();
    }

    /** @param tearing whether it is shown where surfaces tear */
    void draw(Desk desk, Painter painter, boolean bare, boolean tearing) {
        if (retouch.on()) {
            RetouchBar.draw(desk, retouch);
        } else if (!bare) {
            ToolBar.draw(desk);
        }
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(16, ImGui.getContentRegionAvailX());
        float height = Math.max(16, ImGui.getContentRegionAvailY());
        int any = ImGuiButtonFlags.MouseButtonLeft
                | ImGuiButtonFlags.MouseButtonMiddle
                | ImGuiButtonFlags.MouseButtonRight;
        ImGui.invisibleButton("view", width, height, any);
        boolean free = !busy();
        place = new ViewPlace(x, y, width, height, ImGui.isItemActive() && free, ImGui.isItemHovered() && free);
        takeKeys();
        ImDrawList list = ImGui.getWindowDrawList();
        list.pushClipRect(x, y, x + width, y + height, true);
        if (retouch.on() || desk.state().project().objects().isEmpty()) {
            // nothing reads them here, and they would keep the keys to themselves
            tools.end();
            measure.leave();
            crop.leave();
        }
        if (retouch.on()) {
            retouch.draw(desk, list, place);
            list.popClipRect();
            MessageList.draw(desk, place, true);
            return;
        }
        int texture = painted(desk, painter, Optional.empty());
        if (desk.state().project().objects().isEmpty()) {
            Invitation.draw(desk, list, place);
        } else {
            if (texture == 0) {
                // nothing that could be drawn: as without a scene
                list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.PANEL, 1));
            } else {
                list.addImage(texture, x, y, x + width, y + height);
            }
            desk.state().compare().ifPresent(kept -> {
                wipe.draw(desk, list, place, painted(desk, painter, Optional.of(kept)), kept);
            });
            desk.clipFrame().ifPresent(frame -> Overlay.frame(desk, list, place, frame));
            Overlay.draw(desk, list, place, toolHints());
            if (tearing) {
                tears.draw(desk, list, place);
            }
            if (desk.clipFrame().isEmpty()) {
                crop.draw(desk, list, place);
                measure.draw(desk, list, place);
            } else {
                // the clip's camera sees another picture than the photo's
                crop.leave();
            }
            if (tools.active()) {
                tools.read(desk, list, place);
                tools.words(desk).ifPresent(words -> Overlay.pill(desk, list, place, words));
            } else {
                axes(desk, list);
            }
        }
        list.popClipRect();
        MessageList.draw(desk, place, hinting(desk));
        adjust.draw(desk, tools.transform(), place);
        pie.draw(shadings ? Pies.shadings(desk) : Pies.views(desk), desk.scale());
    }

    /** Whether words stand at the lower edge. */
    private boolean hinting(Desk desk) {
        return toolHints() || Overlay.beyond(desk, Staging.of(desk.state()));
    }

    private boolean toolHints() {
        return tools.active() || crop.on() || measure.on();
    }

    /** The picture's texture; 0 where the driver fails, which is told once and never closes the window. */
    private int painted(Desk desk, Painter painter, Optional<Compare> kept) {
        try {
            return painter.paint(Math.round(place.width()), Math.round(place.height()), navigation.dragging(), kept);
        } catch (GlException | UserError | OutOfMemoryError e) {
            String why = desk.say("The view cannot be drawn: %s", String.valueOf(e.getMessage()));
            if (!why.equals(fault)) {
                fault = why;
                desk.messages().add(Messages.Kind.ERROR, why);
            }
            return 0;
        }
    }

    /** Where the mouse moves the keys go, as in Blender: to the viewport, unless something is held or typed elsewhere. */
    private void takeKeys() {
        ImGuiIO io = ImGui.getIO();
        boolean moved = io.getMouseDeltaX() != 0 || io.getMouseDeltaY() != 0;
        if (moved
                && place.hovered()
                && !ImGui.isWindowFocused()
                && !ImGui.isAnyItemActive()
                && !io.getWantTextInput()
                && !ImGui.isPopupOpen("", ImGuiPopupFlags.AnyPopup)) {
            ImGui.setWindowFocus();
        }
    }

    private void axes(Desk desk, ImDrawList list) {
        if (!desk.state().settings().view().axes()) {
            navigate(desk);
            return;
        }
        float scale = desk.scale();
        float x = place.x() + place.width() - 64 * scale;
        float y = place.y() + 64 * scale;
        boolean reachable = place.hovered() && !navigation.dragging();
        Optional<OrbitControl.Side> side = AxisGizmo.draw(list, desk.shownView(), x, y, scale, reachable);
        if (side.isPresent() && ImGui.isMouseClicked(0)) {
            desk.act(new Action.Look(side.get()));
        }
        Overlay.range(desk, list, x, y + 84 * scale);
        if (side.isEmpty() || navigation.dragging()) {
            navigate(desk);
        }
    }

    private void navigate(Desk desk) {
        if (wipe.held() || crop.held()) {
            return;
        }
        if (measure.on()) {
            if (!measure.drag(desk, place)) {
                navigation.read(desk, place, () -> measure.click(desk, place));
            }
        } else {
            navigation.read(desk, place);
            navigation.boxed(desk, place, tools.box());
        }
    }

    @Override
    public void close() {
        tears.close();
        retouch.close();
    }
}
