package diorama.onnx;

import ai.onnxruntime.OrtEnvironment;
import diorama.base.Parallel;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.depth.NetworkOutput;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A depth network and how it is asked. Confined to one thread at a time. */
public final class OnnxDepthEstimator implements AutoCloseable {
    /** Range of grey, of 255, from which on a picture is not a flat one. */
    private static final int CONTRAST = 64;

    /** Pixels from which on no network is fed; a 4:1 picture with the shorter side at --resolution's most is just taken. */
    private static final long MAX_FED = 68_000_000;

    private final DepthModel depthModel;
    private final Network network;
    private final Binding binding;
    private final PictureFeed pictures;
    private final Set<String> wanted;

    /** Loads the network for the processor; see {@link #OnnxDepthEstimator(DepthModel, ComputeDevice, int)}. */
    public OnnxDepthEstimator(DepthModel depthModel, int threads) {
        this(depthModel, ComputeDevice.CPU, threads);
    }

    /**
     * Loads the network.
     *
     * @param threads cores to use, at least 1
     * @throws UserError when the file is missing, broken, or not what the model says of it
     */
    public OnnxDepthEstimator(DepthModel depthModel, ComputeDevice device, int threads) {
        this.depthModel = depthModel;
        this.binding = Binding.of(depthModel, OnnxHeader.read(depthModel.file()));
        this.network = Parallel.loading(() -> Network.open(depthModel.file(), device, threads));
        this.pictures = new PictureFeed(depthModel.input(), binding.layout(), binding.element());
        this.wanted = wanted(binding.depth(), depthModel.output());
    }

    /** The model that is loaded. */
    public DepthModel model() {
        return depthModel;
    }

    /** Where it is computed. */
    public ComputeDevice device() {
        return network.device();
    }

