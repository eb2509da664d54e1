package diorama.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel of an EXR file.
 *
 * @param type 0 unsigned integer, 1 half, 2 float
 */
record ExrChannel(String name, int type) {
    private static final Pattern DEPTH =
            Pattern.compile("(.*[._])?(depth([._][zvyr])?|mist([._][zvyr])?)", Pattern.CASE_INSENSITIVE);

    int bytes() {
        return type == 1 ? 2 : 4;
    }

    int bits() {
        return 8 * bytes();
    }

    /** Copies {@code count} samples from byte {@code at} on to {@code out[to...]}. */
    void values(ByteBuffer data, int at, int count, float[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] = switch (type) {
                case 0 -> data.getInt(at + 4 * i) & 0xffffffffL;
                case 1 -> half(data.getShort(at + 2 * i));
                default -> data.getFloat(at + 4 * i);
            };
        }
    }

    /** A number of 16 bits (IEEE 754 binary16). */
    static float half(short bits) {
        int exponent = (bits >> 10) & 31;
        int mantissa = bits & 1023;
        int sign = (bits & 0x8000) << 16;
        if (exponent == 0) {
            float tiny = mantissa * 0x1p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        int wide = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << 13);
    }

    /** Red, green, blue (and opacity) of the plain or first layer; else luminance, depth or the first channel. */
    static List<ExrChannel> choose(List<ExrChannel> all) {
        Optional<String> layer = all.stream()
                .map(ExrChannel::name)
                .filter(n -> n.equals("R") || n.endsWith(".R"))
                .map(n -> n.substring(0, n.length() - 1))
                .filter(p ->
                        find(all, p + "G").isPresent() && find(all, p + "B").isPresent())
                .min((a, b) -> Integer.compare(rank(a), rank(b)));
        if (layer.isPresent()) {
            String p = layer.get();
            List<String> names = List.of(p + "R", p + "G", p + "B", p + "A");
            return names.stream().flatMap(n -> find(all, n).stream()).toList();
        }
        for (String name : List.of("Y", "Z", "V")) {
            Optional<ExrChannel> one = find(all, name);
            if (one.isPresent()) {
                return List.of(one.get());
            }
        }
        return List.of(all.get(0));
    }

    /** The channel called so, in any case. */
    static Optional<ExrChannel> named(List<ExrChannel> all, String name) {
        return find(all, name)
                .or(() ->
                        all.stream().filter(c -> c.name.equalsIgnoreCase(name)).findFirst());
    }

    /** Depth by its usual names (Blender: Depth.Z, Depth.V), else what shows the picture. */
    static List<ExrChannel> chooseDepth(List<ExrChannel> all) {
        return find(all, "Z")
                .or(() -> all.stream()
                        .filter(c -> DEPTH.matcher(c.name).matches())
                        .findFirst())
                .map(List::of)
                .orElseGet(() -> choose(all));
    }

    private static int rank(String layer) {
        return layer.isEmpty() ? 0 : layer.endsWith("Combined.") ? 1 : 2;
    }

    private static Optional<ExrChannel> find(List<ExrChannel> all, String name) {
        return all.stream().filter(c -> c.name.equals(name)).findFirst();
    }
}
