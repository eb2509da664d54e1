package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.AssimpFaces;
import diorama.io.scene.FileFault;
import diorama.io.scene.PlainLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * Unpacks what Draco has compressed (KHR_draco_mesh_compression, Khronos Group 2018) by Assimp, which has Draco inside: it is
 * given a file of these parts alone, in which all that belongs to vertices is called a colour, as it keeps colours as they are.
 * Used in the importing process only.
 */
public final class GltfDraco {
    private static final String EXTENSION = "KHR_draco_mesh_compression";
    /** Colours of a mesh; the last one is the number of a vertex. */
    private static final int MOST = 8;

    private static final int FLOAT = 5126;

    /** Up to here floats tell numbers of vertices apart. */
    private static final int MOST_VERTICES = 1 << 24;

    private final GltfFile file;
    private final List<GltfPart> parts = new ArrayList<>();
    private final JsonArray accessors = new JsonArray();
    private final JsonArray views = new JsonArray();
    private final JsonArray meshes = new JsonArray();
    private final List<ByteBuffer> data = new ArrayList<>();
    private int length;

    private GltfDraco(GltfFile file) {
        this.file = file;
    }

    /** Whether Draco has compressed part of a mesh. */
    static boolean isIn(JsonObject primitive) {
        return extension(primitive).isPresent();
    }

    private static Optional<JsonObject> extension(JsonObject primitive) {
        return GltfJson.extension(primitive, EXTENSION);
    }

    /** Attributes of a part that are compressed in it, but not among those that were unpacked. */
    static List<String> lost(JsonObject primitive, Set<String> unpacked) {
        return unpacked.isEmpty()
                ? List.of()
                : extension(primitive).flatMap(of -> GltfJson.object(of, "attributes")).stream()
                        .flatMap(ids -> ids.keySet().stream())
                        .filter(name -> GltfShapes.isKnown(name) && !unpacked.contains(name))
                        .toList();
    }

    /** All such parts of a file. */
    static List<GltfPart> unpacked(GltfFile file) throws IOException {
        GltfDraco draco = new GltfDraco(file);
        List<GltfPacked> all = new ArrayList<>();
        for (int m = 0; m < file.count("meshes"); m++) {
            JsonArray primitives = GltfJson.list(file.entry("meshes", m), "primitives");
            for (int p = 0; p < primitives.size(); p++) {
                JsonObject primitive = GltfJson.object(primitives.get(p), "primitives");
                if (isIn(primitive)) {
                    all.add(GltfPacked.of(file, m, p, primitive));
                }
            }
        }
        for (GltfPacked packed : all) {
            draco.add(packed);
        }
        if (all.isEmpty() || draco.fault().isEmpty()) {
            return draco.parts;
        }
        List<GltfPart> out = new ArrayList<>();
        for (GltfPacked packed : all) {
            out.add(alone(file, packed));
        }
        return out;
    }

    /** One part, as large as it turns out to be. */
    private static GltfPart alone(GltfFile file, GltfPacked part) throws IOException {
        GltfPacked wanted = part;
        while (true) {
            GltfDraco draco = new GltfDraco(file);
            draco.add(wanted);
            Optional<String> fault = draco.fault();
            if (fault.isEmpty()) {
                return draco.parts.get(0);
            }
            GltfPacked smaller = wanted.smaller(fault.get(), draco.accessors.size() - 1);
            if (smaller.equals(wanted)) {
                throw new FileFault("what Draco has compressed in it cannot be unpacked: " + fault.get());
            }
            wanted = smaller;
        }
    }

    private void add(GltfPacked part) throws IOException {
        JsonObject primitive = part.primitive();
        JsonObject packed = extension(primitive).orElseThrow();
        JsonObject ids = GltfJson.object(packed, "attributes").orElseGet(JsonObject::new);
        JsonObject attributes = GltfJson.object(primitive, "attributes").orElseGet(JsonObject::new);
        if (part.vertices() > MOST_VERTICES) {
            throw new FileFault("a part of a mesh that Draco has compressed has " + part.vertices()
                    + " vertices, more than " + MOST_VERTICES);
        }
        GltfPart unpacked = new GltfPart(part.mesh(), part.number(), part.vertices());
        JsonObject called = new JsonObject();
        JsonObject calledIds = new JsonObject();
        for (String attribute : attributes.keySet()) {
            boolean room = attribute.equals("POSITION") || unpacked.colors() < MOST - 1;
            if (!ids.has(attribute) || !GltfShapes.isKnown(attribute) || !room) {
                continue;
            }
            JsonObject accessor = file.entry("accessors", GltfJson.index(attributes, attribute));
            GltfPart.Attribute kept = new GltfPart.Attribute(attribute, accessor);
            String name = attribute.equals("POSITION") ? attribute : "COLOR_" + unpacked.colors();
            unpacked.attributes().add(kept);
            called.addProperty(name, accessor(kept.code(), part.vertices(), kept.type()));
            calledIds.addProperty(name, GltfJson.index(ids, attribute));
        }
        if (!called.has("POSITION")) {
            throw new FileFault("a part of a mesh that Draco has compressed has no places of vertices");
        }
        called.addProperty("COLOR_" + unpacked.colors(), numbers(part.vertices()));
        JsonObject small = new JsonObject();
        small.add("attributes", called);
        small.addProperty("indices", accessor(5125, part.corners(), "SCALAR"));
        JsonObject with = new JsonObject();
        with.addProperty("bufferView", packed(GltfJson.index(packed, "bufferView", 0)));
        with.add("attributes", calledIds);
        JsonObject extensions = new JsonObject();
        extensions.add(EXTENSION, with);
        small.add("extensions", extensions);
        JsonObject of = new JsonObject();
        of.add("primitives", GltfTables.array(small));
        meshes.add(of);
        parts.add(unpacked);
    }

