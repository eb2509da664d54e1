package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.depth.ImportOptions;
import diorama.options.Presets;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Lens;
import diorama.pipeline.photo.RetouchFile;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Flags that every command which needs depth has besides those of the option records. */
final class PhotoOptions {
    @Option(
            names = "--depth",
            paramLabel = "FILE",
            description = "Take this depth map instead of a model: PNG, EXR, PFM, NPY, TIFF; near = white, as it is,"
                    + " unless --depth-kind and its like say otherwise.")
    private @Nullable Path depth;

    @Option(
            names = "--estimate",
            description =
                    "Ask the model even where NAME_depth.png lies beside the photo or the photo has depth inside.")
    private boolean estimate;

    @Option(
            names = "--retouch",
            paramLabel = "FILE",
            description = "Strokes over the depth of a picture, as the studio exports them (JSON).")
    private @Nullable Path retouch;

    @Option(
            names = "--no-cache",
            description = "Neither look for depth that was made before nor keep what is made; see 'diorama cache'.")
    private boolean noCache;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Preset: a JSON file of options, e.g. {\"stereo\": {\"divergence\": 3}}; flags go before it.")
    private @Nullable Path preset;

    private final OptionMixin<ImportOptions> importing = new OptionMixin<>("import", ImportOptions.SCHEMA);

    /** Adds the flags that say how depth maps are read. */
    void addTo(CommandSpec spec) {
        importing.addTo(spec);
    }

    /** How the numbers of depth maps are read. */
    ImportOptions importing() {
        return importing(preset());
    }

    ImportOptions importing(JsonObject settings) {
        return importing.value(settings);
    }

    JsonObject preset() {
        return preset == null ? new JsonObject() : Presets.read(preset);
    }

    Optional<Path> depth() {
        return Optional.ofNullable(depth);
    }

    DepthChoice choice() {
        return choice(preset());
    }

    private DepthChoice choice(JsonObject settings) {
        return new DepthChoice(depth(), !estimate, !estimate, cache(), importing(settings), strokes());
    }

    /** Only what was typed counts: for commands that are asked for depth itself. */
    DepthChoice explicitChoice() {
        return new DepthChoice(depth(), false, !estimate, cache(), importing(), strokes());
    }

    /** @throws UserError when strokes were given for a film */
    void requireNoStrokes(Path film) {
        if (retouch != null) {
            throw new UserError("--retouch: got the film " + film + ", want a picture");
        }
    }

    private List<DepthStroke> strokes() {
        return retouch == null ? List.of() : RetouchFile.read(retouch);
    }

    private DepthCache cache() {
        return noCache ? DepthCache.none() : DepthCache.at(CachePlace.here());
    }

    DepthSource source(DepthOptions options) {
        return source(options, Lens.UNKNOWN);
    }

    /**
     * @param settings instead of what {@code --settings} says
     * @param passing is kept in where nothing is kept for longer
     */
    DepthSource source(DepthOptions options, JsonObject settings, Optional<DepthCache> passing) {
        DepthChoice chosen = choice(settings);
        DepthCache kept = chosen.cache().isOn() ? chosen.cache() : passing.orElse(chosen.cache());
        return new DepthSource(Home.models(), options, chosen.with(kept));
    }

    /** Whether depth is kept from run to run. */
    boolean keeps() {
        return cache().isOn();
    }

    DepthSource source(DepthOptions options, Lens lens) {
        return new DepthSource(Home.models(), options, choice(), lens);
    }

    /** What the user says of the camera; distances that nobody typed are the depth's own. */
    static Lens lens(OptionMixin<ReliefOptions> relief, JsonObject preset) {
        ReliefOptions options = relief.value(preset);
        return new Lens(
                options.fov(),
                relief.isGiven("near-metres", preset) ? options.nearMetres() : 0,
                relief.isGiven("far-metres", preset) ? options.farMetres() : 0);
    }
}
