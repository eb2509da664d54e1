package diorama.gui;

import diorama.depth.DepthOptions;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.relief.ReliefOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line that shows what the window shows. */
final class CommandText {
    private CommandText() {}

    /**
     * {@code diorama view} of the active object with every option that is not the default's, or of the project where there is
     * more than one object or strokes lie over its depth.
     *
     * @param project the file that the project was saved as
     */
    static String of(ViewState state, Path project) {
        List<String> words = new ArrayList<>(List.of("diorama", "view"));
        if (!single(state.project())) {
            words.add(quoted(project.toString()));
            return String.join(" ", words);
        }
        SceneObject object = state.project().objects().get(0);
        words.add(quoted(object.source().file().toString()));
        object.source().depth().filter(d -> !d.equals(object.source().file())).ifPresent(depth -> {
            words.add("--depth");
            words.add(quoted(depth.toString()));
        });
        add(words, DepthOptions.SCHEMA, object.recipe().depth());
        add(words, ReliefOptions.SCHEMA, object.recipe().relief());
        StereoOptions stereo = state.settings().stereo();
        // the command knows these two only: the others are of whole pictures
        addOne(words, StereoOptions.SCHEMA.option("divergence"), stereo);
        addOne(words, StereoOptions.SCHEMA.option("convergence"), stereo);
        add(words, Look.SCHEMA, state.settings().look());
        add(words, Lighting.SCHEMA, state.settings().lighting());
        add(words, ViewOptions.SCHEMA, state.settings().view());
        state.document().ifPresent(document -> from(words, document, state));
        return String.join(" ", words);
    }

    /** Whether options say all of it: a file alone, where it has its object, without strokes. */
    static boolean single(Project project) {
        return project.objects().size() == 1
                && project.objects().get(0).placement().equals(Placement.HOME)
                && project.objects().get(0).recipe().retouch().isEmpty();
    }

    private static void from(List<String> words, Document document, ViewState state) {
        double azimuth = Math.toDegrees(state.view().yaw() - document.home().yaw());
        double elevation = Math.toDegrees(state.view().pitch() - document.home().pitch());
        double distance = state.view().distance() / document.home().distance();
        number(words, "--azimuth", Math.IEEEremainder(azimuth, 360), 0);
        number(words, "--elevation", elevation, 0);
        number(words, "--distance", distance, 1);
    }

    private static void number(List<String> words, String flag, double value, double usual) {
        if (Math.abs(value - usual) > 5e-3) {
            words.add(flag);
            words.add(String.format(Locale.ROOT, "%.2f", value));
        }
    }

    private static <R extends Record> void add(List<String> words, OptionSchema<R> schema, R record) {
        schema.options().forEach(option -> addOne(words, option, record));
    }

    private static void addOne(List<String> words, Option option, Record record) {
        Object value = option.get(record);
        if (value.equals(option.defaultValue())) {
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
    static String quoted(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
