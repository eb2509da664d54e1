package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.PlainLine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    MeshoptView(JsonObject extension) {
        mode = named(Mode.values(), extension, "mode", "");
        filter = named(Filter.values(), extension, "filter", Filter.NONE.name());
        count = GltfJson.index(extension, "count", 0);
        stride = GltfJson.index(extension, "byteStride", 0);
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
        if (!fits || !filtered || !alone || length() > Integer.MAX_VALUE) {
            throw new FileFault("a compressed buffer view has a count or stride that the format forbids");
        }
    }

    private static <E extends Enum<E>> E named(E[] all, JsonObject in, String key, String missing) {
        String said = GltfJson.text(in, key);
        String name = said.isEmpty() ? missing : said;
        for (E each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new FileFault("a compressed buffer view has an unknown " + key + " '" + PlainLine.of(name) + "'");
    }

    /** What says how a view is compressed. */
    static Optional<JsonObject> extension(JsonObject view) {
        return GltfJson.extension(view, "EXT_meshopt_compression")
                .or(() -> GltfJson.extension(view, "KHR_meshopt_compression"));
    }

    /** Of what is unpacked, bytes. */
    long length() {
        return (long) count * stride;
    }

    ByteBuffer unpacked(ByteBuffer bytes) {
        ByteBuffer packed = bytes.isDirect()
                ? bytes
                : MemoryUtil.memAlloc(bytes.remaining()).put(bytes.duplicate()).flip();
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
            throw new FileFault("a compressed buffer view is broken (meshoptimizer says " + fault + ")");
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
