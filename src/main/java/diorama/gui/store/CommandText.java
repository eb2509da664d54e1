package diorama.gui.store;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.gui.state.Document;
import diorama.gui.state.Placement;
import diorama.gui.state.Project;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.gui.state.Standpoint;
import diorama.gui.state.ViewOptions;
import diorama.gui.state.ViewState;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.relief.ReliefOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that shows what the window shows. */
public final class CommandText {
    private CommandText() {}

    /**
     * What is drawn of the state.
     *
     * @param size of the viewport, px
     * @param animationTime moment of the meshes' animations, s
     */
    public record Shot(Size size, float animationTime) {}

    /**
     * {@code diorama view} of the active object with every option that is not the default's, or of the project where there is
     * more than one object or strokes lie over its depth.
     *
     * @param project the file that the project was saved as
     */
    public static String of(ViewState state, Path project, Shot shot) {
        List<String> words = new ArrayList<>(List.of("diorama", "view"));
        if (!single(state)) {
            words.add(quoted(project.toString()));
            Standpoint moment = Standpoint.SCHEMA.with(
                    Standpoint.DEFAULTS, Standpoint.SCHEMA.option("animation-time"), shot.animationTime);
            add(words, Standpoint.SCHEMA, moment);
            return picture(words, Source.of(project).stem(), shot);
        }
        SceneObject object = state.project().objects().get(0);
        words.add(quoted(absolute(object.source().file())));
        object.source().depth().filter(d -> !d.equals(object.source().file())).ifPresent(depth -> {
            words.add("--depth");
            words.add(quoted(absolute(depth)));
        });
        add(words, DepthOptions.SCHEMA, object.recipe().depth());
        if (object.source().depth().isPresent()) {
            add(words, ImportOptions.SCHEMA, object.recipe().importing());
        }
        add(words, ReliefOptions.SCHEMA, object.recipe().relief());
        StereoOptions stereo = state.settings().stereo();
        // the command knows these two only: the others are of whole pictures
        addOne(words, StereoOptions.SCHEMA.option("divergence"), stereo);
        addOne(words, StereoOptions.SCHEMA.option("convergence"), stereo);
        add(words, Look.SCHEMA, state.settings().look());
        add(words, Lighting.SCHEMA, state.settings().lighting());
        add(words, ViewOptions.SCHEMA, state.settings().view());
        state.document()
                .ifPresent(document -> add(
                        words, Standpoint.SCHEMA, Standpoint.of(document.home(), state.view(), shot.animationTime)));
        return picture(words, object.source().stem(), shot);
    }

    /** Files are found from every folder. */
    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** The picture is made where the command is run. */
    private static String picture(List<String> words, String stem, Shot shot) {
        words.add("--screenshot");
        words.add(quoted(stem + "_view.png"));
        words.add("--size");
        words.add(shot.size.width() + "x" + shot.size.height());
        return String.join(" ", words);
    }

    /**
     * Whether options say all of it: a file alone, where it has its object, whole and without strokes, seen by its own lens and
     * from where options reach.
     */
    public static boolean single(ViewState state) {
        Project project = state.project();
        if (project.objects().size() != 1 || state.film().isPresent()) {
            return false;
        }
        SceneObject only = project.objects().get(0);
        return only.visible()
                && only.rendered()
                && only.hiddenMeshes().isEmpty()
                && only.placement().equals(Placement.HOME)
                && only.recipe().retouch().isEmpty()
                && state.document(only.id()).filter(d -> reached(d, state)).isPresent();
    }

    private static boolean reached(Document document, ViewState state) {
        OrbitControl home = document.home();
        OrbitControl view = state.view();
        if (home.tanX() != view.tanX() || home.tanY() != view.tanY()) {
            return false;
        }
        Standpoint from = Standpoint.of(home, view, 0);
        return Standpoint.SCHEMA.options().stream()
                .filter(o -> o.type() == float.class)
                .mapToDouble(o -> (Float) o.get(from) / o.max())
                .allMatch(part -> Math.abs(part) <= 1);
    }

    private static <R extends Record> void add(List<String> words, OptionSchema<R> schema, R record) {
        schema.options().forEach(option -> addOne(words, option, record));
    }

    private static void addOne(List<String> words, Option option, Record record) {
        Object value = option.get(record);
        if (value.equals(option.defaultValue())
                || (value instanceof Float v && Math.abs(v - (Float) option.defaultValue()) < 1e-6f)) {
            return;
        }
        if (value instanceof Boolean on) {
            words.add((on ? "--" : "--no-") + option.name());
        } else {
            words.add("--" + option.name());
            words.add(quoted(Option.text(value)));
        }
    }

    /** As a shell takes it for one word. */
    public static String quoted(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
