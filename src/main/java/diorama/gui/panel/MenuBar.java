package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Export;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewOptions;
import diorama.options.Option;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.nio.file.Path;
import java.util.List;

/** The menus: every command with its key beside it. Left and right go to the next one. Confined to the main thread. */
final class MenuBar {
    /** Between an entry and its key, as Dear ImGui leaves little room there. */
    private static final String GAP = "   ";

    /** In so many frames a key has done what it does within a menu. */
    private static final int SETTLE = 3;

    private static final int NONE = -1;

    /** Number of the menu that is open. */
    private int open = NONE;

    private boolean deeper;
    /** Of the menu that is opened soon. */
    private int next = NONE;

    private int wait;
    private int drawn;

    /** Number of the menu that is open; -1 for none. */
    int open() {
        return open;
    }

    /** Opens the first menu, unless one is open. */
    void openFirst() {
        if (open == NONE) {
            next = 0;
            wait = 0;
        }
    }

    /** Whether another one opens by itself, soon. */
    boolean moving() {
        return next != NONE;
    }

    void draw(Desk desk) {
        if (!ImGui.beginMenuBar()) {
            return;
        }
        int before = open;
        boolean wasDeeper = deeper;
        open = NONE;
        deeper = false;
        drawn = 0;
        menu(desk, "File", () -> file(desk));
        menu(desk, "Edit", () -> {
            group(desk, Command.Group.HISTORY);
            ImGui.separator();
            group(desk, Command.Group.SELECT);
        });
        menu(desk, "Object", () -> group(desk, Command.Group.OBJECT));
        menu(desk, "Retouch", () -> group(desk, Command.Group.RETOUCH));
        menu(desk, "View", () -> {
            group(desk, Command.Group.VIEW);
            ImGui.separator();
            if (ImGui.beginMenu(desk.say("Navigation") + "###Navigation")) {
                deeper = true;
                group(desk, Command.Group.STEP);
                ImGui.endMenu();
            }
            ImGui.separator();
            group(desk, Command.Group.PANELS);
        });
        menu(desk, "Shading", () -> {
            shadingItems(desk);
            ImGui.separator();
            group(desk, Command.Group.SHADING);
            ImGui.separator();
            group(desk, Command.Group.LIGHT);
        });
        menu(desk, "Stereo", () -> {
            stereoItems(desk);
            ImGui.separator();
            group(desk, Command.Group.STEREO);
        });
        menu(desk, "Animation", () -> group(desk, Command.Group.CLIP));
        menu(desk, "Film", () -> FilmMenu.draw(desk));
        menu(desk, "Help", () -> group(desk, Command.Group.HELP));
        ImGui.endMenuBar();
        step(before, wasDeeper);
    }

    /** Follows the arrow keys: not those that open or close a menu within the menu. */
    private void step(int before, boolean wasDeeper) {
        int by = ImGui.isKeyPressed(ImGuiKey.RightArrow) ? 1 : ImGui.isKeyPressed(ImGuiKey.LeftArrow) ? -1 : 0;
        if (by != 0 && before != NONE && !wasDeeper && wait == 0) {
            next = Math.floorMod(before + by, drawn);
            wait = SETTLE;
        } else if (wait > 0) {
            wait = deeper ? 0 : wait - 1;
            next = deeper ? NONE : next;
        }
    }

    /** The part behind ### keeps the menu's identity in every language. */
    private void menu(Desk desk, String name, Runnable items) {
        String label = desk.say(name) + "###" + name;
        int number = drawn++;
        if (number == next && wait == 0) {
            next = NONE;
            ImGui.openPopup(label);
        }
        if (ImGui.beginMenu(label)) {
            open = number;
            items.run();
            ImGui.endMenu();
        }
    }

