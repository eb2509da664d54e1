package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts glTF files that Assimp reads wrongly or not at all into words that it understands: compressed views
 * (EXT_meshopt_compression), numbers stored in fewer bits (KHR_mesh_quantization, and what the format itself allows) files
 * that name no scene, nodes of one name or with shares of shapes of their own, pictures whose transform names other coordinates,
 * and binary ones whose parts are not padded. All others are left as they are. Used in the importing process only.
 */
final class GltfPlain {
    /** What the rewritten file no longer asks for. */
    private static final Set<String> UNDONE =
            Set.of("EXT_meshopt_compression", "KHR_meshopt_compression", "KHR_mesh_quantization");

    private static final String DRACO = "KHR_draco_mesh_compression";
    /** All that is unpacked together, bytes. */
    private static final long MOST_UNPACKED = 1L << 30;

    private final JsonObject root;
    private final List<Optional<ByteBuffer>> buffers;
    /** What the new buffer is made of, in order. */
    private final List<ByteBuffer> parts = new ArrayList<>();

    private final List<GltfNumbers.View> views = new ArrayList<>();
    private final Set<Integer> draco = new TreeSet<>();

    private int length;
    private long unpacked;

    private GltfPlain(GltfSource source) throws IOException {
        root = source.root();
        buffers = source.buffers();
        for (JsonElement mesh : GltfSource.array(root, "meshes")) {
            for (JsonElement each : GltfSource.array(mesh.getAsJsonObject(), "primitives")) {
                JsonObject primitive = each.getAsJsonObject();
                if (primitive.has("extensions")
                        && primitive.getAsJsonObject("extensions").has(DRACO)) {
                    addUsed(primitive.get("attributes"), draco);
                }
            }
        }
    }

