package diorama.mesh;

import diorama.camera.Camera;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4fc;

/**
 * A place in the scene's tree.
 *
 * @param transform from this node's to its parent's space
 * @param meshes indices into the scene's meshes
 * @param camera a camera that looks along this node's -Z, if any (its eye, target and up are ignored)
 */
public record Node(
        String name,
        Matrix4fc transform,
        List<Integer> meshes,
        Optional<Camera> camera,
        Optional<Light> light,
        List<Node> children) {
    public Node {
        meshes = List.copyOf(meshes);
        children = List.copyOf(children);
    }

    /** A node without a lamp. */
    public Node(String name, Matrix4fc transform, List<Integer> meshes, Optional<Camera> camera, List<Node> children) {
        this(name, transform, meshes, camera, Optional.empty(), children);
    }
}
