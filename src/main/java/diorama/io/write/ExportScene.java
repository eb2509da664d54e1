package diorama.io.write;

import diorama.base.UserError;
import diorama.io.scene.Axes;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Node;
import diorama.mesh.Normals;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector4f;

/** Makes of a scene what the options of its export ask for. */
public final class ExportScene {
    private ExportScene() {}

    /**
     * What is asked for.
     *
     * @param axes of the file, where the options leave them open
     * @param unitsPerMetre of the file
     * @param photoNormals whether meshes of unlit materials, which show photos, get normals where the options want them
     * @param notes gets what the user should know, one line each
     */
    public record Asked(
            ExportOptions options, Axes axes, double unitsPerMetre, boolean photoNormals, List<String> notes) {}

    public static Scene of(Scene scene, Asked asked) {
        ExportOptions options = asked.options();
        List<String> notes = asked.notes();
        Scene picked = options.selection().isBlank()
                ? scene
                : ScenePruner.pruned(new Scene(
                        selected(scene, options.selection()), scene.meshes(), scene.materials(), scene.animations()));
        List<Mesh> meshes =
                picked.meshes().stream().map(m -> written(m, options)).toList();
        long left = triangles(picked.meshes()) - triangles(meshes);
        if (left > 0) {
            notes.add(left + (left == 1 ? " triangle is" : " triangles are")
                    + " left out, as coordinates are infinite or no numbers");
        }
        List<Material> materials = options.materials() ? picked.materials() : List.of(plain());
        if (options.materials() && materials.isEmpty()) {
            materials = List.of(plain());
        }
        Scene all = new Scene(picked.roots(), meshes, materials, picked.animations());
        Scene chosen = options.triangles() > 0 ? MeshSimplifier.simplified(all, options.triangles(), notes) : all;
        Scene lit = options.normals() ? Normals.added(chosen) : chosen;
        if (!asked.photoNormals()) {
            lit = withoutPhotoNormals(lit);
        }
        Matrix4f toFile = new Matrix4f(Axes.of(options, asked.axes()).fromScene());
        double factor = options.scale() * asked.unitsPerMetre();
        if (factor != 1) {
            toFile.scaleLocal((float) factor);
        }
        Scene turned = new Scene(
                placed(lit.roots(), toFile, lit.animations().isEmpty()),
                lit.meshes(),
                lit.materials(),
                lit.animations());
        return options.applyTransform() ? applied(turned) : turned;
    }

    /** How often the tree uses each mesh. */
    public static int[] uses(Scene scene) {
        int[] uses = new int[scene.meshes().size()];
        scene.roots().forEach(node -> count(node, uses));
        return uses;
    }

    private static void count(Node node, int[] uses) {
        node.meshes().forEach(m -> uses[m]++);
        node.children().forEach(child -> count(child, uses));
    }

    private static long triangles(List<Mesh> meshes) {
        return meshes.stream().mapToLong(Mesh::triangleCount).sum();
    }

    private static Scene withoutPhotoNormals(Scene scene) {
        List<Mesh> meshes = scene.meshes().stream()
                .map(m -> m.material() < scene.materials().size()
                                && scene.materials().get(m.material()).unlit()
                        ? m.withNormals(new float[0])
                        : m)
                .toList();
        return new Scene(scene.roots(), meshes, scene.materials(), scene.animations());
    }

    private static Material plain() {
        return new Material("Material", new Vector4f(0.8f, 0.8f, 0.8f, 1), Optional.empty(), 0, 0.5f, false);
    }

    /** Without what the options leave out, and without coordinates that no file can hold. */
    private static Mesh written(Mesh mesh, ExportOptions options) {
        Mesh finite = Arrays.equals(mesh.positions(), finite(mesh.positions())) ? mesh : finite(mesh);
        return new Mesh(
                finite.name(),
                finite.positions(),
                options.normals() ? finite.normals() : new float[0],
                options.uvs() ? finite.uvs() : new float[0],
                options.uvs() ? finite.uvs2() : new float[0],
                finite.colors(),
                finite.indices(),
                options.materials() ? finite.material() : 0,
                finite.skin(),
                finite.morphs());
    }

