package diorama.io.scene;

import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3f;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/** A mesh with its node's transforms applied, for formats that have no nodes. */
public record PlacedMesh(String name, Mesh mesh) {

    /** Every use of a mesh in the scene, in the order of the tree. */
    public static List<PlacedMesh> all(Scene scene) {
        List<PlacedMesh> out = new ArrayList<>();
        for (Node node : scene.roots()) {
            collect(scene, node, new Matrix4f(), out);
        }
        return out;
    }

    private static void collect(Scene scene, Node node, Matrix4fc parent, List<PlacedMesh> out) {
        Matrix4f world = parent.mul(node.transform(), new Matrix4f());
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            String name = node.meshes().size() == 1 && !node.name().isEmpty() ? node.name() : mesh.name();
            out.add(new PlacedMesh(name, moved(mesh, world)));
        }
        for (Node child : node.children()) {
            collect(scene, child, world, out);
        }
    }

    private static Mesh moved(Mesh mesh, Matrix4fc world) {
        if (world.equals(new Matrix4f(), 0)) {
            return mesh;
        }
        float[] positions = mesh.positions().clone();
        float[] normals = mesh.normals().clone();
        Matrix3f turn = new Matrix3f();
        world.normal(turn);
        Vector3f v = new Vector3f();
        for (int i = 0; i < positions.length; i += 3) {
            world.transformPosition(v.set(positions[i], positions[i + 1], positions[i + 2]));
            positions[i] = v.x;
            positions[i + 1] = v.y;
            positions[i + 2] = v.z;
        }
        for (int i = 0; i < normals.length; i += 3) {
            turn.transform(v.set(normals[i], normals[i + 1], normals[i + 2]));
            float length = v.length();
            if (length > 0) {
                v.div(length);
            }
            normals[i] = v.x;
            normals[i + 1] = v.y;
            normals[i + 2] = v.z;
        }
        int[] indices = world.determinant() < 0 ? turned(mesh.indices()) : mesh.indices();
        return new Mesh(
                mesh.name(),
                positions,
                normals,
                mesh.uvs(),
                mesh.uvs2(),
                mesh.colors(),
                indices,
                mesh.material(),
                Optional.empty());
    }

    /** Mirrored triangles keep their front outside only when their corners go the other way round. */
    private static int[] turned(int[] indices) {
        int[] out = indices.clone();
        for (int t = 0; t < out.length; t += 3) {
            out[t + 1] = indices[t + 2];
            out[t + 2] = indices[t + 1];
        }
        return out;
    }
}
