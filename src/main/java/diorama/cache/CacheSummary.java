package diorama.cache;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a cache holds.
 *
 * @param folder where; empty when nothing is kept
 * @param entries pictures and films
 * @param bytes of all entries
 * @param limitBytes what they may take
 */
public record CacheSummary(Optional<Path> folder, long entries, long bytes, long limitBytes) {
    static final CacheSummary NOTHING = new CacheSummary(Optional.empty(), 0, 0, 0);
}
