package diorama.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file to bring.
 *
 * @param source http or https address
 * @param target its final name
 * @param sha256 64 hex digits that it must have; empty takes what the server says of it, else what comes
 * @param bytes its size, -1 when unknown
 * @param check looks at the whole file before it gets its name; a {@link diorama.base.UserError} of it refuses the file
 * @param byHand said after the fault when no connection can be had: how to do without one
 */
public record Download(
        URI source, Path target, Optional<String> sha256, long bytes, Consumer<Path> check, String byHand) {
    public Download {
        if (sha256.isPresent() && !Checksum.isSha256(sha256.get())) {
            throw new IllegalArgumentException("SHA-256 of 64 hex digits, not '" + sha256.get() + "'");
        }
    }

    /** Taken without a look into it. */
    public Download(URI source, Path target, Optional<String> sha256, long bytes, String byHand) {
        this(source, target, sha256, bytes, file -> {}, byHand);
    }
}
