package diorama.cli;

import diorama.options.OptionSchema;
import diorama.pipeline.job.StereoJob;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** iw3's {@code --find-param}: one photo with all steps of some parameters, to pick from. */
final class ParameterGrid {
    private static final List<String> NAMES = List.of("divergence", "convergence", "foreground-scale", "ipd-offset");

    @Option(
            names = "--find-param",
            paramLabel = "WORD",
            arity = "1..*",
            preprocessor = NamesOnly.class,
            description = "Make a picture for every step of these, to pick from: divergence (1 to 5), convergence (0 to"
                    + " 0.75), foreground-scale (0 to 3), ipd-offset (0 to 5); of several, all together.")
    private @Nullable List<String> names;

    /** What follows belongs to the option only as far as it is a parameter's name; files may come after it. */
    static final class NamesOnly implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            List<String> found = new ArrayList<>();
            while (!args.isEmpty() && NAMES.contains(args.peek())) {
                found.add(args.pop());
            }
            if (found.isEmpty()) {
                return false;
            }
            option.setValue(found);
            return true;
        }
    }

    /** One picture: what is put behind its name, and how it is made. */
    record Step(String suffix, StereoJob job) {}

    boolean isAsked() {
        return names != null;
    }

    /** All steps of {@code job}; those of divergence change slowest. */
    List<Step> steps(StereoJob job) {
        List<String> asked = names == null ? List.of() : names;
        for (String name : asked) {
            if (!NAMES.contains(name)) {
                throw new diorama.base.UserError("--find-param: got '" + name + "', want " + String.join(", ", NAMES));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (double d : values(asked, "divergence", job.stereo().divergence(), 1, 5, 1)) {
            for (double c : values(asked, "convergence", job.stereo().convergence(), 0, 0.75, 0.25)) {
                for (double scale :
                        values(asked, "foreground-scale", job.shape().foregroundScale(), 0, 3, 1)) {
                    for (double ipd : values(asked, "ipd-offset", job.frame().ipdOffset(), 0, 5, 1)) {
                        steps.add(step(job, d, c, scale, ipd));
                    }
                }
            }
        }
        return steps;
    }

    private static double[] values(
            List<String> asked, String name, double otherwise, double from, double to, double step) {
        if (!asked.contains(name)) {
            return new double[] {otherwise};
        }
        double[] values = new double[(int) Math.round((to - from) / step) + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i * step;
        }
        return values;
    }

    private static Step step(StereoJob job, double d, double c, double scale, double ipd) {
        StereoOptions stereo = job.stereo().with((float) d, (float) c);
        OptionSchema<FrameOptions> frames = FrameOptions.SCHEMA;
        FrameOptions frame = frames.with(job.frame(), frames.option("ipd-offset"), (float) ipd);
        String suffix =
                String.format(Locale.ROOT, "_d%02.0f_c%03.0f_fs%s_ipd%s", 10 * d, 100 * c, number(scale), number(ipd));
        return new Step(suffix, job.with(stereo).with(frame).with(job.shape().withForegroundScale((float) scale)));
    }

    private static String number(double v) {
        return v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf((float) v);
    }
}