    private int accessor(int code, int count, String type) {
        JsonObject out = new JsonObject();
        out.addProperty("componentType", code);
        out.addProperty("count", count);
        out.addProperty("type", type);
        accessors.add(out);
        return accessors.size() - 1;
    }

    /** An accessor of the numbers of vertices. */
    private int numbers(int count) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, count)).order(ByteOrder.LITTLE_ENDIAN);
        for (int v = 0; v < count; v++) {
            bytes.putFloat(Float.BYTES * v, v);
        }
        int index = accessor(FLOAT, count, "SCALAR");
        accessors.get(index).getAsJsonObject().addProperty("bufferView", view(bytes));
        return index;
    }

    private int packed(int view) throws IOException {
        JsonObject of = file.entry("bufferViews", view);
        return view(file.bytes(
                GltfJson.index(of, "buffer", 0),
                GltfJson.index(of, "byteOffset", 0),
                GltfJson.index(of, "byteLength", 0),
                "buffer view " + view));
    }

    private int view(ByteBuffer bytes) {
        JsonObject out = new JsonObject();
        out.addProperty("buffer", 0);
        out.addProperty("byteOffset", length);
        out.addProperty("byteLength", bytes.remaining());
        views.add(out);
        data.add(bytes);
        length = Math.addExact(length, bytes.remaining() + 3 & ~3);
        return views.size() - 1;
    }

    /** Unpacks all that was added. @return what was wrong */
    private Optional<String> fault() {
        AIScene scene = Assimp.aiImportFileFromMemory(binary(), 0, "glb");
        if (scene == null) {
            return Optional.of(reason(Assimp.aiGetErrorString()));
        }
        try {
            if (scene.mNumMeshes() != parts.size()) {
                return Optional.of(reason(Assimp.aiGetErrorString()));
            }
            PointerBuffer pointers = scene.mMeshes();
            for (int m = 0; pointers != null && m < parts.size(); m++) {
                read(AIMesh.create(pointers.get(m)), parts.get(m));
            }
            return Optional.empty();
        } finally {
            Assimp.aiReleaseImport(scene);
        }
    }

    public static String reason(@Nullable String said) {
        return said == null || said.isBlank() ? "other parts come of it than it says" : PlainLine.of(said);
    }

    /** Assimp numbers vertices anew. */
    private static void read(AIMesh mesh, GltfPart part) {
        AIColor4D.Buffer origins = mesh.mColors(part.colors());
        if (origins == null) {
            throw new FileFault("what Draco has compressed in it has no vertices");
        }
        int[] origin = new int[mesh.mNumVertices()];
        for (int v = 0; v < origin.length; v++) {
            origin[v] = (int) origins.get(v).r();
            if (origin[v] < 0 || origin[v] >= part.vertices()) {
                throw new FileFault("what Draco has compressed in it has other vertices than it says");
            }
        }
        int[] order = AssimpFaces.of(mesh);
        for (int i = 0; i < order.length; i++) {
            order[i] = origin[order[i]];
        }
        part.order(order);
        int color = 0;
        for (GltfPart.Attribute attribute : part.attributes()) {
            boolean places = attribute.name().equals("POSITION");
            AIColor4D.Buffer colors = places ? null : mesh.mColors(color++);
            if (!places && colors == null) {
                continue; // Draco's data have not what the file says
            }
            long from = colors == null ? mesh.mVertices().address() : colors.address();
            int stride = colors == null ? 3 : 4;
            float[] values = new float[Math.multiplyExact(attribute.width(), part.vertices())];
            for (int v = 0; v < origin.length; v++) {
                for (int c = 0; c < attribute.width(); c++) {
                    values[attribute.width() * origin[v] + c] =
                            MemoryUtil.memGetFloat(from + (long) Float.BYTES * ((long) stride * v + c));
                }
            }
            attribute.values(values);
        }
    }

    private ByteBuffer binary() {
        JsonObject root = new JsonObject();
        JsonObject asset = new JsonObject();
        asset.addProperty("version", "2.0");
        root.add("asset", asset);
        JsonArray nodes = new JsonArray();
        JsonArray roots = new JsonArray();
        for (int m = 0; m < meshes.size(); m++) {
            JsonObject node = new JsonObject();
            node.addProperty("mesh", m);
            nodes.add(node);
            roots.add(m);
        }
        JsonObject scene = new JsonObject();
        scene.add("nodes", roots);
        JsonObject buffer = new JsonObject();
        buffer.addProperty("byteLength", length);
        JsonArray used = new JsonArray();
        used.add(EXTENSION);
        root.add("extensionsUsed", used);
        root.addProperty("scene", 0);
        root.add("scenes", GltfTables.array(scene));
        root.add("nodes", nodes);
        root.add("meshes", meshes);
        root.add("accessors", accessors);
        root.add("bufferViews", views);
        root.add("buffers", GltfTables.array(buffer));
        return GltfWriter.binary(root, data);
    }
}
