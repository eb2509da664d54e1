package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares of shapes that nodes of a glTF file say for themselves, which Assimp passes over: such nodes get a mesh of their own.
 * Used in the importing process only.
 */
final class GltfNodeWeights {
    private GltfNodeWeights() {}

    /** Whether {@link #settle} would change anything. */
    static boolean differ(JsonObject root) {
        JsonArray meshes = GltfSource.array(root, "meshes");
        for (JsonElement each : GltfSource.array(root, "nodes")) {
            if (differs(each.getAsJsonObject(), meshes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(JsonObject node, JsonArray meshes) {
        int mesh = GltfPlain.number(node, "mesh", -1);
        JsonArray own = GltfSource.array(node, "weights");
        return !own.isEmpty()
                && mesh >= 0
                && mesh < meshes.size()
                && !own.equals(GltfSource.array(meshes.get(mesh).getAsJsonObject(), "weights"));
    }

    /** Nodes that say the same of the same mesh share one. */
    static void settle(JsonObject root) {
        JsonArray meshes = GltfSource.array(root, "meshes");
        Map<List<Object>, Integer> made = new HashMap<>();
        for (JsonElement each : GltfSource.array(root, "nodes")) {
            JsonObject node = each.getAsJsonObject();
            if (differs(node, meshes)) {
                int mesh = node.get("mesh").getAsInt();
                JsonArray own = node.getAsJsonArray("weights");
                int copy = made.computeIfAbsent(List.of(mesh, own), key -> {
                    JsonObject other = meshes.get(mesh).getAsJsonObject().deepCopy();
                    other.add("weights", own.deepCopy());
                    meshes.add(other);
                    return meshes.size() - 1;
                });
                node.addProperty("mesh", copy);
            }
        }
    }
}
