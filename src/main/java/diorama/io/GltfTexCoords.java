package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * On which coordinates pictures of a glTF file lie: KHR_texture_transform may name others than the picture itself, which Assimp
 * does not heed. Used in the importing process only.
 */
final class GltfTexCoords {
    private GltfTexCoords() {}

    /** Whether {@link #settle} would change anything. */
    static boolean differ(JsonObject root) {
        return walk(GltfSource.array(root, "materials"), false);
    }

    /** Gives each picture the coordinates that count. */
    static void settle(JsonObject root) {
        walk(GltfSource.array(root, "materials"), true);
    }

    private static boolean walk(JsonElement of, boolean settle) {
        boolean differs = false;
        if (of instanceof JsonArray list) {
            for (JsonElement each : list) {
                differs |= walk(each, settle);
            }
        } else if (of instanceof JsonObject object) {
            differs = differs(object, settle);
            for (String name : object.keySet()) {
                differs |= !name.equals("extras") && walk(object.get(name), settle);
            }
        }
        return differs;
    }

    private static boolean differs(JsonObject picture, boolean settle) {
        if (!(picture.get("extensions") instanceof JsonObject extensions)
                || !(extensions.get("KHR_texture_transform") instanceof JsonObject transform)
                || !transform.has("texCoord")) {
            return false;
        }
        int counts = GltfPlain.number(transform, "texCoord", 0);
        boolean differs = counts != GltfPlain.number(picture, "texCoord", 0);
        if (settle) {
            picture.addProperty("texCoord", counts);
        }
        return differs;
    }
}
