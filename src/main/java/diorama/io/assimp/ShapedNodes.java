package diorama.io.assimp;

import diorama.io.fbx.ShapeShares;
import diorama.io.scene.ShapeTarget;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;

/** The nodes that show meshes with shapes. Used in the importing process only. */
final class ShapedNodes {
    private static final int MOST_NODES = 2_000_000;
    /** Numbers that move shapes of all nodes in all animations. */
    private static final long MOST = 1L << 26;

    /** Shapes of the first such mesh of a node, by its name. */
    private final Map<String, ImportMorphs> shapes = new LinkedHashMap<>();

    private boolean leftOut;

    /** @param meshes Assimp's, in its order */
    ShapedNodes(AIScene scene, List<ImportMesh> meshes) {
        Deque<AINode> open = new ArrayDeque<>();
        AINode root = scene.mRootNode();
        if (root != null && meshes.stream().anyMatch(m -> !m.morphs().isEmpty())) {
            open.push(root);
        }
        for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
            AINode node = open.pop();
            IntBuffer uses = node.mMeshes();
            for (int m = 0; uses != null && m < uses.remaining(); m++) {
                int mesh = uses.get(m);
                if (Integer.compareUnsigned(mesh, meshes.size()) < 0
                        && !meshes.get(mesh).morphs().isEmpty()) {
                    shapes.putIfAbsent(
                            node.mName().dataString(), meshes.get(mesh).morphs());
                }
            }
            PointerBuffer children = node.mChildren();
            for (int c = 0; children != null && c < node.mNumChildren(); c++) {
                if (children.get(c) != 0) {
                    open.push(AINode.create(children.get(c)));
                }
            }
        }
    }

    /** Their shapes by the nodes' names. */
    Map<String, List<ShapeTarget>> targets() {
        Map<String, List<ShapeTarget>> out = new LinkedHashMap<>();
        shapes.forEach((node, morphs) -> out.put(node, morphs.targets()));
        return out;
    }

    /**
     * What moves shapes of a Collada file, by the names of the nodes; once for each mesh.
     *
     * @param curves by the numbers of shapes
     * @param animations that get all of it
     */
    Map<String, ShapeShares> shares(Map<Integer, NavigableMap<Double, Double>> curves, int animations) {
        Map<String, ShapeShares> out = new LinkedHashMap<>();
        Map<ImportMorphs, ShapeShares> made = new HashMap<>();
        long numbers = 0;
        for (Map.Entry<String, ImportMorphs> each : shapes.entrySet()) {
            ImportMorphs morphs = each.getValue();
            if (morphs.numbers().stream().noneMatch(curves::containsKey)) {
                continue;
            }
            ShapeShares shares = made.computeIfAbsent(morphs, m -> shares(m, curves));
            numbers += (long) Math.max(1, animations) * (shares.values().length + 1L);
            if (numbers > MOST) {
                leftOut = true;
                break;
            }
            out.put(each.getKey(), shares);
        }
        return out;
    }

    private static ShapeShares shares(ImportMorphs morphs, Map<Integer, NavigableMap<Double, Double>> curves) {
        List<NavigableMap<Double, Double>> channels = new ArrayList<>();
        morphs.numbers().forEach(n -> channels.add(curves.getOrDefault(n, new TreeMap<>())));
        return ShapeShares.of(channels, morphs.targets());
    }

    /** Whether some of what moves shapes is too much. */
    boolean isLeftOut() {
        return leftOut;
    }
}
