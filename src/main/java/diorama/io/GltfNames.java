package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.mesh.NodeNames;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes of a glTF file that Assimp would take for each other: it knows cameras, lamps, bones and what moves by the names of their
 * nodes, and a lamp of several nodes by the last of them. Used in the importing process only.
 */
final class GltfNames {
    private GltfNames() {}

    /** Whether {@link #tellApart} would change anything that matters. */
    static boolean clash(JsonObject root) {
        boolean named = !GltfSource.array(root, "animations").isEmpty()
                || !GltfSource.array(root, "skins").isEmpty()
                || !GltfSource.array(root, "cameras").isEmpty()
                || lamps(root).isPresent();
        Set<String> names = new HashSet<>();
        Set<Integer> lamps = new HashSet<>();
        for (JsonElement each : GltfSource.array(root, "nodes")) {
            JsonObject node = each.getAsJsonObject();
            Optional<JsonObject> lamp = lamp(node);
            boolean secondName = node.has("name") && !names.add(node.get("name").getAsString());
            boolean secondUse = lamp.isPresent() && !lamps.add(GltfPlain.number(lamp.get(), "light", -1));
            if ((named && secondName) || secondUse) {
                return true;
            }
        }
        return false;
    }

    /** Gives each node a name of its own, and each its own lamp. */
    static void tellApart(JsonObject root) {
        NodeNames names = new NodeNames();
        Optional<JsonArray> lamps = lamps(root);
        Set<Integer> used = new HashSet<>();
        for (JsonElement each : GltfSource.array(root, "nodes")) {
            JsonObject node = each.getAsJsonObject();
            if (node.has("name")) {
                node.addProperty("name", names.take(node.get("name").getAsString()));
            }
            Optional<JsonObject> lamp = lamp(node);
            if (lamp.isPresent() && lamps.isPresent()) {
                int index = GltfPlain.number(lamp.get(), "light", -1);
                if (!used.add(index) && index >= 0 && index < lamps.get().size()) {
                    lamps.get().add(lamps.get().get(index).deepCopy());
                    lamp.get().addProperty("light", lamps.get().size() - 1);
                }
            }
        }
    }

    private static Optional<JsonArray> lamps(JsonObject root) {
        return extension(root).map(table -> GltfSource.array(table, "lights")).filter(lights -> !lights.isEmpty());
    }

    private static Optional<JsonObject> lamp(JsonObject node) {
        return extension(node).filter(use -> use.has("light"));
    }

    private static Optional<JsonObject> extension(JsonObject of) {
        return of.has("extensions") && of.getAsJsonObject("extensions").has(GltfNodes.LIGHTS)
                ? Optional.of(of.getAsJsonObject("extensions").getAsJsonObject(GltfNodes.LIGHTS))
                : Optional.empty();
    }
}
