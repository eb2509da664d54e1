package diorama.gui.desk;

import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.work.Messages;
import diorama.options.Option;
import diorama.options.OptionSchema;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiWindowFlags;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Tabs of a box, one for each record of options. Confined to the main thread. */
public final class OptionPages {
    private final OptionPanel panel;
    private int gesture;

    public OptionPages(Desk desk) {
        panel = new OptionPanel(why -> desk.messages().add(Messages.Kind.ERROR, why));
    }

    /** Draws the tabs that {@code tabs} makes, leaving room for so many lines below. */
    public void draw(Desk desk, float linesBelow, Runnable tabs) {
        if (!ImGui.isAnyItemActive()) {
            gesture++;
        }
        ImGui.beginChild("pages", 0, -linesBelow * ImGui.getFrameHeight(), false, ImGuiWindowFlags.NavFlattened);
        panel.speak(desk.texts());
        if (ImGui.beginTabBar("concerns")) {
            tabs.run();
            ImGui.endTabBar();
        }
        ImGui.endChild();
    }

    /** A tab of the scene's own options. */
    public <R extends Record> void page(Desk desk, String name, OptionSchema<R> schema, R record) {
        page(desk, name, () -> rows(desk, schema, record));
    }

    /** The rows of a record of the scene's own. */
    public <R extends Record> void rows(Desk desk, OptionSchema<R> schema, R record) {
        rows(schema, record, option -> true, edited -> desk.act(new Action.SetOptions(edited, gesture)));
    }

    /** A tab. */
    public void page(Desk desk, String name, Runnable content) {
        ImGui.pushStyleColor(ImGuiCol.TabActive, Theme.color(Theme.Tone.ACCENT, 1));
        boolean shown = ImGui.beginTabItem(desk.say(name) + "###" + name);
        ImGui.popStyleColor();
        if (shown) {
            ImGui.dummy(0, 2 * desk.scale());
            content.run();
            ImGui.endTabItem();
        }
    }

    /** The rows of a record that are wanted; {@code edited} is told of a change. */
    public <R extends Record> void rows(
            OptionSchema<R> schema, R record, Predicate<Option> wanted, Consumer<Record> edited) {
        ImGui.pushID(record.getClass().getName());
        R after = panel.draw(schema, record, wanted);
        ImGui.popID();
        if (!after.equals(record)) {
            edited.accept(after);
        }
    }
}
