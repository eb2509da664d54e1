package diorama.render;

import diorama.base.Size;
import diorama.gl.Buffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.Halved;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joml.Matrix4fc;
import org.joml.Vector2f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/** The last scene's meshes and textures on the GPU; what the next scene shares with it stays there. Confined to the gl thread. */
final class GpuScene implements AutoCloseable {
    /** Alpha from which a surface that blends is drawn as one that hides what is behind it. */
    static final float SOLID = 0.98f;
    /** Alpha from which it is seen at all. */
    static final float SEEN = 1 / 512f;

    /** Pixels from which on smaller copies are made here where there is no card. */
    private static final int LARGE = 4_000_000;

    private record Held<T>(GlScope scope, T object) {}

    private final GlScope scope;
    private final Texture white;
    private final int maxSide;
    private final long most;
    private IdentityHashMap<Mesh, Held<VertexArray>> meshes = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, Held<Texture>> colors = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, Held<Texture>> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, Boolean> opaque = new IdentityHashMap<>();
    private final IdentityHashMap<Mesh, Boolean> through = new IdentityHashMap<>();
    private @Nullable Scene scene;
    private PlacedScene placed = PlacedScene.NOTHING;

    /**
     * @param maxSide longest side of a texture, px; larger pictures are made smaller
     * @param most pixels of a texture of colours; larger pictures are halved
     */
    GpuScene(GlScope owner, int maxSide, long most) {
        this.maxSide = maxSide;
        this.most = most;
        scope = owner.child("scene");
        RgbaImage one = RgbaImage.allocate(new Size(1, 1));
        one.setArgb(0, 0, 0xffffffff);
        white = Texture.ofColors(scope, one, Texture.Filter.NEAREST);
    }

    /** Brings {@code next} to the GPU unless it is there; frees what only the former scene had. */
    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all texels
    PlacedScene load(Scene next) {
        if (scene != next) {
            placed = PlacedScene.of(next, placed);
            IdentityHashMap<Mesh, Held<VertexArray>> newMeshes = new IdentityHashMap<>();
            Set<RgbaImage> pictures = Collections.newSetFromMap(new IdentityHashMap<>());
            for (PlacedMesh part : placed.meshes()) {
                carry(part.mesh(), meshes, newMeshes, this::upload);
                pictures(part.material()).forEach(pictures::add);
            }
            meshes.values().forEach(held -> held.scope.close());
            meshes = newMeshes;
            keep(pictures, colors);
            keep(pictures, numbers);
            opaque.keySet().retainAll(pictures);
            through.keySet().retainAll(meshes.keySet());
            scene = next;
        }
        return placed;
    }

    private static Stream<RgbaImage> pictures(Material material) {
        MaterialMaps maps = material.maps();
        return Stream.of(
                        material.baseColorTexture(),
                        maps.metallicRoughness(),
                        maps.normal(),
                        maps.occlusion(),
                        maps.emissive())
                .flatMap(Optional::stream);
    }

    private static void keep(Set<RgbaImage> pictures, IdentityHashMap<RgbaImage, Held<Texture>> textures) {
        textures.entrySet().removeIf(entry -> {
            boolean gone = !pictures.contains(entry.getKey());
            if (gone) {
                entry.getValue().scope.close();
            }
            return gone;
        });
    }

    private <K, T> void carry(
            K key, IdentityHashMap<K, Held<T>> from, IdentityHashMap<K, Held<T>> to, Function<K, Held<T>> upload) {
        if (!to.containsKey(key)) {
            Held<T> old = from.remove(key);
            to.put(key, old == null ? upload.apply(key) : old);
        }
    }

    private Held<VertexArray> upload(Mesh mesh) {
        GlScope own = scope.child("mesh " + mesh.name());
        VertexArray array = new VertexArray(own).attribute(0, 3, Buffer.ofVertices(own, mesh.positions()));
        if (mesh.normals().length > 0) {
            array.attribute(1, 3, Buffer.ofVertices(own, mesh.normals()));
        }
        if (mesh.uvs().length > 0) {
            array.attribute(2, 2, Buffer.ofVertices(own, mesh.uvs()));
        }
        if (mesh.colors().length > 0) {
            array.attribute(3, 4, Buffer.ofVertices(own, linear(mesh.colors())));
        }
        if (mesh.uvs2().length > 0) {
            array.attribute(4, 2, Buffer.ofVertices(own, mesh.uvs2()));
        }
        array.indices(Buffer.ofIndices(own, mesh.indices()));
        return new Held<>(own, array);
    }

    /** Colours of vertices in linear light, straight alpha. */
    private static float[] linear(byte[] colors) {
        float[] linear = new float[colors.length];
        for (int i = 0; i < colors.length; i++) {
            int level = colors[i] & 255;
            linear[i] = (i & 3) == 3 ? level / 255f : LinearLight.of(level);
        }
        return linear;
    }

