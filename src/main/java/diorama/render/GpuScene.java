package diorama.render;

import diorama.base.Size;
import diorama.gl.Buffer;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.VertexArray;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last scene's meshes and textures on the GPU; what the next scene shares with it stays there. Confined to the gl thread. */
final class GpuScene implements AutoCloseable {
    private record Held<T>(GlScope scope, T object) {}

    private final GlScope scope;
    private final Texture white;
    private final int maxSide;
    private IdentityHashMap<Mesh, Held<VertexArray>> meshes = new IdentityHashMap<>();
    private IdentityHashMap<RgbaImage, Held<Texture>> textures = new IdentityHashMap<>();
    private @Nullable Scene scene;
    private PlacedScene placed =
            PlacedScene.of(new Scene(java.util.List.of(), java.util.List.of(), java.util.List.of()));

    /** @param maxSide longest side of a texture, px; larger pictures are made smaller */
    GpuScene(GlScope owner, int maxSide) {
        this.maxSide = maxSide;
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
            IdentityHashMap<RgbaImage, Held<Texture>> newTextures = new IdentityHashMap<>();
            for (PlacedMesh part : placed.meshes()) {
                carry(part.mesh(), meshes, newMeshes, this::upload);
                part.material()
                        .baseColorTexture()
                        .ifPresent(image -> carry(image, textures, newTextures, this::upload));
            }
            meshes.values().forEach(held -> held.scope.close());
            textures.values().forEach(held -> held.scope.close());
            meshes = newMeshes;
            textures = newTextures;
            scene = next;
        }
        return placed;
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

    private Held<Texture> upload(RgbaImage image) {
        GlScope own = scope.child("texture");
        Size size = image.size().fitting(maxSide);
        RgbaImage fitting = size.equals(image.size()) ? image : Resample.resize(image, size);
        return new Held<>(own, Texture.ofColors(own, fitting, Texture.Filter.TRILINEAR));
    }

    VertexArray array(Mesh mesh) {
        Held<VertexArray> held = meshes.get(mesh);
        if (held == null) {
            throw new IllegalStateException(mesh.name() + " is not on the GPU");
        }
        return held.object;
    }

    /** The material's texture; plain white where it has none. */
    Texture texture(Material material) {
        Optional<Held<Texture>> held =
                material.baseColorTexture().flatMap(image -> Optional.ofNullable(textures.get(image)));
        return held.isPresent() ? held.get().object : white;
    }

    @Override
    public void close() {
        scope.close();
    }
}
