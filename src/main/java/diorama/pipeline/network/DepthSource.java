package diorama.pipeline.network;

import diorama.cache.CacheKey;
import diorama.cache.ContentHash;
import diorama.cache.DepthCache;
import diorama.cache.FilmEntry;
import diorama.depth.DepthModel;
import diorama.depth.DepthOptions;
import diorama.depth.GivenDepth;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.depth.ShapeOptions;
import diorama.depth.StillLook;
import diorama.image.CodedDepth;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.ComputeDevice;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.pipeline.frame.Preparation;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.media.FilePrint;
import diorama.pipeline.media.OpenedPhoto;
import diorama.pipeline.photo.Fills;
import diorama.pipeline.photo.Lens;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoFinish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives photos and frames their inverse depth: from a map, or from a network that is loaded when the first picture needs it.
 * Confined to one thread at a time.
 */
public final class DepthSource implements AutoCloseable {
    private final DepthOptions options;
    private final DepthChoice choice;
    private final Lens lens;
    private final ModelCatalogue catalogue;
    private final List<ComputeDevice> devices;
    private final DepthNetwork network;
    private final Fills fills;
    private final AtomicLong inferences = new AtomicLong();
    private @Nullable String recipe;

    public DepthSource(ModelCatalogue catalogue, DepthOptions options, DepthChoice choice) {
        this(catalogue, options, choice, Lens.UNKNOWN);
    }

    /** @param lens what is known of the camera, which metres of some networks hang on */
    public DepthSource(ModelCatalogue catalogue, DepthOptions options, DepthChoice choice, Lens lens) {
        this.lens = lens;
        this.catalogue = catalogue;
        this.devices = ComputeDevice.parseAll(options.device());
        int cores = Runtime.getRuntime().availableProcessors();
        this.network = new DepthNetwork(catalogue, options, devices.get(0), cores, inferences);
        this.fills = new Fills(catalogue, devices.get(0));
        this.options = options;
        this.choice = choice;
    }

    /** Reads a photo and finds its depth. */
    public Photo photo(Path file) {
        OpenedPhoto opened = open(file);
        return photo(file, opened, Preparation.none(opened.picture().size()), ShapeOptions.DEFAULTS);
    }

    /** Finds the depth of a picture that was read from {@code file}. */
    public Photo photo(Path file, Picture picture) {
        return photo(file, picture, StereoJob.DEFAULTS);
    }

    /** The same for the eyes that {@code job} asks for. */
    public Photo photo(Path file, Picture picture, StereoJob job) {
        return photo(
                file, new OpenedPhoto(picture, Optional.empty(), ""), Preparation.none(picture.size()), job.shape());
    }

    /** Reads a picture and the depth beside it in the same frame. */
    public OpenedPhoto open(Path file) {
        return OpenedPhoto.read(file, choice);
    }

    /**
     * Finds the depth of a part of a picture.
     *
     * @param preparation makes the part; the photo's picture is the part
     * @param shape how the foreground is widened
     */
    public Photo photo(Path file, OpenedPhoto whole, Preparation preparation, ShapeOptions shape) {
        PhotoFinish finish = new PhotoFinish(shape.before(options), lens, preparation.of(choice.retouch()));
        Picture picture = preparation.of(whole.picture());
        OpenedPhoto there = DepthBeside.given(file, whole, choice);
        if (there.depth().isPresent()) {
            GivenDepth depth = part(there.depth().get(), preparation, shape);
            return finish.given(file, picture, depth, there.from()).with(fills);
        }
        long before = inferences();
        RawDepth raw = raw(picture);
        String how = (inferences() == before ? ", kept from before" : "")
                + (CodedDepth.isIn(file) ? ", as the depth inside the file cannot be read" : "")
                + there.from();
        return finish.seen(file, PhotoFinish.withFocal(picture, raw), shape.dilated(raw), how)
                .with(fills);
    }

    private static GivenDepth part(GivenDepth whole, Preparation preparation, ShapeOptions shape) {
        return new GivenDepth(shape.dilated(preparation.of(whole.raw())), whole.range());
    }

    /** What the network says of a picture, or said when it was seen before. */
    public RawDepth raw(Picture picture) {
        return raw(picture, lens);
    }

    /** @param camera what is known of the picture's, instead of what is known of all */
    public RawDepth raw(Picture picture, Lens camera) {
        return raw(picture.image(), camera.focalPx(picture.size(), picture.focalPx()));
    }

    /** @param focalPx of its camera, where it is known */
    private RawDepth raw(RgbaImage image, OptionalDouble focalPx) {
        List<StillLook> looks = network.stills();
        String seen = looks.isEmpty() ? "" : "\nlooks " + looks;
        return kept(image, focalPx, seen, () -> QuantisedDepth.of(network.still(image, focalPx)));
    }

    /** What the network says of one frame of a film, or said when it was seen before. */
    public RawDepth frame(RgbaImage image) {
        return kept(image, focalPx(image), "", () -> quantised(image));
    }

