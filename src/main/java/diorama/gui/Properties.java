package diorama.gui;

import diorama.depth.DepthOptions;
import diorama.options.OptionSchema;
import diorama.relief.ReliefOptions;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.Optional;

/** The tabs of options: one panel for each options record. */
final class Properties {
    private final OptionPanel panel;
    private Tab tab = Tab.DEPTH;
    /** Number of the drag or edit under way, so that it is undone as one. */
    private int gesture;

    Properties(Messages messages) {
        panel = new OptionPanel(why -> messages.add(Messages.Kind.ERROR, why));
    }

    private enum Tab {
        DEPTH(Icon.DEPTH, "Depth"),
        RELIEF(Icon.LAYER, "Relief"),
        STEREO(Icon.GLASSES, "Stereo"),
        VIEW(Icon.SLIDERS, "View");

        private final Icon icon;
        private final String label;

        Tab(Icon icon, String label) {
            this.icon = icon;
            this.label = label;
        }
    }

    void draw(Desk desk) {
        if (!ImGui.isAnyItemActive()) {
            gesture++;
        }
        tabs();
        ImGui.dummy(0, 2 * desk.scale());
        ImGui.beginChild("page");
        Settings settings = desk.state().settings();
        switch (tab) {
            case DEPTH -> {
                page(desk, DepthOptions.SCHEMA, settings.depth());
                depthNotes(desk);
            }
            case RELIEF -> page(desk, ReliefOptions.SCHEMA, settings.relief());
            case STEREO -> {
                page(desk, StereoOptions.SCHEMA, settings.stereo());
                stereoNotes(desk, settings);
            }
            case VIEW -> {
                page(desk, Look.SCHEMA, settings.look());
                ImGui.separator();
                page(desk, ViewOptions.SCHEMA, settings.view());
            }
        }
        ImGui.endChild();
    }

    private void tabs() {
        float width = (ImGui.getContentRegionAvailX() - 3 * ImGui.getStyle().getItemSpacingX() / 2) / 4;
        for (Tab t : Tab.values()) {
            if (t != Tab.DEPTH) {
                ImGui.sameLine(0, ImGui.getStyle().getItemSpacingX() / 2);
            }
            ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(t == tab ? Theme.ACCENT : Theme.BUTTON, 1));
            if (ImGui.button(t.icon + " " + t.label, width, 0)) {
                tab = t;
            }
            ImGui.popStyleColor();
        }
    }

    private <R extends Record> void page(Desk desk, OptionSchema<R> schema, R record) {
        ImGui.pushID(record.getClass().getName());
        R edited = panel.draw(schema, record);
        ImGui.popID();
        if (!edited.equals(record)) {
            desk.act(new Action.SetOptions(edited, gesture));
        }
    }

    private static void depthNotes(Desk desk) {
        Optional<Document> document = desk.state().document();
        ImGui.dummy(0, 4 * desk.scale());
        document.filter(d -> !d.note().isEmpty()).ifPresent(d -> note(Icon.HINT, d.note()));
        document.flatMap(d -> d.source().depth())
                .ifPresent(path -> note(Icon.INFORMATION, "Depth is taken from " + path.getFileName()));
    }

    private static void stereoNotes(Desk desk, Settings settings) {
        ImGui.dummy(0, 4 * desk.scale());
        if (settings.view().stereoPreview() == StereoPreview.OFF) {
            if (ImGui.button(Icon.GLASSES.with("Preview as anaglyph"))) {
                desk.act(new Action.SetOptions(settings.view().withStereoPreview(StereoPreview.ANAGLYPH), 0));
            }
        }
        note(Icon.INFORMATION, "Divergence above 3 strains most eyes on a large screen.");
    }

    private static void note(Icon icon, String text) {
        ImGui.pushStyleColor(ImGuiCol.Text, Theme.color(Theme.FAINT, 1));
        ImGui.pushTextWrapPos(0);
        ImGui.text(icon + "  " + text);
        ImGui.popTextWrapPos();
        ImGui.popStyleColor();
    }
}
