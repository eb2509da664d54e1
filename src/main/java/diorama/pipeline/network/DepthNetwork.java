package diorama.pipeline.network;

import diorama.depth.DepthModel;
import diorama.depth.DepthOptions;
import diorama.depth.MirroredDepth;
import diorama.depth.RawDepth;
import diorama.depth.StillLook;
import diorama.depth.TiledDepth;
import diorama.image.RgbaImage;
import diorama.onnx.ComputeDevice;
import diorama.onnx.FilmNetwork;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.onnx.StillLooks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The network that the options name on one device, loaded when it is first asked. Confined to one thread at a time. */
public final class DepthNetwork implements AutoCloseable {
    /** Pictures in one run where nobody says how many, on what is no processor: as in iw3. On processors 1 is the fastest. */
    private static final int USUAL = 2;

    private final ModelCatalogue catalogue;
    private final DepthOptions options;
    private final ComputeDevice device;
    private final int threads;
    private final AtomicLong inferences;
    private @Nullable OnnxDepthEstimator estimator;
    private @Nullable FilmNetwork film;

    /**
     * @param threads cores to use where the processor computes
     * @param inferences counts pictures that were looked at
     */
    public DepthNetwork(
            ModelCatalogue catalogue, DepthOptions options, ComputeDevice device, int threads, AtomicLong inferences) {
        this.catalogue = catalogue;
        this.options = options;
        this.device = device;
        this.threads = threads;
        this.inferences = inferences;
    }

