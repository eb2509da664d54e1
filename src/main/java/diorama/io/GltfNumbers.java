package diorama.io;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of a glTF accessor, of whatever width, with what its sparse part replaces. Used in the importing process only. */
final class GltfNumbers {
    private static final Map<String, Integer> COMPONENTS =
            Map.of("SCALAR", 1, "VEC2", 2, "VEC3", 3, "VEC4", 4, "MAT2", 4, "MAT3", 9, "MAT4", 16);

    private final JsonObject accessor;
    private final List<View> views;
    private final String name;
    private final int count;
    private final int components;
    private final Kind kind;
    private final boolean normalized;

    /**
     * Bytes that accessors look into.
     *
     * @param stride from one element to the next, bytes; 0 where they lie side by side
     */
    record View(ByteBuffer bytes, int stride) {}

    /** How a number is stored. */
    private enum Kind {
        BYTE(5120, 1, 127),
        UNSIGNED_BYTE(5121, 1, 255),
        SHORT(5122, 2, 32767),
        UNSIGNED_SHORT(5123, 2, 65535),
        UNSIGNED_INT(5125, 4, 0x1p32f),
        FLOAT(5126, 4, 1);

        private final int code;
        private final int bytes;
        private final float most;

        Kind(int code, int bytes, float most) {
            this.code = code;
            this.bytes = bytes;
            this.most = most;
        }

        /** Whole numbers exactly: a float has 24 bits. */
        double read(ByteBuffer from, int at) {
            return switch (this) {
                case BYTE -> from.get(at);
                case UNSIGNED_BYTE -> from.get(at) & 0xff;
                case SHORT -> from.getShort(at);
                case UNSIGNED_SHORT -> from.getShort(at) & 0xffff;
                case UNSIGNED_INT -> from.getInt(at) & 0xffffffffL;
                case FLOAT -> from.getFloat(at);
            };
        }
    }

    /** @param views the file's, unpacked */
    GltfNumbers(JsonObject accessor, List<View> views, int index) throws ImportChild.RefusedFile {
        this.accessor = accessor;
        this.views = views;
        name = "accessor " + index;
        count = GltfPlain.number(accessor, "count", 0);
        String type = accessor.has("type") ? accessor.get("type").getAsString() : "";
        components = COMPONENTS.getOrDefault(type, 0);
        kind = kind(accessor);
        normalized = accessor.has("normalized") && accessor.get("normalized").getAsBoolean();
        if (components == 0 || count <= 0 || length() > Integer.MAX_VALUE) {
            throw new ImportChild.RefusedFile(name + " has no type or count that the format knows");
        }
    }

    private Kind kind(JsonObject of) throws ImportChild.RefusedFile {
        int code = GltfPlain.number(of, "componentType", 0);
        for (Kind each : Kind.values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new ImportChild.RefusedFile(name + " has component type " + code + ", which the format does not know");
    }

    /** Of {@link #asFloats}, bytes. */
    long length() {
        return (long) Float.BYTES * components * count;
    }

    ByteBuffer asFloats() throws ImportChild.RefusedFile {
        Optional<View> view = accessor.has("bufferView") ? Optional.of(view(accessor)) : Optional.empty();
        int width = components * kind.bytes;
        int from = GltfPlain.number(accessor, "byteOffset", 0);
        int stride =
                view.isEmpty() || view.get().stride() == 0 ? width : view.get().stride();
        if (view.isPresent()) {
            requireInside(view.get(), from, stride, width, count);
        }
        ByteBuffer out = ByteBuffer.allocateDirect((int) length()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; view.isPresent() && i < count; i++) {
            put(out, i, view.get(), from + i * stride);
        }
        if (accessor.has("sparse")) {
            replace(out, accessor.getAsJsonObject("sparse"));
        }
        return out;
    }

    private void put(ByteBuffer out, int element, View in, int at) {
        for (int c = 0; c < components; c++) {
            float value = (float) kind.read(in.bytes(), at + c * kind.bytes);
            float shown = normalized ? Math.max(-1, value / kind.most) : value;
            out.putFloat(Float.BYTES * (element * components + c), shown);
        }
    }

    private void replace(ByteBuffer out, JsonObject sparse) throws ImportChild.RefusedFile {
        int some = GltfPlain.number(sparse, "count", 0);
        JsonObject indices = sparse.getAsJsonObject("indices");
        JsonObject values = sparse.getAsJsonObject("values");
        Kind number = kind(indices);
        View where = view(indices);
        View what = view(values);
        int whereFrom = GltfPlain.number(indices, "byteOffset", 0);
        int whatFrom = GltfPlain.number(values, "byteOffset", 0);
        int width = components * kind.bytes;
        requireInside(where, whereFrom, number.bytes, number.bytes, some);
        requireInside(what, whatFrom, width, width, some);
        for (int i = 0; i < some; i++) {
            double element = number.read(where.bytes(), whereFrom + i * number.bytes);
            if (!(element >= 0 && element < count)) {
                throw new ImportChild.RefusedFile(name + " replaces what it does not have");
            }
            put(out, (int) element, what, whatFrom + i * width);
        }
    }

    private View view(JsonObject of) throws ImportChild.RefusedFile {
        int index = GltfPlain.number(of, "bufferView", -1);
        if (index < 0 || index >= views.size()) {
            throw new ImportChild.RefusedFile(name + " names a buffer view that there is not");
        }
        return views.get(index);
    }

    private void requireInside(View in, int from, int stride, int width, int elements) throws ImportChild.RefusedFile {
        long end = from + (long) stride * Math.max(0, elements - 1) + width;
        if (from < 0 || elements < 0 || stride < 0 || end > in.bytes().remaining()) {
            throw new ImportChild.RefusedFile(name + " reaches beyond its buffer view");
        }
    }
}
