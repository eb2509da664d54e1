package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.VertexColors;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Scene;
import diorama.mesh.Skin;

/** Meshes of a glTF file; those without triangles become points, those without vertices are left out. */
final class GltfMeshes {
    /** Largest vertex count whose indices fit 16 bits: 65535 itself is reserved. */
    private static final int SHORT_VERTICES = 65535;

    private static final int POINTS = 0;

    private final GltfTables tables;
    private final JsonArray meshes = new JsonArray();
    private final int[] placeOf;

    GltfMeshes(GltfTables tables, Scene scene) {
        this.tables = tables;
        placeOf = new int[scene.meshes().size()];
        for (int m = 0; m < placeOf.length; m++) {
            Mesh mesh = scene.meshes().get(m);
            placeOf[m] = mesh.vertexCount() == 0 ? -1 : meshes.size();
            if (mesh.vertexCount() > 0) {
                meshes.add(mesh(mesh));
            }
        }
    }

    JsonArray json() {
        return meshes;
    }

    /** Index in the file of the scene's mesh, -1 when it was left out. */
    int place(int mesh) {
        return placeOf[mesh];
    }

    private JsonObject mesh(Mesh mesh) {
        JsonObject primitive = new JsonObject();
        primitive.add("attributes", attributes(mesh));
        if (mesh.triangleCount() > 0) {
            boolean small = mesh.vertexCount() <= SHORT_VERTICES;
            int indices = small
                    ? tables.accessor(
                            GltfData.ofShorts(mesh.indices()), mesh.indices().length, GltfTables.Layout.SHORT_INDICES)
                    : tables.accessor(GltfData.of(mesh.indices()), mesh.indices().length, GltfTables.Layout.INDICES);
            primitive.addProperty("indices", indices);
        } else {
            primitive.addProperty("mode", POINTS);
        }
        primitive.addProperty("material", mesh.material());
        JsonObject out = new JsonObject();
        out.addProperty("name", mesh.name());
        out.add("primitives", GltfTables.array(primitive));
        if (!mesh.morphs().isEmpty()) {
            addMorphs(out, primitive, mesh);
        }
        return out;
    }

    private void addMorphs(JsonObject out, JsonObject primitive, Mesh mesh) {
        JsonArray targets = new JsonArray();
        JsonArray weights = new JsonArray();
        JsonArray names = new JsonArray();
        for (Morph morph : mesh.morphs()) {
            JsonObject target = new JsonObject();
            target.addProperty("POSITION", positions(morph.positions()));
            if (morph.normals().length > 0 && mesh.normals().length > 0) {
                target.addProperty(
                        "NORMAL",
                        tables.accessor(GltfData.of(morph.normals()), mesh.vertexCount(), GltfTables.Layout.NORMALS));
            }
            targets.add(target);
            weights.add(morph.weight());
            names.add(morph.name().isEmpty() ? "target_" + names.size() : morph.name());
        }
        primitive.add("targets", targets);
        out.add("weights", weights);
        JsonObject extras = new JsonObject();
        extras.add("targetNames", names);
        out.add("extras", extras);
    }

    /** An accessor of places, with their range. */
    private int positions(float[] places) {
        float[] stored = tables.stored(places);
        int accessor = tables.accessor(GltfData.of(stored), stored.length / 3, GltfTables.Layout.POSITIONS);
        Bounds bounds = Bounds.of(stored);
        tables.range(
                accessor,
                GltfTables.numbers(bounds.minX(), bounds.minY(), bounds.minZ()),
                GltfTables.numbers(bounds.maxX(), bounds.maxY(), bounds.maxZ()));
        return accessor;
    }

    private JsonObject attributes(Mesh given) {
        int count = given.vertexCount();
        JsonObject attributes = new JsonObject();
        // the file's mesh has no share of its shapes yet
        Mesh mesh = given.morphs().stream().allMatch(m -> m.weight() == 0)
                ? given
                : given.shaped(new float[given.morphs().size()]);
        attributes.addProperty("POSITION", positions(mesh.positions()));
        if (mesh.normals().length > 0) {
            attributes.addProperty(
                    "NORMAL", tables.accessor(GltfData.of(unit(mesh.normals())), count, GltfTables.Layout.NORMALS));
        }
        if (mesh.uvs().length > 0) {
            attributes.addProperty(
                    "TEXCOORD_0", tables.accessor(GltfData.of(mesh.uvs()), count, GltfTables.Layout.UVS));
        }
        if (mesh.uvs2().length > 0) {
            attributes.addProperty(
                    "TEXCOORD_1", tables.accessor(GltfData.of(mesh.uvs2()), count, GltfTables.Layout.UVS));
        }
        if (mesh.colors().length > 0) {
            attributes.addProperty(
                    "COLOR_0",
                    tables.accessor(GltfData.ofShorts(linear(mesh.colors())), count, GltfTables.Layout.COLORS));
        }
        mesh.skin().ifPresent(skin -> addSkin(attributes, skin, count));
        return attributes;
    }

    /** Normals that have no length point up: the format allows only unit ones. */
    private static float[] unit(float[] normals) {
        float[] out = normals;
        for (int i = 0; i < normals.length; i += 3) {
            double square = (double) normals[i] * normals[i]
                    + (double) normals[i + 1] * normals[i + 1]
                    + (double) normals[i + 2] * normals[i + 2];
            if (!(Math.abs(square - 1) < 5e-4)) {
                out = out == normals ? normals.clone() : out;
                double length = Math.sqrt(square);
                boolean none = !(length > 0) || !Double.isFinite(length);
                out[i] = none ? 0 : (float) (normals[i] / length);
                out[i + 1] = none ? 1 : (float) (normals[i + 1] / length);
                out[i + 2] = none ? 0 : (float) (normals[i + 2] / length);
            }
        }
        return out;
    }

    private static int[] linear(byte[] colors) {
        int[] out = new int[colors.length];
        for (int i = 0; i < out.length; i++) {
            float value = (i & 3) == 3 ? (colors[i] & 0xff) / 255f : VertexColors.linear(colors[i]);
            out[i] = Math.round(65535 * value);
        }
        return out;
    }

    private void addSkin(JsonObject attributes, Skin skin, int count) {
        float[] weights = skin.weights().clone();
        int[] joints = skin.joints().clone();
        for (int i = 0; i < weights.length; i += Skin.PER_VERTEX) {
            float sum = weights[i] + weights[i + 1] + weights[i + 2] + weights[i + 3];
            if (!(sum > 0)) {
                // the format wants every vertex carried
                weights[i] = 1;
                joints[i] = 0;
            }
            for (int k = i; k < i + Skin.PER_VERTEX; k++) {
                joints[k] = weights[k] > 0 ? joints[k] : 0;
            }
        }
        attributes.addProperty("JOINTS_0", tables.accessor(GltfData.ofShorts(joints), count, GltfTables.Layout.JOINTS));
        attributes.addProperty("WEIGHTS_0", tables.accessor(GltfData.of(weights), count, GltfTables.Layout.WEIGHTS));
    }
}
