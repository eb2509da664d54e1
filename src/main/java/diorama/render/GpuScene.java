package diorama.render;

import diorama.gl.Buffer;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.VertexArray;
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
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;

/** The last scene's meshes and textures on the GPU; what the next scene shares with it stays there. Confined to the gl thread. */
final class GpuScene implements AutoCloseable {
    /** Alpha from which a surface that blends is drawn as one that hides what is behind it. */
    static final float SOLID = 0.98f;
    /** Alpha from which it is seen at all. */
    static final float SEEN = 1 / 512f;

    private record Held<T>(GlScope scope, T object) {}

    private final GlScope scope;
    private final GpuPictures pictures;
    private IdentityHashMap<Mesh, Held<VertexArray>> meshes = new IdentityHashMap<>();
    private final IdentityHashMap<Mesh, Boolean> through = new IdentityHashMap<>();
    private @Nullable Scene scene;
    private PlacedScene placed = PlacedScene.NOTHING;
    private @Nullable GlScope places;
    private List<Batch> batches = List.of();

    /**
     * @param maxSide longest side of a texture, px
     * @param pyramids make large pictures ready
     */
    GpuScene(GlScope owner, int maxSide, Pyramids pyramids) {
        scope = owner.child("scene");
        pictures = new GpuPictures(scope, maxSide, pyramids);
    }

    /** Its pictures, of which some may be on their way. */
    GpuPictures pictures() {
        return pictures;
    }

    /** Brings {@code next} to the GPU unless it is there; frees what only the former scene had. */
    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all texels
    PlacedScene load(Scene next) {
        if (scene != next) {
            placed = PlacedScene.of(next, placed);
            IdentityHashMap<Mesh, Held<VertexArray>> newMeshes = new IdentityHashMap<>();
            Set<RgbaImage> used = Collections.newSetFromMap(new IdentityHashMap<>());
            for (PlacedMesh part : placed.meshes()) {
                carry(part.mesh(), meshes, newMeshes, this::upload);
                pictures(part.material()).forEach(used::add);
            }
            meshes.values().forEach(held -> held.scope.close());
            meshes = newMeshes;
            pictures.keep(used);
            through.keySet().retainAll(meshes.keySet());
            gather();
            scene = next;
        }
        return placed;
    }

    private void gather() {
        if (places != null) {
            places.close();
        }
        GlScope fresh = scope.child("places");
        places = fresh;
        batches = Batch.all(fresh, placed.meshes());
    }

    /** The loaded scene's meshes, those that come again and again together. */
    List<Batch> batches() {
        return batches;
    }

    /** Draws with the program in use. */
    void draw(Batch batch) {
        VertexArray array = array(batch.part().mesh());
        batch.places().ifPresentOrElse(array::drawTriangles, array::drawTriangles);
    }

    private static Stream<RgbaImage> pictures(Material material) {
        return Stream.concat(
                        Stream.of(material.baseColorTexture()),
                        Stream.of(MaterialMaps.Kind.values()).map(material.maps()::picture))
                .flatMap(Optional::stream);
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
        return pictures.color(material.baseColorTexture(), sampler);
    }

    /** Another picture of a material, colours in linear light; plain white where it has none. */
    Texture map(MaterialMaps maps, MaterialMaps.Kind kind) {
        return kind == MaterialMaps.Kind.EMISSIVE || kind == MaterialMaps.Kind.SHEEN
                ? pictures.color(maps.picture(kind), maps.sampler(kind))
                : pictures.number(maps.picture(kind), maps.sampler(kind));
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

    /** Whether a mesh hides all that is behind it, or all of it but what is cut out. */
    boolean opaque(PlacedMesh part) {
        Material material = part.material();
        return material.cutout()
                || (!material.isClear()
                        && !through.computeIfAbsent(part.mesh(), Mesh::showsThrough)
                        && material.baseColorTexture().map(pictures::isOpaque).orElse(true));
    }

    @Override
    public void close() {
        scope.close();
    }
}
