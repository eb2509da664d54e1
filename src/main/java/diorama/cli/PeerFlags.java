package diorama.cli;

import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.depth.SteadyMode;
import diorama.image.Turn;
import diorama.stereo.SourceOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Spellings of iw3 and of the MakeAnythingStereo3D scripts that are no options of ours under another name. */
final class PeerFlags {
    @Option(
            names = "--edge-dilation",
            paramLabel = "X",
            arity = "1..2",
            description =
                    "Widen the foreground in the network's own map by X along rows and Y along columns, as iw3 does;"
                            + " one number for both, 0 for none. [default: by the picture's edges, 1 px]")
    private @Nullable List<Integer> edgeDilation;

    @Option(names = "--rotate-left", description = "As --rotate left.")
    private boolean rotateLeft;

    @Option(names = "--rotate-right", description = "As --rotate right.")
    private boolean rotateRight;

    @Option(
            names = {"-i", "--input"},
            hidden = true)
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-g", "--gpu"},
            arity = "1..16",
            hidden = true)
    private @Nullable List<Integer> gpus;

    @Option(names = "--colorspace", hidden = true)
    private @Nullable String colorspace;

    @Option(names = "--ema-normalize", hidden = true)
    private boolean ema;

    private List<String> tunes = List.of();

    /** Takes from {@code named}, what seems to be files, what belongs to options. */
    void takeFrom(CommandSpec spec, List<Path> named) {
        named.addAll(inputs);
        tunes = PeerNotes.takeTunes(spec, named);
    }

    /** iw3's encoders take several words. */
    EncodeOptions apply(EncodeOptions options) {
        String words = String.join(",", tunes);
        return tunes.isEmpty()
                ? options
                : EncodeOptions.SCHEMA.withText(
                        options, EncodeOptions.SCHEMA.option("tune"), options.tune() + "," + words);
    }

    ShapeOptions apply(ShapeOptions options) {
        if (edgeDilation == null) {
            return options;
        }
        int x = dilation(edgeDilation.get(0));
        int y = dilation(edgeDilation.get(edgeDilation.size() - 1));
        return new ShapeOptions(options.foregroundScale(), options.mapper(), options.mapperType(), x, y);
    }

    private static int dilation(int value) {
        if (value < 0 || value > 20) {
            throw new UserError("--edge-dilation: got '" + value + "', want 0 to 20");
        }
        return value;
    }

    SourceOptions apply(SourceOptions options) {
        if (rotateLeft && rotateRight) {
            throw new UserError("--rotate-left and --rotate-right: want one of them");
        }
        return rotateLeft
                ? new SourceOptions(Turn.LEFT, options.autocrop())
                : rotateRight ? new SourceOptions(Turn.RIGHT, options.autocrop()) : options;
    }

    /** Cards by their numbers: -1 is the processor, 0 alone the best that there is. */
    DepthOptions apply(DepthOptions options) {
        if (gpus == null) {
            return options;
        }
        String device = gpus.equals(List.of(-1))
                ? "cpu"
                : gpus.equals(List.of(0))
                        ? "auto"
                        : gpus.stream().map(PeerFlags::card).collect(Collectors.joining(","));
        return DepthOptions.SCHEMA.with(options, DepthOptions.SCHEMA.option("device"), device);
    }

    private static String card(int number) {
        if (number < 0) {
            throw new UserError("--gpu: got '" + number + "' among others, want numbers of cards, or -1 alone");
        }
        return "cuda:" + number;
    }

    StabiliseOptions apply(StabiliseOptions options) {
        return ema
                ? StabiliseOptions.SCHEMA.with(options, StabiliseOptions.SCHEMA.option("steady"), SteadyMode.EMA)
                : options;
    }

    /** Says what of {@code --colorspace} is not done. */
    Optional<String> note() {
        return colorspace == null || colorspace.toLowerCase(Locale.ROOT).matches("auto|unspecified|bt709(-tv)?")
                ? Optional.empty()
                : Optional.of("--colorspace " + colorspace
                        + ": films keep the matrix and range of their source; bt709 makes high dynamic range ordinary");
    }

    /** Colours stay those of the source, but where another range of light is asked for. */
    FilmOptions apply(FilmOptions options) {
        String asked = colorspace == null ? "auto" : colorspace.toLowerCase(Locale.ROOT);
        if (asked.matches("auto|unspecified|bt2020-tv|bt2020-pq-tv")) {
            return options;
        }
        if (!asked.matches("bt(709|601)(-(tv|pc))?")) {
            throw new UserError("--colorspace: got '" + colorspace
                    + "', want auto, bt709 or bt601 (also -tv and -pc), bt2020-tv or bt2020-pq-tv");
        }
        return FilmOptions.SCHEMA.withText(options, FilmOptions.SCHEMA.option("dynamic-range"), "sdr");
    }
}
