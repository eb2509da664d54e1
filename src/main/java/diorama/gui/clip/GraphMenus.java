package diorama.gui.clip;

import diorama.gui.desk.Desk;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.KeyEdits;
import diorama.gui.state.KeyGraph;
import diorama.gui.state.KeyGraph.Chosen;
import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.KeyHandles;
import imgui.ImGui;
import java.util.List;
import java.util.Optional;

/** What pops up over the curves: how keys are come to, and what their handles do. Confined to the main thread. */
final class GraphMenus {
    /** All of a key. */
    static final String KEY = "key";

    static final String EASINGS = "easings";
    static final String HANDLES = "handles";

    private Optional<String> opening = Optional.empty();

    /** Opens a menu at the mouse with the next {@link #draw}. */
    void open(String menu) {
        opening = Optional.of(menu);
    }

    void draw(Desk desk, List<Chosen> chosen) {
        opening.ifPresent(ImGui::openPopup);
        opening = Optional.empty();
        for (String menu : List.of(KEY, EASINGS, HANDLES)) {
            if (ImGui.beginPopup(menu)) {
                if (chosen.isEmpty()) {
                    ImGui.closeCurrentPopup();
                } else {
                    items(desk, menu, chosen);
                }
                ImGui.endPopup();
            }
        }
    }

    private static void items(Desk desk, String menu, List<Chosen> all) {
        Clip clip = desk.state().settings().clip();
        Chosen chosen = all.get(all.size() - 1);
        if (!menu.equals(EASINGS)) {
            Theme.faint(desk.say("Handles") + "   " + desk.keyOf(Command.HANDLES));
            KeyHandles.Type now = KeyGraph.type(clip, chosen.key(), chosen.channel());
            for (KeyHandles.Type type : KeyHandles.Type.values()) {
                if (ImGui.menuItem(desk.say(name(type)), "", now == type)) {
                    desk.act(new Action.SetOptions(KeyEdits.typed(clip, all, type), 0));
                }
            }
        }
        if (menu.equals(KEY)) {
            ImGui.separator();
        }
        if (!menu.equals(HANDLES)) {
            Theme.faint(desk.say("Easing") + "   " + desk.keyOf(Command.TIMELINE));
            CameraKey.Ease now = clip.keys().get(chosen.key()).ease();
            for (CameraKey.Ease ease : CameraKey.Ease.values()) {
                if (ImGui.menuItem(desk.say(OptionWords.written(Option.text(ease))), "", now == ease)) {
                    desk.act(new Action.SetOptions(KeyEdits.eased(clip, all, ease), 0));
                }
            }
        }
        if (menu.equals(KEY)) {
            ImGui.separator();
            if (ImGui.menuItem(desk.say(Command.REMOVE_KEY.label()), desk.keyOf(Command.DELETE))) {
                desk.act(new Action.SetOptions(KeyEdits.without(clip, all), 0));
            }
        }
    }

    private static String name(KeyHandles.Type type) {
        return switch (type) {
            case FREE -> "Free";
            case ALIGNED -> "Aligned";
            case VECTOR -> "Vector";
            case AUTO -> "Automatic";
        };
    }

    /** Blender's colours of handles, brighter. */
    static int color(KeyHandles.Type type) {
        return switch (type) {
            case FREE -> 0xb8b8b8;
            case ALIGNED -> 0xd98ab0;
            case VECTOR -> 0x9bb85c;
            case AUTO -> 0xc9b25a;
        };
    }
}
