package diorama.gui.state;

import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.gui.look.Language;
import diorama.gui.look.Theme;
import diorama.options.Knob;
import diorama.options.OptionSchema;
import diorama.options.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the user likes, for all projects. */
public record Preferences(
        @Knob("The window's language.") Language language,

        @Knob("Dark is easier on the eyes beside pictures, light in the sun.")
        Theme.Kind theme,

        @Knob("Whose keys: Blender's, or F3D's where they differ.")
        Keymap keymap,

        @Knob(value = "Size of letters and buttons.", unit = "%", min = 50, max = 300)
        int size,

        @Knob(
                value = "Time between two savings of what a crash would lose; 0 never.",
                unit = "minutes",
                min = 0,
                max = 60)
        float autosave) {

    public static final Preferences DEFAULTS =
            new Preferences(Language.ENGLISH, Theme.Kind.DARK, Keymap.BLENDER, 100, 2);
    public static final OptionSchema<Preferences> SCHEMA = OptionSchema.of(DEFAULTS);

    private static final String CONCERN = "studio";

    /** What the file says; the system's language where it says nothing or cannot be read. */
    public static Preferences read(Path file) {
        Preferences fresh = DEFAULTS.with("language", Language.of(Locale.getDefault()));
        if (!Files.isRegularFile(file)) {
            return fresh;
        }
        try {
            return Presets.apply(Presets.read(file), CONCERN, SCHEMA, fresh);
        } catch (UserError e) {
            // of another version: the window opens all the same
            return fresh;
        }
    }

    public void write(Path file) throws IOException {
        JsonObject root = new JsonObject();
        root.add(CONCERN, Presets.toJson(SCHEMA, this));
        StudioFiles.write(file, Presets.text(root));
    }

    public Preferences with(String option, Object value) {
        return SCHEMA.with(this, SCHEMA.option(option), value);
    }

    /** Small files of the studio's own. */
    public static final class StudioFiles {
        private StudioFiles() {}

        /** Writes whole or not at all, with the folders above. */
        public static void write(Path file, String text) throws IOException {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            AtomicFile.write(file, part -> Files.writeString(part, text));
        }
    }
}
