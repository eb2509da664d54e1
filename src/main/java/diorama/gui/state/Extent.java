package diorama.gui.state;

import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * The box along the axes around something.
 *
 * @param half from the middle to the sides, scene units
 */
public record Extent(Vector3fc center, Vector3fc half) {
    /** Of nothing: what is looked at then. */
    static final Extent UNIT = new Extent(new Vector3f(), new Vector3f(0.57735f));

    private static Extent between(Vector3fc min, Vector3fc max) {
        Vector3f half = new Vector3f(max).sub(min).mul(0.5f);
        return new Extent(new Vector3f(min).add(half), half.max(new Vector3f(5e-7f)));
    }

    /** Around every mesh of the scene's tree; {@link #UNIT} when there is none. */
    public static Extent of(Scene scene) {
        Vector3f min = new Vector3f(Float.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Float.NEGATIVE_INFINITY);
        grow(scene, scene.roots(), new Matrix4f(), min, max);
        return min.x <= max.x ? between(min, max) : UNIT;
    }

    private static void grow(Scene scene, List<Node> nodes, Matrix4fc parent, Vector3f min, Vector3f max) {
        Vector3f p = new Vector3f();
        for (Node node : nodes) {
            Matrix4f toWorld = parent.mul(node.transform(), new Matrix4f());
            for (int index : node.meshes()) {
                float[] positions = scene.meshes().get(index).positions();
                for (int i = 0; i < positions.length; i += 3) {
                    toWorld.transformPosition(positions[i], positions[i + 1], positions[i + 2], p);
                    if (p.isFinite()) {
                        min.min(p);
                        max.max(p);
                    }
                }
            }
            grow(scene, node.children(), toWorld, min, max);
        }
    }

    public Vector3f min() {
        return new Vector3f(center).sub(half);
    }

    public Vector3f max() {
        return new Vector3f(center).add(half);
    }

    /** Of the sphere around the box, scene units. */
    public float radius() {
        return half.length();
    }

    Extent union(Extent other) {
        return between(min().min(other.min()), max().max(other.max()));
    }

    /** The corner of that number, 0 to 7, the lowest bit for X. */
    public Vector3f corner(int number) {
        return new Vector3f(
                center.x() + ((number & 1) == 0 ? -half.x() : half.x()),
                center.y() + ((number & 2) == 0 ? -half.y() : half.y()),
                center.z() + ((number & 4) == 0 ? -half.z() : half.z()));
    }

    /** Around this box's corners elsewhere. */
    Extent in(Matrix4fc world) {
        Vector3f min = new Vector3f(Float.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Float.NEGATIVE_INFINITY);
        for (int i = 0; i < 8; i++) {
            Vector3f corner = world.transformPosition(corner(i));
            min.min(corner);
            max.max(corner);
        }
        return between(min, max);
    }
}
