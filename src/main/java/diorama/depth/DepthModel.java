package diorama.depth;

import java.nio.file.Path;

/**
 * A monocular depth network and the contract of its tensors.
 *
 * @param id name on the command line
 * @param file the ONNX file
 * @param input how it is fed
 * @param output what it says
 * @param film what it remembers from frame to frame
 * @param description one line for people
 * @param licence SPDX name, or "unknown"
 */
public record DepthModel(
        String id,
        Path file,
        NetworkInput input,
        NetworkOutput output,
        FilmMemory film,
        String description,
        String licence) {
    /** What its values mean. */
    public DepthKind kind() {
        return output.kind();
    }

    /** What size of picture it is fed. */
    public SizeRule size() {
        return input.size();
    }
}
