package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A glTF accessor: numbers of whatever width in a buffer, with what its sparse part replaces. That they lie within the file's
 * bytes is checked when it is made. Any thread.
 */
final class GltfNumbers {
    private static final Map<String, Integer> COMPONENTS =
            Map.of("SCALAR", 1, "VEC2", 2, "VEC3", 3, "VEC4", 4, "MAT2", 4, "MAT3", 9, "MAT4", 16);
    /** Of numbers that are no bytes of the file, but all 0. */
    private static final long MOST_UNSTORED = 64 << 20;

    private final String name;
    private final int count;
    private final int components;
    private final Kind kind;
    private final boolean normalized;
    private final MemoryBudget memory;
    private final Optional<View> view;
    private final Optional<Sparse> sparse;
    private int uses;
    /** Of those that several ask for: as they are, and as shares; empty until they are read. */
    private final float[][] kept = new float[2][0];

    /** Numbers of a buffer view, from the first one on. */
    private record View(ByteBuffer bytes, int stride) {}

    private record Sparse(Kind kind, ByteBuffer indices, View values, int count) {}

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

        float read(ByteBuffer from, int at) {
            return switch (this) {
                case BYTE -> from.get(at);
                case UNSIGNED_BYTE -> from.get(at) & 0xff;
                case SHORT -> from.getShort(at);
                case UNSIGNED_SHORT -> from.getShort(at) & 0xffff;
                case UNSIGNED_INT -> from.getInt(at) & 0xffffffffL;
                case FLOAT -> from.getFloat(at);
            };
        }

        boolean isUnsigned() {
            return this == UNSIGNED_BYTE || this == UNSIGNED_SHORT || this == UNSIGNED_INT;
        }

