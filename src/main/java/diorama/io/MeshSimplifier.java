package diorama.io;

import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * Takes triangles out of a scene until a budget is met (Garland and Heckbert, Surface Simplification Using Quadric Error
 * Metrics, 1997, by meshoptimizer). Borders, which are the tears of reliefs, stay as they are while the budget can be met
 * without them; seams of texture coordinates and colours count as part of the error.
 */
final class MeshSimplifier {
    /** How much a change over the whole range of a texture coordinate or colour counts against the mesh's own size. */
    private static final float ATTRIBUTE_WEIGHT = 0.5f;

    /** More than this over the budget, and borders are given up. */
    private static final double NEAR_ENOUGH = 1.02;

    private static final float ANY_ERROR = 1;

    private MeshSimplifier() {}

    /** @param budget triangles of all meshes together, each counted once */
    static Scene simplified(Scene scene, int budget) {
        long total = scene.meshes().stream().mapToLong(Mesh::triangleCount).sum();
        if (total <= budget) {
            return scene;
        }
        double share = (double) budget / total;
        List<Mesh> meshes = scene.meshes().parallelStream()
                .map(mesh -> mesh.triangleCount() == 0 ? mesh : simplified(mesh, share))
                .toList();
        return new Scene(scene.roots(), meshes, scene.materials(), scene.animations());
    }

    private static Mesh simplified(Mesh mesh, double share) {
        int target = (int) Math.max(1, Math.floor(share * mesh.triangleCount()));
        int[] kept = indices(mesh, target, MeshOptimizer.meshopt_SimplifyLockBorder);
        if (kept.length > 3 * NEAR_ENOUGH * target) {
            kept = indices(mesh, target, 0);
        }
        return compact(mesh, kept);
    }

    private static int[] indices(Mesh mesh, int triangles, int options) {
        int width = (mesh.uvs().length > 0 ? 2 : 0) + (mesh.colors().length > 0 ? 3 : 0);
        int vertices = mesh.vertexCount();
        IntBuffer from = MemoryUtil.memAllocInt(mesh.indices().length);
        IntBuffer to = MemoryUtil.memAllocInt(mesh.indices().length);
        FloatBuffer positions = MemoryUtil.memAllocFloat(mesh.positions().length);
        FloatBuffer attributes = MemoryUtil.memAllocFloat(Math.max(1, width * vertices));
        FloatBuffer weights = MemoryUtil.memAllocFloat(Math.max(1, width));
        try {
            from.put(mesh.indices()).flip();
            positions.put(mesh.positions()).flip();
            fill(mesh, attributes, weights, width);
            long count = width == 0
                    ? MeshOptimizer.meshopt_simplify(
                            to, from, positions, vertices, 3 * Float.BYTES, 3L * triangles, ANY_ERROR, options, null)
                    : MeshOptimizer.meshopt_simplifyWithAttributes(
                            to,
                            from,
                            positions,
                            vertices,
                            3 * Float.BYTES,
                            attributes,
                            (long) width * Float.BYTES,
                            weights,
                            null,
                            3L * triangles,
                            ANY_ERROR,
                            options,
                            null);
            int[] out = new int[(int) count];
            to.get(0, out);
            return out;
        } finally {
            MemoryUtil.memFree(from);
            MemoryUtil.memFree(to);
            MemoryUtil.memFree(positions);
            MemoryUtil.memFree(attributes);
            MemoryUtil.memFree(weights);
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
    private static Mesh compact(Mesh mesh, int[] indices) {
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
                bytes(mesh.colors(), used),
                out,
                mesh.material(),
                skin);
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