    private static float[] finite(float[] values) {
        float[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.isFinite(out[i]) ? out[i] : 0;
        }
        return out;
    }

    private static Morph finite(Morph morph) {
        return new Morph(morph.name(), finite(morph.positions()), finite(morph.normals()), morph.weight());
    }

    /** Triangles of such vertices are left out. */
    private static Mesh finite(Mesh mesh) {
        float[] p = mesh.positions();
        int[] kept = new int[mesh.indices().length];
        int n = 0;
        for (int t = 0; t < kept.length; t += 3) {
            float sum = 0;
            for (int k = t; k < t + 3; k++) {
                int at = 3 * mesh.indices()[k];
                sum += p[at] * 0 + p[at + 1] * 0 + p[at + 2] * 0;
            }
            if (sum == 0) {
                System.arraycopy(mesh.indices(), t, kept, n, 3);
                n += 3;
            }
        }
        return new Mesh(
                mesh.name(),
                finite(p),
                finite(mesh.normals()),
                finite(mesh.uvs()),
                finite(mesh.uvs2()),
                mesh.colors(),
                Arrays.copyOf(kept, n),
                mesh.material(),
                mesh.skin(),
                mesh.morphs().stream().map(ExportScene::finite).toList());
    }

    private static List<Node> selected(Scene scene, String selection) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(selection.split(",", -1)).map(String::strip).forEach(names::add);
        names.remove("");
        Set<String> found = new TreeSet<>();
        List<Node> out = new ArrayList<>();
        select(scene.roots(), new Matrix4f(), names, found, out);
        names.removeAll(found);
        if (!names.isEmpty()) {
            Set<String> there = new TreeSet<>();
            name(scene.roots(), there);
            throw new UserError(
                    "--selection: there is no object '" + names.iterator().next() + "', want some of "
                            + String.join(", ", there.stream().limit(12).toList()));
        }
        return out;
    }

    private static void select(
            List<Node> nodes, Matrix4fc parent, Set<String> names, Set<String> found, List<Node> out) {
        for (Node node : nodes) {
            if (names.contains(node.name())) {
                found.add(node.name());
                out.add(moved(node, parent));
            } else {
                select(node.children(), parent.mul(node.transform(), new Matrix4f()), names, found, out);
            }
        }
    }

    private static void name(List<Node> nodes, Set<String> names) {
        for (Node node : nodes) {
            names.add(node.name());
            name(node.children(), names);
        }
    }

    private static Node moved(Node node, Matrix4fc by) {
        return new Node(
                node.name(),
                by.mul(node.transform(), new Matrix4f()),
                node.meshes(),
                node.camera(),
                node.light(),
                node.children());
    }

    /** Roots moved; where there are tracks, which replace transforms, by one more node above them. */
    public static List<Node> placed(List<Node> roots, Matrix4fc by, boolean still) {
        if (by.equals(new Matrix4f(), 0)) {
            return roots;
        }
        return still
                ? roots.stream().map(n -> moved(n, by)).toList()
                : List.of(new Node("Upright", by, List.of(), Optional.empty(), roots));
    }

    /** Every use of a mesh becomes a mesh of its own at the top; cameras and lamps stay where they are. */
    public static Scene applied(Scene scene) {
        List<Mesh> meshes = new ArrayList<>();
        List<Node> roots = new ArrayList<>();
        for (PlacedMesh placed : PlacedMesh.all(scene)) {
            roots.add(new Node(placed.name(), new Matrix4f(), List.of(meshes.size()), Optional.empty(), List.of()));
            meshes.add(placed.mesh());
        }
        lookers(scene.roots(), new Matrix4f(), roots);
        return new Scene(roots, meshes, scene.materials());
    }

    private static void lookers(List<Node> nodes, Matrix4fc parent, List<Node> out) {
        for (Node node : nodes) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            if (node.camera().isPresent() || node.light().isPresent()) {
                out.add(new Node(node.name(), world, List.of(), node.camera(), node.light(), List.of()));
            }
            lookers(node.children(), world, out);
        }
    }
}
