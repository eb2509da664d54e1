package diorama.render;

import diorama.camera.Camera;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * A scene's tree laid out in the world: what both painters draw.
 *
 * @param photoView from world to the view space of the scene's first camera, if it has one
 * @param min,max corners of the box around all vertices, world space
 * @param photoRange nearest and farthest distance of a vertex along the photo camera's axis, scene units
 */
record PlacedScene(
        List<PlacedMesh> meshes, Optional<Matrix4fc> photoView, Vector3fc min, Vector3fc max, Range photoRange) {

    /** Distances, scene units, 0 &lt; near &lt; far. */
    record Range(float near, float far) {
        /** 1/far and 1/near. */
        float inverseFar() {
            return 1 / far;
        }

        float inverseNear() {
            return 1 / near;
        }

        static Range of(float near, float far) {
            float n = Math.max(near, 1e-6f);
            // a flat scene still needs a range to divide by
            return new Range(n, Math.max(far, n * 1.0001f));
        }
    }

    private record Shot(Camera camera, Matrix4fc view) {}

    static PlacedScene of(Scene scene) {
        List<Shot> shots = new ArrayList<>();
        scene.roots().forEach(root -> findCameras(root, new Matrix4f(), shots));
        Optional<Shot> shot = shots.stream().findFirst();
        List<PlacedMesh> meshes = new ArrayList<>();
        scene.roots().forEach(root -> place(scene, root, new Matrix4f(), shot, meshes));
        Vector3f min = new Vector3f(Float.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Float.NEGATIVE_INFINITY);
        float near = Float.POSITIVE_INFINITY;
        float far = 0;
        Matrix4fc view = shot.map(Shot::view).orElse(new Matrix4f());
        for (PlacedMesh placed : meshes) {
            Vector3f p = new Vector3f();
            float[] positions = placed.mesh().positions();
            for (int i = 0; i < positions.length; i += 3) {
                placed.world().transformPosition(p.set(positions[i], positions[i + 1], positions[i + 2]));
                min.min(p);
                max.max(p);
                float z = -view.transformPosition(p).z;
                near = Math.min(near, z > 0 ? z : near);
                far = Math.max(far, z);
            }
        }
        if (!min.isFinite() || !max.isFinite()) {
            min.set(0);
            max.set(0);
        }
        return new PlacedScene(List.copyOf(meshes), shot.map(Shot::view), min, max, Range.of(Math.min(near, far), far));
    }

    private static void findCameras(Node node, Matrix4fc parent, List<Shot> out) {
        Matrix4f world = parent.mul(node.transform(), new Matrix4f());
        node.camera().ifPresent(camera -> out.add(new Shot(camera, world.invert(new Matrix4f()))));
        node.children().forEach(child -> findCameras(child, world, out));
    }

    private static void place(Scene scene, Node node, Matrix4fc parent, Optional<Shot> shot, List<PlacedMesh> out) {
        Matrix4f world = parent.mul(node.transform(), new Matrix4f());
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            Optional<Vector4fc> photo = shot.flatMap(s -> PhotoProjection.fit(
                    mesh, s.camera.projection().matrix().mul(s.view).mul(world)));
            out.add(new PlacedMesh(mesh, scene.materials().get(mesh.material()), world, photo));
        }
        node.children().forEach(child -> place(scene, child, world, shot, out));
    }

    /** The world-space plane whose product with a point is the distance that {@link Shading#DEPTH} shows. */
    Vector4fc depthAxis(Matrix4fc view) {
        return photoView.orElse(view).getRow(2, new Vector4f()).negate();
    }

    /** Nearest and farthest of those distances: of the vertices for a photo, of the box's corners for a free view. */
    Range depthRange(Matrix4fc view) {
        if (photoView.isPresent()) {
            return photoRange;
        }
        Vector4fc axis = depthAxis(view);
        float near = Float.POSITIVE_INFINITY;
        float far = 0;
        for (int corner = 0; corner < 8; corner++) {
            float x = (corner & 1) == 0 ? min.x() : max.x();
            float y = (corner & 2) == 0 ? min.y() : max.y();
            float z = (corner & 4) == 0 ? min.z() : max.z();
            float distance = axis.x() * x + axis.y() * y + axis.z() * z + axis.w();
            near = Math.min(near, distance);
            far = Math.max(far, distance);
        }
        return Range.of(Math.max(near, far / 20), far);
    }
}
