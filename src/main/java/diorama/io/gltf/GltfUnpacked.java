package diorama.io.gltf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.io.process.ImportProcess;
import diorama.io.process.ImportTask;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.MemoryBudget;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compressed in a glTF file: the importing process unpacks it, as a broken file can crash what does it.
 *
 * @param views bytes of buffer views, by their numbers
 * @param parts of meshes, by mesh and primitive
 */
public record GltfUnpacked(Map<Integer, ByteBuffer> views, Map<List<Integer>, Map<String, GltfNumbers>> parts) {
    private static final String FILE = "unpacked.bin";
    /** All views that are unpacked together, bytes. */
    private static final long MOST = 1L << 30;

    /** @throws diorama.base.UserError when it is broken */
    static GltfUnpacked of(GltfFile file, Path path, MemoryBudget memory) {
        return hasViews(file) || hasParts(file)
                ? ImportProcess.run(path, ImportTask.UNPACK, (folder, read, extra) -> read(folder, memory))
                : new GltfUnpacked(Map.of(), Map.of());
    }

    private static boolean hasViews(GltfFile file) {
        for (JsonElement view : GltfJson.list(file.root(), "bufferViews")) {
            if (MeshoptView.extension(GltfJson.object(view, "bufferViews")).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasParts(GltfFile file) {
        for (JsonElement mesh : GltfJson.list(file.root(), "meshes")) {
            for (JsonElement part : GltfJson.list(GltfJson.object(mesh, "meshes"), "primitives")) {
                if (GltfDraco.isIn(GltfJson.object(part, "primitives"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static GltfUnpacked read(Path folder, MemoryBudget memory) throws IOException {
        Map<Integer, ByteBuffer> views = new HashMap<>();
        Map<List<Integer>, Map<String, GltfNumbers>> parts = new HashMap<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
            for (int left = in.readInt(); left > 0; left--) {
                int view = in.readInt();
                int length = in.readInt();
                memory.take(length);
                views.put(view, ByteBuffer.wrap(in.readNBytes(length)));
            }
            for (int left = in.readInt(); left > 0; left--) {
                List<Integer> key = List.of(in.readInt(), in.readInt());
                parts.put(key, GltfPart.read(in, memory));
            }
        }
        return new GltfUnpacked(views, parts);
    }

    /** Unpacks a file's into a folder. Used in the importing process only. */
    public static void write(Path path, Path folder) throws IOException {
        GltfFile file =
                GltfFile.open(new GuardedFiles(path)).orElseThrow(() -> new FileFault("it is another file meanwhile"));
        Map<Integer, JsonObject> packed = new HashMap<>();
        for (int v = 0; v < file.count("bufferViews"); v++) {
            Optional<JsonObject> extension = MeshoptView.extension(file.entry("bufferViews", v));
            if (extension.isPresent()) {
                packed.put(v, extension.get());
            }
        }
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE)));
                DataOutputStream out = new DataOutputStream(stream);
                WritableByteChannel channel = Channels.newChannel(out)) {
            out.writeInt(packed.size());
            long unpacked = 0;
            for (Map.Entry<Integer, JsonObject> each : packed.entrySet()) {
                MeshoptView view = new MeshoptView(each.getValue());
                unpacked += view.length();
                if (unpacked > MOST) {
                    throw new FileFault("it unpacks to more than " + (MOST >> 20) + " MiB");
                }
                ByteBuffer bytes = file.bytes(
                        GltfJson.index(each.getValue(), "buffer", 0),
                        GltfJson.index(each.getValue(), "byteOffset", 0),
                        GltfJson.index(each.getValue(), "byteLength", 0),
                        "a compressed buffer view");
                out.writeInt(each.getKey());
                out.writeInt((int) view.length());
                channel.write(view.unpacked(bytes));
            }
            List<GltfPart> parts = GltfDraco.unpacked(file);
            out.writeInt(parts.size());
            for (GltfPart part : parts) {
                part.write(out);
            }
        }
    }
}
