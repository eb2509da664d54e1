package diorama.pipeline.media;

import diorama.cache.DepthCache;
import diorama.depth.DepthStroke;
import diorama.depth.ImportOptions;
import diorama.image.DepthFiles;
import diorama.image.EmbeddedDepth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where depth is taken from.
 *
 * @param file a depth map given by the user
 * @param beside whether {@code NAME_depth.png} beside a photo is taken before a model is asked
 * @param inside whether depth that a photo carries inside is taken before a model is asked
 * @param cache what networks said before
 * @param importing how the numbers of depth maps are read
 * @param retouch what is done to the depth of pictures by hand
 */
public record DepthChoice(
        Optional<Path> file,
        boolean beside,
        boolean inside,
        DepthCache cache,
        ImportOptions importing,
        List<DepthStroke> retouch) {
    public DepthChoice {
        retouch = List.copyOf(retouch);
    }

    /** Without strokes. */
    public DepthChoice(Optional<Path> file, boolean beside, boolean inside, DepthCache cache, ImportOptions importing) {
        this(file, beside, inside, cache, importing, List.of());
    }

    /** The map beside the photo where there is one, else the model. */
    public static final DepthChoice AUTO =
            new DepthChoice(Optional.empty(), true, true, DepthCache.none(), ImportOptions.DEFAULTS);
    /** Always the model. */
    public static final DepthChoice MODEL =
            new DepthChoice(Optional.empty(), false, false, DepthCache.none(), ImportOptions.DEFAULTS);

    /** The same with depth from {@code map}, or from a model. */
    public DepthChoice with(Optional<Path> map) {
        return new DepthChoice(map, false, false, cache, importing, retouch);
    }

    /** The same with what networks said before in {@code other}. */
    public DepthChoice with(DepthCache other) {
        return new DepthChoice(file, beside, inside, other, importing, retouch);
    }

    /** The same where depth maps are read otherwise. */
    public DepthChoice with(ImportOptions other) {
        return new DepthChoice(file, beside, inside, cache, other, retouch);
    }

    /** The same with other strokes over the depth. */
    public DepthChoice with(List<DepthStroke> strokes) {
        return new DepthChoice(file, beside, inside, cache, importing, strokes);
    }

    /** The file with the depth of {@code photo}: the one given, one beside it, the photo itself; empty asks a model. */
    public Optional<Path> map(Path photo) {
        return file.or(() -> beside ? DepthFiles.beside(photo) : Optional.empty())
                .or(() -> inside && EmbeddedDepth.read(photo).isPresent() ? Optional.of(photo) : Optional.empty());
    }
}
