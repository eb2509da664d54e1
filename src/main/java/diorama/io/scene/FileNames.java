package diorama.io.scene;

import java.nio.file.Path;
import java.util.Locale;

/** Parts of the names of files. */
public final class FileNames {
    private FileNames() {}

    /** The ending in lower case, without the dot. */
    public static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The name without folder and ending. */
    public static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
