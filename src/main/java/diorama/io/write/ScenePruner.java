package diorama.io.write;

import diorama.mesh.Animation;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out of a scene what its tree does not use: meshes, materials with their pictures, tracks of other nodes. */
final class ScenePruner {
    private ScenePruner() {}

    static Scene pruned(Scene scene) {
        int[] uses = ExportScene.uses(scene);
        List<Mesh> used = new ArrayList<>();
        int[] place = new int[uses.length];
        for (int m = 0; m < uses.length; m++) {
            if (uses[m] > 0) {
                place[m] = used.size();
                used.add(scene.meshes().get(m));
            }
        }
        List<Material> materials = new ArrayList<>();
        int[] paint = new int[scene.materials().size()];
        Arrays.fill(paint, -1);
        List<Mesh> meshes = new ArrayList<>();
        for (Mesh mesh : used) {
            int material = mesh.material();
            if (material < paint.length && paint[material] < 0) {
                paint[material] = materials.size();
                materials.add(scene.materials().get(material));
            }
            meshes.add(mesh.withMaterial(material < paint.length ? paint[material] : 0));
        }
        Set<String> names = new HashSet<>();
        List<Node> roots = scene.roots().stream()
                .map(node -> renumbered(node, place, names))
                .toList();
        List<Animation> animations = scene.animations().stream()
                .map(a -> new Animation(
                        a.name(),
                        a.seconds(),
                        a.tracks().stream()
                                .filter(t -> names.contains(t.node()))
                                .toList()))
                .filter(a -> !a.tracks().isEmpty())
                .toList();
        return new Scene(roots, meshes, materials, animations);
    }

    private static Node renumbered(Node node, int[] place, Set<String> names) {
        names.add(node.name());
        return new Node(
                node.name(),
                node.transform(),
                node.meshes().stream().map(m -> place[m]).toList(),
                node.camera(),
                node.light(),
                node.children().stream()
                        .map(child -> renumbered(child, place, names))
                        .toList());
    }
}
