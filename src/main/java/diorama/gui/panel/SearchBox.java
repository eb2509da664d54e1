package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionWords;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Export;
import diorama.gui.state.StereoPreview;
import diorama.options.Option;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** F3: finds any command by some of its letters. Confined to the main thread. */
public final class SearchBox {
    private static final int SHOWN = 12;

    private final ImString typed = new ImString(128);
    private boolean open;
    private boolean fresh;
    private int chosen;

    /** Something that can be found and done. */
    public record Entry(String label, String key, boolean possible, Runnable run) {}

    void open() {
        open = true;
        fresh = true;
        chosen = 0;
        typed.set("");
    }

    boolean isOpen() {
        return open;
    }

    /** Every command, shading, stereo view and export. */
    public static List<Entry> entries(Desk desk) {
        List<Entry> all = new ArrayList<>();
        for (Command command : Command.values()) {
            if (command != Command.SEARCH) {
                boolean possible = desk.can(command);
                all.add(new Entry(desk.say(command.label()), desk.keyOf(command), possible, () -> desk.run(command)));
            }
        }
        for (Export export : Export.values()) {
            all.add(new Entry(
                    desk.say("Export") + ": " + desk.say(export.label()),
                    "." + export.extension(),
                    export.possible(desk.state()),
                    () -> desk.export(export)));
        }
        for (diorama.render.Shading shading : diorama.render.Shading.values()) {
            all.add(new Entry(
                    desk.say("Shading") + ": " + MenuBar.shadingName(desk, shading),
                    "",
                    true,
                    () -> desk.act(
                            new Action.SetOptions(desk.state().settings().look().with(shading), 0))));
        }
        for (StereoPreview preview : StereoPreview.values()) {
            String name = desk.say(OptionWords.written(Option.text(preview)));
            all.add(new Entry(
                    desk.say("Stereo view: %s", name),
                    "",
                    true,
                    () -> desk.act(
                            new Action.SetOptions(desk.state().settings().view().withStereoPreview(preview), 0))));
        }
        return all;
    }

    /** Those that hold all of the words: what can be done now before what cannot, beginnings first. */
    public static List<Entry> matching(List<Entry> all, String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        String first = words[0];
        return all.stream()
                .filter(e -> {
                    String label = e.label().toLowerCase(Locale.ROOT);
                    for (String word : words) {
                        if (!label.contains(word)) {
                            return false;
                        }
                    }
                    return true;
                })
                .sorted(Comparator.comparing((Entry e) -> !e.possible())
                        .thenComparing(e -> !e.label().toLowerCase(Locale.ROOT).startsWith(first)))
                .toList();
    }

    void draw(Desk desk) {
        if (!open) {
            return;
        }
        float scale = desk.scale();
        ImGui.setNextWindowPos(
                ImGui.getMainViewport().getCenterX(),
                0.18f * ImGui.getMainViewport().getSizeY(),
                0,
                0.5f,
                0);
        ImGui.setNextWindowSize(460 * scale, 0);
        int flags = ImGuiWindowFlags.NoDecoration
                | ImGuiWindowFlags.NoMove
                | ImGuiWindowFlags.NoSavedSettings
                | ImGuiWindowFlags.NoDocking;
        ImGui.begin("search", flags);
        ImGui.textUnformatted(Icon.SEARCH.toString());
        ImGui.sameLine();
        ImGui.setNextItemWidth(-Float.MIN_VALUE);
        if (fresh) {
            ImGui.setKeyboardFocusHere();
        }
        if (ImGui.inputText("##typed", typed)) {
            chosen = 0;
        }
        List<Entry> found = matching(entries(desk), typed.get());
        keys(found);
        for (int i = 0; i < Math.min(SHOWN, found.size()) && open; i++) {
            entry(found.get(i), i, scale);
        }
        if (found.isEmpty()) {
            Theme.faint(desk.say("No such command"));
        }
        boolean elsewhere = !fresh && !ImGui.isWindowFocused(imgui.flag.ImGuiFocusedFlags.RootAndChildWindows);
        ImGui.end();
        if (elsewhere || ImGui.isKeyPressed(ImGuiKey.Escape)) {
            open = false;
        }
        fresh = false;
    }

    private void keys(List<Entry> found) {
        int last = Math.min(SHOWN, found.size()) - 1;
        if (ImGui.isKeyPressed(ImGuiKey.DownArrow)) {
            chosen = Math.min(last, chosen + 1);
        }
        if (ImGui.isKeyPressed(ImGuiKey.UpArrow)) {
            chosen = Math.max(0, chosen - 1);
        }
        boolean enter = ImGui.isKeyPressed(ImGuiKey.Enter) || ImGui.isKeyPressed(ImGuiKey.KeypadEnter);
        if (enter && chosen >= 0 && chosen <= last && found.get(chosen).possible()) {
            open = false;
            found.get(chosen).run().run();
        }
    }

    private void entry(Entry entry, int index, float scale) {
        ImGui.beginDisabled(!entry.possible());
        if (ImGui.selectable(entry.label() + "##" + index, index == chosen)) {
            open = false;
            entry.run().run();
        }
        if (!entry.key().isEmpty()) {
            ImGui.sameLine(ImGui.getWindowContentRegionMaxX() - ImGui.calcTextSize(entry.key()).x - 4 * scale);
            Theme.faint(entry.key());
        }
        ImGui.endDisabled();
    }
}
