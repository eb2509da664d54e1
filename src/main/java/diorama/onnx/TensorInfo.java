package diorama.onnx;

import diorama.depth.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * What a network's file says of one of its inputs or outputs.
 *
 * @param element empty when its numbers are of a kind that is not known here
 * @param dims sizes of its axes, -1 where any is taken; empty when the file does not say
 */
public record TensorInfo(String name, Optional<ElementType> element, Optional<List<Long>> dims) {
    public TensorInfo {
        dims = dims.map(List::copyOf);
    }

    /** Number of axes; -1 when the file does not say. */
    public int rank() {
        return dims.map(List::size).orElse(-1);
    }

    /** Size of an axis; -1 when any is taken or there is no such axis. */
    public long dim(int axis) {
        return dims.isPresent() && axis >= 0 && axis < rank() ? dims.get().get(axis) : -1;
    }

    /** As people read it, e.g. {@code pixel_values float32[?,3,?,?]}. */
    @Override
    public String toString() {
        String sizes = dims.map(d -> String.join(
                        ",",
                        d.stream().map(n -> n < 0 ? "?" : String.valueOf(n)).toList()))
                .orElse("?");
        return name + " "
                + element.map(e -> e.name().toLowerCase(java.util.Locale.ROOT)).orElse("unknown") + "[" + sizes + "]";
    }
}
