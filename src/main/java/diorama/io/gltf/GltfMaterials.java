package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joml.Vector3fc;
import org.joml.Vector4fc;

/** Materials, textures and images of a glTF file. */
final class GltfMaterials {
    static final String UNLIT = "KHR_materials_unlit";
    /** How many times as bright as white something shines. */
    static final String STRENGTH = "KHR_materials_emissive_strength";

    private static final int NEAREST = 9728;
    private static final int LINEAR = 9729;

    private final GltfTables tables;
    private final IdentityHashMap<RgbaImage, TextureBytes> pictures;
    private final IdentityHashMap<RgbaImage, String> uris;
    private final IdentityHashMap<RgbaImage, Integer> imageOf = new IdentityHashMap<>();
    private final JsonArray materials = new JsonArray();
    private final JsonArray images = new JsonArray();
    private final JsonArray textures = new JsonArray();
    private final JsonArray samplers = new JsonArray();
    private final List<List<Integer>> textureKeys = new ArrayList<>();
    private final List<Sampler> samplersOf = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();
    private boolean unlit;
    private boolean strong;

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
        Set<Integer> clear = scene.meshes().stream()
                .filter(Mesh::showsThrough)
                .map(Mesh::material)
                .collect(Collectors.toSet());
        for (int m = 0; m < scene.materials().size(); m++) {
            materials.add(material(scene.materials().get(m), clear.contains(m)));
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
        if (strong) {
            extensionsUsed.add(STRENGTH);
        }
        used.forEach(extensionsUsed::add);
    }

    /** @param clear whether colours of vertices let through what is behind */
    private JsonObject material(Material material, boolean clear) {
        JsonObject pbr = new JsonObject();
        Vector4fc color = material.baseColor();
        pbr.add(
                "baseColorFactor",
                GltfTables.numbers(
                        unit(color.x()), unit(color.y()), unit(color.z()), isCutAside(material) ? 1 : unit(color.w())));
        pbr.addProperty("metallicFactor", unit(material.metallic()));
        pbr.addProperty("roughnessFactor", unit(material.roughness()));
        addTexture(pbr, "baseColorTexture", material.baseColorTexture(), material.sampler(), 0);
        MaterialMaps maps = material.maps();
        addMap(pbr, "metallicRoughnessTexture", maps, MaterialMaps.Kind.METALLIC_ROUGHNESS);
        JsonObject out = new JsonObject();
        out.addProperty("name", material.name());
        out.add("pbrMetallicRoughness", pbr);
        addMap(out, "normalTexture", maps, MaterialMaps.Kind.NORMAL);
        addMap(out, "occlusionTexture", maps, MaterialMaps.Kind.OCCLUSION);
        addMap(out, "emissiveTexture", maps, MaterialMaps.Kind.EMISSIVE);
        JsonObject extensions = new JsonObject();
        addLight(out, extensions, material.emissive());
        boolean opaque = color.w() >= 1
                && !clear
                && material.baseColorTexture().map(RgbaImage::isOpaque).orElse(true);
        if (material.cutout()) {
            out.addProperty("alphaMode", "MASK");
            if (isCutAside(material)) {
                out.addProperty("alphaCutoff", Math.min(Float.MAX_VALUE, 0.5f / color.w()));
            }
        } else if (!opaque) {
            out.addProperty("alphaMode", "BLEND");
        }
        GltfFinish.writeStrengths(material.finish(), out);
        if (!material.finish().oneSided()) {
            out.addProperty("doubleSided", true);
        }
        if (!material.unlit()) {
            JsonObject finish = new JsonObject();
            used.addAll(GltfFinish.write(
                    material.finish(), kind -> use(maps.picture(kind), maps.sampler(kind), maps.set(kind)), finish));
            finish.entrySet().forEach(each -> extensions.add(each.getKey(), each.getValue()));
        }
        if (material.unlit()) {
            extensions.add(UNLIT, new JsonObject());
            unlit = true;
        }
        if (extensions.size() > 0) {
            out.add("extensions", extensions);
        }
        return out;
    }

    /** Whether what is cut out is below another opacity than one half. */
    private static boolean isCutAside(Material material) {
        return material.cutout()
                && material.baseColor().w() > 0
                && material.baseColor().w() != 1;
    }

    private void addLight(JsonObject to, JsonObject extensions, Vector3fc light) {
        float strength = Math.max(1, Math.max(light.x(), Math.max(light.y(), light.z())));
        if (light.x() + light.y() + light.z() > 0) {
            to.add(
                    "emissiveFactor",
                    GltfTables.numbers(
                            unit(light.x() / strength), unit(light.y() / strength), unit(light.z() / strength)));
        }
        if (strength > 1) {
            JsonObject stated = new JsonObject();
            stated.addProperty("emissiveStrength", strength);
            extensions.add(STRENGTH, stated);
            strong = true;
        }
    }

    private static float unit(float value) {
        return Math.min(1, Math.max(0, value));
    }

    private void addTexture(JsonObject to, String name, Optional<RgbaImage> picture, Sampler sampler, int set) {
        use(picture, sampler, set).ifPresent(use -> to.add(name, use));
    }

    private Optional<JsonObject> use(Optional<RgbaImage> picture, Sampler sampler, int set) {
        return picture.map(image -> {
            JsonObject use = new JsonObject();
            use.addProperty("index", texture(image, sampler));
            if (set > 0) {
                use.addProperty("texCoord", set);
            }
            return use;
        });
    }

    private void addMap(JsonObject to, String name, MaterialMaps maps, MaterialMaps.Kind kind) {
        addTexture(to, name, maps.picture(kind), maps.sampler(kind), maps.set(kind));
    }

    private int texture(RgbaImage picture, Sampler sampler) {
        int image = imageOf.computeIfAbsent(picture, this::image);
        int number = sampler(sampler);
        List<Integer> key = List.of(image, number);
        int known = textureKeys.indexOf(key);
        if (known >= 0) {
            return known;
        }
        JsonObject texture = new JsonObject();
        texture.addProperty("source", image);
        texture.addProperty("sampler", number);
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

    private int sampler(Sampler wanted) {
        int known = samplersOf.indexOf(wanted);
        if (known >= 0) {
            return known;
        }
        JsonObject sampler = new JsonObject();
        sampler.addProperty("magFilter", wanted.larger() == Sampler.Filter.NEAREST ? NEAREST : LINEAR);
        sampler.addProperty("minFilter", smaller(wanted));
        sampler.addProperty("wrapS", wrap(wanted.u()));
        sampler.addProperty("wrapT", wrap(wanted.v()));
        samplers.add(sampler);
        samplersOf.add(wanted);
        return samplersOf.size() - 1;
    }

    private static int smaller(Sampler sampler) {
        int smooth = sampler.smaller() == Sampler.Filter.NEAREST ? 0 : 1;
        return smooth
                + switch (sampler.copies()) {
                    case NONE -> NEAREST;
                    case NEAREST -> 9984;
                    case BETWEEN -> 9986;
                };
    }

    private static int wrap(Sampler.Wrap wrap) {
        return switch (wrap) {
            case REPEAT -> 10497;
            case MIRROR -> 33648;
            case CLAMP -> 33071;
        };
    }
}
