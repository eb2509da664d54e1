package diorama.gui.state;

import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.camera.Projection;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/** The first camera in a scene's tree as a view. */
public final class SceneCamera {
    private SceneCamera() {}

    /** The view through it, turning about the scene's middle; empty without a perspective camera. */
    public static Optional<OrbitControl> view(Scene scene, Extent bounds) {
        return first(scene.roots(), new Matrix4f()).map(camera -> {
            Vector3f forward = new Vector3f(camera.target()).sub(camera.eye()).normalize();
            float toMiddle = new Vector3f(bounds.center()).sub(camera.eye()).dot(forward);
            return OrbitControl.of(camera, Math.max(toMiddle, 0.1f * bounds.radius()));
        });
    }

    private static Optional<Camera> first(List<Node> nodes, Matrix4fc parent) {
        for (Node node : nodes) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            Optional<Camera> here = node.camera()
                    .filter(camera -> camera.projection() instanceof Projection.Perspective)
                    .map(camera -> placed(camera, world));
            Optional<Camera> found = here.isPresent() ? here : first(node.children(), world);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Camera placed(Camera camera, Matrix4fc world) {
        return new Camera(
                world.transformPosition(new Vector3f()),
                world.transformPosition(new Vector3f(0, 0, -1)),
                world.transformDirection(new Vector3f(0, 1, 0)),
                camera.projection());
    }
}
