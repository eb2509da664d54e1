package diorama.onnx;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where models lie.
 *
 * @param home the program's own folder of models, with {@code models.json}
 * @param user the user's: what is brought goes there
 */
public record ModelFolders(Path home, Path user) {
    /** The program's folder, and the user's as the system has it; {@code DIORAMA_MODELS} names another. */
    public static ModelFolders of(Path home) {
        return new ModelFolders(home, user(System.getenv(), System.getProperty("os.name"), userHome()));
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /** The user's folder of models under that system. */
    static Path user(Map<String, String> environment, String system, Path userHome) {
        String named = environment.getOrDefault("DIORAMA_MODELS", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String os = system.toLowerCase(Locale.ROOT);
        String data = environment.getOrDefault(os.contains("win") ? "LOCALAPPDATA" : "XDG_DATA_HOME", "");
        Path base = !data.isBlank()
                ? Path.of(data)
                : os.contains("win")
                        ? userHome.resolve("AppData").resolve("Local")
                        : os.contains("mac")
                                ? userHome.resolve("Library").resolve("Application Support")
                                : userHome.resolve(".local").resolve("share");
        return base.resolve("diorama").resolve("models");
    }
}
