package diorama.io.write;

import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * Takes triangles out of a scene until a budget is met (Garland and Heckbert, Surface Simplification Using Quadric Error
 * Metrics, 1997, by meshoptimizer). Borders, which are the tears of reliefs, stay as they are while the budget can be met
 * without them; seams of texture coordinates and colours count as part of the error. Closed bodies, as printers want them, stay
 * closed.
 */
public final class MeshSimplifier {
    /** How much a change over the whole range of a texture coordinate or colour counts against the mesh's own size. */
    private static final float ATTRIBUTE_WEIGHT = 0.5f;

    /** More than this over the budget, and borders are given up. */
    private static final double NEAR_ENOUGH = 1.02;

    private static final float ANY_ERROR = 1;

    /** Pieces smaller than this against the mesh's size are given up before merging. */
    private static final float SPECK_SHARE = 0.01f;

    /** Merging may yield nothing at all; then up to this many times the budget is tried. */
    private static final int FARTHEST = 8;

    /** How often a body is taken down anew where it would not stay closed. */
    private static final int ATTEMPTS = 24;

    /** A tetrahedron. */
    private static final int LEAST_BODY = 4;

    private MeshSimplifier() {}

    /**
     * @param budget triangles of all meshes together, every use of a mesh counted
     * @param notes gets a line where the budget cannot be kept
     */
    static Scene simplified(Scene scene, int budget, List<String> notes) {
        int[] uses = ExportScene.uses(scene);
        long total = triangles(scene.meshes(), uses);
        if (total <= budget) {
            return scene;
        }
        double share = (double) budget / total;
        List<Mesh> meshes = scene.meshes().parallelStream()
                .map(mesh -> mesh.triangleCount() == 0 ? mesh : simplified(mesh, share))
                .toList();
        long kept = triangles(meshes, uses);
        if (kept > Math.max(budget + 1, NEAR_ENOUGH * budget)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "--triangles %d: %,d are kept, as the pieces of the mesh cannot have fewer",
                    budget,
                    kept));
        }
        return new Scene(scene.roots(), meshes, scene.materials(), scene.animations());
    }

    private static long triangles(List<Mesh> meshes, int[] uses) {
        long sum = 0;
        for (int m = 0; m < uses.length; m++) {
            sum += (long) uses[m] * meshes.get(m).triangleCount();
        }
        return sum;
    }

    private static Mesh simplified(Mesh mesh, double share) {
        int target = (int) Math.max(1, Math.floor(share * mesh.triangleCount()));
        ClosedSurface surface = new ClosedSurface(mesh.positions());
        if (!surface.isBody(mesh.indices())) {
            return compact(mesh, TwinTriangles.without(fewer(mesh, target), mesh.indices()));
        }
        // where the skin would cross itself, the vertices are kept, and it is tried again
        BitSet kept = new BitSet();
        int[] first = surface.opened(body(mesh, target, kept));
        int[] best = first;
        for (int again = 0; again < ATTEMPTS && !surface.isClosed(best); again++) {
            surface.addAround(surface.flaws(best), mesh.indices(), kept);
            best = surface.opened(body(mesh, target, kept));
        }
        return compact(mesh, surface.isClosed(best) ? best : first);
    }

    private static int[] body(Mesh mesh, int target, BitSet kept) {
        try (Work work = new Work(mesh)) {
            work.keep(kept);
            return work.simplified(mesh.indices(), Math.max(LEAST_BODY, target), 0);
        }
    }

    /** As few triangles as asked for, at the least cost for what is seen: more and more is given up until they are. */
    private static int[] fewer(Mesh mesh, int target) {
        try (Work work = new Work(mesh)) {
            int[] kept = work.simplified(mesh.indices(), target, MeshOptimizer.meshopt_SimplifyLockBorder);
            if (tooMany(kept, target)) {
                kept = work.simplified(mesh.indices(), target, 0);
            }
            if (tooMany(kept, target)) {
                kept = work.simplified(mesh.indices(), target, MeshOptimizer.meshopt_SimplifyPermissive);
            }
            if (tooMany(kept, target)) {
                int[] large = work.withoutSpecks(mesh.indices());
                kept = large.length == 0
                        ? kept
                        : work.simplified(large, target, MeshOptimizer.meshopt_SimplifyPermissive);
            }
            // pieces that do not hang together: places near each other become one
            int[] merged = new int[0];
            for (int t = target; tooMany(kept, target) && merged.length == 0 && t <= FARTHEST * target; t *= 2) {
                merged = work.merged(mesh.indices(), t);
            }
            return merged.length > 0 && merged.length < kept.length ? merged : kept;
        }
    }

    private static boolean tooMany(int[] indices, int target) {
        return indices.length > 3 * Math.max(target, NEAR_ENOUGH * target);
    }

    /** A mesh as meshoptimizer takes it. */
    private static final class Work implements AutoCloseable {
        private final int vertices;
        private final int width;
        private final IntBuffer from;
        private final IntBuffer to;
        private final FloatBuffer positions;
        private final FloatBuffer attributes;
        private final FloatBuffer weights;
        private final ByteBuffer locks;

        Work(Mesh mesh) {
            vertices = mesh.vertexCount();
            width = (mesh.uvs().length > 0 ? 2 : 0) + (mesh.colors().length > 0 ? 3 : 0);
            from = MemoryUtil.memAllocInt(mesh.indices().length);
            to = MemoryUtil.memAllocInt(mesh.indices().length);
            positions = MemoryUtil.memAllocFloat(mesh.positions().length);
            attributes = MemoryUtil.memAllocFloat(Math.max(1, width * vertices));
            weights = MemoryUtil.memAllocFloat(Math.max(1, width));
            positions.put(SeenRelief.flattened(mesh).orElse(mesh.positions())).flip();
            fill(mesh, attributes, weights, width);
            locks = MemoryUtil.memCalloc(Math.max(1, vertices));
        }

        /** Leaves some vertices where they are. */
        void keep(BitSet kept) {
            kept.stream().forEach(v -> locks.put(v, (byte) MeshOptimizer.meshopt_SimplifyVertex_Lock));
        }

        int[] simplified(int[] indices, int triangles, int options) {
            from.clear().put(indices).flip();
            long count = MeshOptimizer.meshopt_simplifyWithAttributes(
                    to,
                    from,
                    positions,
                    vertices,
                    3 * Float.BYTES,
                    attributes,
                    (long) width * Float.BYTES,
                    weights,
                    locks,
                    3L * triangles,
                    ANY_ERROR,
                    options,
                    null);
            return taken(count);
        }

        /** Without pieces that are small against the mesh. */
        int[] withoutSpecks(int[] indices) {
            from.clear().put(indices).flip();
            return taken(
                    MeshOptimizer.meshopt_simplifyPrune(to, from, positions, vertices, 3 * Float.BYTES, SPECK_SHARE));
        }

        /** With all vertices of a cell at one of them. */
        int[] merged(int[] indices, int triangles) {
            from.clear().put(indices).flip();
            return taken(MeshOptimizer.meshopt_simplifySloppy(
                    to, from, positions, vertices, 3 * Float.BYTES, null, 3L * triangles, ANY_ERROR, null));
        }

        private int[] taken(long count) {
            int[] out = new int[(int) count];
            to.get(0, out);
            return out;
        }

        @Override
        public void close() {
            MemoryUtil.memFree(from);
            MemoryUtil.memFree(to);
            MemoryUtil.memFree(positions);
            MemoryUtil.memFree(attributes);
            MemoryUtil.memFree(weights);
            MemoryUtil.memFree(locks);
        }
    }

    private static void fill(Mesh mesh, FloatBuffer attributes, FloatBuffer weights, int width) {
        for (int v = 0; v < mesh.vertexCount(); v++) {
            if (mesh.uvs().length > 0) {
                attributes.put(mesh.uvs()[2 * v]).put(mesh.uvs()[2 * v + 1]);
            }
            for (int k = 0; mesh.colors().length > 0 && k < 3; k++) {
                attributes.put((mesh.colors()[4 * v + k] & 0xff) / 255f);
            }
        }
        attributes.flip();
        for (int k = 0; k < width; k++) {
            weights.put(ATTRIBUTE_WEIGHT);
        }
        weights.flip();
    }

    /** Without the vertices that no triangle uses any more. */
    public static Mesh compact(Mesh mesh, int[] indices) {
        int[] place = new int[mesh.vertexCount()];
        Arrays.fill(place, -1);
        int[] order = new int[mesh.vertexCount()];
        int[] out = new int[indices.length];
        int count = 0;
        for (int i = 0; i < indices.length; i++) {
            int v = indices[i];
            if (place[v] < 0) {
                place[v] = count;
                order[count++] = v;
            }
            out[i] = place[v];
        }
        int[] used = Arrays.copyOf(order, count);
        Optional<Skin> skin = mesh.skin()
                .map(s -> new Skin(
                        s.bones(),
                        s.inverseBind(),
                        ints(s.joints(), used),
                        floats(s.weights(), used, Skin.PER_VERTEX)));
        return new Mesh(
                mesh.name(),
                floats(mesh.positions(), used, 3),
                floats(mesh.normals(), used, 3),
                floats(mesh.uvs(), used, 2),
                floats(mesh.uvs2(), used, 2),
                bytes(mesh.colors(), used),
                out,
                mesh.material(),
                skin,
                mesh.morphs().stream()
                        .map(m -> new Morph(
                                m.name(), floats(m.positions(), used, 3), floats(m.normals(), used, 3), m.weight()))
                        .toList());
    }

    private static float[] floats(float[] values, int[] used, int width) {
        float[] out = new float[values.length == 0 ? 0 : width * used.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[width * used[i / width] + i % width];
        }
        return out;
    }

    private static int[] ints(int[] values, int[] used) {
        int[] out = new int[Skin.PER_VERTEX * used.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[Skin.PER_VERTEX * used[i / Skin.PER_VERTEX] + i % Skin.PER_VERTEX];
        }
        return out;
    }

    private static byte[] bytes(byte[] values, int[] used) {
        byte[] out = new byte[values.length == 0 ? 0 : 4 * used.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[4 * used[i / 4] + i % 4];
        }
        return out;
    }
}
