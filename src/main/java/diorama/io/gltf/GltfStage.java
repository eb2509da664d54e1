package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.ImportTable;
import diorama.mesh.Light;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cameras and lamps of a glTF file (KHR_lights_punctual, Khronos Group 2018). Confined to one thread. */
final class GltfStage {
    private static final float NEAR = 0.01f;
    private static final float FAR = 1000;
    /** Of what a camera sees. */
    private static final float FARTHEST = 1e9f;

    private static final float NARROWEST = 0.001f;

    private final GltfFile file;
    private final JsonArray lamps;
    private final List<ImportTable.LightRow> rows = new ArrayList<>();

    GltfStage(GltfFile file) {
        this.file = file;
        lamps = GltfJson.extension(file.root(), GltfNodes.LIGHTS)
                .map(all -> GltfJson.list(all, "lights"))
                .orElseGet(JsonArray::new);
    }

    /** One for each node that has a lamp. */
    List<ImportTable.LightRow> rows() {
        return rows;
    }

    /** Vertical field of view, aspect, near, far; empty for nodes that are no camera in perspective. */
    float[] lens(JsonObject node) {
        int index = GltfJson.index(node, "camera");
        Optional<JsonObject> lens =
                index < 0 ? Optional.empty() : GltfJson.object(file.entry("cameras", index), "perspective");
        if (lens.isEmpty()) {
            return new float[0];
        }
        float fovY = GltfJson.real(lens.get(), "yfov", Math.PI / 2);
        if (!(fovY > NARROWEST && fovY < Math.PI - NARROWEST)) {
            return new float[0];
        }
        float aspect = GltfJson.real(lens.get(), "aspectRatio", 1);
        float near = GltfJson.real(lens.get(), "znear", NEAR);
        float far = (float) Math.min(GltfJson.number(lens.get(), "zfar", 0), FARTHEST);
        float first = near > 0 ? Math.min(near, FARTHEST / 2) : NEAR;
        return new float[] {fovY, aspect > 0 ? aspect : 1, first, far > first ? far : first + FAR};
    }

    /** Number of the row of a node's lamp, -1 for none. */
    int lamp(JsonObject node, String name) {
        Optional<JsonObject> use = GltfJson.extension(node, GltfNodes.LIGHTS);
        int index = use.isEmpty() ? -1 : GltfJson.index(use.get(), "light");
        if (index < 0) {
            return -1;
        }
        if (index >= lamps.size()) {
            throw new FileFault("it names number " + index + " of its " + lamps.size() + " lamps");
        }
        return add(GltfJson.object(lamps.get(index), "lights"), name);
    }

    private int add(JsonObject lamp, String name) {
        Light.Kind kind =
                switch (GltfJson.text(lamp, "type")) {
                    case "directional" -> Light.Kind.SUN;
                    case "spot" -> Light.Kind.SPOT;
                    default -> Light.Kind.POINT;
                };
        float[] color = GltfJson.numbers(lamp, "color", 3).orElseGet(() -> new float[] {1, 1, 1});
        float intensity = GltfJson.real(lamp, "intensity", 1);
        float strongest = Math.max(color[0], Math.max(color[1], color[2]));
        float most = strongest * intensity;
        if (!(strongest > 0) || !(most > 0) || !Float.isFinite(most)) {
            return -1;
        }
        for (int i = 0; i < color.length; i++) {
            color[i] = Math.max(0, color[i] / strongest);
        }
        JsonObject spot = GltfJson.object(lamp, "spot").orElseGet(JsonObject::new);
        boolean cone = kind == Light.Kind.SPOT;
        float inner = cone ? GltfJson.real(spot, "innerConeAngle", 0) : 0;
        float outer = cone ? GltfJson.real(spot, "outerConeAngle", Math.PI / 4) : 0;
        rows.add(new ImportTable.LightRow(name, kind.name(), color, most, inner, outer));
        return rows.size() - 1;
    }
}