    private void file(Desk desk) {
        item(desk, Command.NEW);
        item(desk, Command.OPEN);
        List<Path> recent = desk.recent();
        if (ImGui.beginMenu(desk.say("Open recent") + "###recent", !recent.isEmpty())) {
            deeper = true;
            recentItems(desk, recent);
            ImGui.endMenu();
        }
        item(desk, Command.SAVE);
        item(desk, Command.SAVE_AS);
        ImGui.separator();
        item(desk, Command.RELOAD);
        item(desk, Command.WATCH);
        item(desk, Command.NEXT_PICTURE);
        item(desk, Command.PREVIOUS_PICTURE);
        ImGui.separator();
        if (ImGui.beginMenu(
                desk.say("Export") + "###export",
                !desk.state().project().objects().isEmpty())) {
            deeper = true;
            exportItems(desk);
            ImGui.endMenu();
        }
        group(desk, Command.Group.PICTURES);
        ImGui.separator();
        item(desk, Command.QUIT);
    }

    private static void recentItems(Desk desk, List<Path> recent) {
        float side = 2 * ImGui.getFrameHeight();
        for (Path file : recent) {
            int picture = desk.thumbnail(file);
            float y = ImGui.getCursorPosY();
            float x = ImGui.getCursorScreenPosX();
            float top = ImGui.getCursorScreenPosY();
            if (ImGui.selectable("##" + file, false, 0, 17 * ImGui.getFontSize(), side)) {
                desk.open(List.of(file));
            }
            if (picture != 0) {
                ImGui.getWindowDrawList().addImage(picture, x, top + 2, x + 1.5f * side, top + side - 2);
            }
            float after = ImGui.getCursorPosY();
            ImGui.setCursorPos(ImGui.getCursorPosX() + 1.5f * side + 8, y + side / 2 - ImGui.getTextLineHeight());
            ImGui.textUnformatted(String.valueOf(file.getFileName()));
            ImGui.setCursorPos(ImGui.getCursorPosX() + 1.5f * side + 8, y + side / 2);
            Theme.faint(shortened(String.valueOf(file.getParent())));
            ImGui.setCursorPosY(after);
        }
    }

    private static String shortened(String folder) {
        return folder.length() <= 34 ? folder : "..." + folder.substring(folder.length() - 31);
    }

    /** An entry for everything that can be saved. */
    static void exportItems(Desk desk) {
        for (Export export : Export.values()) {
            boolean possible = export.possible(desk.state());
            if (ImGui.menuItem(desk.say(export.label()) + "...", GAP + "." + export.extension(), false, possible)) {
                desk.export(export);
            }
        }
    }

    static void shadingItems(Desk desk) {
        Look look = desk.state().settings().look();
        for (Shading shading : Shading.values()) {
            if (ImGui.menuItem(shadingName(desk, shading), "", look.shading() == shading)) {
                desk.act(new Action.SetOptions(look.with(shading), 0));
            }
        }
    }

    static String shadingName(Desk desk, Shading shading) {
        return desk.say(OptionWords.written(Option.text(shading)));
    }

    /** An entry for every preview. */
    static void stereoItems(Desk desk) {
        ViewOptions view = desk.state().settings().view();
        for (StereoPreview preview : StereoPreview.values()) {
            String label = desk.say(OptionWords.written(Option.text(preview)));
            if (ImGui.menuItem(label, "", view.stereoPreview() == preview)) {
                desk.act(new Action.SetOptions(view.withStereoPreview(preview), 0));
            }
        }
    }

    private static void group(Desk desk, Command.Group group) {
        for (Command command : Command.values()) {
            if (command.group() == group) {
                item(desk, command);
            }
        }
    }

    static void item(Desk desk, Command command) {
        item(desk, command, FilmMenu.label(desk, command));
    }

    /** @param label in English, where another than the command's own is clearer */
    static void item(Desk desk, Command command, String label) {
        boolean possible = desk.can(command);
        if (ImGui.menuItem(desk.say(label), GAP + desk.keyOf(command), desk.isOn(command), possible)) {
            desk.run(command);
        }
    }
}
