package diorama.io.assimp;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;

/** The shapes of a Collada file among Assimp's meshes. Used in the importing process only. */
final class ImportShapes {
    private final AIScene scene;
    private final ColladaShapes known;
    /** Numbers of the meshes that show a shape, by its number. */
    private final Map<Integer, int[]> shown = new TreeMap<>();
    /** Meshes that other nodes show. */
    private final BitSet seen = new BitSet();

    /** How many meshes have had a name so far. */
    private final Map<String, Integer> called = new HashMap<>();

    /**
     * A shape of a mesh.
     *
     * @param relative whether its vertices are differences
     */
    record Given(AIMesh target, float weight, boolean relative) {}

    ImportShapes(AIScene scene, ColladaShapes known) {
        this.scene = scene;
        this.known = known;
        Deque<AINode> open = new ArrayDeque<>();
        AINode root = scene.mRootNode();
        if (root != null && !known.shapes().isEmpty()) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            AINode node = open.pop();
            int shape = known.shown(node.mName().dataString());
            IntBuffer meshes = node.mMeshes();
            for (int m = 0; shape < 0 && meshes != null && m < meshes.remaining(); m++) {
                seen.set(Math.max(0, meshes.get(m)));
            }
            if (shape >= 0 && meshes != null) {
                int[] all = new int[meshes.remaining()];
                meshes.get(all);
                shown.put(shape, all);
            }
            PointerBuffer children = node.mChildren();
            for (int c = 0; children != null && c < node.mNumChildren(); c++) {
                if (children.get(c) != 0) {
                    open.push(AINode.create(children.get(c)));
                }
            }
        }
    }

    /** Whether a mesh is there as a shape of another alone. */
    boolean isHidden(int mesh) {
        return !seen.get(mesh)
                && shown.values().stream().flatMapToInt(Arrays::stream).anyMatch(m -> m == mesh);
    }

    /** Those of the next mesh; of a geometry of several materials the parts follow one another. */
    List<Given> of(AIMesh mesh) {
        List<Given> out = new ArrayList<>();
        if (shown.isEmpty()) {
            return out;
        }
        String name = mesh.mName().dataString();
        int part = called.merge(name, 1, Integer::sum) - 1;
        for (Map.Entry<Integer, int[]> each : shown.entrySet()) {
            ColladaShapes.Shape shape = known.shapes().get(each.getKey());
            int[] targets = each.getValue();
            if (targets.length > 0
                    && (shape.baseName().equals(name) || shape.base().equals(name))) {
                AIMesh target = mesh(targets[part % targets.length]);
                if (target != null && target.mNumVertices() == mesh.mNumVertices()) {
                    out.add(new Given(target, shape.weight(), shape.relative()));
                }
            }
        }
        return out;
    }

    private @org.jspecify.annotations.Nullable AIMesh mesh(int index) {
        PointerBuffer meshes = scene.mMeshes();
        return meshes == null || index < 0 || index >= scene.mNumMeshes() ? null : AIMesh.create(meshes.get(index));
    }
}
