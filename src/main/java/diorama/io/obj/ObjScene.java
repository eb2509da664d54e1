package diorama.io.obj;

import diorama.base.FileNames;
import diorama.base.UserError;
import diorama.io.process.ImportProcess;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ImportedMaterials;
import diorama.io.scene.MeshInfo;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4f;

/**
 * Wavefront files, which are text and so can be read here, on all cores, without a process of their own: nothing in them can
 * take this one down. A line that means nothing is told with its number.
 */
public final class ObjScene {
    /** Least bytes of memory that a byte of text becomes on the way. */
    private static final double GROWTH = 1.5;

    private final Path file;
    private final List<Mesh> meshes = new ArrayList<>();
    private final Map<List<String>, List<Integer>> objects = new LinkedHashMap<>();
    private final Map<List<String>, String> names = new LinkedHashMap<>();
    private final ObjMaterials materials;
    private final List<ImportTable.MaterialRow> rows;

    private ObjScene(Path file, ObjData data) throws IOException {
        this.file = file;
        materials = new ObjMaterials(new GuardedFiles(file));
        String name = String.valueOf(file.getFileName());
        Path beside = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".mtl");
        List<String> libraries = data.events()
                .filter(e -> e.change() == ObjChunk.Change.LIBRARY)
                .map(ObjChunk.Event::text)
                .distinct()
                .toList();
        for (String library : libraries) {
            materials.library(library, beside);
        }
        ObjMeshes made = new ObjMeshes(file, data);
        for (ObjMeshes.Key key : made.keys()) {
            List<String> object = List.of(key.object(), key.group());
            objects.computeIfAbsent(object, k -> new ArrayList<>()).add(meshes.size());
            names.put(object, key.node());
            meshes.add(made.mesh(key, materials.index(key.material())));
        }
        rows = materials.rows();
    }

    public static boolean isNamed(Path file) {
        return FileNames.ending(file).equals("obj");
    }

    /**
     * @return empty for what must be read in another way, whatever its name says
     * @throws UserError in one line when it cannot be loaded
     */
    public static Optional<ObjScene> read(Path file) {
        if (!isNamed(file)) {
            return Optional.empty();
        }
        ImportProcess.check(file);
        Runtime java = Runtime.getRuntime();
        long left = java.maxMemory() - java.totalMemory() + java.freeMemory();
        String more = file + ": cannot be imported: it needs more memory than there is";
        if (GROWTH * file.toFile().length() > left) {
            throw new UserError(more);
        }
        try {
            Optional<ObjData> data = ObjData.read(file);
            return data.isEmpty() ? Optional.empty() : Optional.of(new ObjScene(file, data.get()));
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new UserError(more, e);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be imported: " + diorama.base.AtomicFile.reason(e), e);
        }
    }

    public List<ImportTable.MaterialRow> materials() {
        return rows;
    }

    public Scene scene(ImportedMaterials pictures) {
        List<Node> children = new ArrayList<>();
        objects.forEach((object, own) -> children.add(
                new Node(String.valueOf(names.get(object)), new Matrix4f(), own, Optional.empty(), List.of())));
        Node root = new Node(String.valueOf(file.getFileName()), new Matrix4f(), List.of(), Optional.empty(), children);
        return new Scene(List.of(root), meshes, pictures.all(rows));
    }

    public List<String> notes() {
        return materials.notes();
    }

    /** @param readable whether a picture can be read */
    public MeshInfo info(boolean readable, List<String> notes) {
        long triangles = 0;
        long vertices = 0;
        long nonfinite = 0;
        boolean textured = false;
        Bounds bounds = Bounds.EMPTY;
        for (Mesh mesh : meshes) {
            triangles += mesh.triangleCount();
            vertices += mesh.vertexCount();
            for (float value : mesh.positions()) {
                nonfinite += Float.isFinite(value) ? 0 : 1;
            }
            bounds = bounds.union(Bounds.of(mesh.positions()));
            textured |= mesh.uvs().length > 0
                    && rows.get(mesh.material()).textures().stream()
                            .anyMatch(t -> !t.file().isEmpty());
        }
        int used = (int) meshes.stream()
                .mapToInt(Mesh::material)
                .filter(m -> !materials.isMadeUp(m))
                .distinct()
                .count();
        return new MeshInfo(
                triangles,
                vertices,
                nonfinite,
                bounds.corners(),
                1,
                textured && readable,
                used,
                0,
                List.of(),
                List.copyOf(notes));
    }
}