        /** Whole numbers; those beyond 2 147 483 647 are negative. */
        int whole(ByteBuffer from, int at) {
            return this == UNSIGNED_INT ? from.getInt(at) : (int) read(from, at);
        }
    }

    GltfNumbers(GltfViews views, int index) throws IOException {
        JsonObject accessor = views.file().entry("accessors", index);
        name = "accessor " + index;
        memory = views.memory();
        count = GltfJson.index(accessor, "count", 0);
        components = COMPONENTS.getOrDefault(GltfJson.text(accessor, "type"), 0);
        kind = kind(accessor);
        normalized = GltfJson.flag(accessor, "normalized");
        if (components == 0 || count == 0) {
            throw new FileFault(name + " has no type or count that the format knows");
        }
        int width = components * kind.bytes;
        int viewIndex = GltfJson.index(accessor, "bufferView");
        view = viewIndex < 0 ? Optional.empty() : Optional.of(view(views, accessor, width, count, false));
        if (view.isEmpty() && (long) count * components * Float.BYTES > MOST_UNSTORED) {
            throw new FileFault(name + " has " + count + " elements that are nowhere");
        }
        Optional<JsonObject> replaced = GltfJson.object(accessor, "sparse");
        sparse = replaced.isEmpty() ? Optional.empty() : Optional.of(sparse(views, replaced.get(), width));
    }

    private GltfNumbers(int count, int components, Kind kind, ByteBuffer bytes, MemoryBudget memory) {
        name = "what was compressed";
        this.count = count;
        this.components = components;
        this.kind = kind;
        this.memory = memory;
        normalized = false;
        view = Optional.of(new View(bytes, components * kind.bytes));
        sparse = Optional.empty();
    }

    /** Numbers that are no accessor of a file. */
    static GltfNumbers floats(ByteBuffer bytes, int components, MemoryBudget memory) {
        return new GltfNumbers(bytes.limit() / Float.BYTES / components, components, Kind.FLOAT, bytes, memory);
    }

    /** Likewise. */
    static GltfNumbers wholes(ByteBuffer bytes, MemoryBudget memory) {
        return new GltfNumbers(bytes.limit() / Integer.BYTES, 1, Kind.UNSIGNED_INT, bytes, memory);
    }

    private Kind kind(JsonObject of) {
        int code = GltfJson.index(of, "componentType", 0);
        for (Kind each : Kind.values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new FileFault(name + " has component type " + code + ", which the format does not know");
    }

    private View view(GltfViews views, JsonObject of, int width, int elements, boolean tight) throws IOException {
        int index = GltfJson.index(of, "bufferView", 0);
        int from = GltfJson.index(of, "byteOffset", 0);
        int stated = tight ? 0 : views.stride(index);
        int stride = stated == 0 ? width : stated;
        ByteBuffer bytes = views.bytes(index);
        long end = from + (elements == 0 ? 0 : (long) stride * (elements - 1) + width);
        if (end > bytes.limit()) {
            throw new FileFault(name + " reaches beyond its buffer view");
        }
        return new View(bytes.slice(from, bytes.limit() - from).order(ByteOrder.LITTLE_ENDIAN), stride);
    }

    private Sparse sparse(GltfViews views, JsonObject of, int width) throws IOException {
        int some = GltfJson.index(of, "count", 0);
        JsonObject indices = GltfJson.object(of, "indices")
                .orElseThrow(() -> new FileFault(name + " does not say what it replaces"));
        JsonObject values = GltfJson.object(of, "values")
                .orElseThrow(() -> new FileFault(name + " does not say by what it replaces"));
        Kind number = kind(indices);
        return new Sparse(
                number,
                view(views, indices, number.bytes, some, true).bytes(),
                view(views, values, width, some, true),
                some);
    }

    /** Tells of one more who will ask for the numbers: those of several are read once. */
    synchronized GltfNumbers used() {
        uses++;
        return this;
    }

    /** @throws FileFault when they cannot be numbers of vertices */
    GltfNumbers requireOrder() {
        if (components != 1 || !kind.isUnsigned()) {
            throw new FileFault(name + " cannot number vertices: it is no SCALAR of unsigned whole numbers");
        }
        return this;
    }

    int count() {
        return count;
    }

    int components() {
        return components;
    }

    /** All numbers; whole ones as shares where the file says so. Not to be written: others may have them, too. */
    float[] floats() {
        return kept(normalized);
    }

    /** Likewise; whole ones as shares of the most that their kind holds. */
    float[] shares() {
        return kept(true);
    }

    /** Likewise; whole ones as they are. */
    float[] wholes() {
        return kept(false);
    }

    private synchronized float[] kept(boolean shares) {
        int place = shares ? 1 : 0;
        float[] known = kept[place];
        if (known.length > 0) {
            return known;
        }
        float[] out = read(shares);
        if (uses > 1) {
            kept[place] = out;
        }
        return out;
    }

    private float[] read(boolean shares) {
        memory.take((long) Float.BYTES * components * count);
        float[] out = new float[Math.multiplyExact(components, count)];
        if (view.isPresent()) {
            View from = view.get();
            if (kind == Kind.FLOAT && from.stride == Float.BYTES * components) {
                from.bytes.asFloatBuffer().get(out);
            } else {
                for (int i = 0; i < count; i++) {
                    put(out, i, from, i, shares);
                }
            }
        }
        for (int i = 0; sparse.isPresent() && i < sparse.get().count; i++) {
            put(out, replaced(sparse.get(), i), sparse.get().values, i, shares);
        }
        return out;
    }

    private void put(float[] out, int element, View in, int number, boolean shares) {
        int at = number * in.stride;
        for (int c = 0; c < components; c++) {
            float value = kind.read(in.bytes, at + c * kind.bytes);
            out[components * element + c] = shares && kind != Kind.FLOAT ? Math.max(-1, value / kind.most) : value;
        }
    }

    private int replaced(Sparse by, int number) {
        int element = by.kind.whole(by.indices, number * by.kind.bytes);
        if (element < 0 || element >= count) {
            throw new FileFault(name + " replaces what it does not have");
        }
        return element;
    }

    /** Whole numbers, those beyond 2 147 483 647 negative. */
    int[] ints() {
        memory.take((long) Integer.BYTES * components * count);
        int[] out = new int[Math.multiplyExact(components, count)];
        if (view.isPresent()) {
            View from = view.get();
            if (kind == Kind.UNSIGNED_INT && from.stride == Integer.BYTES * components) {
                from.bytes.asIntBuffer().get(out);
            } else {
                for (int i = 0; i < count; i++) {
                    put(out, i, from, i);
                }
            }
        }
        for (int i = 0; sparse.isPresent() && i < sparse.get().count; i++) {
            put(out, replaced(sparse.get(), i), sparse.get().values, i);
        }
        return out;
    }

    private void put(int[] out, int element, View in, int number) {
        for (int c = 0; c < components; c++) {
            out[components * element + c] = kind.whole(in.bytes, number * in.stride + c * kind.bytes);
        }
    }
}
