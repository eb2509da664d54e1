package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.options.Knob;
import diorama.options.OptionSchema;

/** Where inverse depth comes from and how its edges are treated. */
public record DepthOptions(
        @Knob(
                value = "Depth model: a name of 'diorama models' or the path of an ONNX file with its JSON beside it.",
                aliases = "depth-model")
        String model,

        @Knob(
                value = "Shorter side of the picture fed to the network; 0 takes the model's own.",
                unit = "px",
                min = 0,
                max = 4096,
                aliases = "zoed-height")
        int resolution,

        @Knob("Snap soft depth edges to steps on the picture's edges; without, small maps are enlarged evenly.")
        boolean edgeSnap,

        @Knob(value = "Widen the foreground so that mixed edge pixels belong to it.", unit = "px", min = 0, max = 16)
        int edgeDilation,

        @Knob(
                value =
                        "Tiles along the longer side that a large picture is also looked at in, for more detail; 0 looks"
                                + " at the whole alone.",
                min = 0,
                max = 16)
        int tiles,

        @Knob(
                value = "Look at the picture mirrored as well and take the mean: steadier, at twice the time.",
                aliases = "flip")
        boolean tta,

        @Knob("Put the sky at the farthest, where one is plainly seen; in films where it does not flicker.")
        boolean sky,

        @Knob(
                "Where the network is computed: auto, cpu, cuda, cuda:1, tensorrt, directml, coreml, openvino, rocm; for films"
                        + " also several: cuda:0,cuda:1.")
        String device,

        @Knob(
                value =
                        "Frames of films that a network sees in one run, where it takes several; 0 for 1 on processors, 2 on"
                                + " other devices.",
                min = 0,
                max = 64,
                aliases = {"batch-size", "zoed-batch-size"})
        int batch,

        @Knob(
                value =
                        "A network looks at each so-many-th frame of a film and at the first after each cut; the depth of those"
                                + " between follows their motion. 3 takes a third of its time.",
                unit = "frames",
                min = 1,
                max = 12)
        int depthEvery) {

    public static final DepthOptions DEFAULTS =
            new DepthOptions("diorama-depth", 0, true, 1, 0, false, true, "auto", 0, 1);
    public static final OptionSchema<DepthOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** Without a look at the sky, of one picture at a time. */
    public DepthOptions(
            String model, int resolution, boolean edgeSnap, int edgeDilation, int tiles, boolean tta, String device) {
        this(model, resolution, edgeSnap, edgeDilation, tiles, tta, false, device, 0, 1);
    }

    /**
     * A network's normalised map of a single picture with its sky at the farthest, where these options want that.
     *
     * @param limit inverse depth above which nothing is sky, see {@link DepthRange#skyLimit}
     */
    public DepthMap cleared(RgbaImage picture, DepthMap map, float limit) {
        return sky ? SkyFinder.cleared(picture, map, limit) : map;
    }

    /** Whether a network says the same of a picture under {@code other}. */
    public boolean sameEstimate(DepthOptions other) {
        return model.equals(other.model) && resolution == other.resolution && tiles == other.tiles && tta == other.tta;
    }
}
