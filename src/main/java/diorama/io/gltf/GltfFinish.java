package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import diorama.io.scene.FileFault;
import diorama.mesh.Coat;
import diorama.mesh.Finish;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Sheen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What glTF's extensions say of surfaces: glass, lacquer and sheen are drawn, all of them are carried on. */
final class GltfFinish {
    private static final String TRANSMISSION = "KHR_materials_transmission";

    private static final String COAT = "KHR_materials_clearcoat";

    private static final String SHEEN = "KHR_materials_sheen";

    private static final String COAT_NORMAL = "clearcoatNormalTexture";

    private static final String SCALE = "scale";

    /** Of which nothing but pictures' numbers and their own is needed; Khronos Group, 2020 to 2024. */
    private static final Set<String> CARRIED = Set.of(
            "KHR_materials_anisotropy",
            COAT,
            "KHR_materials_dispersion",
            "KHR_materials_ior",
            "KHR_materials_iridescence",
            SHEEN,
            "KHR_materials_specular",
            "KHR_materials_volume");

    /** What is carried on and not drawn, and the number that has it at all. */
    private static final Map<String, String> UNDRAWN = Map.of(
            "KHR_materials_anisotropy", "anisotropyStrength",
            "KHR_materials_dispersion", "dispersion",
            "KHR_materials_iridescence", "iridescenceFactor");

    private GltfFinish() {}

    /** Where a picture of these extensions is named. */
    private record Use(String extension, String name) {}

    private static Use use(MaterialMaps.Kind kind) {
        return switch (kind) {
            case METALLIC_ROUGHNESS, NORMAL, OCCLUSION, EMISSIVE -> throw new IllegalArgumentException(kind.name());
            case COAT -> new Use(COAT, "clearcoatTexture");
            case COAT_ROUGHNESS -> new Use(COAT, "clearcoatRoughnessTexture");
            case COAT_NORMAL -> new Use(COAT, COAT_NORMAL);
            case SHEEN -> new Use(SHEEN, "sheenColorTexture");
            case SHEEN_ROUGHNESS -> new Use(SHEEN, "sheenRoughnessTexture");
            case TRANSMISSION -> new Use(TRANSMISSION, "transmissionTexture");
            case THICKNESS -> new Use("KHR_materials_volume", "thicknessTexture");
            case SPECULAR -> new Use("KHR_materials_specular", "specularTexture");
            case SPECULAR_COLOR -> new Use("KHR_materials_specular", "specularColorTexture");
            case IRIDESCENCE -> new Use("KHR_materials_iridescence", "iridescenceTexture");
            case IRIDESCENCE_THICKNESS -> new Use("KHR_materials_iridescence", "iridescenceThicknessTexture");
            case ANISOTROPY -> new Use("KHR_materials_anisotropy", "anisotropyTexture");
        };
    }

    /** The extensions that are carried on, without their pictures. */
    private static JsonObject more(JsonObject material) {
        JsonObject more = new JsonObject();
        if (material.get("extensions") instanceof JsonObject all) {
            for (Map.Entry<String, JsonElement> each : all.entrySet()) {
                if (CARRIED.contains(each.getKey()) && each.getValue() instanceof JsonObject said) {
                    numbers(said).ifPresent(numbers -> more.add(each.getKey(), numbers));
                }
            }
        }
        return more;
    }

    /** Names of what a material has that is not drawn. */
    static List<String> undrawn(JsonObject material) {
        JsonObject more = more(material);
        return UNDRAWN.entrySet().stream()
                .filter(each -> more.get(each.getKey()) instanceof JsonObject said
                        && said.get(each.getValue()) instanceof JsonPrimitive number
                        && number.isNumber()
                        && number.getAsDouble() != 0)
                .map(each -> each.getKey().substring(each.getKey().lastIndexOf('_') + 1))
                .toList();
    }

    private static float transmission(JsonObject material) {
        return unit(GltfJson.extension(material, TRANSMISSION)
                .map(glass -> GltfJson.real(glass, "transmissionFactor", 0))
                .orElse(0f));
    }

    /** Whether a material names a picture of where it is glass, whatever becomes of that. */
    static boolean paintsGlass(JsonObject material) {
        return GltfJson.extension(material, TRANSMISSION)
                .map(glass -> glass.get(use(MaterialMaps.Kind.TRANSMISSION).name))
                .filter(picture -> !picture.isJsonNull())
                .isPresent();
    }

    static Finish of(JsonObject material) {
        JsonObject more = more(material);
        return new Finish(
                !GltfJson.flag(material, "doubleSided"),
                transmission(material),
                number(material, "normalTexture", SCALE),
                unit(number(material, "occlusionTexture", "strength")),
                GltfJson.object(more, COAT).map(GltfFinish::coat).orElse(Coat.NONE),
                GltfJson.object(more, SHEEN).map(GltfFinish::sheen).orElse(Sheen.NONE),
                more.isEmpty() ? "" : more.toString());
    }

