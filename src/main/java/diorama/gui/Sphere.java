package diorama.gui;

import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** The sphere around a scene's box, scene units. */
public record Sphere(Vector3fc center, float radius) {
    /** Around every mesh of the scene's tree; a unit sphere when there is none. */
    public static Sphere of(Scene scene) {
        Vector3f min = new Vector3f(Float.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Float.NEGATIVE_INFINITY);
        grow(scene, scene.roots(), new Matrix4f(), min, max);
        if (!(min.x <= max.x)) {
            return new Sphere(new Vector3f(), 1);
        }
        Vector3f center = new Vector3f(min).add(max).mul(0.5f);
        return new Sphere(center, Math.max(1e-6f, center.distance(max)));
    }

    private static void grow(Scene scene, List<Node> nodes, Matrix4fc parent, Vector3f min, Vector3f max) {
        Vector3f p = new Vector3f();
        for (Node node : nodes) {
            Matrix4f toWorld = parent.mul(node.transform(), new Matrix4f());
            for (int index : node.meshes()) {
                float[] positions = scene.meshes().get(index).positions();
                for (int i = 0; i < positions.length; i += 3) {
                    toWorld.transformPosition(positions[i], positions[i + 1], positions[i + 2], p);
                    min.min(p);
                    max.max(p);
                }
            }
            grow(scene, node.children(), toWorld, min, max);
        }
    }
}
