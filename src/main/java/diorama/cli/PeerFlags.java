package diorama.cli;

import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.image.Turn;
import diorama.stereo.SourceOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            names = "--method",
            paramLabel = "WORD",
            description = "Taken from iw3 command lines without effect: there is one method here, layers.")
    private @Nullable String method;

    /** A line about what was typed without effect. */
    Optional<String> note() {
        return method == null
                ? Optional.empty()
                : Optional.of("--method " + method + ": has no effect here, pictures are drawn from layers");
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
}