    /** @param seen what of a picture's depth is not told by the recipe */
    private RawDepth kept(RgbaImage image, OptionalDouble focalPx, String seen, Supplier<QuantisedDepth> maker) {
        Optional<CacheKey> key = recipe().map(r -> CacheKey.of(ContentHash.of(image), r + camera(focalPx) + seen));
        Optional<QuantisedDepth> kept = key.flatMap(choice.cache()::still);
        if (kept.isPresent()) {
            return kept.get().raw();
        }
        QuantisedDepth made = maker.get();
        key.ifPresent(k -> choice.cache().keep(k, made));
        return made.raw();
    }

    /** What the network says of one frame, without a look into the cache. Rounded alike, so that kept depth is the same as newly made. */
    public RawDepth estimate(RgbaImage image) {
        return quantised(image).raw();
    }

    QuantisedDepth quantised(RgbaImage image) {
        return QuantisedDepth.of(network.looked(image, focalPx(image)));
    }

    private OptionalDouble focalPx(RgbaImage image) {
        return lens.focalPx(image.size(), OptionalDouble.empty());
    }

    /** Whether what the network says of a frame hangs on those before. */
    public boolean remembers() {
        return network.remembers();
    }

    /** Each so-many-th frame of a film is looked at. */
    int every() {
        return network.every();
    }

    /** The same for frames of so many bytes, of which not too many may wait. */
    int every(long frameBytes) {
        // as many go in at once as usual, or as asked for; several devices have one group to work on and one to come
        int group = Math.max(2, options.batch());
        int looks = devices.size() == 1 ? group : group * (2 * devices.size() + 1);
        int apart = LookAhead.apart(frameBytes, looks);
        if (apart < every()) {
            catalogue.tell("--depth-every " + every() + ": " + apart + " for frames of this size, as memory bounds it");
        }
        return Math.min(every(), apart);
    }

    /** Asks the network about the frames of a film, on every device that the options name. */
    NetworkFrames frames() {
        if (devices.size() == 1 || remembers()) {
            return new NetworkFrames(List.of(network), List.of(), this::focalPx);
        }
        List<DepthNetwork> each = DepthNetwork.each(catalogue, options, devices, inferences);
        return new NetworkFrames(each, each, this::focalPx);
    }

    /** What a kept answer hangs on besides the recipe: the camera, where the network asks for it or believes in one. */
    private String camera(OptionalDouble focalPx) {
        return asksCamera() && focalPx.isPresent() ? "\nfocal " + (float) focalPx.getAsDouble() : "";
    }

    /**
     * What was kept of one frame when the whole of {@code film} was read, if it is of this very picture.
     *
     * @param job whose shots count for networks that look at frames together
     */
    public Optional<RawDepth> kept(Path film, long index, RgbaImage frame, StereoJob job) {
        Optional<FilmEntry> entry = key(film, "all", job).flatMap(choice.cache()::film);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try (FilmEntry open = entry.get()) {
            open.skip(index);
            return open.next(ContentHash.fingerprint(frame))
                    .filter(kept -> !PassedOver.is(kept))
                    .map(QuantisedDepth::raw);
        }
    }

    DepthCache cache() {
        return choice.cache();
    }

    /** Where the depth of {@code film}'s frames is kept; empty when nothing is. */
    public Optional<CacheKey> key(Path film, String part, StereoJob job) {
        return recipe().flatMap(r -> {
            try {
                String every = every() > 1 ? "\nevery " + every() : "";
                String shots = remembers() || every() > 1 ? "\nshots " + job.shots() : "";
                return Optional.of(
                        CacheKey.of(ContentHash.sampled(film), r + lensKey() + "\npart " + part + every + shots));
            } catch (IOException e) {
                // whoever reads the film tells what is wrong with it
                return Optional.empty();
            }
        });
    }

    /** The same for films, whose size is not known yet. */
    private String lensKey() {
        return asksCamera() && lens.fovDegrees() > 0 ? "\nfov " + lens.fovDegrees() : "";
    }

    /** All that decides what the network says of a picture; empty when nothing is kept. */
    private Optional<String> recipe() {
        if (!choice.cache().isOn()) {
            return Optional.empty();
        }
        if (recipe == null) {
            recipe = DepthRecipe.of(network.model(), options, choice.cache()).orElse("");
        }
        return Optional.of(recipe).filter(r -> !r.isEmpty());
    }

    /** Whether what the network says hangs on the camera's focal length. */
    public boolean asksCamera() {
        return network.asksCamera();
    }

    /** Loads the network now, so that a missing or broken file is told before any work begins. */
    public OnnxDepthEstimator estimator() {
        return network.estimator();
    }

    /** The network's name and a check of its files. */
    String identity() {
        DepthModel model = network.model();
        String files = DepthRecipe.files(model).stream().map(FilePrint::content).collect(Collectors.joining(" "));
        return model.id() + " " + files + lensKey();
    }

    public DepthOptions options() {
        return options;
    }

    /** How often the network was run. */
    public long inferences() {
        return inferences.get();
    }

    @Override
    public void close() {
        network.close();
        fills.close();
    }
}
