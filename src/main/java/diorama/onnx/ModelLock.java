package diorama.onnx;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.fetch.Fetched;
import diorama.fetch.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code models.lock.json} in the user's folder: the SHA-256 of every file that was brought. A file whose hash the catalogue does
 * not know is pinned by it, from the first time on.
 */
final class ModelLock {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final TypeToken<TreeMap<String, Pin>> PINS = new TypeToken<>() {};

    private final Path file;

    ModelLock(Path userFolder) {
        this.file = userFolder.resolve("models.lock.json");
    }

    /** What was brought. */
    static final class Pin {
        String sha256 = "";
        long bytes = -1;
        String url = "";
        String trust = "";
        String revision = "";
    }

    Path file() {
        return file;
    }

    Optional<Pin> pin(ModelEntry model, ModelFile of) {
        return Optional.ofNullable(read().get(key(model, of)));
    }

    void put(ModelEntry model, ModelFile of, Pin pin) throws IOException {
        FileGuard.alone(file, Progress.NONE, new CancelToken(), () -> {
            Map<String, Pin> pins = read();
            pins.put(key(model, of), pin);
            AtomicFile.write(file, part -> Files.writeString(part, GSON.toJson(pins) + "\n"));
            return pin;
        });
    }

    /** Drops the pins of files that nothing vouched for; whether there were any. */
    boolean forget(ModelEntry model) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        return FileGuard.alone(file, Progress.NONE, new CancelToken(), () -> {
            Map<String, Pin> pins = read();
            boolean any = pins.entrySet()
                    .removeIf(p -> p.getKey().startsWith(model.id() + "/")
                            && p.getValue().trust.equals(word(Fetched.Trust.FIRST_SEEN)));
            if (any) {
                AtomicFile.write(file, part -> Files.writeString(part, GSON.toJson(pins) + "\n"));
            }
            return any;
        });
    }

    static String word(Fetched.Trust trust) {
        return trust.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String key(ModelEntry model, ModelFile of) {
        return model.id() + "/" + of.name();
    }

    private Map<String, Pin> read() {
        if (!Files.isRegularFile(file)) {
            return new TreeMap<>();
        }
        try {
            Map<String, Pin> pins = GSON.fromJson(Files.readString(file), PINS);
            return pins == null ? new TreeMap<>() : pins;
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        } catch (JsonParseException e) {
            throw new UserError(file + ": is damaged; delete it to pin what is brought anew", e);
        }
    }
}
