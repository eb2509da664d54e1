package diorama.onnx;

import java.net.URI;
import java.util.Optional;

/**
 * One file of a model.
 *
 * @param name as it is called in the model's folder; the graph of a model names its data by it
 * @param source where it is brought from; empty for what comes with the program
 * @param sha256 64 hex digits; empty when no one has seen it yet: then it is pinned when it is first brought
 * @param bytes its size, -1 when not known
 * @param about its rounded size, bytes, -1 when not known
 */
public record ModelFile(String name, Optional<URI> source, Optional<String> sha256, long bytes, long about) {
    /** Bytes, exact or about; -1 when not known. */
    public long size() {
        return bytes >= 0 ? bytes : about;
    }
}
