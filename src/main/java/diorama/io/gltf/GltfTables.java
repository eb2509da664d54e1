package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.io.scene.ExportOptions;
import diorama.io.write.WholeBytes;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** glTF's buffer with its views and accessors, as they grow. */
public final class GltfTables {
    static final int FLOAT = 5126;
    static final int UNSIGNED_SHORT = 5123;
    static final int UNSIGNED_INT = 5125;
    /** Targets of views. */
    static final int NONE = 0;

    static final int VERTICES = 34962;
    static final int ELEMENTS = 34963;

    private final JsonArray views = new JsonArray();
    private final JsonArray accessors = new JsonArray();
    private final List<GltfData> data = new ArrayList<>();
    private final ExportOptions.Compression compression;
    private int length;
    /** Bytes of what compressed views unpack to. */
    private int unpacked;

    GltfTables(ExportOptions.Compression compression) {
        this.compression = compression;
    }

    int unpackedLength() {
        return unpacked;
    }

    /** Positions as they will be read again. */
    float[] stored(float[] positions) {
        return compression == ExportOptions.Compression.NONE
                ? positions
                : GltfPacker.rounded(positions, 3, Layout.POSITIONS.bits());
    }

    /** Bytes of the buffer. */
    int length() {
        return length;
    }

    JsonArray views() {
        return views;
    }

    JsonArray accessors() {
        return accessors;
    }

    void write(FileChannel channel) throws IOException {
        for (GltfData part : data) {
            part.write(channel);
            WholeBytes.write(channel, ByteBuffer.allocate(-part.length() & 3));
        }
    }

    /**
     * Kinds of accessors.
     *
     * @param bits that compression keeps of floating point numbers; 0 for all
     */
    record Layout(int componentType, String type, int target, boolean normalized, int bits) {
        static final Layout POSITIONS = new Layout(FLOAT, "VEC3", VERTICES, false, 18);
        static final Layout NORMALS = new Layout(FLOAT, "VEC3", VERTICES, false, 12);
        static final Layout UVS = new Layout(FLOAT, "VEC2", VERTICES, false, 18);
        static final Layout COLORS = new Layout(UNSIGNED_SHORT, "VEC4", VERTICES, true, 0);
        static final Layout JOINTS = new Layout(UNSIGNED_SHORT, "VEC4", VERTICES, false, 0);
        static final Layout WEIGHTS = new Layout(FLOAT, "VEC4", VERTICES, false, 0);
        static final Layout SHORT_INDICES = new Layout(UNSIGNED_SHORT, "SCALAR", ELEMENTS, false, 0);
        static final Layout INDICES = new Layout(UNSIGNED_INT, "SCALAR", ELEMENTS, false, 0);
        static final Layout MATRICES = new Layout(FLOAT, "MAT4", NONE, false, 0);
        static final Layout TIMES = new Layout(FLOAT, "SCALAR", NONE, false, 0);
        static final Layout MOVES = new Layout(FLOAT, "VEC3", NONE, false, 0);
        static final Layout TURNS = new Layout(FLOAT, "VEC4", NONE, false, 0);
    }

    /** Index of a new accessor of {@code count} elements. */
    int accessor(GltfData bytes, int count, Layout layout) {
        JsonObject accessor = new JsonObject();
        boolean packs = compression == ExportOptions.Compression.MESHOPT && layout.target() != NONE;
        accessor.addProperty("bufferView", packs ? packed(bytes, count, layout) : view(bytes, layout.target()));
        accessor.addProperty("componentType", layout.componentType());
        if (layout.normalized()) {
            accessor.addProperty("normalized", true);
        }
        accessor.addProperty("count", count);
        accessor.addProperty("type", layout.type());
        accessors.add(accessor);
        return accessors.size() - 1;
    }

    void range(int accessor, JsonArray min, JsonArray max) {
        accessors.get(accessor).getAsJsonObject().add("min", min);
        accessors.get(accessor).getAsJsonObject().add("max", max);
    }

    /** Index of a new view. */
    int view(GltfData bytes, int target) {
        JsonObject view = new JsonObject();
        view.addProperty("buffer", 0);
        view.addProperty("byteOffset", length);
        view.addProperty("byteLength", bytes.length());
        if (target != NONE) {
            view.addProperty("target", target);
        }
        data.add(bytes);
        length = Math.addExact(length, bytes.length() + 3 & ~3);
        views.add(view);
        return views.size() - 1;
    }

    private int packed(GltfData plain, int count, Layout layout) {
        boolean vertices = layout.target() == VERTICES;
        int stride = plain.length() / count;
        byte[] packed = vertices
                ? GltfPacker.vertices(plain.bytes(), count, stride, layout.bits())
                : GltfPacker.triangles(plain.bytes(), count, stride);
        JsonObject how = new JsonObject();
        how.addProperty("buffer", 0);
        how.addProperty("byteOffset", length);
        how.addProperty("byteLength", packed.length);
        how.addProperty("byteStride", stride);
        how.addProperty("count", count);
        how.addProperty("mode", vertices ? "ATTRIBUTES" : "TRIANGLES");
        if (vertices && layout.bits() > 0) {
            how.addProperty("filter", "EXPONENTIAL");
        }
        JsonObject extensions = new JsonObject();
        extensions.add(GltfPacker.EXTENSION, how);
        int index = view(GltfData.of(packed), layout.target());
        JsonObject view = views.get(index).getAsJsonObject();
        view.addProperty("buffer", 1);
        view.addProperty("byteOffset", unpacked);
        view.addProperty("byteLength", plain.length());
        if (vertices) {
            view.addProperty("byteStride", stride);
        }
        view.add("extensions", extensions);
        unpacked = Math.addExact(unpacked, plain.length() + 3 & ~3);
        return index;
    }

    public static JsonArray numbers(float... values) {
        JsonArray out = new JsonArray();
        for (float value : values) {
            out.add(value);
        }
        return out;
    }

    static JsonArray array(JsonElement only) {
        JsonArray out = new JsonArray();
        out.add(only);
        return out;
    }

    static void addUnlessEmpty(JsonObject to, String name, JsonArray array) {
        if (array.size() > 0) {
            to.add(name, array);
        }
    }

    /** A file name, which may have folders, as a relative reference. */
    static String uri(String file) {
        try {
            return new URI(null, null, "./" + file, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file, e);
        }
    }
}
