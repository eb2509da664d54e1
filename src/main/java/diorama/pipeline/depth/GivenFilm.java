package diorama.pipeline.depth;

import diorama.depth.ImportOptions;
import java.nio.file.Path;

/**
 * A film of depth that is taken instead of a network's.
 *
 * @param importing how its brightness is read
 */
public record GivenFilm(Path file, ImportOptions importing) {
    /** At its beginning. */
    public DepthFilm open() {
        return DepthFilm.of(file, importing);
    }
}
