package diorama.gui.store;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import diorama.gui.state.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The files that were opened or saved lately, the last first. Confined to the main thread. */
public final class Recents {
    private static final int MOST = 16;

    /** ns. */
    private static final long FRESH = 5_000_000_000L;

    private final Path file;
    private final LongSupplier clock;
    private List<Path> files;
    private List<Path> there = List.of();
    private long lookedAt = Long.MIN_VALUE;

    public Recents(StudioFolder folder) {
        this(folder, System::nanoTime);
    }

    /** @param clock ns */
    public Recents(StudioFolder folder, LongSupplier clock) {
        this.clock = clock;
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

    /** Those that are still there; looked for anew after some seconds only, as menus ask in every frame. */
    public List<Path> files() {
        long now = clock.getAsLong();
        if (lookedAt == Long.MIN_VALUE || now - lookedAt > FRESH) {
            lookedAt = now;
            there = files.stream().filter(Files::isRegularFile).toList();
        }
        return there;
    }

    /** Puts a file first. @return whether the list could be kept */
    public boolean add(Path opened) {
        Path absolute = opened.toAbsolutePath().normalize();
        List<Path> next = new ArrayList<>(files);
        next.remove(absolute);
        next.add(0, absolute);
        files = next.subList(0, Math.min(MOST, next.size()));
        lookedAt = Long.MIN_VALUE;
        try {
            Preferences.StudioFiles.write(
                    file, new Gson().toJson(files.stream().map(Path::toString).toList()));
            return true;
        } catch (IOException | diorama.base.UserError e) {
            return false;
        }
    }
}
