package diorama.onnx;

import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers in a box of some axes, last axis fastest. Both arrays are owned, never written after construction.
 *
 * @param shape sizes of the axes; none for a single number
 * @param values as many as the product of the sizes
 */
public record Tensor(long[] shape, float[] values) {
    public Tensor {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        if (count != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + Arrays.toString(shape));
        }
    }

    /** The {@code index}th of {@code count} along the first axis, itself of size 1 there; empty when it has other than so many. */
    Optional<Tensor> part(int index, int count) {
        if (shape.length == 0 || shape[0] != count) {
            return Optional.empty();
        }
        long[] sizes = shape.clone();
        sizes[0] = 1;
        int one = values.length / count;
        return Optional.of(new Tensor(sizes, Arrays.copyOfRange(values, index * one, (index + 1) * one)));
    }

    /** Of one number throughout, as a graph wants it; free axes are 1. */
    static Tensor filled(TensorInfo info, float value) {
        long[] shape = new long[Math.max(0, info.rank())];
        int count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.max(1, info.dim(i));
            count = Math.multiplyExact(count, (int) shape[i]);
        }
        float[] values = new float[count];
        Arrays.fill(values, value);
        return new Tensor(shape, values);
    }

    /** Of these values and sizes. */
    public static Tensor of(float[] values, long... shape) {
        return new Tensor(shape, values);
    }
}