    private Held<Texture> upload(RgbaImage image, TextureFormat format) {
        GlScope own = scope.child("texture");
        boolean large = most < Long.MAX_VALUE && image.size().pixels() > LARGE && format == TextureFormat.SRGB8_ALPHA8;
        RgbaImage shown = image;
        while (large && shown.size().pixels() > most) {
            shown = Halved.of(shown);
        }
        // what is seen through is halved with care for that; of the others a quarter of the pixels tells it as well
        boolean here = large && shown.isOpaque();
        shown = here ? shown : image;
        if (here) {
            opaque.put(image, true);
        }
        Size size = shown.size().fitting(maxSide);
        shown = size.equals(shown.size()) ? shown : Resample.resize(shown, size);
        Texture texture = new Texture(own, format, size);
        texture.upload(shown);
        if (here) {
            // a driver without a card takes four times as long for them
            texture.smaller(Halved.all(shown));
        } else {
            texture.filter(Texture.Filter.TRILINEAR);
        }
        return new Held<>(own, texture);
    }

    VertexArray array(Mesh mesh) {
        Held<VertexArray> held = meshes.get(mesh);
        if (held == null) {
            throw new IllegalStateException(mesh.name() + " is not on the GPU");
        }
        return held.object;
    }

    /** The colours of a placed mesh; those of a photo end at its edge. Plain white where it has none. */
    Texture colors(PlacedMesh part) {
        Material material = part.material();
        Sampler sampler = part.photo().isPresent() ? Sampler.SINGLE : material.sampler();
        return texture(material.baseColorTexture(), sampler, colors, TextureFormat.SRGB8_ALPHA8);
    }

    /** Another picture of a material, light in linear light; plain white where it has none. */
    Texture map(MaterialMaps maps, MaterialMaps.Kind kind) {
        return kind == MaterialMaps.Kind.EMISSIVE
                ? texture(maps.picture(kind), maps.sampler(kind), colors, TextureFormat.SRGB8_ALPHA8)
                : texture(maps.picture(kind), maps.sampler(kind), numbers, TextureFormat.RGBA8);
    }

    private Texture texture(
            Optional<RgbaImage> image,
            Sampler sampler,
            IdentityHashMap<RgbaImage, Held<Texture>> held,
            TextureFormat format) {
        if (image.isEmpty()) {
            return white;
        }
        Texture texture = held.computeIfAbsent(image.get(), picture -> upload(picture, format)).object;
        texture.sample(sampler);
        return texture;
    }

    /** Those that show what is behind them, the farthest first. */
    List<PlacedMesh> clear(List<PlacedMesh> meshes, Matrix4fc eye) {
        return meshes.stream()
                .filter(m -> !opaque(m))
                .sorted(Comparator.comparingDouble(m -> middle(m, eye)))
                .toList();
    }

    /** How far before the eye a mesh's middle lies, negative. */
    private static float middle(PlacedMesh mesh, Matrix4fc eye) {
        var b = mesh.bounds();
        return eye.transformPosition(
                        new Vector3f((b.minX() + b.maxX()) / 2, (b.minY() + b.maxY()) / 2, (b.minZ() + b.maxZ()) / 2))
                .z;
    }

    /** Sets what {@code lib/maps.glsl} and {@code lib/coat.glsl} take, to four texture units from {@code unit}. */
    void setMaps(Program program, PlacedMesh part, int unit) {
        MaterialMaps maps = part.material().maps();
        program.set("uMetalRough", unit, map(maps, MaterialMaps.Kind.METALLIC_ROUGHNESS))
                .set("uNormalMap", unit + 1, map(maps, MaterialMaps.Kind.NORMAL))
                .set("uOcclusionMap", unit + 2, map(maps, MaterialMaps.Kind.OCCLUSION))
                .set("uEmissiveMap", unit + 3, map(maps, MaterialMaps.Kind.EMISSIVE))
                .set("uBumpy", maps.normal().isPresent() && part.mesh().uvs().length > 0)
                .set(
                        "uMapped",
                        maps.metallicRoughness().isPresent()
                                || maps.occlusion().isPresent()
                                || maps.emissive().isPresent())
                .set(
                        "uSecond",
                        new Vector4f(
                                maps.set(MaterialMaps.Kind.METALLIC_ROUGHNESS),
                                maps.set(MaterialMaps.Kind.NORMAL),
                                maps.set(MaterialMaps.Kind.OCCLUSION),
                                maps.set(MaterialMaps.Kind.EMISSIVE)))
                .set(
                        "uStrengths",
                        new Vector2f(
                                part.material().finish().bumps(),
                                part.material().finish().occlusion()))
                .set(
                        "uCoat",
                        new Vector2f(
                                part.material().finish().coat(),
                                part.material().finish().coatRoughness()))
                .set("uEmissive", part.material().emissive());
    }

    /** Whether a mesh hides all that is behind it, or all of it but what is cut out. */
    boolean opaque(PlacedMesh part) {
        Material material = part.material();
        return material.cutout()
                || (!material.isClear()
                        && !through.computeIfAbsent(part.mesh(), Mesh::showsThrough)
                        && material.baseColorTexture().map(this::opaque).orElse(true));
    }

    private boolean opaque(RgbaImage picture) {
        return opaque.computeIfAbsent(picture, RgbaImage::isOpaque);
    }

    @Override
    public void close() {
        scope.close();
    }
}
