package diorama.depth;

import java.nio.file.Path;
import java.util.List;

/**
 * A monocular depth network and the contract of its tensors.
 *
 * @param id name on the command line
 * @param file the ONNX file
 * @param input name of the input tensor, [1,3,H,W] float32 RGB; empty takes the only one
 * @param output name of the output tensor, H' x W' values after any leading ones; empty takes the first
 * @param size what size of picture it is fed
 * @param mean subtracted from [0,1] RGB
 * @param std what the difference is divided by
 * @param kind what the output means
 * @param description one line for people
 * @param licence SPDX name
 */
public record DepthModel(
        String id,
        Path file,
        String input,
        String output,
        SizeRule size,
        List<Float> mean,
        List<Float> std,
        DepthKind kind,
        String description,
        String licence) {
    public DepthModel {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != 3 || std.size() != 3) {
            throw new IllegalArgumentException("mean and std of 3 channels");
        }
    }
}
