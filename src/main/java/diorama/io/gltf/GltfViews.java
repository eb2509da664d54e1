package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The buffer views of a glTF file, and what was unpacked of them elsewhere. Confined to one thread. */
public final class GltfViews {
    private final GltfFile file;
    private final MemoryBudget memory;
    private final GltfUnpacked unpacked;
    private final Map<Integer, GltfNumbers> numbers = new HashMap<>();

    /** @param unpacked of what is compressed in it */
    public GltfViews(GltfFile file, MemoryBudget memory, GltfUnpacked unpacked) {
        this.file = file;
        this.memory = memory;
        this.unpacked = unpacked;
    }

    GltfFile file() {
        return file;
    }

    MemoryBudget memory() {
        return memory;
    }

    /** What was compressed of a part of a mesh, by the names of attributes, the corners without one; empty where nothing was. */
    Map<String, GltfNumbers> unpacked(int mesh, int primitive) {
        return unpacked.parts().getOrDefault(List.of(mesh, primitive), Map.of());
    }

    /** Little-endian. */
    ByteBuffer bytes(int view) throws IOException {
        ByteBuffer known = unpacked.views().get(view);
        if (known != null) {
            return known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
        JsonObject of = file.entry("bufferViews", view);
        return file.bytes(
                GltfJson.index(of, "buffer", 0),
                GltfJson.index(of, "byteOffset", 0),
                GltfJson.index(of, "byteLength", 0),
                "buffer view " + view);
    }

    /** From one element to the next, bytes; 0 where they lie side by side. */
    int stride(int view) {
        return GltfJson.index(file.entry("bufferViews", view), "byteStride", 0);
    }

    /** An accessor. */
    GltfNumbers numbers(int accessor) throws IOException {
        GltfNumbers known = numbers.get(accessor);
        if (known == null) {
            known = new GltfNumbers(this, accessor);
            numbers.put(accessor, known);
        }
        return known;
    }
}
