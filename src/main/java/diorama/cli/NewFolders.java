package diorama.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of a file that are not there yet: of a file that came to nothing they go again. */
final class NewFolders {
    /** Inner ones first. */
    private final List<Path> missing = new ArrayList<>();

    NewFolders(Path target) {
        Path folder = target.toAbsolutePath().normalize().getParent();
        for (; folder != null && Files.notExists(folder, LinkOption.NOFOLLOW_LINKS); folder = folder.getParent()) {
            missing.add(folder);
        }
    }

    /** Removes those in which nothing lies. */
    void removeEmpty() {
        try {
            for (Path folder : missing) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            // something lies there, which stays
        }
    }
}
