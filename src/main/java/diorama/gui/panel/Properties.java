package diorama.gui.panel;

import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.ShapeOptions;
import diorama.gui.desk.Desk;
import diorama.gui.film.FilmDesk;
import diorama.gui.film.FilmPanel;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Preferences;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewOptions;
import diorama.gui.work.Messages;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.render.Shading;
import diorama.stereo.ComfortOptions;
import diorama.stereo.StereoOptions;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiWindowFlags;
import java.util.Optional;
import java.util.function.Predicate;

/** The tabs of options: one panel for each options record. Confined to the main thread. */
public final class Properties {
    private final OptionPanel panel;
    private Tab tab = Tab.DEPTH;
    /** Number of the drag or edit under way, so that it is undone as one. */
    private int gesture;

    Properties(Messages messages) {
        panel = new OptionPanel(why -> messages.add(Messages.Kind.ERROR, why));
    }

    public enum Tab {
        OBJECT(Icon.OBJECT, "Object"),
        DEPTH(Icon.DEPTH, "Depth"),
        RELIEF(Icon.LAYER, "Relief"),
        STEREO(Icon.GLASSES, "Stereo"),
        FILM(Icon.FILM, "Film"),
        CLIP(Icon.MOVIE, "Camera move"),
        LIGHT(Icon.LIGHT, "Lighting"),
        VIEW(Icon.SLIDERS, "View"),
        STUDIO(Icon.STUDIO, "Studio");

        private final Icon icon;
        private final String label;

        Tab(Icon icon, String label) {
            this.icon = icon;
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    void show(Tab other) {
        tab = other;
    }

    void draw(Desk desk, FilmDesk films) {
        if (!ImGui.isAnyItemActive()) {
            gesture++;
        }
        tabs(desk);
        ImGui.dummy(0, 2 * desk.scale());
        // arrows go on into the page
        ImGui.beginChild("page", 0, 0, false, ImGuiWindowFlags.NavFlattened);
        panel.speak(desk.texts());
        panel.letGo();
        Settings settings = desk.state().settings();
        switch (tab) {
            case OBJECT -> ObjectPanel.draw(desk, gesture);
            case DEPTH -> {
                page(desk, DepthOptions.SCHEMA, recipe(desk).depth());
                if (desk.state()
                        .project()
                        .activeObject()
                        .filter(o -> o.source().depth().isPresent())
                        .isPresent()) {
                    ImGui.separator();
                    page(desk, ImportOptions.SCHEMA, recipe(desk).importing());
                }
                depthNotes(desk);
            }
            case RELIEF -> {
                page(desk, ReliefOptions.SCHEMA, recipe(desk).relief());
                meshNote(desk);
            }
            case STEREO -> {
                page(desk, StereoOptions.SCHEMA, settings.stereo());
                stereoNotes(desk, settings);
            }
            case FILM -> {
                FilmPanel.draw(desk, films, gesture);
                // of an active film its keys have it
                boolean keyed = desk.state().film().isPresent();
                ShapeOptions shape = settings.making().shape();
                page(desk, ShapeOptions.SCHEMA, shape, o -> !keyed || !o.name().equals(FilmPanel.KEYED));
                ImGui.separator();
                page(desk, ComfortOptions.SCHEMA, settings.making().comfort());
            }
            case CLIP -> {
                Clip clip = settings.clip();
                keysNote(desk);
                page(desk, ZoomOptions.SCHEMA, clip.zoom());
                ImGui.separator();
                page(desk, LensOptions.SCHEMA, clip.lens());
                focusButton(desk);
                ImGui.separator();
                page(desk, GradeOptions.SCHEMA, clip.grade());
                note(Icon.INFORMATION, desk.say("Blur and colours are seen in the rendered film."));
            }
            case LIGHT -> {
                page(desk, Lighting.SCHEMA, settings.lighting());
                lightNotes(desk, settings);
            }
            case VIEW -> {
                page(desk, Look.SCHEMA, settings.look());
                ImGui.separator();
                page(desk, ViewOptions.SCHEMA, settings.view());
            }
            case STUDIO -> {
                Preferences now = desk.preferences();
                Preferences edited = panel.draw(Preferences.SCHEMA, now);
                if (!edited.equals(now)) {
                    desk.prefer(edited);
                }
            }
        }
        ImGui.endChild();
    }

    /** Whether the threshold that tears surfaces is being set. */
    boolean tearing() {
        return tab == Tab.RELIEF && panel.held().equals("tear");
    }

    /** Of the active object, or of the next photo. */
    private static SceneObject.Recipe recipe(Desk desk) {
        return desk.state().project().activeObject().map(SceneObject::recipe).orElseGet(() -> desk.state()
                .settings()
                .recipe());
    }

    private void tabs(Desk desk) {
        int count = Tab.values().length;
        float gap = ImGui.getStyle().getItemSpacingX() / 2;
        float least = ImGui.calcTextSize(Tab.OBJECT.icon.toString()).x
                + ImGui.getStyle().getFramePaddingX();
        float room = ImGui.getContentRegionAvailX() + gap;
        // large letters in a narrow panel
        int rows = room / count - gap < least ? 2 : 1;
        int across = (count + rows - 1) / rows;
        float width = room / across - gap;
        int drawn = 0;
        for (Tab t : Tab.values()) {
            if (drawn++ % across != 0) {
                ImGui.sameLine(0, gap);
            }
            ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(t == tab ? Theme.Tone.ACCENT : Theme.Tone.BUTTON, 1));
            if (ImGui.button(t.icon + "##" + t, width, 0)) {
                tab = t;
            }
            ImGui.popStyleColor();
            if (ImGui.isItemHovered()) {
                Theme.tip(desk.say(t.label));
            }
        }
        ImGui.pushFont(desk.fonts().strong());
        ImGui.textUnformatted(desk.say(tab.label));
        ImGui.popFont();
        String presets = Icon.SLIDERS.with(desk.say("Presets"));
        float edge = ImGui.calcTextSize(presets).x + 2 * ImGui.getStyle().getFramePaddingX();
        ImGui.sameLine(ImGui.getWindowContentRegionMaxX() - edge);
        if (ImGui.smallButton(presets + "###presets")) {
            desk.run(Command.PRESETS);
        }
        if (ImGui.isItemHovered()) {
            Theme.tip(desk.say("Settings kept under names") + "   " + desk.keyOf(Command.PRESETS));
        }
    }

