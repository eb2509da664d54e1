package diorama.io;

import diorama.io.scene.ExportOptions;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Writes scenes and reads them again. */
public abstract class Rewriting {
    @TempDir
    public Path folder;

    public static ExportOptions with(String option, Object value) {
        return ExportOptions.MESH_SCHEMA.with(ExportOptions.OF_MESHES, ExportOptions.MESH_SCHEMA.option(option), value);
    }

    public SceneImporter.Imported through(Scene scene, String extension, ExportOptions options) {
        Path file = folder.resolve("tree." + extension);
        SceneFiles.write(scene, file, options);
        return SceneImporter.read(file);
    }

    public static Mesh mesh(Scene scene, String... names) {
        for (Node node : all(scene.roots())) {
            for (int index : node.meshes()) {
                Mesh mesh = scene.meshes().get(index);
                String all = node.name() + " " + mesh.name() + " "
                        + scene.materials().get(mesh.material()).name();
                for (String name : names) {
                    if (all.contains(name)) {
                        return mesh;
                    }
                }
            }
        }
        throw new AssertionError(String.join(", ", names));
    }

    public static List<Node> all(List<Node> nodes) {
        List<Node> out = new ArrayList<>();
        for (Node node : nodes) {
            out.add(node);
            out.addAll(all(node.children()));
        }
        return out;
    }

    public static Bounds bounds(Scene scene) {
        return PlacedMesh.all(scene).stream()
                .map(p -> Bounds.of(p.mesh().positions()))
                .reduce(Bounds.EMPTY, Bounds::union);
    }
}
