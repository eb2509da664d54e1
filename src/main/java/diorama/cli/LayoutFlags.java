package diorama.cli;

import diorama.options.Option;
import diorama.stereo.Anaglyph;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** iw3's spellings of the layouts, of which one may be given. */
final class LayoutFlags {
    @CommandLine.Option(names = "--full-sbs", description = "As --layout full-sbs.")
    private boolean fullSbs;

    @CommandLine.Option(names = "--half-sbs", description = "As --layout half-sbs.")
    private boolean halfSbs;

    @CommandLine.Option(names = "--tb", description = "As --layout full-tb.")
    private boolean tb;

    @CommandLine.Option(names = "--half-tb", description = "As --layout half-tb.")
    private boolean halfTb;

    @CommandLine.Option(names = "--cross-eyed", description = "As --layout cross-eyed.")
    private boolean crossEyed;

    @CommandLine.Option(names = "--rgbd", description = "As --layout rgbd.")
    private boolean rgbd;

    @CommandLine.Option(names = "--half-rgbd", description = "As --layout half-rgbd.")
    private boolean halfRgbd;

    @CommandLine.Option(names = "--vr180", description = "As --layout vr180.")
    private boolean vr180;

    @CommandLine.Option(
            names = "--anaglyph",
            paramLabel = "METHOD",
            arity = "0..1",
            preprocessor = MethodOrNothing.class,
            description = "As --layout anaglyph, with --anaglyph-method METHOD where it is given.")
    private @Nullable String anaglyph;

    /** What follows {@code --anaglyph} is the method only if it is one, else a file. */
    static final class MethodOrNothing implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached =
                    !String.valueOf(info.getOrDefault("separator", "")).isBlank();
            if (!attached && (args.isEmpty() || !isMethod(args.peek()))) {
                args.push("");
            }
            return false;
        }

        private static boolean isMethod(String word) {
            return Arrays.stream(Anaglyph.values()).anyMatch(a -> Option.text(a).equalsIgnoreCase(word));
        }
    }

    StereoOptions apply(StereoOptions options) {
        Optional<StereoLayout> layout = layout();
        return layout.map(l -> options.with(l, options.swapEyes())).orElse(options);
    }

    FrameOptions apply(FrameOptions options) {
        return anaglyph == null || anaglyph.isEmpty()
                ? options
                : FrameOptions.SCHEMA.withText(options, FrameOptions.SCHEMA.option("anaglyph-method"), anaglyph);
    }

    private Optional<StereoLayout> layout() {
        Map<StereoLayout, Boolean> asked = Map.of(
                StereoLayout.FULL_SBS, fullSbs,
                StereoLayout.HALF_SBS, halfSbs,
                StereoLayout.FULL_TB, tb,
                StereoLayout.HALF_TB, halfTb,
                StereoLayout.CROSS_EYED, crossEyed,
                StereoLayout.RGBD, rgbd,
                StereoLayout.HALF_RGBD, halfRgbd,
                StereoLayout.VR180, vr180,
                StereoLayout.ANAGLYPH, anaglyph != null);
        return Arrays.stream(StereoLayout.values())
                .filter(layout -> asked.getOrDefault(layout, false))
                .findFirst();
    }
}
