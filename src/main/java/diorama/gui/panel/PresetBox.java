package diorama.gui.panel;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.file.PresetShelf;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Settings;
import diorama.gui.store.CommandText;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiKey;
import imgui.type.ImBoolean;
import imgui.type.ImString;
import java.util.List;

/** The box of presets: taking one, keeping the settings as one, throwing one away. Confined to the main thread. */
final class PresetBox {
    private final PresetShelf shelf;
    private final ImString name = new ImString(128);
    private final FreeKeys free = new FreeKeys();
    private List<String> names = List.of();
    private boolean open;
    private boolean opening;
    private boolean leaving;
    /** The preset whose button was pressed once, and is thrown away with the next press. */
    private String doomed = "";

    PresetBox(PresetShelf shelf) {
        this.shelf = shelf;
    }

    void toggle(Desk desk) {
        open = !open;
        opening = open;
        doomed = "";
        reread(desk);
    }

    private void reread(Desk desk) {
        tried(desk, () -> names = shelf.names());
    }

    private static boolean tried(Desk desk, Runnable what) {
        try {
            what.run();
            return true;
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
            return false;
        }
    }

    void draw(Desk desk) {
        if (!open) {
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        if (opening) {
            ImGui.setNextWindowFocus();
        }
        if (BoxFrame.begin(desk.say("Presets") + "###presets", stays, 420 * scale, 360 * scale)) {
            ImGui.beginChild("names", 0, -3.4f * ImGui.getFrameHeight(), true);
            if (names.isEmpty()) {
                Theme.faintLines(desk.say("No presets yet: keep the settings under a name"));
            }
            List.copyOf(names).forEach(preset -> row(desk, preset));
            ImGui.endChild();
            keeping(desk);
        }
        ImGui.end();
        open = BoxFrame.stays(stays, free) && !leaving;
        leaving = false;
    }

    private void row(Desk desk, String preset) {
        float side = ImGui.getFrameHeight();
        ImGui.pushID(preset);
        float room = ImGui.getContentRegionAvailX() - side - ImGui.getStyle().getItemSpacingX();
        ImGui.alignTextToFramePadding();
        if (ImGui.selectable(Icon.SLIDERS.with(preset), preset.equals(name.get()), 0, room, 0)) {
            name.set(preset);
            tried(desk, () -> take(desk, preset));
        }
        ImGui.sameLine();
        boolean twice = doomed.equals(preset);
        ImGui.pushStyleColor(ImGuiCol.Button, twice ? Theme.color(Theme.ERROR, 1) : 0);
        if (ImGui.button(Icon.CLOSE.toString(), side, side)) {
            if (twice) {
                tried(desk, () -> shelf.delete(preset));
                reread(desk);
            }
            doomed = twice ? "" : preset;
        }
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            Theme.tip(desk.say(twice ? "Click again to delete it" : "Delete"));
        }
        ImGui.popID();
    }

    /** One step of undo; the camera's keys stay. */
    private void take(Desk desk, String preset) {
        Settings read = shelf.read(preset);
        Clip clip = read.clip().withKeys(desk.state().settings().clip().keys());
        desk.act(new Action.SetOptions(read.with(clip), 0));
    }

    private void keeping(Desk desk) {
        float button = 110 * desk.scale();
        ImGui.dummy(0, 2 * desk.scale());
        ImGui.setNextItemWidth(
                ImGui.getContentRegionAvailX() - button - ImGui.getStyle().getItemSpacingX());
        if (opening) {
            ImGui.setKeyboardFocusHere();
            opening = false;
        }
        ImGui.inputTextWithHint("##name", desk.say("Name"), name);
        // a name that nobody has typed needs no Escape of its own
        boolean escaped = ImGui.isItemDeactivated()
                && !ImGui.isItemDeactivatedAfterEdit()
                && ImGui.isKeyPressed(ImGuiKey.Escape, false);
        leaving |= escaped;
        boolean enter = ImGui.isItemDeactivated()
                && (ImGui.isKeyPressed(ImGuiKey.Enter) || ImGui.isKeyPressed(ImGuiKey.KeypadEnter));
        ImGui.sameLine();
        String wanted = name.get().strip();
        boolean there = names.contains(wanted);
        if (enter && there) {
            desk.messages()
                    .add(Messages.Kind.NOTE, desk.say("There is a preset %s already: Replace writes over it", wanted));
        }
        ImGui.beginDisabled(wanted.isEmpty());
        if (ImGui.button(desk.say(there ? "Replace" : "Save"), button, 0) || (enter && !wanted.isEmpty() && !there)) {
            if (tried(desk, () -> shelf.save(wanted, desk.state().settings()))) {
                desk.messages()
                        .add(
                                Messages.Kind.DONE,
                                desk.say(
                                        "Saved %s",
                                        "--settings "
                                                + CommandText.quoted(
                                                        shelf.file(wanted).toString())));
            }
            reread(desk);
        }
        ImGui.endDisabled();
        Theme.faintLines(desk.say("All tabs but the camera's keys and this window's own."));
    }
}
