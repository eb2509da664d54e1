package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.ImportTable;
import diorama.io.scene.PlainLine;
import diorama.mesh.MaterialMaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The materials of a glTF file; behind them one for what has none. Confined to one thread until it is made. */
public final class GltfSurfaces {
    private static final String TRANSFORM = "KHR_texture_transform";
    /** Khronos Group 2017, replaced since by KHR_materials_specular. */
    private static final String GLOSSINESS = "KHR_materials_pbrSpecularGlossiness";

    private static final List<MaterialMaps.Kind> KINDS = List.of(MaterialMaps.Kind.values());

    /** Of what is cut out at next to nothing; what reckons with it stays finite. */
    private static final float MOST_ALPHA = 1e30f;

    private final List<ImportTable.MaterialRow> rows = new ArrayList<>();
    private final List<GltfUvs> uvs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final int textureCount;

    public GltfSurfaces(GltfFile file, GltfPictures pictures) throws IOException {
        textureCount = file.count("textures");
        Set<String> undrawn = new TreeSet<>();
        for (int m = 0; m < file.count("materials"); m++) {
            add(file.entry("materials", m), pictures);
            undrawn.addAll(GltfFinish.undrawn(file.entry("materials", m)));
        }
        if (!undrawn.isEmpty()) {
            notes.add("not drawn, but written on to GLB and glTF: " + String.join(", ", undrawn));
        }
        add(new JsonObject(), pictures);
    }

    List<ImportTable.MaterialRow> rows() {
        return rows;
    }

    /** What the user should know. */
    List<String> notes() {
        return notes;
    }

    GltfUvs uvs(int material) {
        return uvs.get(material);
    }

    /** Number of the material of what has none. */
    int madeUp() {
        return rows.size() - 1;
    }

    private void add(JsonObject material, GltfPictures pictures) throws IOException {
        String named = GltfJson.text(material, "name");
        String name = named.isEmpty() ? "material" : named;
        JsonObject pbr = GltfJson.object(material, "pbrMetallicRoughness").orElseGet(JsonObject::new);
        Optional<JsonObject> glossy = GltfJson.extension(material, GLOSSINESS);
        boolean old = glossy.isPresent() && pbr.size() == 0;
        List<Optional<JsonObject>> uses = new ArrayList<>(List.of(
                GltfJson.object(pbr, "baseColorTexture")
                        .or(() -> glossy.flatMap(g -> GltfJson.object(g, "diffuseTexture"))),
                GltfJson.object(
                        old ? glossy.get() : pbr, old ? "specularGlossinessTexture" : "metallicRoughnessTexture"),
                GltfJson.object(material, "normalTexture"),
                GltfJson.object(material, "occlusionTexture"),
                GltfJson.object(material, "emissiveTexture")));
        uses.addAll(GltfFinish.pictures(material, textureCount));
        GltfUvs places = places(uses);
        List<ImportTable.TextureRow> textures = new ArrayList<>();
        for (int t = 0; t < uses.size(); t++) {
            boolean lost = t > 0 && places.lost().contains(KINDS.get(t - 1));
            // of glossy ones both pictures become others together
            lost |= t == 1 && old && places.onSecond().contains(KINDS.get(0));
            int texture = lost
                    ? -1
                    : uses.get(t).map(use -> GltfJson.index(use, "index")).orElse(-1);
            ImportTable.TextureRow found = texture < 0 ? ImportTable.TextureRow.NONE : pictures.row(texture, name);
            boolean none = found.equals(ImportTable.TextureRow.NONE);
            boolean glass = t > 0 && KINDS.get(t - 1) == MaterialMaps.Kind.TRANSMISSION;
            boolean asked = glass
                    ? GltfFinish.paintsGlass(material)
                    : t == 1 && old && uses.get(t).isPresent();
            textures.add(asked && none ? ImportTable.TextureRow.LEFT_OUT : found);
        }
        if (!places.lost().isEmpty()) {
            notes.add("pictures of " + PlainLine.of(name) + " on third texture coordinates are left out");
        }
        rows.add(row(name, material, pbr, glossy, textures, places.onSecond()));
        uvs.add(places);
    }

