package diorama.cli;

import com.google.gson.JsonObject;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.DepthOptions;
import diorama.options.Presets;
import diorama.pipeline.DepthChoice;
import diorama.pipeline.DepthSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that every command which needs depth has besides those of the option records. */
final class PhotoOptions {
    @Option(
            names = "--depth",
            paramLabel = "FILE",
            description = "Take this depth map (near = white) instead of a model; as it is, without re-normalising.")
    private @Nullable Path depth;

    @Option(names = "--estimate", description = "Ask the model even where NAME_depth.png lies beside the photo.")
    private boolean estimate;

    @Option(
            names = "--no-cache",
            description = "Neither look for depth that was made before nor keep what is made; see 'diorama cache'.")
    private boolean noCache;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Preset: a JSON file of options, e.g. {\"stereo\": {\"divergence\": 3}}; flags go before it.")
    private @Nullable Path preset;

    JsonObject preset() {
        return preset == null ? new JsonObject() : Presets.read(preset);
    }

    Optional<Path> depth() {
        return Optional.ofNullable(depth);
    }

    DepthChoice choice() {
        return new DepthChoice(depth(), !estimate, cache());
    }

    /** Only what was typed counts: for commands that are asked for depth itself. */
    DepthChoice explicitChoice() {
        return new DepthChoice(depth(), false, cache());
    }

    private DepthCache cache() {
        return noCache ? DepthCache.none() : DepthCache.at(CachePlace.here());
    }

    DepthSource source(DepthOptions options) {
        return new DepthSource(Home.models(), options, choice());
    }
}
