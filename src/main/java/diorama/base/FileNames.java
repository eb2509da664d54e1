package diorama.base;

import java.nio.file.Path;
import java.util.Locale;

/** Parts of the names of files. */
public final class FileNames {
    private FileNames() {}

    /** What stands behind the last dot, in lower case; empty without one. */
    public static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without folder and ending; hidden files, which begin with the dot, keep theirs. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
