package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.camera.Projection;
import diorama.mesh.Light;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Quaternionf;
import org.joml.Vector3f;

/** The tree of a glTF file, with what hangs in it: cameras, lamps, skins, and tracks. */
final class GltfNodes {
    static final String LIGHTS = "KHR_lights_punctual";

    private final GltfTables tables;
    private final GltfMeshes meshes;
    private final Scene scene;
    private final JsonArray nodes = new JsonArray();
    private final JsonArray roots = new JsonArray();
    private final JsonArray cameras = new JsonArray();
    private final JsonArray lights = new JsonArray();
    private final JsonArray skins = new JsonArray();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<String> moving = new HashSet<>();
    private final GltfMotion motion;

    /** A node of the file that shows a mesh with bones. */
    private record Carried(JsonObject node, Skin skin) {}

    private final List<Carried> carried = new ArrayList<>();

    GltfNodes(GltfTables tables, GltfMeshes meshes, Scene scene) {
        this.tables = tables;
        this.meshes = meshes;
        this.scene = scene;
        motion = new GltfMotion(tables);
        scene.animations().forEach(a -> a.tracks().forEach(t -> moving.add(t.node())));
        for (Node node : scene.roots()) {
            roots.add(node(node));
        }
        carried.forEach(this::addSkin);
        scene.animations().forEach(a -> motion.add(a, byName));
    }

    void addTo(JsonObject root, JsonArray extensionsUsed) {
        JsonObject only = new JsonObject();
        GltfTables.addUnlessEmpty(only, "nodes", roots);
        root.addProperty("scene", 0);
        root.add("scenes", GltfTables.array(only));
        GltfTables.addUnlessEmpty(root, "nodes", nodes);
        GltfTables.addUnlessEmpty(root, "cameras", cameras);
        GltfTables.addUnlessEmpty(root, "skins", skins);
        GltfTables.addUnlessEmpty(root, "animations", motion.animations());
        if (lights.size() > 0) {
            JsonObject table = new JsonObject();
            table.add("lights", lights);
            JsonObject extensions = new JsonObject();
            extensions.add(LIGHTS, table);
            root.add("extensions", extensions);
            extensionsUsed.add(LIGHTS);
        }
    }

