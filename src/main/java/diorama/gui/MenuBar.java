package diorama.gui;

import diorama.options.Option;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.ImGui;
import java.util.Optional;

/** The menus: every command with its key beside it. */
final class MenuBar {
    private MenuBar() {}

    static void draw(Desk desk) {
        if (!ImGui.beginMenuBar()) {
            return;
        }
        if (ImGui.beginMenu("File")) {
            item(desk, Command.OPEN, true);
            item(desk, Command.RELOAD, desk.state().document().isPresent());
            ImGui.separator();
            exports(desk);
            item(desk, Command.PICTURE, desk.state().document().isPresent());
            ImGui.separator();
            item(desk, Command.NEXT_FILE, desk.state().documents().size() > 1);
            item(desk, Command.PREVIOUS_FILE, desk.state().documents().size() > 1);
            item(desk, Command.CLOSE, desk.state().document().isPresent());
            ImGui.separator();
            item(desk, Command.QUIT, true);
            ImGui.endMenu();
        }
        if (ImGui.beginMenu("Edit")) {
            item(desk, Command.UNDO, !desk.history().past().isEmpty());
            item(desk, Command.REDO, !desk.history().future().isEmpty());
            ImGui.endMenu();
        }
        if (ImGui.beginMenu("View")) {
            group(desk, Command.Group.VIEW);
            ImGui.separator();
            group(desk, Command.Group.STEP);
            ImGui.separator();
            group(desk, Command.Group.PANELS);
            ImGui.endMenu();
        }
        if (ImGui.beginMenu("Shading")) {
            shading(desk);
            ImGui.endMenu();
        }
        if (ImGui.beginMenu("Stereo")) {
            stereo(desk);
            ImGui.endMenu();
        }
        if (ImGui.beginMenu("Help")) {
            group(desk, Command.Group.HELP);
            ImGui.endMenu();
        }
        ImGui.endMenuBar();
    }

    private static void exports(Desk desk) {
        if (ImGui.beginMenu("Export", desk.state().document().isPresent())) {
            exportItems(desk);
            ImGui.endMenu();
        }
    }

    /** An entry for everything that can be saved. */
    static void exportItems(Desk desk) {
        Optional<Document> document = desk.state().document();
        for (Export export : Export.values()) {
            boolean possible = document.filter(export::possible).isPresent();
            if (ImGui.menuItem(export.label() + "...", "." + export.extension(), false, possible)) {
                desk.export(export);
            }
        }
    }

    private static void shading(Desk desk) {
        Look look = desk.state().settings().look();
        for (Shading shading : Shading.values()) {
            if (ImGui.menuItem(OptionPanel.words(Option.text(shading)), "", look.shading() == shading)) {
                desk.act(new Action.SetOptions(look.with(shading), 0));
            }
        }
        ImGui.separator();
        group(desk, Command.Group.SHADING);
    }

    private static void stereo(Desk desk) {
        stereoItems(desk);
        ImGui.separator();
        group(desk, Command.Group.STEREO);
    }

    /** An entry for every preview. */
    static void stereoItems(Desk desk) {
        ViewOptions view = desk.state().settings().view();
        for (StereoPreview preview : StereoPreview.values()) {
            String label = OptionPanel.words(Option.text(preview));
            if (ImGui.menuItem(label, "", view.stereoPreview() == preview)) {
                desk.act(new Action.SetOptions(view.withStereoPreview(preview), 0));
            }
        }
    }

    private static void group(Desk desk, Command.Group group) {
        for (Command command : Command.values()) {
            if (command.group() == group) {
                item(desk, command, true);
            }
        }
    }

    private static void item(Desk desk, Command command, boolean enabled) {
        if (ImGui.menuItem(command.label(), command.chord().toString(), false, enabled)) {
            desk.run(command);
        }
    }
}
