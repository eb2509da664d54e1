package diorama.cache;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cache that lasts as long as a command does, for films that are gone through twice where nothing is to be kept: a hidden folder
 * that goes away in the end. What a killed program has left is swept up by the next one.
 */
public final class PassingCache implements AutoCloseable {
    private static final String NAME = ".diorama-depth-";
    private static final Pattern LEFT = Pattern.compile(Pattern.quote(NAME) + "(\\d{1,18})-.*");

    /** As much as is kept at all by usual. */
    private static final long LIMIT_BYTES = 20L << 30;

    private final Path folder;

    private PassingCache(Path folder) {
        this.folder = folder;
    }

    /** @throws UserError when nothing can be written in {@code place}, which is made */
    public static PassingCache in(Path place) {
        try {
            Files.createDirectories(place);
            sweep(place);
            return new PassingCache(Files.createTempDirectory(
                    place, NAME + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UserError(place + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    /** The cache. */
    public DepthCache cache() {
        return DepthCache.at(new CachePlace(Optional.of(folder), LIMIT_BYTES));
    }

    private static void sweep(Path place) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(place)) {
            left = files.filter(PassingCache::isLeft).toList();
        }
        for (Path one : left) {
            tryDelete(one);
        }
    }

    private static boolean isLeft(Path file) {
        Matcher name = LEFT.matcher(String.valueOf(file.getFileName()));
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void tryDelete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // no reason to stop for; the next one sweeps it up
        }
    }

    @Override
    public void close() {
        tryDelete(folder);
    }
}
