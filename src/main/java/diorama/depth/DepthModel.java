package diorama.depth;

import java.nio.file.Path;
import java.util.List;

/**
 * A monocular depth network and the contract of its tensors.
 *
 * @param id name on the command line
 * @param file the ONNX file
 * @param input how it is fed
 * @param output what it says
 * @param stills the looks it takes at a still, whose mean is the depth; empty for one as films have it
 * @param film what it remembers from frame to frame
 * @param description one line for people
 * @param licence SPDX name, or "unknown"
 */
public record DepthModel(
        String id,
        Path file,
        NetworkInput input,
        NetworkOutput output,
        List<StillLook> stills,
        FilmMemory film,
        String description,
        String licence) {
    public DepthModel {
        stills = List.copyOf(stills);
        if (!stills.isEmpty() && (output.kind() != DepthKind.INVERSE_RELATIVE || !film.isNone())) {
            throw new IllegalArgumentException("several looks want inverse depth without a scale, of single pictures");
        }
    }

    /** What its values mean. */
    public DepthKind kind() {
        return output.kind();
    }

    /** What size of picture it is fed. */
    public SizeRule size() {
        return input.size();
    }
}
