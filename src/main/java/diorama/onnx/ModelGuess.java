package diorama.onnx;

import diorama.base.UserError;
import diorama.depth.Aspect;
import diorama.depth.DepthKind;
import diorama.depth.ElementType;
import diorama.depth.NetworkInput;
import diorama.depth.NetworkOutput;
import diorama.depth.SizeRule;
import diorama.depth.TensorLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a network that nobody described is probably fed and what it probably says, from the names, axes and numbers of its tensors.
 * Most depth networks in the wild are of a few families with habits of their own.
 */
final class ModelGuess {
    private static final List<Float> IMAGENET_MEAN = List.of(0.485f, 0.456f, 0.406f);
    private static final List<Float> IMAGENET_STD = List.of(0.229f, 0.224f, 0.225f);
    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);
    private static final List<Float> NOTHING = List.of(0f, 0f, 0f);
    /** px; a fixed axis that is shorter counts something else. */
    private static final int LEAST_SIDE = 32;

    private static final List<Float> ONE = List.of(1f, 1f, 1f);

    private final String file;
    private final String id;
    private final OnnxHeader header;
    private final Known known;

    private ModelGuess(Path onnx, OnnxHeader header, Known known) {
        this.known = known;
        this.file = onnx.toString();
        this.id = String.valueOf(onnx.getFileName()).toLowerCase(Locale.ROOT);
        this.header = header;
    }

    /**
     * A guess.
     *
     * @param words what was guessed, for the user to judge
     */
    record Guess(NetworkInput input, NetworkOutput output, String words) {}

    /**
     * Names of tensors that are told; empty for what is not.
     *
     * @param picture the picture's
     * @param depth the depth's
     * @param others those that something else is fed to
     */
    record Known(String picture, String depth, Set<String> others) {
        Known {
            others = Set.copyOf(others);
        }
    }

    /** @throws UserError when nothing in the file looks like a picture in or depth out */
    static Guess of(Path onnx, OnnxHeader header, Known known) {
        return new ModelGuess(onnx, header, known).guess();
    }

    /** The output that looks most like a depth map: by its name, else the first with rows and columns. */
    static TensorInfo depthOutput(OnnxHeader header) {
        for (String word : List.of("predicted_depth", "depth", "disp", "inverse")) {
            for (TensorInfo output : header.outputs()) {
                if (output.name().toLowerCase(Locale.ROOT).contains(word)) {
                    return output;
                }
            }
        }
        return header.outputs().stream()
                .filter(o -> o.rank() == -1 || o.rank() >= 2)
                .findFirst()
                .orElse(header.outputs().get(0));
    }

    private Guess guess() {
        TensorInfo picture = picture();
        TensorLayout layout = Binding.layoutOf(picture)
                .orElseThrow(() -> new UserError(
                        file + ": cannot be guessed, as its input is " + picture + "; want a JSON file beside it"));
        TensorInfo depth = header.outputs().stream()
                .filter(o -> o.name().equals(known.depth))
                .findFirst()
                .orElseGet(() -> depthOutput(header));
        boolean bytes = picture.element().filter(e -> e == ElementType.UINT8).isPresent();
        boolean half = has("dpt", "zoe", "depth_pro", "depthpro", "glpn");
        List<Float> mean = bytes ? NOTHING : half ? HALF : IMAGENET_MEAN;
        List<Float> std = bytes ? ONE : half ? HALF : IMAGENET_STD;
        SizeRule size = size(picture, layout, depth);
        DepthKind kind = kind(depth);
        NetworkInput input = new NetworkInput(
                picture.name(),
                Optional.of(layout),
                Optional.empty(),
                size,
                Aspect.STRETCH,
                mean,
                std,
                bytes ? 255 : 1,
                "",
                Map.of());
        String words = "input " + picture + " as " + layout + ", " + words(size) + ", "
                + (bytes ? "bytes" : half ? "mean and std 0.5" : "ImageNet mean and std") + ", output " + depth + " as "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Guess(input, NetworkOutput.of(depth.name(), kind), words);
    }

    /** The only input that nothing is told of, or the one that is told to be it. */
    private TensorInfo picture() {
        List<TensorInfo> rest = header.inputs().stream()
                .filter(i -> !known.others.contains(i.name()))
                .toList();
        List<TensorInfo> pictures = known.picture.isEmpty()
                ? Binding.pictures(header)
                : header.inputs().stream()
                        .filter(i -> i.name().equals(known.picture))
                        .toList();
        List<TensorInfo> free = pictures.stream().filter(rest::contains).toList();
        if (free.size() != 1 || rest.size() != 1) {
            throw new UserError(file + ": cannot be guessed, as its inputs are " + header.inputs()
                    + "; want one picture, or a JSON file beside it that describes them");
        }
        return free.get(0);
    }

    private boolean has(String... words) {
        for (String word : words) {
            if (id.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private SizeRule size(TensorInfo picture, TensorLayout layout, TensorInfo depth) {
        int width = (int) picture.dim(layout.axis('W'));
        int height = (int) picture.dim(layout.axis('H'));
        if (width > 0 && height > 0) {
            return new SizeRule(0, 0, 0, 1, width, height);
        }
        // an exporter that let the input's sides be any and kept the output's kept other sizes within as well
        int columns = depth.rank() - (depth.dim(depth.rank() - 1) == 1 ? 2 : 1);
        int wide = (int) depth.dim(columns);
        int high = (int) depth.dim(columns - 1);
        if (wide >= LEAST_SIDE && high >= LEAST_SIDE) {
            return new SizeRule(0, 0, 0, 1, wide, high);
        }
        boolean patches = has("anything", "dav", "da2", "da3", "vit", "dino", "distill", "metric3d")
                || picture.name().equals("pixel_values");
        return patches ? new SizeRule(0, 518, 2072, 14, 0, 0) : new SizeRule(0, 384, 1536, 32, 0, 0);
    }

    private static String words(SizeRule size) {
        return size.fixed()
                ? "fed " + size.width() + "x" + size.height() + " px"
                : "shorter side fed " + size.side() + " px, multiples of " + size.multipleOf();
    }

    private DepthKind kind(TensorInfo depth) {
        String name = depth.name().toLowerCase(Locale.ROOT);
        List<String> metric = new ArrayList<>(List.of("metric", "metre", "meter", "zoe", "depth_pro", "depthpro"));
        if (has(metric.toArray(new String[0])) || name.contains("metric") || name.contains("metre")) {
            return DepthKind.METRIC_METRES;
        }
        boolean viewsIn = picture().rank() == 5;
        return viewsIn || name.contains("distance") ? DepthKind.DISTANCE_RELATIVE : DepthKind.INVERSE_RELATIVE;
    }
}