    private int node(Node node) {
        JsonObject out = new JsonObject();
        out.addProperty("name", node.name());
        addTransform(out, node);
        node.camera().flatMap(c -> camera(c.projection())).ifPresent(c -> {
            cameras.add(c);
            out.addProperty("camera", cameras.size() - 1);
        });
        node.light().ifPresent(light -> addLight(out, light));
        JsonArray children = new JsonArray();
        for (Node child : node.children()) {
            children.add(node(child));
        }
        List<Integer> shown =
                node.meshes().stream().filter(m -> meshes.place(m) >= 0).toList();
        for (int extra = 1; extra < shown.size(); extra++) {
            JsonObject holder = new JsonObject();
            holder.addProperty("name", scene.meshes().get(shown.get(extra)).name());
            show(holder, shown.get(extra));
            nodes.add(holder);
            children.add(nodes.size() - 1);
            noteShapes(node, shown.get(extra));
        }
        if (!shown.isEmpty()) {
            show(out, shown.get(0));
        }
        GltfTables.addUnlessEmpty(out, "children", children);
        nodes.add(out);
        if (!shown.isEmpty()) {
            noteShapes(node, shown.get(0));
        }
        byName.putIfAbsent(node.name(), nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** Of the node of the file that was added last. */
    private void noteShapes(Node node, int mesh) {
        motion.noteShapes(
                node.name(), nodes.size() - 1, scene.meshes().get(mesh).morphs().size());
    }

    private void show(JsonObject node, int index) {
        Mesh mesh = scene.meshes().get(index);
        node.addProperty("mesh", meshes.place(index));
        mesh.skin().ifPresent(skin -> carried.add(new Carried(node, skin)));
    }

    /** Nodes that move have places, turns and scales, as the format wants; others keep their matrix to the last bit. */
    private void addTransform(JsonObject out, Node node) {
        Matrix4fc matrix = node.transform();
        if (!moving.contains(node.name())) {
            if (!matrix.equals(new Matrix4f(), 0)) {
                out.add("matrix", GltfTables.numbers(matrix.get(new float[16])));
            }
            return;
        }
        Vector3f place = matrix.getTranslation(new Vector3f());
        Vector3f scale = matrix.getScale(new Vector3f());
        Matrix4f upright = new Matrix4f(matrix);
        if (matrix.determinant() < 0) {
            scale.x = -scale.x;
            upright.scale(-1, 1, 1);
        }
        Quaternionf turn = upright.getUnnormalizedRotation(new Quaternionf()).normalize();
        out.add("translation", GltfTables.numbers(place.x, place.y, place.z));
        out.add("rotation", GltfTables.numbers(turn.x, turn.y, turn.z, turn.w));
        out.add("scale", GltfTables.numbers(scale.x, scale.y, scale.z));
    }

    private void addLight(JsonObject node, Light light) {
        JsonObject out = new JsonObject();
        out.addProperty("name", light.name());
        out.addProperty(
                "type",
                switch (light.kind()) {
                    case SUN -> "directional";
                    case POINT -> "point";
                    case SPOT -> "spot";
                });
        out.add(
                "color",
                GltfTables.numbers(
                        light.color().x(), light.color().y(), light.color().z()));
        out.addProperty("intensity", light.intensity());
        if (light.kind() == Light.Kind.SPOT) {
            double outer = Math.min(Math.PI / 2, Math.max(0.001, light.outerCone()));
            JsonObject spot = new JsonObject();
            spot.addProperty("innerConeAngle", Math.max(0, Math.min(light.innerCone(), outer - 0.0005)));
            spot.addProperty("outerConeAngle", outer);
            out.add("spot", spot);
        }
        lights.add(out);
        JsonObject use = new JsonObject();
        use.addProperty("light", lights.size() - 1);
        JsonObject extensions = new JsonObject();
        extensions.add(LIGHTS, use);
        node.add("extensions", extensions);
    }

    /** Off-axis cameras do not exist in glTF and are left out. */
    private static Optional<JsonObject> camera(Projection projection) {
        JsonObject lens = new JsonObject();
        JsonObject out = new JsonObject();
        if (projection instanceof Projection.Perspective p) {
            lens.addProperty("aspectRatio", p.aspect());
            lens.addProperty("yfov", p.fovY());
            out.addProperty("type", "perspective");
            out.add("perspective", lens);
        } else if (projection instanceof Projection.Orthographic o) {
            lens.addProperty("xmag", o.height() * o.aspect() / 2);
            lens.addProperty("ymag", o.height() / 2);
            out.addProperty("type", "orthographic");
            out.add("orthographic", lens);
        } else {
            return Optional.empty();
        }
        lens.addProperty("znear", projection.near());
        lens.addProperty("zfar", projection.far());
        return Optional.of(out);
    }

    /** A skin whose bones are not all in the tree is left out: the mesh stands still then. */
    private void addSkin(Carried mesh) {
        JsonArray joints = new JsonArray();
        for (String bone : mesh.skin.bones()) {
            Integer node = byName.get(bone);
            if (node == null) {
                return;
            }
            joints.add(node);
        }
        JsonObject skin = new JsonObject();
        skin.add("joints", joints);
        float[] matrices = mesh.skin.inverseBind().clone();
        for (int i = 0; i < matrices.length; i += 16) {
            matrices[i + 3] = 0;
            matrices[i + 7] = 0;
            matrices[i + 11] = 0;
            matrices[i + 15] = 1;
        }
        skin.addProperty(
                "inverseBindMatrices",
                tables.accessor(GltfData.of(matrices), joints.size(), GltfTables.Layout.MATRICES));
        skins.add(skin);
        mesh.node.addProperty("skin", skins.size() - 1);
    }
}
