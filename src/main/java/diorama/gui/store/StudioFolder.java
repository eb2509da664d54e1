package diorama.gui.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the studio keeps what it remembers: preferences, the layout, recent files, what was not saved. {@code DIORAMA_CONFIG},
 * else by the system's convention.
 */
public record StudioFolder(Path path) {
    /** @param system properties {@code os.name} and {@code user.home} */
    static StudioFolder of(Map<String, String> environment, Map<String, String> system) {
        String said = environment.getOrDefault("DIORAMA_CONFIG", "").strip();
        if (!said.isEmpty()) {
            return new StudioFolder(Path.of(said));
        }
        String os = system.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(system.getOrDefault("user.home", "."));
        Path base = home.resolve(".config");
        if (os.startsWith("windows") && environment.containsKey("APPDATA")) {
            base = Path.of(environment.getOrDefault("APPDATA", ""));
        } else if (os.startsWith("mac")) {
            base = home.resolve("Library").resolve("Application Support");
        } else if (Path.of(environment.getOrDefault("XDG_CONFIG_HOME", "")).isAbsolute()) {
            base = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        }
        return new StudioFolder(base.resolve("diorama"));
    }

    /** Of this user. */
    public static StudioFolder here() {
        return of(
                System.getenv(),
                Map.of(
                        "os.name",
                        System.getProperty("os.name", ""),
                        "user.home",
                        System.getProperty("user.home", ".")));
    }

    public Path preferences() {
        return path.resolve("studio.json");
    }

    public Path layout() {
        return path.resolve("layout.ini");
    }

    /** How large the window was. */
    public Path window() {
        return path.resolve("window.json");
    }

    Path recent() {
        return path.resolve("recent.json");
    }

    /** What windows wrote of their ends. */
    public Path journal() {
        return path.resolve("studio.log");
    }

    /** How exports were wanted the last time. */
    public Path exports() {
        return path.resolve("export.json");
    }

    /** Settings kept under names. */
    public Path presets() {
        return path.resolve("presets");
    }

    /** Small pictures of recent files. */
    public Path thumbnails() {
        return path.resolve("thumbnails");
    }
}