    private static ImportTable.MaterialRow row(
            String name,
            JsonObject material,
            JsonObject pbr,
            Optional<JsonObject> glossy,
            List<ImportTable.TextureRow> textures,
            List<MaterialMaps.Kind> onSecond) {
        String alpha = GltfJson.text(material, "alphaMode");
        float cutoff = GltfJson.real(material, "alphaCutoff", 0.5);
        boolean mask = alpha.equals("MASK") && cutoff > 0;
        boolean opaque = !mask && !alpha.equals("BLEND");
        boolean old = glossy.isPresent() && pbr.size() == 0;
        float[] color = GltfJson.numbers(old ? glossy.get() : pbr, old ? "diffuseFactor" : "baseColorFactor", 4)
                .orElseGet(() -> new float[] {1, 1, 1, 1});
        // what is cut out here is below one half
        color[3] = opaque ? 1 : mask ? Math.min(MOST_ALPHA, color[3] * 0.5f / cutoff) : color[3];
        return new ImportTable.MaterialRow(
                name,
                color,
                GltfJson.real(pbr, "metallicFactor", 1),
                GltfJson.real(pbr, "roughnessFactor", 1),
                GltfJson.extension(material, GltfMaterials.UNLIT).isPresent(),
                light(material),
                mask,
                opaque,
                textures,
                onSecond,
                old ? glossy(glossy.get()) : new float[0],
                GltfFinish.of(material));
    }

    private static float[] glossy(JsonObject of) {
        float[] mirrored = GltfJson.numbers(of, "specularFactor", 3).orElseGet(() -> new float[] {1, 1, 1});
        return new float[] {mirrored[0], mirrored[1], mirrored[2], GltfJson.real(of, "glossinessFactor", 1)};
    }

    private static float[] light(JsonObject material) {
        float[] factor = GltfJson.numbers(material, "emissiveFactor", 3).orElseGet(() -> new float[3]);
        float strength = GltfJson.extension(material, GltfMaterials.STRENGTH)
                .map(of -> GltfJson.real(of, "emissiveStrength", 1))
                .orElse(1f);
        float[] out = new float[4];
        for (int c = 0; c < 3; c++) {
            out[c] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, factor[c] * strength));
        }
        out[3] = 1;
        return out;
    }

    private static GltfUvs places(List<Optional<JsonObject>> uses) {
        List<GltfUvs.Place> places = new ArrayList<>();
        List<MaterialMaps.Kind> onSecond = new ArrayList<>();
        List<MaterialMaps.Kind> lost = new ArrayList<>();
        for (int t = 0; t < uses.size(); t++) {
            if (uses.get(t).isEmpty()) {
                continue;
            }
            GltfUvs.Place place = place(uses.get(t).get());
            int known = places.indexOf(place);
            if (known < 0 && places.size() < 2) {
                known = places.size();
                places.add(place);
            }
            if (known != 0) {
                (known < 0 ? lost : onSecond).add(KINDS.get(t - 1));
            }
        }
        return places.isEmpty()
                ? GltfUvs.PLAIN
                : new GltfUvs(
                        places.get(0),
                        places.size() > 1 ? Optional.of(places.get(1)) : Optional.empty(),
                        onSecond,
                        lost);
    }

    /** Where a picture lies on its mesh. */
    static GltfUvs.Place place(JsonObject use) {
        int set = GltfJson.index(use, "texCoord", 0);
        Optional<JsonObject> moved = GltfJson.extension(use, TRANSFORM);
        if (moved.isEmpty()) {
            return GltfUvs.Place.of(Math.min(7, set));
        }
        JsonObject of = moved.get();
        float[] scale = GltfJson.numbers(of, "scale", 2).orElseGet(() -> new float[] {1, 1});
        return GltfUvs.Place.of(
                Math.min(7, GltfJson.index(of, "texCoord", set)),
                GltfJson.numbers(of, "offset", 2).orElseGet(() -> new float[2]),
                GltfJson.number(of, "rotation", 0),
                scale);
    }
}
