package diorama.onnx;

/** Numbers of 16 bits: IEEE 754 binary16. Java 17 has no conversion of its own. */
final class Half {
    private Half() {}

    /** The nearest 16-bit number, ties to even; beyond 65504 infinite. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude >= 0x47800000) { // 65536 and up, infinity, NaN
            return (short) (sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00));
        }
        if (magnitude < 0x38800000) { // below 2^-14: as multiples of 2^-24
            float steps = Float.intBitsToFloat(magnitude) * 0x1p24f;
            return (short) (sign | (int) Math.rint(steps));
        }
        int rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
        return (short) (sign | ((rounded - 0x38000000) >>> 13));
    }

    /** Exactly the number that {@code half} stands for. */
    static float value(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int bits = exponent == 0x1f ? 0x7f800000 | (fraction << 13) : ((exponent + 112) << 23) | (fraction << 13);
        return Float.intBitsToFloat(sign | bits);
    }
}
