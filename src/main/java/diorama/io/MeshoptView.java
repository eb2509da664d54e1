package diorama.io;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * A compressed buffer view of a glTF file (EXT_meshopt_compression, Kapoulkine 2020), by meshoptimizer. Used in the importing
 * process only.
 */
final class MeshoptView {
    private static final int WIDEST = 256;

    private final Mode mode;
    private final Filter filter;
    private final int count;
    private final int stride;

    private enum Mode {
        ATTRIBUTES,
        TRIANGLES,
        INDICES
    }

    private enum Filter {
        NONE,
        OCTAHEDRAL,
        QUATERNION,
        EXPONENTIAL,
        COLOR
    }

    /** @param extension of the view */
    MeshoptView(JsonObject extension) throws ImportChild.RefusedFile {
        mode = named(Mode.values(), extension, "mode", "");
        filter = named(Filter.values(), extension, "filter", Filter.NONE.name());
        count = GltfPlain.number(extension, "count", 0);
        stride = GltfPlain.number(extension, "byteStride", 0);
        boolean fits =
                switch (mode) {
                    case ATTRIBUTES -> stride > 0 && stride <= WIDEST && stride % 4 == 0;
                    case TRIANGLES -> count % 3 == 0 && (stride == 2 || stride == 4);
                    case INDICES -> stride == 2 || stride == 4;
                };
        boolean filtered =
                switch (filter) {
                    case NONE -> true;
                    case OCTAHEDRAL, COLOR -> stride == 4 || stride == 8;
                    case QUATERNION -> stride == 8;
                    case EXPONENTIAL -> stride % 4 == 0;
                };
        boolean alone = mode == Mode.ATTRIBUTES || filter == Filter.NONE;
        if (!fits || !filtered || !alone || count < 0 || length() > Integer.MAX_VALUE) {
            throw new ImportChild.RefusedFile("a compressed buffer view has a count or stride that the format forbids");
        }
    }

    private static <E extends Enum<E>> E named(E[] all, JsonObject in, String key, String missing)
            throws ImportChild.RefusedFile {
        String name = in.has(key) ? in.get(key).getAsString() : missing;
        for (E each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new ImportChild.RefusedFile(
                "a compressed buffer view has an unknown " + key + " '" + ImportMaterials.line(name) + "'");
    }

    /** What says how a view is compressed. */
    static Optional<JsonObject> extension(JsonObject view) {
        if (view.has("extensions")) {
            JsonObject extensions = view.getAsJsonObject("extensions");
            for (String name : List.of("EXT_meshopt_compression", "KHR_meshopt_compression")) {
                if (extensions.has(name)) {
                    return Optional.of(extensions.getAsJsonObject(name));
                }
            }
        }
        return Optional.empty();
    }

    /** Of what is unpacked, bytes. */
    long length() {
        return (long) count * stride;
    }

    ByteBuffer unpacked(ByteBuffer packed) throws ImportChild.RefusedFile {
        // filters work on four bytes at a time
        ByteBuffer out = MemoryUtil.memCalloc((int) length() + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.limit((int) length());
        int fault = count == 0
                ? 0
                : switch (mode) {
                    case ATTRIBUTES -> MeshOptimizer.meshopt_decodeVertexBuffer(out, count, stride, packed);
                    case TRIANGLES -> MeshOptimizer.meshopt_decodeIndexBuffer(out, count, stride, packed);
                    case INDICES -> MeshOptimizer.meshopt_decodeIndexSequence(out, count, stride, packed);
                };
        if (fault != 0) {
            throw new ImportChild.RefusedFile("a compressed buffer view is broken (meshoptimizer says " + fault + ")");
        }
        switch (filter) {
            case NONE -> {}
            case OCTAHEDRAL -> MeshOptimizer.meshopt_decodeFilterOct(out, count, stride);
            case QUATERNION -> MeshOptimizer.meshopt_decodeFilterQuat(out, count, stride);
            case EXPONENTIAL -> MeshOptimizer.meshopt_decodeFilterExp(out, count, stride);
            case COLOR -> MeshOptimizer.meshopt_decodeFilterColor(out, count, stride);
        }
        return out;
    }
}
