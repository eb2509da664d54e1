package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.base.FileNames;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.write.FilePart;
import diorama.io.write.SideTexture;
import diorama.io.write.TextureEncoder;
import diorama.io.write.WholeBytes;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Writes glTF 2.0 (Khronos Group, 2017): one binary file, or JSON with a buffer and pictures beside it. */
public final class GltfWriter {
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private GltfWriter() {}

    /** A .glb with its pictures inside, or beside it. */
    public static List<FilePart> binary(Scene scene, Path target, TextureEncoder textures) {
        List<FilePart> sides = new ArrayList<>();
        GltfBuilder gltf = textures.place(ExportOptions.Textures.EMBED) == ExportOptions.Textures.EMBED
                ? new GltfBuilder(
                        ordered(scene, textures),
                        textures.compression(),
                        textures.encode(scene),
                        new IdentityHashMap<>())
                : beside(scene, target, textures, sides);
        sides.add(0, new FilePart(target, path -> writeBinary(path, gltf)));
        return sides;
    }

    /** A .gltf with STEM.bin and STEM_MATERIAL.jpg beside it, or with all inside. */
    public static List<FilePart> separate(Scene scene, Path target, TextureEncoder textures) {
        if (textures.place(ExportOptions.Textures.COPY) == ExportOptions.Textures.EMBED) {
            GltfBuilder gltf = new GltfBuilder(
                    ordered(scene, textures), textures.compression(), textures.encode(scene), new IdentityHashMap<>());
            return List.of(new FilePart(target, path -> writeEmbedded(path, gltf)));
        }
        Path buffer = target.resolveSibling(FileNames.stem(target) + ".bin");
        List<FilePart> sides = new ArrayList<>();
        GltfBuilder gltf = beside(scene, target, textures, sides);
        JsonObject json = gltf.json(Optional.of(GltfTables.uri(String.valueOf(buffer.getFileName()))));
        sides.add(0, new FilePart(target, path -> Files.writeString(path, json.toString())));
        sides.add(1, new FilePart(buffer, path -> writeBuffer(path, gltf)));
        return sides;
    }

    private static GltfBuilder beside(Scene scene, Path target, TextureEncoder textures, List<FilePart> sides) {
        IdentityHashMap<RgbaImage, SideTexture> pictures = SideTexture.name(scene, target, textures);
        IdentityHashMap<RgbaImage, String> uris = new IdentityHashMap<>();
        pictures.forEach((image, side) -> uris.put(image, GltfTables.uri(side.reference())));
        sides.addAll(SideTexture.parts(pictures));
        return new GltfBuilder(ordered(scene, textures), textures.compression(), new IdentityHashMap<>(), uris);
    }

    private static Scene ordered(Scene scene, TextureEncoder textures) {
        return textures.compression() == ExportOptions.Compression.NONE ? scene : GltfPacker.ordered(scene);
    }

    /** The buffer as base64 inside the JSON. */
    private static void writeEmbedded(Path path, GltfBuilder gltf) throws IOException {
        Path buffer = Files.createTempFile("diorama", ".bin");
        try {
            writeBuffer(buffer, gltf);
            String data = "data:application/octet-stream;base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(buffer));
            Files.writeString(path, gltf.json(Optional.of(data)).toString());
        } finally {
            Files.delete(buffer);
        }
    }

    private static void writeBinary(Path path, GltfBuilder gltf) throws IOException {
        ByteBuffer head = head(gltf.json(Optional.empty()), gltf.bufferLength());
        try (FileChannel channel = create(path)) {
            WholeBytes.write(channel, head);
            gltf.writeBuffer(channel);
        }
    }

    /** What stands before the buffer in a binary file. */
    private static ByteBuffer head(JsonObject root, int bufferLength) {
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        int jsonLength = json.length + 3 & ~3;
        int total = Math.addExact(HEADER + 2 * CHUNK_HEADER + jsonLength, bufferLength);
        ByteBuffer head = ByteBuffer.allocate(HEADER + 2 * CHUNK_HEADER + jsonLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(2)
                .putInt(total)
                .putInt(jsonLength)
                .putInt(JSON_CHUNK)
                .put(json);
        while (head.position() < HEADER + CHUNK_HEADER + jsonLength) {
            head.put((byte) ' ');
        }
        return head.putInt(bufferLength).putInt(BINARY_CHUNK).flip();
    }

    /**
     * A binary file in memory outside of Java's.
     *
     * @param parts of its buffer, each padded to four bytes
     */
    static ByteBuffer binary(JsonObject root, List<ByteBuffer> parts) {
        int length = parts.stream().mapToInt(p -> p.remaining() + 3 & ~3).reduce(0, Math::addExact);
        ByteBuffer head = head(root, length);
        ByteBuffer out = ByteBuffer.allocateDirect(Math.addExact(head.remaining(), length));
        out.put(head);
        for (ByteBuffer part : parts) {
            out.put(part.duplicate()).position(out.position() + 3 & ~3);
        }
        return out.flip();
    }

    private static void writeBuffer(Path path, GltfBuilder gltf) throws IOException {
        try (FileChannel channel = create(path)) {
            gltf.writeBuffer(channel);
        }
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
