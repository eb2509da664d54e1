package diorama.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import diorama.base.Parallel;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.depth.NetworkOutput;
import diorama.depth.RawDepth;
import diorama.depth.StillLook;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A depth network and how it is asked. Confined to one thread at a time. */
public final class OnnxDepthEstimator implements AutoCloseable {
    private final DepthModel depthModel;
    private final Network network;
    private final Binding binding;
    private final PictureFeed pictures;
    private final MapReader maps;
    private final Set<String> wanted;
    private @Nullable String refused;

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
        if (!depthModel.film().isNone()) {
            throw MapReader.fault(
                    depthModel.id(), "looks at the frames of films together, want a network of single pictures here");
        }
        this.depthModel = depthModel;
        this.binding = Binding.of(depthModel, OnnxHeader.read(depthModel.file()));
        this.network = Parallel.loading(() -> Network.open(depthModel.file(), device, threads));
        this.pictures = new PictureFeed(depthModel.input(), binding.layout(), binding.element());
        this.maps = new MapReader(depthModel.id(), binding.picture());
        this.refused = binding.takesSeveral() ? null : "takes one picture at a time (" + binding.picture() + ")";
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
        // who makes the environment must not find one already
        Engine.getEngine("OnnxRuntime");
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /** What size a picture of that size is fed as. */
    public Size fedSize(Size picture, int shortSide) {
        return binding.size().of(picture, shortSide);
    }

    /** What size a picture of that size is fed as in that look at a still. */
    public Size fedSize(Size picture, StillLook look) {
        return binding.size().withArea(look.area()).of(picture, 0);
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
        return estimate(image, size(image, shortSide), fovX);
    }

    /**
     * The same.
     *
     * @param size px, as fed to the network
     */
    public RawDepth estimate(RgbaImage image, Size size, OptionalDouble fovX) {
        checkFed(size);
        PictureFeed.Fed fed = pictures.of(List.of(image), size);
        double focal = focal(fed, image.size(), fovX);
        return depth(new Look(image, network.run(feeds(fed, focal), wanted), fed, focal), fovX);
    }

    /**
     * Whether several pictures can be fed in one run: what the file says, and whether it held when it was tried.
     *
     * @return empty when they can, else why not, in words
     */
    public Optional<String> oneAtATime() {
        return Optional.ofNullable(refused);
    }

    /**
     * The same of several pictures, in one run where the network takes them and they are of one size, else in several.
     *
     * @return the depth of each, in their order
     */
    public List<RawDepth> estimate(List<RgbaImage> images, int shortSide, OptionalDouble fovX) {
        Size size = size(images.get(0), shortSide);
        boolean alike =
                images.stream().allMatch(i -> i.size().equals(images.get(0).size()));
        boolean fits = (long) size.pixels() * images.size() <= FedBound.MOST;
        if (images.size() > 1 && refused == null && alike && fits) {
            Optional<List<RawDepth>> all = together(images, size, fovX);
            if (all.isPresent()) {
                return all.get();
            }
        }
        return images.stream().map(i -> estimate(i, shortSide, fovX)).toList();
    }

    private Optional<List<RawDepth>> together(List<RgbaImage> images, Size size, OptionalDouble fovX) {
        PictureFeed.Fed fed = pictures.of(images, size);
        double focal = focal(fed, images.get(0).size(), fovX);
        List<Map<String, Tensor>> said;
        try {
            said = parts(network.run(feeds(fed, focal), wanted), images.size());
        } catch (UserError e) {
            // graphs are exported whose free axis is free in name only
            refused = "refuses " + images.size() + " pictures at once";
            return Optional.empty();
        }
        List<RawDepth> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            all.add(depth(new Look(images.get(i), said.get(i), fed, focal), fovX));
        }
        return Optional.of(all);
    }

    private List<Map<String, Tensor>> parts(Map<String, Tensor> said, int count) {
        List<Map<String, Tensor>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Tensor> part = new HashMap<>();
            for (Map.Entry<String, Tensor> output : said.entrySet()) {
                part.put(
                        output.getKey(),
                        output.getValue()
                                .part(i, count)
                                .orElseThrow(() ->
                                        fault("gave " + output.getKey() + " for other than " + count + " pictures")));
            }
            parts.add(part);
        }
        return parts;
    }

    private Size size(RgbaImage image, int shortSide) {
        Size size = fedSize(image.size(), shortSide);
        checkFed(size);
        return size;
    }

    private void checkFed(Size size) {
        long pixels = (long) size.width() * size.height();
        long most = FedBound.of(pixels);
        if (pixels > most) {
            throw fault("would be fed " + size + " px, want at most " + most / 1_000_000
                    + " megapixels on this machine; tiles see as much with little memory");
        }
    }

    /** What the network said of one picture. */
    private record Look(RgbaImage image, Map<String, Tensor> said, PictureFeed.Fed fed, double focal) {}

    private RawDepth depth(Look look, OptionalDouble fovX) {
        RawMap map = maps.read(binding.depth(), look.said, look.fed);
        maps.checkValues(map, look.image);
        NetworkOutput output = depthModel.output();
        if (output.canonicalFocal() > 0) {
            map.scale((float) (look.focal / output.canonicalFocal()));
        }
        if (!output.sky().isEmpty()) {
            map.clear(
                    maps.read(output.sky(), look.said, look.fed),
                    output.skyAbove(),
                    depthModel.kind() != DepthKind.INVERSE_RELATIVE);
        }
        OptionalDouble found = foundFov(look.said, look.fed);
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
    private static double focal(PictureFeed.Fed fed, Size picture, OptionalDouble fovX) {
        double tan = 2 * Math.tan(fovX.orElse(assumedFov(picture)) / 2);
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
            feeds.put(info.name(), Feed.of(Tensor.filled(info, value), network.element(info)));
        }
        return feeds;
    }

    /** The focal length, or the matrix of the camera where the network wants 3 x 3 numbers. */
    private static Tensor camera(TensorInfo info, double focal, Size fed) {
        int rank = info.rank();
        if (rank < 2 || info.dim(rank - 1) != 3 || info.dim(rank - 2) != 3) {
            return Tensor.filled(info, (float) focal);
        }
        float f = (float) focal;
        float[] matrix = {f, 0, fed.width() / 2f, 0, f, fed.height() / 2f, 0, 0, 1};
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        shape[rank - 1] = 3;
        shape[rank - 2] = 3;
        return new Tensor(shape, matrix);
    }

    private UserError fault(String what) {
        return MapReader.fault(depthModel.id(), what);
    }

    @Override
    public void close() {
        network.close();
    }
}
