package diorama.io.assimp;

import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;

/**
 * A scene whose meshes with bones hang at the top, where these were bound. By Collada's own words it does not matter where they hang;
 * Blender lets their nodes carry them besides, so that they stood apart from their bones.
 */
final class SkinsAloft {
    private final Scene scene;
    private final Map<String, Matrix4f> world = new HashMap<>();
    private final List<Node> aloft = new ArrayList<>();
    /** Names of nodes whose meshes took their place at the top: what moved them moves nothing. */
    private final Set<String> gone = new HashSet<>();

    private final Set<String> bones = new HashSet<>();

    private SkinsAloft(Scene scene) {
        this.scene = scene;
        scene.meshes().forEach(mesh -> mesh.skin().ifPresent(skin -> bones.addAll(skin.bones())));
        scene.roots().forEach(root -> place(root, new Matrix4f()));
    }

    static Scene of(Scene scene) {
        SkinsAloft moved = new SkinsAloft(scene);
        List<Node> roots = new ArrayList<>(
                scene.roots().stream().flatMap(r -> moved.left(r).stream()).toList());
        roots.addAll(moved.aloft);
        List<Animation> animations =
                scene.animations().stream().map(moved::without).toList();
        return new Scene(roots, scene.meshes(), scene.materials(), animations);
    }

    private Animation without(Animation whole) {
        List<Animation.Track> tracks = whole.tracks().stream()
                .filter(track -> !gone.contains(track.node()))
                .toList();
        return new Animation(whole.name(), whole.seconds(), tracks);
    }

    private void place(Node node, Matrix4f above) {
        Matrix4f own = above.mul(node.transform(), new Matrix4f());
        world.putIfAbsent(node.name(), own);
        node.children().forEach(child -> place(child, own));
    }

    /** A node without its meshes that bones carry; nothing where it has nothing else. */
    private Optional<Node> left(Node node) {
        List<Integer> kept = new ArrayList<>();
        List<Integer> carried = new ArrayList<>();
        for (int index : node.meshes()) {
            (isCarried(scene.meshes().get(index)) ? carried : kept).add(index);
        }
        List<Node> children =
                node.children().stream().flatMap(c -> left(c).stream()).toList();
        boolean bare = kept.isEmpty()
                && node.children().isEmpty()
                && node.camera().isEmpty()
                && node.light().isEmpty();
        boolean goes = bare && !carried.isEmpty() && !bones.contains(node.name());
        if (goes) {
            gone.add(node.name());
        }
        if (!carried.isEmpty()) {
            Skin skin = scene.meshes().get(carried.get(0)).skin().orElseThrow();
            Matrix4f bound = world.getOrDefault(skin.bones().get(0), new Matrix4f())
                    .mul(new Matrix4f().set(skin.inverseBind(), 0), new Matrix4f());
            aloft.add(
                    new Node(goes ? node.name() : node.name() + " skin", bound, carried, Optional.empty(), List.of()));
        }
        return goes
                ? Optional.empty()
                : Optional.of(new Node(node.name(), node.transform(), kept, node.camera(), node.light(), children));
    }

    /** Whether bones carry all of its vertices. */
    private static boolean isCarried(Mesh mesh) {
        if (mesh.skin().isEmpty() || mesh.skin().get().bones().isEmpty()) {
            return false;
        }
        float[] weights = mesh.skin().get().weights();
        for (int v = 0; v < weights.length; v += Skin.PER_VERTEX) {
            if (!(weights[v] + weights[v + 1] + weights[v + 2] + weights[v + 3] > 0)) {
                return false;
            }
        }
        return true;
    }
}