    /**
     * The same scene as one binary file.
     *
     * @return empty where Assimp reads the file as it is
     * @throws ImportChild.RefusedFile when numbers lie outside the file
     */
    static Optional<ByteBuffer> of(ByteBuffer file, GuardedFiles files) throws IOException, ImportChild.RefusedFile {
        Optional<GltfSource> source = GltfSource.open(file, files);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonObject root = source.get().root();
            requireBuffersInside(source.get(), files);
            Set<Integer> narrow = narrow(root);
            if (narrow.isEmpty()
                    && !hasPackedViews(root)
                    && !isSceneless(root)
                    && !GltfNames.clash(root)
                    && !GltfTexCoords.differ(root)
                    && !GltfNodeWeights.differ(root)
                    && source.get().isAligned()) {
                return Optional.empty();
            }
            return new GltfPlain(source.get()).written(narrow);
        } catch (IllegalStateException | UnsupportedOperationException | ClassCastException | NumberFormatException e) {
            // a member of another kind than it has to be: whoever reads it will tell
            return Optional.empty();
        } catch (ArithmeticException e) {
            throw new ImportChild.RefusedFile("its numbers go beyond 2 GiB");
        }
    }

    private static void requireBuffersInside(GltfSource source, GuardedFiles files)
            throws IOException, ImportChild.RefusedFile {
        for (JsonElement each : GltfSource.array(source.root(), "buffers")) {
            JsonObject buffer = each.getAsJsonObject();
            String uri = buffer.has("uri") ? buffer.get("uri").getAsString() : "data:";
            if (!uri.startsWith("data:")
                    && files.buffer(uri).isEmpty()
                    && files.refused().contains(uri)) {
                throw new ImportChild.RefusedFile(
                        "its buffer was refused, outside the model's folder: " + ImportMaterials.line(uri));
            }
        }
    }

    private static boolean hasPackedViews(JsonObject root) {
        for (JsonElement view : GltfSource.array(root, "bufferViews")) {
            if (MeshoptView.extension(view.getAsJsonObject()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSceneless(JsonObject root) {
        return GltfSource.array(root, "scenes").isEmpty()
                && !GltfSource.array(root, "nodes").isEmpty();
    }

    /** Accessors of vertices and animations that hold other than floating point numbers, which Assimp takes for such. */
    private static Set<Integer> narrow(JsonObject root) {
        Set<Integer> used = new TreeSet<>();
        for (JsonElement mesh : GltfSource.array(root, "meshes")) {
            for (JsonElement each : GltfSource.array(mesh.getAsJsonObject(), "primitives")) {
                JsonObject primitive = each.getAsJsonObject();
                addUsed(primitive.get("attributes"), used);
                GltfSource.array(primitive, "targets").forEach(target -> addUsed(target, used));
            }
        }
        for (JsonElement animation : GltfSource.array(root, "animations")) {
            for (JsonElement sampler : GltfSource.array(animation.getAsJsonObject(), "samplers")) {
                if (sampler.getAsJsonObject().has("output")) {
                    used.add(sampler.getAsJsonObject().get("output").getAsInt());
                }
            }
        }
        JsonArray accessors = GltfSource.array(root, "accessors");
        used.removeIf(index -> index < 0
                || index >= accessors.size()
                || number(accessors.get(index).getAsJsonObject(), "componentType", GltfTables.FLOAT)
                        == GltfTables.FLOAT);
        return used;
    }

    /** Joints and colours are read as they are. */
    private static void addUsed(@Nullable JsonElement attributes, Set<Integer> used) {
        if (attributes == null || !attributes.isJsonObject()) {
            return;
        }
        for (Map.Entry<String, JsonElement> entry : attributes.getAsJsonObject().entrySet()) {
            if (!entry.getKey().startsWith("JOINTS") && !entry.getKey().startsWith("COLOR")) {
                used.add(entry.getValue().getAsInt());
            }
        }
    }

    private Optional<ByteBuffer> written(Set<Integer> narrow) throws ImportChild.RefusedFile {
        int[] bases = new int[buffers.size()];
        for (int b = 0; b < bases.length; b++) {
            bases[b] = buffers.get(b).map(this::append).orElse(-1);
        }
        for (JsonElement each : GltfSource.array(root, "bufferViews")) {
            JsonObject view = each.getAsJsonObject();
            Optional<JsonObject> extension = MeshoptView.extension(view);
            if (extension.isPresent()) {
                unpack(view, extension.get());
                continue;
            }
            int buffer = number(view, "buffer", -1);
            if (buffer < 0 || buffer >= bases.length || bases[buffer] < 0) {
                return Optional.empty(); // a buffer that is missing: whoever reads it will tell
            }
            int offset = number(view, "byteOffset", 0);
            ByteBuffer bytes =
                    slice(buffers.get(buffer).orElseThrow(), offset, number(view, "byteLength", 0), "a buffer view");
            views.add(new GltfNumbers.View(bytes, number(view, "byteStride", 0)));
            place(view, Math.addExact(bases[buffer], offset));
        }
        for (int index : narrow) {
            widen(index);
        }
        if (isSceneless(root)) {
            addScene();
        }
        GltfNames.tellApart(root);
        GltfTexCoords.settle(root);
        GltfNodeWeights.settle(root);
        JsonObject buffer = new JsonObject();
        buffer.addProperty("byteLength", length);
        root.add("buffers", GltfTables.array(buffer));
        for (String list : List.of("extensionsUsed", "extensionsRequired")) {
            JsonArray kept = new JsonArray();
            for (JsonElement name : GltfSource.array(root, list)) {
                if (!UNDONE.contains(name.getAsString())) {
                    kept.add(name);
                }
            }
            root.remove(list);
            GltfTables.addUnlessEmpty(root, list, kept);
        }
        return Optional.of(GltfSource.binary(root, parts));
    }

    /** Where the bytes begin in the new buffer. */
    private int append(ByteBuffer bytes) {
        int at = length;
        parts.add(bytes);
        length = Math.addExact(length, bytes.remaining() + 3 & ~3);
        return at;
    }

    private static void place(JsonObject view, int offset) {
        view.addProperty("buffer", 0);
        view.addProperty("byteOffset", offset);
    }

    private void unpack(JsonObject view, JsonObject extension) throws ImportChild.RefusedFile {
        MeshoptView packed = new MeshoptView(extension);
        int buffer = number(extension, "buffer", -1);
        Optional<ByteBuffer> from = buffer < 0 || buffer >= buffers.size() ? Optional.empty() : buffers.get(buffer);
        if (from.isEmpty()) {
            throw new ImportChild.RefusedFile("the buffer of a compressed buffer view is missing");
        }
        ByteBuffer bytes = slice(
                from.get(),
                number(extension, "byteOffset", 0),
                number(extension, "byteLength", 0),
                "a compressed buffer view");
        count(packed.length());
        ByteBuffer plain = packed.unpacked(bytes);
        views.add(new GltfNumbers.View(plain, number(view, "byteStride", 0)));
        place(view, append(plain));
        view.addProperty("byteLength", plain.remaining());
        view.remove("extensions");
    }

    private void count(long bytes) throws ImportChild.RefusedFile {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED) {
            throw new ImportChild.RefusedFile("it unpacks to more than " + (MOST_UNPACKED >> 20) + " MiB");
        }
    }

    private static ByteBuffer slice(ByteBuffer of, int from, int length, String what) throws ImportChild.RefusedFile {
        if (from < 0 || length < 0 || from > of.remaining() || length > of.remaining() - from) {
            throw new ImportChild.RefusedFile(what + " reaches beyond its buffer");
        }
        return of.slice(of.position() + from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Turns the numbers of an accessor into floating point ones. */
    private void widen(int index) throws ImportChild.RefusedFile {
        JsonObject accessor = root.getAsJsonArray("accessors").get(index).getAsJsonObject();
        // what Draco holds is turned while it is unpacked
        if (!draco.contains(index)) {
            GltfNumbers numbers = new GltfNumbers(accessor, views, index);
            count(numbers.length());
            JsonObject view = new JsonObject();
            place(view, append(numbers.asFloats()));
            view.addProperty("byteLength", numbers.length());
            JsonArray all = GltfSource.array(root, "bufferViews");
            all.add(view);
            root.add("bufferViews", all);
            accessor.addProperty("bufferView", all.size() - 1);
        }
        accessor.addProperty("componentType", GltfTables.FLOAT);
        for (String gone : List.of("byteOffset", "normalized", "sparse", "min", "max")) {
            accessor.remove(gone);
        }
    }

    /** A scene of all nodes that hang below no other. */
    private void addScene() {
        JsonArray nodes = GltfSource.array(root, "nodes");
        Set<Integer> below = new TreeSet<>();
        for (JsonElement node : nodes) {
            GltfSource.array(node.getAsJsonObject(), "children").forEach(child -> below.add(child.getAsInt()));
        }
        JsonArray roots = new JsonArray();
        for (int n = 0; n < nodes.size(); n++) {
            if (!below.contains(n)) {
                roots.add(n);
            }
        }
        JsonObject scene = new JsonObject();
        GltfTables.addUnlessEmpty(scene, "nodes", roots);
        root.add("scenes", GltfTables.array(scene));
        root.addProperty("scene", 0);
    }

    static int number(JsonObject of, String name, int missing) {
        return of.has(name) ? Math.toIntExact(of.get(name).getAsLong()) : missing;
    }
}
