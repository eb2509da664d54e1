package diorama.base;

import java.io.File;
import java.nio.file.Path;

/** How much can still be written. */
public final class DiskSpace {
    /** Where it cannot be told how much room there is. */
    public static final long UNKNOWN = Long.MAX_VALUE / 4;

    private DiskSpace() {}

    /**
     * Room for this user on the disk that a folder lies on, bytes; {@link #UNKNOWN} when the system does not say. It asks for the
     * folder itself: a file store is found through the list of mounts, in which the root of a changed root is missing.
     */
    public static long usable(Path folder) {
        File place = folder.toFile();
        return place.getTotalSpace() == 0 ? UNKNOWN : place.getUsableSpace();
    }
}
