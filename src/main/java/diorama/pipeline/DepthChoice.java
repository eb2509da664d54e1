package diorama.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where depth is taken from.
 *
 * @param file a depth map given by the user
 * @param beside whether {@code NAME_depth.png} beside a photo is taken before a model is asked
 */
public record DepthChoice(Optional<Path> file, boolean beside) {
    /** The map beside the photo where there is one, else the model. */
    public static final DepthChoice AUTO = new DepthChoice(Optional.empty(), true);
    /** Always the model. */
    public static final DepthChoice MODEL = new DepthChoice(Optional.empty(), false);
}