    /** The network on each of these devices; processors among them share the cores. */
    static List<DepthNetwork> each(
            ModelCatalogue catalogue, DepthOptions options, List<ComputeDevice> devices, AtomicLong inferences) {
        long processors = devices.stream()
                .filter(d -> d.kind().filter(k -> k == ComputeDevice.Kind.CPU).isPresent())
                .count();
        int threads = (int) Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, processors));
        return devices.stream()
                .map(device -> new DepthNetwork(catalogue, options, device, threads, inferences))
                .toList();
    }

    DepthModel model() {
        return catalogue.find(options.model());
    }

    /** Whether what it says of a frame hangs on those before. */
    boolean remembers() {
        return !model().film().isNone();
    }

    /** Each so-many-th frame of a film is looked at. */
    int every() {
        return remembers() ? 1 : options.depthEvery();
    }

    /**
     * Takes the next frame of a shot and gives the depth of those that are known.
     *
     * @throws diorama.base.UserError where that is asked for which such networks do not do
     */
    void push(RgbaImage frame, Consumer<? super RawDepth> out) {
        tellTogether(options.tiles() > 1 || options.tta(), "without --tiles and --tta");
        tellTogether(options.batch() > 1, "without --batch");
        tellTogether(options.depthEvery() > 1, "at each of them");
        tellTogether(options.device().contains(","), "on " + device + " alone");
        inferences.incrementAndGet();
        film().push(frame, options.resolution(), out);
    }

    private void tellTogether(boolean wanted, String instead) {
        if (wanted) {
            catalogue.tell("model " + model().id() + ": looks at frames together, so " + instead);
        }
    }

    /** The network of films, which is not to be asked for where it does not {@link #remembers remember}. */
    FilmNetwork film() {
        if (film == null) {
            film = new FilmNetwork(model(), device, threads);
        }
        return film;
    }

    /** Gives the depth of all frames of the shot; nothing where there were none. */
    void flush(Consumer<? super RawDepth> out) {
        if (film != null) {
            film.flush(out);
        }
    }

    /** Forgets the frames of a film that is broken off. */
    void forget() {
        if (film != null) {
            film.forget();
        }
    }

    /** Whether what the network says hangs on the camera's focal length. */
    boolean asksCamera() {
        DepthModel model = model();
        return model.output().canonicalFocal() > 0
                || !model.output().focal().isEmpty()
                || !model.input().focal().isEmpty();
    }

    /** How many pictures are best given to {@link #looked(List, OptionalDouble)} at once. */
    int atOnce() {
        OnnxDepthEstimator ready = estimator();
        boolean processor =
                ready.device().kind().filter(k -> k == ComputeDevice.Kind.CPU).isPresent();
        int wanted = options.batch() > 0 ? options.batch() : processor ? 1 : USUAL;
        if (wanted > 1 && ready.oneAtATime().isPresent()) {
            tellOneByOne();
            return 1;
        }
        if (options.tiles() > 1) {
            if (options.batch() > 1) {
                catalogue.tell("--batch " + options.batch() + ": frames in tiles go in one by one");
            }
            return 1;
        }
        // as iw3 counts: mirror images are pictures as well
        return options.tta() ? Math.max(1, wanted / 2) : wanted;
    }

    private void tellOneByOne() {
        if (options.batch() > 1) {
            estimator()
                    .oneAtATime()
                    .ifPresent(why -> catalogue.tell("--batch " + options.batch() + ": model " + model().id() + " "
                            + why + "; frames go in one by one"));
        }
    }

    /** What the network says of a picture: as a whole or also in tiles, straight or also mirrored. */
    RawDepth looked(RgbaImage image, OptionalDouble focalPx) {
        if (remembers()) {
            // a picture is a film of one frame
            List<RawDepth> one = new ArrayList<>();
            try {
                push(image, one::add);
                flush(one::add);
            } finally {
                forget();
            }
            return one.get(0);
        }
        return options.tiles() > 1
                ? TiledDepth.estimate(image, options.tiles(), tile -> looked(List.of(tile), focalPx)
                        .get(0))
                : looked(List.of(image), focalPx).get(0);
    }

    /** The looks that are taken at stills; empty where one is taken as at frames. */
    List<StillLook> stills() {
        return options.resolution() > 0 || options.tiles() > 1 ? List.of() : model().stills();
    }

    /** What the network says of a picture that stands alone: the mean of the looks that its model asks for. */
    RawDepth still(RgbaImage image, OptionalDouble focalPx) {
        List<StillLook> looks = stills();
        if (looks.isEmpty()) {
            return looked(image, focalPx);
        }
        inferences.addAndGet(options.tta() ? 2L * looks.size() : looks.size());
        return StillLooks.depth(estimator(), image, looks, fovX(image, focalPx), options.tta());
    }

    /** The same of several pictures as wholes, in one run where that is possible. */
    List<RawDepth> looked(List<RgbaImage> images, OptionalDouble focalPx) {
        if (!options.tta()) {
            return once(images, focalPx);
        }
        List<RgbaImage> all = new ArrayList<>(images);
        images.forEach(image -> all.add(MirroredDepth.mirrored(image)));
        // a picture and its mirror image are run together only where a batch is
        List<RawDepth> said = images.size() > 1
                ? once(all, focalPx)
                : List.of(
                        once(all.subList(0, 1), focalPx).get(0),
                        once(all.subList(1, 2), focalPx).get(0));
        List<RawDepth> means = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            means.add(MirroredDepth.mean(said.get(i), said.get(images.size() + i)));
        }
        return means;
    }

    /** Tiles are parts of the picture as it is, so that its focal length in px is theirs. */
    private List<RawDepth> once(List<RgbaImage> images, OptionalDouble focalPx) {
        inferences.addAndGet(images.size());
        List<RawDepth> said = estimator().estimate(images, options.resolution(), fovX(images.get(0), focalPx));
        if (images.size() > 1) {
            tellOneByOne();
        }
        return said;
    }

    private static OptionalDouble fovX(RgbaImage image, OptionalDouble focalPx) {
        return focalPx.isPresent()
                ? OptionalDouble.of(2 * Math.atan(image.width() / (2 * focalPx.getAsDouble())))
                : OptionalDouble.empty();
    }

    /** Loads the network now, so that a missing or broken file is told before any work begins. */
    OnnxDepthEstimator estimator() {
        if (estimator == null) {
            estimator = new OnnxDepthEstimator(model(), device, threads);
        }
        return estimator;
    }

    @Override
    public void close() {
        if (estimator != null) {
            estimator.close();
            estimator = null;
        }
        if (film != null) {
            film.close();
            film = null;
        }
    }
}
