package diorama.gui;

import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/** Gathers places on the surfaces of scenes. */
final class SurfacePoints {
    /** So many of a mesh say where it is. */
    private static final int MOST = 20_000;

    private float[] xyz = new float[3 * 256];
    private int length;

    /**
     * @param hidden meshes that are left out, by their index
     * @param world where the scene stands
     */
    void add(Scene scene, Set<Integer> hidden, Matrix4fc world) {
        add(scene, scene.roots(), hidden, world);
    }

    private void add(Scene scene, List<Node> nodes, Set<Integer> hidden, Matrix4fc parent) {
        for (Node node : nodes) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            for (int index : node.meshes()) {
                if (!hidden.contains(index)) {
                    add(scene.meshes().get(index).positions(), world);
                }
            }
            add(scene, node.children(), hidden, world);
        }
    }

    private void add(float[] positions, Matrix4fc world) {
        int step = 3 * Math.max(1, positions.length / 3 / MOST);
        Vector3f p = new Vector3f();
        for (int i = 0; i < positions.length; i += step) {
            world.transformPosition(positions[i], positions[i + 1], positions[i + 2], p);
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

    float[] points() {
        return Arrays.copyOf(xyz, length);
    }
}
