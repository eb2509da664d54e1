package diorama.pipeline;

import diorama.cache.DepthCache;
import diorama.depth.ImportOptions;
import diorama.image.DepthFiles;
import diorama.image.EmbeddedDepth;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where depth is taken from.
 *
 * @param file a depth map given by the user
 * @param beside whether {@code NAME_depth.png} beside a photo is taken before a model is asked
 * @param inside whether depth that a photo carries inside is taken before a model is asked
 * @param cache what networks said before
 * @param importing how the numbers of depth maps are read
 */
public record DepthChoice(
        Optional<Path> file, boolean beside, boolean inside, DepthCache cache, ImportOptions importing) {
    /** The map beside the photo where there is one, else the model. */
    public static final DepthChoice AUTO =
            new DepthChoice(Optional.empty(), true, true, DepthCache.none(), ImportOptions.DEFAULTS);
    /** Always the model. */
    public static final DepthChoice MODEL =
            new DepthChoice(Optional.empty(), false, false, DepthCache.none(), ImportOptions.DEFAULTS);

    /** The same with depth from {@code map}, or from a model. */
    public DepthChoice with(Optional<Path> map) {
        return new DepthChoice(map, false, false, cache, importing);
    }

    /** The file with the depth of {@code photo}: the one given, one beside it, the photo itself; empty asks a model. */
    public Optional<Path> map(Path photo) {
        return file.or(() -> beside ? DepthFiles.beside(photo) : Optional.empty())
                .or(() -> inside && EmbeddedDepth.read(photo).isPresent() ? Optional.of(photo) : Optional.empty());
    }
}
