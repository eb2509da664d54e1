package diorama.onnx;

import java.util.Arrays;

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

    /** Of these values and sizes. */
    public static Tensor of(float[] values, long... shape) {
        return new Tensor(shape, values);
    }
}
