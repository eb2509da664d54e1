package diorama.io.scene;

import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/** What the meshes of a tree of nodes come to, every use of them counted. */
public final class MeshCount {
    /** Vertices that are moved to find the box of what nodes show; of what comes after that only the mesh's own box is. */
    private static final long MOST_MOVED = 1 << 26;

    private final List<Mesh> meshes;
    private final Bounds[] boxes;
    private final long[] faults;
    private long moved;
    private long triangles;
    private long vertices;
    private long nonfinite;
    private Bounds bounds = Bounds.EMPTY;

    /** @param nodes parents come before their children */
    public MeshCount(List<ImportTable.NodeRow> nodes, List<Mesh> meshes) {
        this.meshes = meshes;
        boxes = meshes.parallelStream().map(mesh -> Bounds.of(mesh.positions())).toArray(Bounds[]::new);
        faults = meshes.parallelStream().mapToLong(MeshCount::nonfinite).toArray();
        List<Matrix4f> worlds = new ArrayList<>();
        for (ImportTable.NodeRow node : nodes) {
            Matrix4f local = new Matrix4f().set(node.matrix());
            Matrix4f world =
                    node.parent() < 0 ? local : worlds.get(node.parent()).mul(local, new Matrix4f());
            worlds.add(world);
            for (int mesh : node.meshes()) {
                add(mesh, world);
            }
        }
    }

    private void add(int index, Matrix4f world) {
        Mesh mesh = meshes.get(index);
        triangles += mesh.triangleCount();
        vertices += mesh.vertexCount();
        nonfinite += faults[index];
        if (world.equals(new Matrix4f(), 0)) {
            bounds = bounds.union(boxes[index]);
            return;
        }
        moved += mesh.vertexCount();
        bounds = bounds.union(moved > MOST_MOVED ? box(corners(boxes[index]), world) : box(mesh.positions(), world));
    }

    private static float[] corners(Bounds box) {
        float[][] ends = box.corners();
        float[] out = new float[box.isEmpty() ? 0 : 24];
        for (int i = 0; i < out.length; i++) {
            out[i] = ends[((i / 3) >> (i % 3)) & 1][i % 3];
        }
        return out;
    }

    private static Bounds box(float[] positions, Matrix4f world) {
        float[] out = new float[positions.length];
        Vector3f v = new Vector3f();
        for (int i = 0; i < out.length; i += 3) {
            world.transformPosition(v.set(positions[i], positions[i + 1], positions[i + 2]));
            out[i] = v.x;
            out[i + 1] = v.y;
            out[i + 2] = v.z;
        }
        return Bounds.of(out);
    }

    private static long nonfinite(Mesh mesh) {
        long count = 0;
        for (float value : mesh.positions()) {
            count += Float.isFinite(value) ? 0 : 1;
        }
        return count;
    }

    /** In metres, +Y up, without notes. */
    public MeshInfo info(boolean textured, int materials, int animations, List<LampInfo> lamps) {
        return new MeshInfo(
                triangles, vertices, nonfinite, bounds.corners(), 1, textured, materials, animations, lamps, List.of());
    }
}
