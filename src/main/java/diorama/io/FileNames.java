package diorama.io;

import java.nio.file.Path;
import java.util.Locale;

/** Parts of the names of files. */
final class FileNames {
    private FileNames() {}

    /** The ending in lower case, without the dot. */
    static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The name without folder and ending. */
    static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
