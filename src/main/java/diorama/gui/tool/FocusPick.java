package diorama.gui.tool;

import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Picker;
import diorama.gui.state.Placement;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.work.Messages;
import diorama.relief.PhotoGeometry;
import diorama.render.LensOptions;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.Locale;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** A click on what the camera move's lens shows sharp. Confined to the main thread. */
public final class FocusPick {
    private boolean on;

    public boolean active() {
        return on;
    }

    /** Waits for a click. */
    public void begin() {
        on = true;
    }

    public void end() {
        on = false;
    }

    /** Reads the mouse and draws a cross at it. */
    public void read(Desk desk, ImDrawList list, ViewPlace place) {
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1)) {
            end();
            return;
        }
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        int line = Theme.color(0xf0f0f0, 0.8f);
        float arm = 12 * desk.scale();
        list.addLine(x - arm, y, x + arm, y, line);
        list.addLine(x, y - arm, x, y + arm, line);
        list.addCircle(x, y, arm / 2, line);
        if (ImGui.isMouseClicked(0) && Math.abs(place.mouseX()) <= 1 && Math.abs(place.mouseY()) <= 1) {
            // beside everything it goes on
            under(desk, place).ifPresent(d -> set(desk, d));
        }
    }

    private void set(Desk desk, float inverseDepth) {
        LensOptions lens = desk.state().settings().clip().lens();
        desk.act(new Action.SetOptions(
                LensOptions.SCHEMA.with(lens, LensOptions.SCHEMA.option("sharp"), inverseDepth), 0));
        if (lens.blur() == 0) {
            String number = String.format(Locale.ROOT, "%.2f", inverseDepth);
            desk.messages().add(Messages.Kind.NOTE, desk.say("Sharp at %s: a blur above 0 shows it", number));
        }
        end();
    }

    private static Optional<Float> under(Desk desk, ViewPlace place) {
        Staging staging = Staging.of(desk.state());
        Optional<Vector3f> hit = desk.clipCamera(place.aspect())
                .map(camera -> Picker.point(staging, camera, place.mouseX(), place.mouseY()))
                .orElseGet(
                        () -> Picker.point(staging, desk.shownView(), place.mouseX(), place.mouseY(), place.aspect()));
        return hit.flatMap(point -> inverseDepth(desk.state(), point));
    }

    /** Of a place in the world as the active photo's camera sees it, 0 far, 1 near; empty without a photo. */
    static Optional<Float> inverseDepth(ViewState state, Vector3fc point) {
        Placement placement =
                state.project().activeObject().map(SceneObject::placement).orElse(Placement.HOME);
        Vector3f local = placement.matrix().invertAffine(new Matrix4f()).transformPosition(new Vector3f(point));
        return state.document().flatMap(Document::relief).map(relief -> {
            PhotoGeometry geometry = relief.geometry();
            double near = Math.min(geometry.far(), Math.max(geometry.near(), -local.z));
            return (float) ((1 / near - 1 / geometry.far()) / geometry.inverseRange());
        });
    }
}
