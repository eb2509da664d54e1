package diorama.cache;

import diorama.base.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where this program keeps what it can make again, and how much of it: {@code DIORAMA_CACHE} (a folder, or {@code off}) and
 * {@code DIORAMA_CACHE_LIMIT} (e.g. {@code 5G}), else by the system's convention.
 *
 * @param folder empty when nothing is to be kept
 * @param limitBytes of all that is kept
 */
public record CachePlace(Optional<Path> folder, long limitBytes) {
    private static final String FOLDER = "DIORAMA_CACHE";
    private static final String LIMIT = "DIORAMA_CACHE_LIMIT";
    private static final long DEFAULT_LIMIT = 20L << 30;
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)(?:I?B)?");

    /**
     * @param environment variables
     * @param system properties {@code os.name}, {@code user.home}, {@code user.name}, {@code java.io.tmpdir}, and
     *     {@code diorama.cache}, which goes before the variable
     */
    public static CachePlace of(Map<String, String> environment, Map<String, String> system) {
        long limit = environment.containsKey(LIMIT) ? bytes(environment.get(LIMIT)) : DEFAULT_LIMIT;
        String said = said(system, "diorama.cache")
                .orElseGet(() -> said(environment, FOLDER).orElse(""));
        if (said.equalsIgnoreCase("off") || limit == 0) {
            return new CachePlace(Optional.empty(), limit);
        }
        if (!said.isEmpty()) {
            return new CachePlace(Optional.of(path(said)), limit);
        }
        return new CachePlace(Optional.of(usual(environment, system)), limit);
    }

    /** Of this process. */
    public static CachePlace here() {
        Map<String, String> system = new java.util.HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            system.put(name, System.getProperty(name, ""));
        }
        return of(System.getenv(), system);
    }

    private static Path usual(Map<String, String> environment, Map<String, String> system) {
        String os = system.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
        Optional<Path> home = said(system, "user.home").map(CachePlace::path).filter(Path::isAbsolute);
        Optional<Path> base;
        if (os.contains("win")) {
            base = said(environment, "LOCALAPPDATA").map(CachePlace::path);
        } else if (os.contains("mac")) {
            base = home.map(h -> h.resolve("Library").resolve("Caches"));
        } else {
            // the convention: a relative path is to be ignored
            base = said(environment, "XDG_CACHE_HOME").map(CachePlace::path).filter(Path::isAbsolute);
            base = base.or(() -> home.map(h -> h.resolve(".cache")));
        }
        // without a home: as good as the temporary folder is, apart from other people's
        return base.map(b -> b.resolve("diorama")).orElseGet(() -> path(system.getOrDefault("java.io.tmpdir", "."))
                .resolve("diorama-" + system.getOrDefault("user.name", "")));
    }

    private static Optional<String> said(Map<String, String> from, String name) {
        return Optional.ofNullable(from.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UserError(FOLDER + ": got '" + text + "', want a folder or off", e);
        }
    }

    /** Bytes as people write them: 500M, 20G, 1.000 is refused. */
    private static long bytes(String text) {
        Matcher m = BYTES.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!m.matches()) {
            throw new UserError(LIMIT + ": got '" + text + "', want bytes, e.g. 500M or 20G; 0 keeps nothing");
        }
        int thousands = m.group(2).isEmpty() ? 0 : 1 + "KMGT".indexOf(m.group(2));
        return Long.parseLong(m.group(1)) << (10 * thousands);
    }
}
