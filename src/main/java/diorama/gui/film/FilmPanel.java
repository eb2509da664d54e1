package diorama.gui.film;

import diorama.depth.ShapeOptions;
import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.FilmActions;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.ViewState;
import diorama.options.Option;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Values;
import diorama.stereo.ShotParallax;
import diorama.stereo.StereoOptions;
import imgui.ImGui;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What holds at the active film's place: its shot, and the keys there. Confined to the main thread. */
public final class FilmPanel {
    /** The option of {@link ShapeOptions} that films have keys of. */
    public static final String KEYED = "foreground-scale";

    private FilmPanel() {}

    /** @param gesture number of the drag under way */
    public static void draw(Desk desk, FilmDesk films, int gesture) {
        ViewState state = desk.state();
        if (state.film().isEmpty()) {
            Theme.faint(desk.say("No film is active"));
            return;
        }
        Timeline timeline = state.project().activeObject().orElseThrow().timeline();
        long now = FilmActions.now(state);
        int shot = FilmKeys.shotAt(timeline, now);
        ImGui.textUnformatted(
                shot < 0
                        ? desk.say("Whole film")
                        : desk.say("Shot %d of %d", shot + 1, timeline.shots().size()));
        films.comfort().ifPresent(comfort -> {
            ShotParallax whole = comfort.report().whole();
            ImGui.sameLine();
            Theme.faint("   " + desk.say("Comfort %d of 100", Math.round(whole.score())));
        });
        values(desk, timeline, now, gesture);
        button(desk, Icon.KEY, Command.INSERT_KEY);
        button(desk, Icon.NO_KEY, Command.REMOVE_KEY);
        button(desk, Icon.CLOSE, Command.CLEAR_KEYS);
        ImGui.newLine();
        FilmKeys.keyAt(timeline, now).ifPresent(key -> ease(desk, timeline, key, gesture));
        keys(desk, films, FilmKeys.keysAt(timeline, now), now);
        ImGui.separator();
    }

    private static void button(Desk desk, Icon icon, Command command) {
        TimelinePanel.button(desk, icon, command);
    }

    /** Changing one of them sets a key at the place. */
    private static void values(Desk desk, Timeline timeline, long now, int gesture) {
        Values values = FilmActions.valuesNow(desk.state());
        float names = Math.round(0.4f * ImGui.getContentRegionAvailX());
        if (!ImGui.beginTable("now", 2, ImGuiTableFlags.SizingFixedFit)) {
            return;
        }
        ImGui.tableSetupColumn("name", ImGuiTableColumnFlags.WidthFixed, names);
        ImGui.tableSetupColumn("value", ImGuiTableColumnFlags.WidthStretch);
        Option divergence = StereoOptions.SCHEMA.option("divergence");
        Option convergence = StereoOptions.SCHEMA.option("convergence");
        Option scale = ShapeOptions.SCHEMA.option(KEYED);
        double d = slider(desk, divergence, values.divergence().orElse(0));
        double c = slider(desk, convergence, values.convergence().orElse(0));
        double f = slider(desk, scale, values.foregroundScale().orElse(0));
        ImGui.endTable();
        Values edited = new Values(OptionalDouble.of(d), OptionalDouble.of(c), OptionalDouble.of(f), values.crop());
        if (!edited.equals(values)) {
            Timeline.Ease ease =
                    FilmKeys.keyAt(timeline, now).map(Timeline.Key::ease).orElse(Timeline.Ease.LINEAR);
            set(desk, FilmKeys.withKey(timeline, now, edited, ease), gesture);
        }
    }

    private static void set(Desk desk, Timeline timeline, int gesture) {
        desk.act(new Action.SetTimeline(desk.state().project().active(), timeline, gesture));
    }

    private static double slider(Desk desk, Option option, double value) {
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        String name = desk.say(OptionPanel.title(option));
        ImGui.alignTextToFramePadding();
        ImGui.setCursorPosX(
                ImGui.getCursorPosX() + Math.max(0, ImGui.getContentRegionAvailX() - ImGui.calcTextSize(name).x));
        ImGui.textUnformatted(name);
        ImGui.tableNextColumn();
        ImGui.pushID(option.name());
        float edited = OptionPanel.slider(option, (float) value, false, desk.texts());
        ImGui.popID();
        double kept = Math.max(option.min(), Math.min(option.max(), Math.round(edited * 1e3) / 1e3));
        return edited != (float) value && Double.isFinite(kept) ? kept : value;
    }

    private static void ease(Desk desk, Timeline timeline, Timeline.Key key, int gesture) {
        ImGui.setNextItemWidth(8 * ImGui.getFontSize());
        if (ImGui.beginCombo(desk.say("Easing"), easeName(desk, key.ease()))) {
            for (Timeline.Ease ease : Timeline.Ease.values()) {
                if (ImGui.selectable(easeName(desk, ease), ease == key.ease())) {
                    set(desk, FilmKeys.withKey(timeline, key.micros(), key.values(), ease), gesture);
                }
            }
            ImGui.endCombo();
        }
    }

    private static String easeName(Desk desk, Timeline.Ease ease) {
        return switch (ease) {
            case LINEAR -> desk.say("Evenly");
            case SMOOTH -> desk.say("Smoothly");
            case HOLD -> desk.say("At once");
        };
    }

    /** A click goes to a key. */
    private static void keys(Desk desk, FilmDesk films, List<Timeline.Key> keys, long now) {
        for (Timeline.Key key : keys) {
            String text = String.format(
                    Locale.ROOT,
                    "%s   D %s   c %s   f %s",
                    FilmTimeline.clock(key.micros()),
                    number(key.values().divergence()),
                    number(key.values().convergence()),
                    number(key.values().foregroundScale()));
            boolean here = Math.abs(key.micros() - now) < 1000;
            if (ImGui.selectable(Icon.KEY.with(text) + "##" + key.micros(), here)) {
                Optional<FilmFrame> film = desk.state().film();
                film.ifPresent(f -> films.seek(f.times().nearest(key.micros() / 1e6)));
            }
        }
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }
}
