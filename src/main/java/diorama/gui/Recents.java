package diorama.gui;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that were opened or saved lately, the last first. Confined to the main thread. */
final class Recents {
    private static final int MOST = 16;

    private final Path file;
    private List<Path> files;

    Recents(StudioFolder folder) {
        file = folder.recent();
        files = read(file);
    }

    private static List<Path> read(Path file) {
        List<Path> files = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return files;
        }
        try {
            String[] names = new Gson().fromJson(Files.readString(file), String[].class);
            for (String name : names == null ? new String[0] : names) {
                files.add(Path.of(name));
            }
        } catch (IOException | JsonParseException | InvalidPathException e) {
            // a convenience: the window opens without it
            files.clear();
        }
        return files;
    }

    /** Those that are still there. */
    List<Path> files() {
        return files.stream().filter(Files::isRegularFile).toList();
    }

    /** Puts a file first. @return whether the list could be kept */
    boolean add(Path opened) {
        Path absolute = opened.toAbsolutePath().normalize();
        List<Path> next = new ArrayList<>(files);
        next.remove(absolute);
        next.add(0, absolute);
        files = next.subList(0, Math.min(MOST, next.size()));
        try {
            Preferences.StudioFiles.write(
                    file, new Gson().toJson(files.stream().map(Path::toString).toList()));
            return true;
        } catch (IOException | diorama.base.UserError e) {
            return false;
        }
    }
}
