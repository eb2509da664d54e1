package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Puts a scene into glTF's tables and one buffer. */
final class GltfBuilder {
    private final GltfTables tables;
    private final JsonObject root = new JsonObject();

    /**
     * @param pictures to embed in the buffer
     * @param uris of pictures that are not embedded
     */
    GltfBuilder(
            Scene scene,
            ExportOptions.Compression compression,
            IdentityHashMap<RgbaImage, TextureBytes> pictures,
            IdentityHashMap<RgbaImage, String> uris) {
        tables = new GltfTables(compression);
        JsonObject asset = new JsonObject();
        asset.addProperty("version", "2.0");
        asset.addProperty("generator", "Diorama");
        root.add("asset", asset);
        JsonArray extensions = new JsonArray();
        GltfMeshes meshes = new GltfMeshes(tables, scene);
        GltfTables.addUnlessEmpty(root, "meshes", meshes.json());
        new GltfNodes(tables, meshes, scene).addTo(root, extensions);
        new GltfMaterials(tables, scene, pictures, uris).addTo(root, extensions);
        GltfTables.addUnlessEmpty(root, "accessors", tables.accessors());
        GltfTables.addUnlessEmpty(root, "bufferViews", tables.views());
        if (tables.unpackedLength() > 0) {
            extensions.add(GltfPacker.EXTENSION);
            root.add("extensionsRequired", GltfTables.array(new JsonPrimitive(GltfPacker.EXTENSION)));
        }
        GltfTables.addUnlessEmpty(root, "extensionsUsed", extensions);
    }

    /** The JSON; the buffer lies at {@code buffer}, a reference, or in the same file when empty. */
    JsonObject json(Optional<String> buffer) {
        if (tables.length() > 0) {
            JsonObject bytes = new JsonObject();
            bytes.addProperty("byteLength", tables.length());
            buffer.ifPresent(reference -> bytes.addProperty("uri", reference));
            JsonArray buffers = GltfTables.array(bytes);
            if (tables.unpackedLength() > 0) {
                buffers.add(GltfPacker.placeholder(tables.unpackedLength()));
            }
            root.add("buffers", buffers);
        }
        return root;
    }

    int bufferLength() {
        return tables.length();
    }

    void writeBuffer(FileChannel channel) throws IOException {
        tables.write(channel);
    }
}
