package diorama.pipeline.photo;

import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.onnx.ComputeDevice;
import diorama.onnx.FillNetwork;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.ModelEntry;
import diorama.relief.HiddenParts;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paints the background layer of photos as the options ask for it: as it was made, or by a fill network, which is loaded when
 * the first photo needs it. Photos may outlive it. Confined to one thread at a time.
 */
public final class Fills implements AutoCloseable {
    /** Leaves backgrounds as they were made. */
    public static final Fills NONE = new Fills(Optional.empty(), ComputeDevice.AUTO);

    private final Optional<ModelCatalogue> catalogue;
    private final ComputeDevice device;
    private @Nullable FillNetwork network;
    private String loaded = "";
    private boolean closed;

    private Fills(Optional<ModelCatalogue> catalogue, ComputeDevice device) {
        this.catalogue = catalogue;
        this.device = device;
    }

    /** By networks of {@code catalogue}, and ONNX files. */
    public Fills(ModelCatalogue catalogue, ComputeDevice device) {
        this(Optional.of(catalogue), device);
    }

    /** The same, on the device that {@code options} name. */
    public static Fills of(ModelCatalogue catalogue, DepthOptions options) {
        return new Fills(catalogue, ComputeDevice.parseAll(options.device()).get(0));
    }

    /**
     * The layers with the background that {@code options} ask for.
     *
     * @throws UserError when the network is not here or no fill network
     */
    public Layers painted(Layers layers, ReliefOptions options) {
        if (options.fill().equals(ReliefOptions.OWN) || !options.background() || catalogue.isEmpty()) {
            return layers;
        }
        try {
            return HiddenParts.painted(
                    layers, (picture, hole) -> network(options.fill()).fill(picture, hole));
        } finally {
            if (closed) {
                release();
            }
        }
    }

    private FillNetwork network(String name) {
        if (network == null || !loaded.equals(name)) {
            release();
            network = new FillNetwork(graph(name), device, Runtime.getRuntime().availableProcessors());
            loaded = name;
        }
        return network;
    }

    private Path graph(String name) {
        ModelCatalogue known = catalogue.orElseThrow();
        Optional<ModelEntry> entry = known.entry(name);
        if (entry.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            if (!Files.isRegularFile(Path.of(name))) {
                throw new UserError("fill: " + name + ": no such file");
            }
            return Path.of(name);
        }
        ModelEntry row = entry.orElseThrow(() ->
                new UserError("fill: got '" + name + "', want own, lama, mi-gan, or the ONNX file of such a network"));
        if (row.purpose() != ModelEntry.Purpose.FILL) {
            throw new UserError("fill: " + row.id() + " is for " + row.purpose().words()
                    + ", want own, lama, mi-gan, or the ONNX file of such a network");
        }
        return row.need();
    }

    private void release() {
        if (network != null) {
            network.close();
            network = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        release();
    }
}
