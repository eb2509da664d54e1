package diorama.render;

import diorama.gl.Buffer;
import diorama.gl.GlScope;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * A placed mesh, or one that a scene has at many places, which are drawn at once. Confined to the gl thread.
 *
 * @param part the first of them
 * @param world from the space that {@code places} lead to, or the mesh's own, to world space
 * @param places from the mesh's space
 */
record Batch(PlacedMesh part, Matrix4fc world, Optional<Buffer> places) {
    /** Fewer are drawn one by one, in the order of the scene. */
    private static final int MANY = 8;

    /** One by itself. */
    static Batch of(PlacedMesh part) {
        return new Batch(part, part.world(), Optional.empty());
    }

    /** All of a scene; what comes again comes where it is first. */
    static List<Batch> all(GlScope scope, List<PlacedMesh> parts) {
        IdentityHashMap<Mesh, IdentityHashMap<Material, List<PlacedMesh>>> alike = new IdentityHashMap<>();
        for (PlacedMesh part : parts) {
            if (isPlain(part)) {
                alike.computeIfAbsent(part.mesh(), m -> new IdentityHashMap<>())
                        .computeIfAbsent(part.material(), m -> new ArrayList<>())
                        .add(part);
            }
        }
        List<Batch> out = new ArrayList<>();
        for (PlacedMesh part : parts) {
            List<PlacedMesh> many = isPlain(part) ? same(alike, part) : List.of();
            if (many.size() < MANY) {
                out.add(of(part));
            } else if (isSame(many.get(0), part)) {
                out.add(new Batch(part, new Matrix4f(), Optional.of(Buffer.ofVertices(scope, places(many)))));
            }
        }
        return out;
    }

    private static List<PlacedMesh> same(
            IdentityHashMap<Mesh, IdentityHashMap<Material, List<PlacedMesh>>> alike, PlacedMesh part) {
        return Optional.ofNullable(alike.get(part.mesh()))
                .flatMap(of -> Optional.ofNullable(of.get(part.material())))
                .orElse(List.of());
    }

    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all vertices
    private static boolean isSame(PlacedMesh one, PlacedMesh other) {
        return one == other;
    }

    /** Without a photo, which is seen from where it was taken. */
    private static boolean isPlain(PlacedMesh part) {
        Matrix4fc w = part.world();
        return part.photo().isEmpty() && w.m03() == 0 && w.m13() == 0 && w.m23() == 0 && w.m33() == 1;
    }

    private static float[] places(List<PlacedMesh> parts) {
        float[] out = new float[16 * parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).world().get(out, 16 * i);
        }
        return out;
    }
}
