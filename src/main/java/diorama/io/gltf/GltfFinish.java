package diorama.io.gltf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.mesh.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What glTF's extensions say of surfaces: glass and lacquer are drawn, the others are carried on where they are numbers alone. */
final class GltfFinish {
    private static final String TRANSMISSION = "KHR_materials_transmission";

    private static final String COAT = "KHR_materials_clearcoat";

    /** Numbers that mean the same without pictures; Khronos Group, 2020 to 2024. */
    private static final Set<String> CARRIED = Set.of(
            "KHR_materials_anisotropy",
            COAT,
            "KHR_materials_dispersion",
            "KHR_materials_ior",
            "KHR_materials_iridescence",
            "KHR_materials_sheen",
            "KHR_materials_specular",
            "KHR_materials_volume");

    private GltfFinish() {}

    static Finish of(JsonObject material) {
        float transmission = GltfJson.extension(material, TRANSMISSION)
                .filter(glass -> !glass.has("transmissionTexture"))
                .map(glass -> GltfJson.real(glass, "transmissionFactor", 0))
                .orElse(0f);
        JsonObject more = new JsonObject();
        if (material.get("extensions") instanceof JsonObject all) {
            for (Map.Entry<String, JsonElement> each : all.entrySet()) {
                if (CARRIED.contains(each.getKey())
                        && each.getValue() instanceof JsonObject numbers
                        && numbers.entrySet().stream().allMatch(n -> isNumbers(n.getValue()))) {
                    more.add(each.getKey(), numbers);
                }
            }
        }
        return new Finish(
                !GltfJson.flag(material, "doubleSided"),
                unit(transmission),
                number(material, "normalTexture", "scale"),
                unit(number(material, "occlusionTexture", "strength")),
                coat(more, "clearcoatFactor"),
                coat(more, "clearcoatRoughnessFactor"),
                more.isEmpty() ? "" : more.toString());
    }

    /** What of those has pictures, as {@code clearcoat}. */
    static List<String> leftOut(JsonObject material) {
        return material.get("extensions") instanceof JsonObject all
                ? all.entrySet().stream()
                        .filter(each -> (CARRIED.contains(each.getKey())
                                        || each.getKey().equals(TRANSMISSION))
                                && each.getValue() instanceof JsonObject of
                                && of.keySet().stream().anyMatch(name -> name.endsWith("Texture")))
                        .map(each -> each.getKey().substring("KHR_materials_".length()))
                        .toList()
                : List.of();
    }

    private static float coat(JsonObject extensions, String number) {
        return extensions.get(COAT) instanceof JsonObject coat ? unit(GltfJson.real(coat, number, 0)) : 0;
    }

    private static float unit(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private static float number(JsonObject material, String picture, String name) {
        return GltfJson.object(material, picture)
                .map(of -> GltfJson.real(of, name, 1))
                .orElse(1f);
    }

    /** How much the pictures that a material has count, where that is not all. */
    static void writeStrengths(Finish finish, JsonObject material) {
        if (finish.bumps() != 1 && material.has("normalTexture")) {
            material.getAsJsonObject("normalTexture").addProperty("scale", finish.bumps());
        }
        if (finish.occlusion() != 1 && material.has("occlusionTexture")) {
            material.getAsJsonObject("occlusionTexture").addProperty("strength", finish.occlusion());
        }
    }

    private static boolean isNumbers(JsonElement value) {
        if (!value.isJsonArray()) {
            return isFinite(value);
        }
        for (JsonElement each : value.getAsJsonArray()) {
            if (!isFinite(each)) {
                return false;
            }
        }
        return value.getAsJsonArray().size() <= 4;
    }

    /** Whether it is a number that readers of single precision can take. */
    private static boolean isFinite(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber() && Float.isFinite(value.getAsFloat());
    }

    /** Adds a material's extensions. @return their names */
    static List<String> write(Finish finish, JsonObject extensions) {
        List<String> names = new ArrayList<>();
        if (finish.transmission() > 0) {
            JsonObject glass = new JsonObject();
            glass.addProperty("transmissionFactor", finish.transmission());
            extensions.add(TRANSMISSION, glass);
            names.add(TRANSMISSION);
        }
        if (!finish.more().isEmpty()) {
            JsonParser.parseString(finish.more()).getAsJsonObject().entrySet().forEach(each -> {
                extensions.add(each.getKey(), each.getValue());
                names.add(each.getKey());
            });
        }
        return names;
    }
}
