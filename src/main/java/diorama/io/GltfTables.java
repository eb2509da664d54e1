package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** glTF's buffer with its views and accessors, as they grow. */
final class GltfTables {
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
    private int length;

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
            GltfWriter.writeFully(channel, ByteBuffer.allocate(-part.length() & 3));
        }
    }

    /** Kinds of accessors. */
    record Layout(int componentType, String type, int target, boolean normalized) {
        static final Layout POSITIONS = new Layout(FLOAT, "VEC3", VERTICES, false);
        static final Layout UVS = new Layout(FLOAT, "VEC2", VERTICES, false);
        static final Layout COLORS = new Layout(UNSIGNED_SHORT, "VEC4", VERTICES, true);
        static final Layout JOINTS = new Layout(UNSIGNED_SHORT, "VEC4", VERTICES, false);
        static final Layout WEIGHTS = new Layout(FLOAT, "VEC4", VERTICES, false);
        static final Layout SHORT_INDICES = new Layout(UNSIGNED_SHORT, "SCALAR", ELEMENTS, false);
        static final Layout INDICES = new Layout(UNSIGNED_INT, "SCALAR", ELEMENTS, false);
        static final Layout MATRICES = new Layout(FLOAT, "MAT4", NONE, false);
        static final Layout TIMES = new Layout(FLOAT, "SCALAR", NONE, false);
        static final Layout MOVES = new Layout(FLOAT, "VEC3", NONE, false);
        static final Layout TURNS = new Layout(FLOAT, "VEC4", NONE, false);
    }

    /** Index of a new accessor of {@code count} elements. */
    int accessor(GltfData bytes, int count, Layout layout) {
        JsonObject accessor = new JsonObject();
        accessor.addProperty("bufferView", view(bytes, layout.target()));
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

    static JsonArray numbers(float... values) {
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
