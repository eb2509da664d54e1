package diorama.gui.state;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is opened: a photo or a mesh.
 *
 * @param depth a depth map that is taken instead of a network's estimate
 */
public record Source(Path file, Optional<Path> depth) {
    public static Source of(Path file) {
        return new Source(file, Optional.empty());
    }

    /** The same file with {@code map} as its depth where it has none yet. */
    public Source withDepth(Optional<Path> map) {
        return new Source(file, depth.or(() -> map));
    }

    /** File name without folders and ending. */
    public String stem() {
        int dot = name().lastIndexOf('.');
        return dot > 0 ? name().substring(0, dot) : name();
    }

    /** File name without folders. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
