package diorama.pipeline;

import diorama.cache.DepthCache;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where depth is taken from.
 *
 * @param file a depth map given by the user
 * @param cache what networks said before
 * @param beside whether {@code NAME_depth.png} beside a photo is taken before a model is asked
 */
public record DepthChoice(Optional<Path> file, boolean beside, DepthCache cache) {
    /** The map beside the photo where there is one, else the model. */
    public static final DepthChoice AUTO = new DepthChoice(Optional.empty(), true, DepthCache.none());
    /** Always the model. */
    public static final DepthChoice MODEL = new DepthChoice(Optional.empty(), false, DepthCache.none());

    /** The same with depth from {@code map}, or without any. */
    public DepthChoice with(Optional<Path> map, boolean lookBeside) {
        return new DepthChoice(map, lookBeside, cache);
    }
}
