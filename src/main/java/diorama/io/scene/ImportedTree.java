package diorama.io.scene;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.mesh.Light;
import diorama.mesh.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/** The nodes of an imported scene. */
public final class ImportedTree {
    private ImportedTree() {}

    /**
     * @param rows parents come before their children
     * @param metresPerUnit what a unit of the file means
     */
    public static List<Node> roots(
            List<ImportTable.NodeRow> rows, List<ImportTable.LightRow> lights, float metresPerUnit) {
        List<List<Node>> children = new ArrayList<>();
        rows.forEach(r -> children.add(new ArrayList<>()));
        List<Node> roots = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            ImportTable.NodeRow row = rows.get(i);
            List<Integer> meshes = new ArrayList<>();
            for (int mesh : row.meshes()) {
                meshes.add(mesh);
            }
            Optional<Light> light = row.light() < 0 ? Optional.empty() : Optional.of(light(lights.get(row.light())));
            Node node = new Node(
                    row.name(),
                    new Matrix4f().set(row.matrix()),
                    meshes,
                    camera(row.camera(), metresPerUnit),
                    light,
                    reversed(children.get(i)));
            (row.parent() < 0 ? roots : children.get(row.parent())).add(node);
        }
        return reversed(roots);
    }

    private static List<Node> reversed(List<Node> nodes) {
        Collections.reverse(nodes);
        return nodes;
    }

    private static Light light(ImportTable.LightRow row) {
        return new Light(
                row.name(),
                Light.Kind.valueOf(row.kind()),
                new Vector3f(row.color()),
                row.intensity(),
                row.inner(),
                row.outer());
    }

    private static Optional<Camera> camera(float[] lens, float unit) {
        if (lens.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Camera.atOrigin(new Projection.Perspective(lens[0], lens[1], lens[2] * unit, lens[3] * unit)));
    }
}
