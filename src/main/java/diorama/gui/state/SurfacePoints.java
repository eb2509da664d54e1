package diorama.gui.state;

import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/** Gathers places on the surfaces of scenes: some all over, and the outermost of each mesh. */
public final class SurfacePoints {
    /** So many of all meshes together lie all over. */
    private static final int MOST = 50_000;

    /** Towards the faces, edges and corners of a cube; with their opposites 26. */
    private static final float[][] DIRECTIONS = {
        {1, 0, 0},
        {0, 1, 0},
        {0, 0, 1},
        {1, 1, 0},
        {1, -1, 0},
        {0, 1, 1},
        {0, 1, -1},
        {1, 0, 1},
        {1, 0, -1},
        {1, 1, 1},
        {1, 1, -1},
        {1, -1, 1},
        {-1, 1, 1}
    };

    private final List<Use> uses = new ArrayList<>();
    private float[] xyz = new float[3 * 256];
    private int length;

    /** A mesh where it stands. */
    private record Use(float[] positions, Matrix4fc world) {}

    /**
     * @param hidden meshes that are left out, by their index
     * @param world where the scene stands
     */
    public void add(Scene scene, Set<Integer> hidden, Matrix4fc world) {
        add(scene, scene.roots(), hidden, world);
    }

    private void add(Scene scene, List<Node> nodes, Set<Integer> hidden, Matrix4fc parent) {
        for (Node node : nodes) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            for (int index : node.meshes()) {
                if (!hidden.contains(index)) {
                    uses.add(new Use(scene.meshes().get(index).positions(), world));
                }
            }
            add(scene, node.children(), hidden, world);
        }
    }

    /** All vertices where they are few; otherwise every n-th, and each mesh's outermost. */
    public float[] points() {
        length = 0;
        long all = uses.stream().mapToLong(use -> use.positions.length / 3).sum();
        long step = Math.max(1, (all + MOST - 1) / MOST);
        long at = 0;
        IdentityHashMap<float[], int[]> known = new IdentityHashMap<>();
        for (Use use : uses) {
            int vertices = use.positions.length / 3;
            for (; at < vertices; at += step) {
                add(use, (int) at);
            }
            at -= vertices;
            if (step > 1 && vertices > 0) {
                for (int vertex : known.computeIfAbsent(use.positions, SurfacePoints::outermost)) {
                    add(use, vertex);
                }
            }
        }
        return Arrays.copyOf(xyz, length);
    }

    /** Numbers of vertices, those of meshes that stand in several places once for all. */
    private static int[] outermost(float[] positions) {
        int[] found = new int[2 * DIRECTIONS.length];
        for (int d = 0; d < DIRECTIONS.length; d++) {
            float[] to = DIRECTIONS[d];
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i + 2 < positions.length; i += 3) {
                float far = to[0] * positions[i] + to[1] * positions[i + 1] + to[2] * positions[i + 2];
                if (far < least && far > Float.NEGATIVE_INFINITY) {
                    least = far;
                    found[2 * d] = i / 3;
                }
                if (far > most && far < Float.POSITIVE_INFINITY) {
                    most = far;
                    found[2 * d + 1] = i / 3;
                }
            }
        }
        return Arrays.stream(found).distinct().toArray();
    }

    private void add(Use use, int vertex) {
        int i = 3 * vertex;
        Vector3f p = use.world.transformPosition(
                use.positions[i], use.positions[i + 1], use.positions[i + 2], new Vector3f());
        if (p.isFinite()) {
            if (length == xyz.length) {
                xyz = Arrays.copyOf(xyz, 2 * length);
            }
            xyz[length++] = p.x;
            xyz[length++] = p.y;
            xyz[length++] = p.z;
        }
    }
}