    /** Version of ONNX Runtime. */
    public static String runtimeVersion() {
        OnnxNatives.prepare();
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /** What size a picture of that size is fed as. */
    public Size fedSize(Size picture, int shortSide) {
        return binding.size().of(picture, shortSide);
    }

    /** As {@link #estimate(RgbaImage, int, OptionalDouble)} for a camera that nobody knows. */
    public RawDepth estimate(RgbaImage image, int shortSide) {
        return estimate(image, shortSide, OptionalDouble.empty());
    }

    /**
     * Runs the network once.
     *
     * @param shortSide px of the shorter side as fed to the network; 0 takes the model's own
     * @param fovX horizontal field of view of the picture's camera, rad; metres of some networks hang on it: they are given it,
     *     or what they say for the camera that they believe in is brought to this one
     * @return the network's output at its own size
     * @throws UserError when the network refuses the picture or its output is not one finite map
     */
    public RawDepth estimate(RgbaImage image, int shortSide, OptionalDouble fovX) {
        Size size = fedSize(image.size(), shortSide);
        if ((long) size.width() * size.height() > MAX_FED) {
            throw fault("would be fed " + size + " px, want at most " + MAX_FED / 1_000_000 + " megapixels");
        }
        PictureFeed.Fed fed = pictures.of(image, size);
        double focal = focal(fed, image.size(), fovX.orElse(assumedFov(image.size())));
        Map<String, Tensor> said = network.run(feeds(fed, focal), wanted);
        RawMap map = map(binding.depth(), said, fed);
        checkValues(map, image);
        NetworkOutput output = depthModel.output();
        if (output.canonicalFocal() > 0) {
            map.scale((float) (focal / output.canonicalFocal()));
        }
        if (!output.sky().isEmpty()) {
            map.clear(map(output.sky(), said, fed), output.skyAbove(), depthModel.kind() != DepthKind.INVERSE_RELATIVE);
        }
        OptionalDouble found = foundFov(said, fed);
        if (fovX.isPresent() && found.isPresent() && depthModel.kind() == DepthKind.METRIC_METRES) {
            // at the same angles, what is seen with a longer lens is farther away
            map.scale((float) (Math.tan(found.getAsDouble() / 2) / Math.tan(fovX.getAsDouble() / 2)));
        }
        return new RawDepth(
                map.size(), map.values(), depthModel.kind(), found.isPresent() && fovX.isPresent() ? fovX : found);
    }

    /** Field of view of a camera that nobody knows: its focal length is the longer side, as everywhere in the program. */
    private static double assumedFov(Size picture) {
        return 2 * Math.atan(picture.width() / (2.0 * picture.longSide()));
    }

    /** Focal length in px of the fed picture; the mean of both directions where it is stretched. */
    private static double focal(PictureFeed.Fed fed, Size picture, double fovX) {
        double tan = 2 * Math.tan(fovX / 2);
        double x = fed.inner().width() / tan;
        double y = fed.inner().height() / (tan * picture.height() / picture.width());
        return Math.sqrt(x * y);
    }

    private OptionalDouble foundFov(Map<String, Tensor> said, PictureFeed.Fed fed) {
        Tensor focal = said.get(depthModel.output().focal());
        if (focal == null || focal.values().length == 0 || !(focal.values()[0] > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(2 * Math.atan(fed.inner().width() / (2 * focal.values()[0])));
    }

    /** The outputs that are looked at. */
    private static Set<String> wanted(String depth, NetworkOutput output) {
        return Stream.of(depth, output.focal(), output.sky())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Feed> feeds(PictureFeed.Fed fed, double focal) {
        Map<String, Feed> feeds = new HashMap<>();
        feeds.put(binding.picture().name(), fed.feed());
        binding.focal()
                .ifPresent(
                        info -> feeds.put(info.name(), Feed.of(camera(info, focal, fed.fed()), network.element(info))));
        for (TensorInfo info : binding.constants()) {
            float value = depthModel.input().constants().getOrDefault(info.name(), 0f);
            feeds.put(info.name(), Feed.of(filled(info, value), network.element(info)));
        }
        return feeds;
    }

    /** The focal length, or the matrix of the camera where the network wants 3 x 3 numbers. */
    private static Tensor camera(TensorInfo info, double focal, Size fed) {
        int rank = info.rank();
        if (rank < 2 || info.dim(rank - 1) != 3 || info.dim(rank - 2) != 3) {
            return filled(info, (float) focal);
        }
        float f = (float) focal;
        float[] matrix = {f, 0, fed.width() / 2f, 0, f, fed.height() / 2f, 0, 0, 1};
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        shape[rank - 1] = 3;
        shape[rank - 2] = 3;
        return new Tensor(shape, matrix);
    }

    /** A tensor of one number throughout; free axes are 1. */
    private static Tensor filled(TensorInfo info, float value) {
        long[] shape = new long[Math.max(0, info.rank())];
        int count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.max(1, info.dim(i));
            count = Math.multiplyExact(count, (int) shape[i]);
        }
        float[] values = new float[count];
        Arrays.fill(values, value);
        return new Tensor(shape, values);
    }

    private UserError fault(String what) {
        return new UserError("model " + depthModel.id() + ": " + what);
    }

    /** An output as rows and columns, without what was padded. */
    private RawMap map(String name, Map<String, Tensor> said, PictureFeed.Fed fed) {
        Tensor tensor = said.get(name);
        if (tensor == null) {
            throw fault("has no output called '" + name + "'");
        }
        long[] sides = Arrays.stream(tensor.shape()).filter(n -> n != 1).toArray();
        int rank = tensor.shape().length;
        if (sides.length < 2 && rank >= 2) {
            // a map one pixel high or wide
            sides = new long[] {tensor.shape()[rank - 2], tensor.shape()[rank - 1]};
        }
        Size size = fed.fed();
        // coarser than a 32nd of what it was fed is no map
        if (sides.length != 2
                || 32 * sides[1] < size.width()
                || 32 * sides[0] < size.height()
                || sides[0] * sides[1] != tensor.values().length) {
            throw fault("gave an output of shape " + Arrays.toString(tensor.shape()) + ", want one map [1,H,W] for a "
                    + "picture of " + size);
        }
        if (turned(sides, size)) {
            throw fault("gave an output of shape " + Arrays.toString(tensor.shape()) + " for a picture of " + size
                    + ": its sides are exchanged, want rows before columns, [1,H,W]");
        }
        RawMap whole = new RawMap(new Size((int) sides[1], (int) sides[0]), tensor.values());
        return fed.inner().equals(size) ? whole : whole.corner(fed.inner(), size);
    }

    /** Whether a map has its columns first: its sides are to each other as those of the picture the other way round. */
    private static boolean turned(long[] sides, Size fed) {
        double map = (double) sides[1] / sides[0];
        double picture = (double) fed.width() / fed.height();
        // a pixel or two of rounding is no other shape
        double off = 1 + 2.0 / Math.min(sides[0], sides[1]);
        boolean exchanged = Math.abs(Math.log(map * picture)) < Math.log(off);
        return exchanged && Math.abs(Math.log(map / picture)) > 2 * Math.log(off);
    }

    private void checkValues(RawMap map, RgbaImage image) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int broken = 0;
        for (float v : map.values()) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            } else {
                broken++;
            }
        }
        if (broken > 0) {
            throw fault(String.format(
                    java.util.Locale.ROOT,
                    "gave NaN or infinite depth at %.1f %% of the picture",
                    100.0 * broken / map.values().length));
        }
        if (low == high && map.values().length > 1 && contrast(image) >= CONTRAST) {
            throw fault("gave " + low + " everywhere for a picture that is not flat; its input is probably not "
                    + binding.picture() + " as it is fed, want its JSON to say how");
        }
    }

    /** Range of the picture's grey, of 255, on a coarse grid. */
    private static int contrast(RgbaImage image) {
        int low = 255;
        int high = 0;
        for (int y = 0; y < image.height(); y += Math.max(1, image.height() / 64)) {
            for (int x = 0; x < image.width(); x += Math.max(1, image.width() / 64)) {
                int i = image.index(x, y);
                int sum = (image.rgba().get(i) & 0xff)
                        + (image.rgba().get(i + 1) & 0xff)
                        + (image.rgba().get(i + 2) & 0xff);
                low = Math.min(low, sum / 3);
                high = Math.max(high, sum / 3);
            }
        }
        return high - low;
    }

    @Override
    public void close() {
        network.close();
    }
}
