package diorama.pipeline.film;

import com.google.gson.JsonObject;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.FilePrint;
import diorama.pipeline.network.FrameDepth;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** What a film is made from, as the first line of its journal: only when all of it is the same can a run be gone on with. */
public final class FilmKey {
    /** What each part of the key is called when it differs. */
    private static final Map<String, String> WORDS = Map.of(
            "source", "the source has changed",
            "settings", "the settings are others",
            "depth", "the depth comes from elsewhere",
            "program", "the program is another version");

    private FilmKey() {}

    /** @param threads of the encoder, which a run that goes on takes over */
    public static JsonObject of(Path source, StereoJob job, FrameDepth depth, int threads) {
        JsonObject key = new JsonObject();
        key.addProperty("program", program());
        key.addProperty("source", FilePrint.withTime(source));
        key.addProperty("settings", job.toString());
        key.addProperty("depth", depth.identity());
        key.addProperty("threads", threads);
        return key;
    }

    /** Why a run begun with {@code former} cannot be gone on with; empty when it can. */
    public static Optional<String> difference(JsonObject former, JsonObject now) {
        for (String part : new String[] {"source", "settings", "depth", "program"}) {
            if (!former.has(part) || !former.get(part).equals(now.get(part))) {
                return Optional.of(WORDS.getOrDefault(part, part));
            }
        }
        return former.has("threads") ? Optional.empty() : Optional.of("its journal is broken");
    }

    /** Version, and a check of the program's own file where it is one. */
    private static String program() {
        String version = String.valueOf(FilmKey.class.getPackage().getImplementationVersion());
        CodeSource code = FilmKey.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = code == null ? Path.of("") : Path.of(code.getLocation().toURI());
            return Files.isRegularFile(jar) ? version + " " + crc(jar) : version;
        } catch (IOException | URISyntaxException e) {
            // the version alone has to do
            return version;
        }
    }

    private static String crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                crc.update(block, 0, n);
            }
        }
        return Long.toHexString(crc.getValue());
    }
}
