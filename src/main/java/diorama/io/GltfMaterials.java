package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3fc;
import org.joml.Vector4fc;

/** Materials, textures and images of a glTF file. */
final class GltfMaterials {
    static final String UNLIT = "KHR_materials_unlit";
    private static final int CLAMP = 33071;
    private static final int REPEAT = 10497;

    private final GltfTables tables;
    private final IdentityHashMap<RgbaImage, TextureBytes> pictures;
    private final IdentityHashMap<RgbaImage, String> uris;
    private final IdentityHashMap<RgbaImage, Integer> imageOf = new IdentityHashMap<>();
    private final JsonArray materials = new JsonArray();
    private final JsonArray images = new JsonArray();
    private final JsonArray textures = new JsonArray();
    private final JsonArray samplers = new JsonArray();
    private final List<String> textureKeys = new ArrayList<>();
    private boolean unlit;

    /**
     * @param pictures to embed
     * @param uris of pictures that are not embedded
     */
    GltfMaterials(
            GltfTables tables,
            Scene scene,
            IdentityHashMap<RgbaImage, TextureBytes> pictures,
            IdentityHashMap<RgbaImage, String> uris) {
        this.tables = tables;
        this.pictures = pictures;
        this.uris = uris;
        for (int m = 0; m < scene.materials().size(); m++) {
            materials.add(material(scene.materials().get(m), tiles(scene, m)));
        }
    }

    void addTo(JsonObject root, JsonArray extensionsUsed) {
        GltfTables.addUnlessEmpty(root, "materials", materials);
        GltfTables.addUnlessEmpty(root, "textures", textures);
        GltfTables.addUnlessEmpty(root, "images", images);
        GltfTables.addUnlessEmpty(root, "samplers", samplers);
        if (unlit) {
            extensionsUsed.add(UNLIT);
        }
    }

    /** Photos end at their rim; what lies beyond the picture anywhere, and paint in general, goes on. */
    private static boolean tiles(Scene scene, int material) {
        if (!scene.materials().get(material).unlit()) {
            return true;
        }
        for (Mesh mesh : scene.meshes()) {
            if (mesh.material() == material) {
                for (float value : mesh.uvs()) {
                    if (value < -1e-4f || value > 1 + 1e-4f) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private JsonObject material(Material material, boolean tiles) {
        JsonObject pbr = new JsonObject();
        Vector4fc color = material.baseColor();
        pbr.add(
                "baseColorFactor",
                GltfTables.numbers(unit(color.x()), unit(color.y()), unit(color.z()), unit(color.w())));
        pbr.addProperty("metallicFactor", unit(material.metallic()));
        pbr.addProperty("roughnessFactor", unit(material.roughness()));
        addTexture(pbr, "baseColorTexture", material.baseColorTexture(), tiles, 0);
        MaterialMaps maps = material.maps();
        addMap(pbr, "metallicRoughnessTexture", maps, MaterialMaps.Kind.METALLIC_ROUGHNESS, tiles);
        JsonObject out = new JsonObject();
        out.addProperty("name", material.name());
        out.add("pbrMetallicRoughness", pbr);
        addMap(out, "normalTexture", maps, MaterialMaps.Kind.NORMAL, tiles);
        addMap(out, "occlusionTexture", maps, MaterialMaps.Kind.OCCLUSION, tiles);
        addMap(out, "emissiveTexture", maps, MaterialMaps.Kind.EMISSIVE, tiles);
        Vector3fc light = material.emissive();
        if (light.x() + light.y() + light.z() > 0) {
            out.add("emissiveFactor", GltfTables.numbers(unit(light.x()), unit(light.y()), unit(light.z())));
        }
        boolean opaque = color.w() >= 1
                && material.baseColorTexture().map(RgbaImage::isOpaque).orElse(true);
        if (material.cutout()) {
            out.addProperty("alphaMode", "MASK");
        } else if (!opaque) {
            out.addProperty("alphaMode", "BLEND");
        }
        out.addProperty("doubleSided", true);
        if (material.unlit()) {
            JsonObject extensions = new JsonObject();
            extensions.add(UNLIT, new JsonObject());
            out.add("extensions", extensions);
            unlit = true;
        }
        return out;
    }

    private static float unit(float value) {
        return Math.min(1, Math.max(0, value));
    }

    private void addTexture(JsonObject to, String name, Optional<RgbaImage> picture, boolean tiles, int set) {
        if (picture.isPresent()) {
            JsonObject use = new JsonObject();
            use.addProperty("index", texture(picture.get(), tiles));
            if (set > 0) {
                use.addProperty("texCoord", set);
            }
            to.add(name, use);
        }
    }

    private void addMap(JsonObject to, String name, MaterialMaps maps, MaterialMaps.Kind kind, boolean tiles) {
        addTexture(to, name, maps.picture(kind), tiles, maps.set(kind));
    }

    private int texture(RgbaImage picture, boolean tiles) {
        int image = imageOf.computeIfAbsent(picture, this::image);
        String key = image + (tiles ? " tiles" : " ends");
        int known = textureKeys.indexOf(key);
        if (known >= 0) {
            return known;
        }
        JsonObject texture = new JsonObject();
        texture.addProperty("source", image);
        texture.addProperty("sampler", sampler(tiles ? REPEAT : CLAMP));
        textures.add(texture);
        textureKeys.add(key);
        return textures.size() - 1;
    }

    private int image(RgbaImage picture) {
        JsonObject image = new JsonObject();
        String uri = uris.get(picture);
        TextureBytes bytes = pictures.get(picture);
        if (uri != null) {
            image.addProperty("uri", uri);
        } else if (bytes != null) {
            image.addProperty("bufferView", tables.view(GltfData.of(bytes.bytes()), GltfTables.NONE));
            image.addProperty("mimeType", bytes.mimeType());
        } else {
            throw new IllegalStateException("a picture was not encoded");
        }
        images.add(image);
        return images.size() - 1;
    }

    private int sampler(int wrap) {
        for (int s = 0; s < samplers.size(); s++) {
            if (samplers.get(s).getAsJsonObject().get("wrapS").getAsInt() == wrap) {
                return s;
            }
        }
        JsonObject sampler = new JsonObject();
        sampler.addProperty("magFilter", 9729);
        sampler.addProperty("minFilter", 9987);
        sampler.addProperty("wrapS", wrap);
        sampler.addProperty("wrapT", wrap);
        samplers.add(sampler);
        return samplers.size() - 1;
    }
}
