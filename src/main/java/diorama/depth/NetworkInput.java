package diorama.depth;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a network is fed.
 *
 * @param name of the picture's tensor; empty takes the one that looks like a picture
 * @param layout order of its axes; empty takes what the file says
 * @param element its numbers; empty takes what the file says
 * @param size what size of picture it is fed
 * @param aspect how the picture is fitted into that
 * @param mean subtracted from RGB in [0, {@code white}]
 * @param std what the difference is divided by
 * @param white value of white before mean and std: 1 or 255
 * @param focal name of a tensor that wants the focal length in px of the fed picture; empty for none
 * @param constants other tensors, each filled with one number
 */
public record NetworkInput(
        String name,
        Optional<TensorLayout> layout,
        Optional<ElementType> element,
        SizeRule size,
        Aspect aspect,
        List<Float> mean,
        List<Float> std,
        float white,
        String focal,
        Map<String, Float> constants) {
    public NetworkInput {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        // sorted, as caches are keyed by what this record says of itself
        constants = Collections.unmodifiableMap(new TreeMap<>(constants));
        if (mean.size() != 3 || std.size() != 3 || std.contains(0f)) {
            throw new IllegalArgumentException("mean and std of three numbers each, no std of 0");
        }
        if (white != 1 && white != 255) {
            throw new IllegalArgumentException("white of 1 or 255");
        }
    }
}