    /** The numbers of an extension without its pictures; empty where one of them is beyond all measure. */
    private static Optional<JsonObject> numbers(JsonObject extension) {
        JsonObject out = new JsonObject();
        for (Map.Entry<String, JsonElement> each : extension.entrySet()) {
            if (each.getValue() instanceof JsonObject picture && each.getKey().endsWith("Texture")) {
                if (each.getKey().equals(COAT_NORMAL) && isNumber(picture.get(SCALE)) && isFinite(picture.get(SCALE))) {
                    JsonObject scale = new JsonObject();
                    scale.add(SCALE, picture.get(SCALE));
                    out.add(COAT_NORMAL, scale);
                }
            } else if (isNumbers(each.getValue())) {
                if (!isFinite(each.getValue())) {
                    return Optional.empty();
                }
                out.add(each.getKey(), each.getValue());
            }
        }
        return Optional.of(out);
    }

    /**
     * The pictures of kinds that not every reader knows, in their order, where their extension is carried on; what is broken about
     * them is passed over.
     *
     * @param textures how many there are in the file
     */
    static List<Optional<JsonObject>> pictures(JsonObject material, int textures) {
        JsonObject more = more(material);
        List<Optional<JsonObject>> out = new ArrayList<>();
        for (MaterialMaps.Kind kind : MaterialMaps.Kind.values()) {
            if (!kind.isPlain()) {
                Use use = use(kind);
                boolean carried =
                        use.extension.equals(TRANSMISSION) ? transmission(material) > 0 : more.has(use.extension);
                out.add(GltfJson.extension(material, use.extension)
                        .filter(of -> carried && of.get(use.name) instanceof JsonObject)
                        .map(of -> of.getAsJsonObject(use.name))
                        .filter(of -> isSound(of, textures)));
            }
        }
        return out;
    }

    private static boolean isSound(JsonObject picture, int textures) {
        try {
            GltfSurfaces.place(picture);
            return GltfJson.index(picture, "index") < textures;
        } catch (FileFault e) {
            return false;
        }
    }

    private static Coat coat(JsonObject of) {
        return new Coat(
                unit(GltfJson.real(of, "clearcoatFactor", 0)),
                unit(GltfJson.real(of, "clearcoatRoughnessFactor", 0)),
                number(of, COAT_NORMAL, SCALE));
    }

    private static Sheen sheen(JsonObject of) {
        float[] color = GltfJson.numbers(of, "sheenColorFactor", 3).orElseGet(() -> new float[3]);
        return new Sheen(
                unit(color[0]), unit(color[1]), unit(color[2]), unit(GltfJson.real(of, "sheenRoughnessFactor", 0)));
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
            material.getAsJsonObject("normalTexture").addProperty(SCALE, finish.bumps());
        }
        if (finish.occlusion() != 1 && material.has("occlusionTexture")) {
            material.getAsJsonObject("occlusionTexture").addProperty("strength", finish.occlusion());
        }
    }

    /** Whether it is a number, or up to four. */
    private static boolean isNumbers(JsonElement value) {
        return value instanceof JsonArray list
                ? list.size() <= 4 && list.asList().stream().allMatch(GltfFinish::isNumber)
                : isNumber(value);
    }

    private static boolean isNumber(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive number && number.isNumber();
    }

    /** Whether readers of single precision can take numbers. */
    private static boolean isFinite(JsonElement value) {
        return value instanceof JsonArray list
                ? list.asList().stream().allMatch(GltfFinish::isFinite)
                : Float.isFinite(value.getAsFloat());
    }

    /** Names a picture of a kind. */
    interface Pictures {
        /** What names it; empty for none. */
        Optional<JsonObject> of(MaterialMaps.Kind kind);
    }

    /** Adds a material's extensions. @return their names */
    static Set<String> write(Finish finish, Pictures pictures, JsonObject extensions) {
        if (finish.transmission() > 0) {
            JsonObject glass = new JsonObject();
            glass.addProperty("transmissionFactor", finish.transmission());
            extensions.add(TRANSMISSION, glass);
        }
        if (!finish.more().isEmpty()) {
            JsonParser.parseString(finish.more())
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(each -> extensions.add(each.getKey(), each.getValue()));
        }
        for (MaterialMaps.Kind kind : MaterialMaps.Kind.values()) {
            if (!kind.isPlain() && extensions.get(use(kind).extension) instanceof JsonObject extension) {
                writePicture(extension, use(kind).name, pictures.of(kind));
            }
        }
        return Set.copyOf(extensions.keySet());
    }

    private static void writePicture(JsonObject extension, String name, Optional<JsonObject> picture) {
        JsonElement numbers = extension.remove(name);
        picture.ifPresent(of -> {
            if (numbers instanceof JsonObject scale) {
                scale.entrySet().forEach(each -> of.add(each.getKey(), each.getValue()));
            }
            extension.add(name, of);
        });
    }
}
