package diorama.onnx;

import diorama.depth.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers as a network takes them.
 *
 * @param bytes direct, native order, read from index 0; ONNX Runtime reads it without a copy
 * @param shape sizes of the axes
 */
record Feed(ByteBuffer bytes, long[] shape, ElementType element) {

    /** The tensor's numbers as {@code element}. */
    static Feed of(Tensor tensor, ElementType element) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.values().length * element.bytes())
                .order(ByteOrder.nativeOrder());
        put(tensor.values(), tensor.values().length, element, bytes);
        return new Feed(bytes, tensor.shape(), element);
    }

    /** Writes the first {@code count} values as {@code element} from index 0 on; whole numbers are rounded and kept in range. */
    static void put(float[] values, int count, ElementType element, ByteBuffer bytes) {
        for (int i = 0; i < count; i++) {
            float v = values[i];
            switch (element) {
                case FLOAT32 -> bytes.putFloat(4 * i, v);
                case FLOAT16 -> bytes.putShort(2 * i, Half.of(v));
                case FLOAT64 -> bytes.putDouble(8 * i, v);
                case UINT8 -> bytes.put(i, (byte) Math.max(0, Math.min(255, Math.round(v))));
                case INT32 -> bytes.putInt(4 * i, Math.round(v));
                case INT64 -> bytes.putLong(8 * i, Math.round((double) v));
            }
        }
    }

    /** {@code count} numbers stored as {@code element}. */
    static float[] get(ByteBuffer bytes, int count, ElementType element) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (element) {
                case FLOAT32 -> bytes.getFloat(4 * i);
                case FLOAT16 -> Half.value(bytes.getShort(2 * i));
                case FLOAT64 -> (float) bytes.getDouble(8 * i);
                case UINT8 -> bytes.get(i) & 0xff;
                case INT32 -> bytes.getInt(4 * i);
                case INT64 -> bytes.getLong(8 * i);
            };
        }
        return values;
    }
}
