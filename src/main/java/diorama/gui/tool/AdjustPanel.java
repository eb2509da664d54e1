package diorama.gui.tool;

import diorama.gui.desk.Desk;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Transform;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImBoolean;
import java.util.Optional;
import org.joml.Vector3f;

/** F9: the numbers of the last move, turn or change of size, to be set otherwise. Confined to the main thread. */
public final class AdjustPanel {
    private boolean open;

    public void toggle(Desk desk, TransformTool tool) {
        open = !open;
        if (open && tool.last(desk.history()).isEmpty()) {
            open = false;
            desk.messages().add(Messages.Kind.NOTE, desk.say("The last step has nothing to adjust"));
        }
    }

    public void draw(Desk desk, TransformTool tool, ViewPlace place) {
        Optional<TransformTool.Done> last = tool.last(desk.history());
        if (!open || last.isEmpty()) {
            open = false;
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        ImGui.setNextWindowPos(place.x() + 14 * scale, place.y() + place.height() - 14 * scale, 0, 0, 1);
        ImGui.setNextWindowSize(280 * scale, 0);
        int flags = ImGuiWindowFlags.NoDocking
                | ImGuiWindowFlags.NoResize
                | ImGuiWindowFlags.NoMove
                | ImGuiWindowFlags.NoSavedSettings
                | ImGuiWindowFlags.NoCollapse;
        Transform transform = last.get().transform();
        if (ImGui.begin(desk.say(transform.kind().label()) + "###adjust", stays, flags)) {
            Vector3f amount = new Vector3f(last.get().amount());
            boolean single = transform.kind() == Transform.Kind.ROTATE;
            boolean changed = false;
            for (int axis = 0; axis < (single ? 1 : 3); axis++) {
                float[] number = {single ? transform.angle(amount) : amount.get(axis)};
                if (ImGui.dragFloat(
                                single ? desk.say("Angle") : "XYZ".substring(axis, axis + 1), number, step(transform))
                        && Float.isFinite(number[0])) {
                    changed = true;
                    if (single) {
                        amount.set(transform.turnedBy(number[0]));
                    } else {
                        amount.setComponent(axis, number[0]);
                    }
                }
            }
            if (changed) {
                tool.adjust(desk, last.get(), amount);
            }
        }
        ImGui.end();
        open = stays.get();
    }

    private static float step(Transform transform) {
        return transform.kind() == Transform.Kind.ROTATE ? 0.5f : 0.01f;
    }
}
