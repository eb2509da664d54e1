package diorama.io;

import diorama.base.UserError;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Normals;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector4f;

/**
 * Reads mesh files of the many kinds that Assimp knows, in a process of its own that cannot take this one down, and that opens
 * nothing outside the file's folder.
 */
public final class SceneImporter {
    private SceneImporter() {}

    /**
     * A scene and what the user should know about it.
     *
     * @param notes one line each: textures that are missing or were refused
     */
    public record Imported(Scene scene, MeshInfo info, List<String> notes) {}

    /**
     * The scene in a file, +Y up: formats that Blender takes as Z up (PLY, STL) are turned. Normals are made where there are
     * none.
     *
     * @throws UserError in one line when it cannot be loaded
     */
    public static Imported read(Path file) {
        return ImportProcess.run(file, false, folder -> {
            ImportTable table = table(folder);
            List<String> notes = new ArrayList<>(table.notes());
            List<Mesh> meshes = meshes(folder, table);
            List<Material> materials = materials(table, notes);
            Scene scene = Normals.added(new Scene(roots(table, file), meshes, materials));
            return new Imported(scene, table.info(), List.copyOf(notes));
        });
    }

    static MeshInfo info(Path file) {
        return ImportProcess.run(file, true, folder -> table(folder).info());
    }

    private static ImportTable table(Path folder) throws IOException {
        return ImportChild.GSON.fromJson(Files.readString(folder.resolve(ImportChild.TABLE)), ImportTable.class);
    }

    private static List<Mesh> meshes(Path folder, ImportTable table) throws IOException {
        List<Mesh> meshes = new ArrayList<>();
        try (FileChannel in = FileChannel.open(folder.resolve(ImportChild.ARRAYS), StandardOpenOption.READ)) {
            for (ImportTable.MeshRow row : table.meshes()) {
                float[] positions = floats(in, 3 * row.vertices());
                float[] normals = floats(in, row.normals() ? 3 * row.vertices() : 0);
                float[] uvs = floats(in, row.uvs() ? 2 * row.vertices() : 0);
                int[] indices = new int[3 * row.triangles()];
                bytes(in, Integer.BYTES * indices.length).asIntBuffer().get(indices);
                meshes.add(new Mesh(row.name(), positions, normals, uvs, indices, row.material()));
            }
        }
        return meshes;
    }

    private static float[] floats(FileChannel in, int count) throws IOException {
        float[] out = new float[count];
        bytes(in, Float.BYTES * count).asFloatBuffer().get(out);
        return out;
    }

    private static ByteBuffer bytes(FileChannel in, int count) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining()) {
            if (in.read(out) < 0) {
                throw new IOException("the imported scene is cut short");
            }
        }
        return out.flip();
    }

    private static List<Material> materials(ImportTable table, List<String> notes) {
        Map<String, Optional<RgbaImage>> pictures = new HashMap<>();
        List<Material> out = new ArrayList<>();
        for (ImportTable.MaterialRow row : table.materials()) {
            Optional<RgbaImage> picture =
                    pictures.computeIfAbsent(row.texture(), texture -> picture(texture, row.name(), notes));
            Vector4f color = new Vector4f(row.color());
            out.add(new Material(row.name(), color, picture, row.metallic(), row.roughness(), row.unlit()));
        }
        return out;
    }

    private static Optional<RgbaImage> picture(String file, String material, List<String> notes) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageFiles.read(Path.of(file)));
        } catch (UserError e) {
            notes.add("texture of " + material + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Node> roots(ImportTable table, Path file) {
        List<ImportTable.NodeRow> rows = table.nodes();
        List<List<Node>> children = new ArrayList<>();
        rows.forEach(r -> children.add(new ArrayList<>()));
        List<Node> roots = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            ImportTable.NodeRow row = rows.get(i);
            List<Integer> meshes = new ArrayList<>();
            for (int mesh : row.meshes()) {
                meshes.add(mesh);
            }
            Matrix4f transform = new Matrix4f().set(row.matrix());
            Node node = new Node(row.name(), transform, meshes, camera(row.camera()), children.get(i));
            (row.parent() < 0 ? roots : children.get(row.parent())).add(0, node);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".ply") || name.endsWith(".stl")) {
            Matrix4f upright = PlacedMesh.axes(ExportOptions.UpAxis.Z, ExportOptions.UpAxis.Z)
                    .invert(new Matrix4f());
            return List.of(new Node("Z up", upright, List.of(), Optional.empty(), roots));
        }
        return roots;
    }

    private static Optional<Camera> camera(float[] lens) {
        if (lens.length == 0) {
            return Optional.empty();
        }
        return Optional.of(Camera.atOrigin(new Projection.Perspective(lens[0], lens[1], lens[2], lens[3])));
    }
}