    private <R extends Record> void page(Desk desk, OptionSchema<R> schema, R record) {
        page(desk, schema, record, option -> true);
    }

    private <R extends Record> void page(Desk desk, OptionSchema<R> schema, R record, Predicate<Option> wanted) {
        ImGui.pushID(record.getClass().getName());
        R edited = panel.draw(schema, record, wanted);
        ImGui.popID();
        if (!edited.equals(record)) {
            desk.act(new Action.SetOptions(edited, gesture));
        }
    }

    private static void depthNotes(Desk desk) {
        Optional<Document> document = desk.state().document();
        ImGui.dummy(0, 4 * desk.scale());
        meshNote(desk);
        document.filter(d -> !d.note().isEmpty()).ifPresent(d -> note(Icon.HINT, desk.say(d.note())));
        document.flatMap(d -> d.source().depth())
                .ifPresent(path -> note(Icon.INFORMATION, desk.say("Depth is taken from %s", path.getFileName())));
    }

    /** What keys take the place of. */
    static void keysNote(Desk desk) {
        if (!desk.state().settings().clip().keys().isEmpty()) {
            note(Icon.KEY, desk.say("Keyframes move the camera; without them the move below does."));
        }
    }

    private static void focusButton(Desk desk) {
        ImGui.beginDisabled(!desk.can(Command.FOCUS));
        if (ImGui.button(Icon.LENS.with(desk.say(Command.FOCUS.label())))) {
            desk.run(Command.FOCUS);
        }
        ImGui.endDisabled();
        if (ImGui.isItemHovered()) {
            Theme.tip(desk.say("Click on what is to be sharp") + "   " + desk.keyOf(Command.FOCUS));
        }
    }

    private static void meshNote(Desk desk) {
        if (desk.state().document().filter(d -> d.relief().isEmpty()).isPresent()) {
            note(Icon.INFORMATION, desk.say("Meshes have no depth of their own to set."));
        }
    }

    private static void stereoNotes(Desk desk, Settings settings) {
        ImGui.dummy(0, 4 * desk.scale());
        if (settings.view().stereoPreview() == StereoPreview.OFF) {
            if (ImGui.button(Icon.GLASSES.with(desk.say("Preview as anaglyph")))) {
                desk.act(new Action.SetOptions(settings.view().withStereoPreview(StereoPreview.ANAGLYPH), 0));
            }
        }
        note(Icon.INFORMATION, desk.say("Divergence above 3 strains most eyes on a large screen."));
    }

    private static void lightNotes(Desk desk, Settings settings) {
        if (settings.look().shading() != Shading.RENDERED) {
            ImGui.dummy(0, 4 * desk.scale());
            if (ImGui.button(Icon.LIGHT.with(desk.say("Show rendered")))) {
                desk.act(new Action.SetOptions(settings.look().with(Shading.RENDERED), 0));
            }
        }
        note(Icon.INFORMATION, desk.say("Light falls on meshes; photos keep the light that they were taken in."));
    }

    private static void note(Icon icon, String text) {
        ImGui.pushStyleColor(ImGuiCol.Text, Theme.color(Theme.Tone.FAINT, 1));
        ImGui.pushTextWrapPos(0);
        // no break behind the sign, where text has no blanks
        ImGui.textUnformatted(icon + "\u00a0\u00a0" + text);
        ImGui.popTextWrapPos();
        ImGui.popStyleColor();
    }
}
