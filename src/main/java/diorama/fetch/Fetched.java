package diorama.fetch;

import java.util.Optional;

/**
 * What was brought.
 *
 * @param sha256 64 hex digits of the file as it lies there
 * @param bytes its size
 * @param trust what vouches for it
 * @param transferred bytes that came over the wire this time; 0 when it was there already
 * @param revision commit that the server named, where it does
 */
public record Fetched(String sha256, long bytes, Trust trust, long transferred, Optional<String> revision) {

    /** What a file's SHA-256 was compared with. */
    public enum Trust {
        /** One that was known before. */
        KNOWN,
        /** The one that the server states. */
        SERVER,
        /** Nothing: it was taken as it came. */
        FIRST_SEEN
    }
}
