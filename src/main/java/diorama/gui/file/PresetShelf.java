package diorama.gui.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.gui.state.Preferences;
import diorama.gui.state.Settings;
import diorama.gui.store.ProjectSettings;
import diorama.options.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Settings kept under names, each a file that the command line takes with {@code --settings}. */
public final class PresetShelf {
    private static final String ENDING = ".json";
    private static final int LONGEST = 80;

    private final Path folder;

    /** @param folder need not be there yet */
    public PresetShelf(Path folder) {
        this.folder = folder;
    }

    /** All names in order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Neighbours::compare)
                    .toList();
        } catch (IOException e) {
            throw new UserError(folder + ": presets cannot be read: " + e.getMessage(), e);
        }
    }

    public Path file(String name) {
        boolean whole = !name.isBlank()
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0);
        if (!whole) {
            throw new UserError("preset: got '" + name + "', want a name of at most " + LONGEST
                    + " characters that can be a file's");
        }
        return folder.resolve(name + ENDING);
    }

    /** Keeps what is not as usual; keys of the camera are no part of it. */
    public void save(String name, Settings settings) {
        Path file = file(name);
        try {
            Preferences.StudioFiles.write(file, Presets.text(json(settings)));
        } catch (IOException e) {
            throw new UserError(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** The settings of a preset; everything that it does not name is as usual. */
    public Settings read(String name) {
        Path file = file(name);
        try {
            return ProjectSettings.read(Presets.read(file));
        } catch (UserError e) {
            String why = String.valueOf(e.getMessage());
            throw why.startsWith(file.toString()) ? e : new UserError(file + ": " + why, e);
        }
    }

    public void delete(String name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static JsonObject json(Settings settings) {
        JsonObject all = new JsonObject();
        JsonObject usual = new JsonObject();
        ProjectSettings.write(settings.with(settings.clip().withKeys(List.of())), all);
        ProjectSettings.write(Settings.DEFAULTS, usual);
        JsonObject kept = new JsonObject();
        for (String concern : all.keySet()) {
            if (all.get(concern) instanceof JsonObject options && usual.get(concern) instanceof JsonObject others) {
                JsonObject differing = new JsonObject();
                for (String option : options.keySet()) {
                    JsonElement value = options.get(option);
                    if (!value.equals(others.get(option))) {
                        differing.add(option, value);
                    }
                }
                if (!differing.isEmpty()) {
                    kept.add(concern, differing);
                }
            }
        }
        return kept;
    }
}
