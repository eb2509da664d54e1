package diorama.depth;

import java.nio.file.Path;
import java.util.List;

/**
 * A monocular depth network and the contract of its tensors.
 *
 * @param id name on the command line
 * @param file the ONNX file
 * @param input name of the input tensor, [1,3,H,W] float32 RGB
 * @param output name of the output tensor; empty takes the first
 * @param side px of the picture's shorter side as fed to the network
 * @param longSideMax px, bound on the longer side
 * @param multipleOf px that both sides are a multiple of
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
        int side,
        int longSideMax,
        int multipleOf,
        List<Float> mean,
        List<Float> std,
        DepthKind kind,
        String description,
        String licence) {}
