package diorama.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * A scene at a moment of one of its animations: nodes stand where the keys say, and vertices follow their bones by linear blend
 * skinning (Magnenat-Thalmann et al., <i>Joint-dependent local deformations</i>, 1988; glTF 2.0, 3.7.3). Meshes without bones are
 * those of the scene itself, so that what draws them need not take them in again.
 */
public final class Pose {
    /** In which nothing moves. */
    private static final Animation STILL = new Animation("rest", 0, List.of());

    private final Scene scene;
    private final Map<String, Animation.Track> tracks = new HashMap<>();
    private final Map<String, Matrix4f> world = new HashMap<>();
    private final List<Mesh> meshes;
    private final float seconds;
    /** Meshes that some node shows as they are. */
    private final boolean[] still;

    private Pose(Scene scene, Animation animation, double seconds) {
        this.scene = scene;
        this.seconds = (float) seconds;
        animation.tracks().forEach(track -> tracks.put(track.node(), track));
        meshes = new ArrayList<>(scene.meshes());
        still = new boolean[meshes.size()];
        scene.roots().forEach(this::markStill);
    }

    private void markStill(Node node) {
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            still[index] |= mesh.skin().isEmpty() && !isShaped(mesh, node);
        }
        node.children().forEach(this::markStill);
    }

    /**
     * @param animation one of the scene's
     * @param seconds from its beginning; before the first key that one holds, after the last key the last
     */
    public static Scene at(Scene scene, Animation animation, double seconds) {
        Pose pose = new Pose(scene, animation, seconds);
        List<Node> moved = scene.roots().stream().map(pose::moved).toList();
        moved.forEach(root -> pose.place(root, new Matrix4f()));
        List<Node> roots = moved.stream().map(pose::bent).toList();
        return new Scene(roots, pose.meshes, scene.materials(), scene.animations());
    }

    /** Whether bones carry meshes of a scene, which may be bent by them where nothing moves as well. */
    public static boolean isCarried(Scene scene) {
        return scene.meshes().stream().anyMatch(m -> m.skin().isPresent());
    }

    /** A scene as its bones stand at rest. */
    public static Scene atRest(Scene scene) {
        return isCarried(scene) ? at(scene, STILL, 0) : scene;
    }

    private Node moved(Node node) {
        Animation.Track track = tracks.get(node.name());
        Matrix4fc transform = track == null ? node.transform() : track.at(seconds, node.transform());
        List<Node> children = node.children().stream().map(this::moved).toList();
        return new Node(node.name(), transform, node.meshes(), node.camera(), node.light(), children);
    }

    private void place(Node node, Matrix4f parent) {
        Matrix4f own = parent.mul(node.transform(), new Matrix4f());
        world.putIfAbsent(node.name(), own);
        node.children().forEach(child -> place(child, own));
    }

    /** The node with its skinned meshes bent; a mesh that several nodes carry is bent for each. */
    private Node bent(Node node) {
        List<Integer> indices = new ArrayList<>();
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            Optional<Mesh> shaped = shaped(mesh, node);
            Mesh whole = shaped.orElse(mesh);
            Optional<Mesh> bent =
                    whole.skin().map(skin -> bent(whole, skin, node)).or(() -> shaped);
            if (bent.isEmpty()) {
                indices.add(index);
            } else if (!still[index] && meshes.get(index).equals(mesh)) {
                meshes.set(index, bent.get());
                indices.add(index);
            } else {
                indices.add(meshes.size());
                meshes.add(bent.get());
            }
        }
        List<Node> children = node.children().stream().map(this::bent).toList();
        return new Node(node.name(), node.transform(), indices, node.camera(), node.light(), children);
    }

    private Optional<Mesh> shaped(Mesh mesh, Node node) {
        Animation.Track track = tracks.get(node.name());
        return track == null || !isShaped(mesh, node)
                ? Optional.empty()
                : Optional.of(mesh.shaped(track.weights(seconds)));
    }

    private boolean isShaped(Mesh mesh, Node node) {
        Animation.Track track = tracks.get(node.name());
        return track != null && !track.weights().isEmpty() && !mesh.morphs().isEmpty();
    }

    private Mesh bent(Mesh mesh, Skin skin, Node node) {
        Matrix4f toNode = new Matrix4f(world.getOrDefault(node.name(), new Matrix4f())).invert();
        int bones = skin.bones().size();
        float[] matrices = new float[16 * bones];
        for (int b = 0; b < bones; b++) {
            Matrix4f bind = new Matrix4f().set(skin.inverseBind(), 16 * b);
            Matrix4f bone = world.getOrDefault(skin.bones().get(b), new Matrix4f());
            new Matrix4f(toNode).mul(bone).mul(bind).get(matrices, 16 * b);
        }
        float[] positions = mesh.positions().clone();
        float[] normals = mesh.normals().clone();
        float[] blended = new float[12];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            if (blend(skin, v, matrices, blended)) {
                transform(blended, positions, 3 * v, 1);
                if (normals.length > 0) {
                    transform(blended, normals, 3 * v, 0);
                    unit(normals, 3 * v);
                }
            }
        }
        return mesh.withVertices(positions, normals);
    }

    /** The weighted sum of a vertex's bones, three rows by column; false where no bone carries it. */
    private static boolean blend(Skin skin, int vertex, float[] matrices, float[] into) {
        Arrays.fill(into, 0);
        boolean carried = false;
        for (int i = Skin.PER_VERTEX * vertex; i < Skin.PER_VERTEX * (vertex + 1); i++) {
            float weight = skin.weights()[i];
            if (weight > 0) {
                carried = true;
                int from = 16 * skin.joints()[i];
                for (int column = 0; column < 4; column++) {
                    for (int row = 0; row < 3; row++) {
                        into[3 * column + row] += weight * matrices[from + 4 * column + row];
                    }
                }
            }
        }
        return carried;
    }

    /** @param w 1 for points, 0 for directions */
    private static void transform(float[] matrix, float[] values, int at, float w) {
        float x = values[at];
        float y = values[at + 1];
        float z = values[at + 2];
        for (int row = 0; row < 3; row++) {
            values[at + row] = matrix[row] * x + matrix[3 + row] * y + matrix[6 + row] * z + matrix[9 + row] * w;
        }
    }

    private static void unit(float[] values, int at) {
        double length = Math.sqrt((double) values[at] * values[at]
                + (double) values[at + 1] * values[at + 1]
                + (double) values[at + 2] * values[at + 2]);
        if (length > 0) {
            values[at] /= (float) length;
            values[at + 1] /= (float) length;
            values[at + 2] /= (float) length;
        }
    }
}
