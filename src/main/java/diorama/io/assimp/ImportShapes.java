package diorama.io.assimp;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;

/** The shapes of a Collada file among Assimp's meshes. Used in the importing process only. */
final class ImportShapes {
    private final AIScene scene;
    private final ColladaShapes known;
    /** Numbers of the meshes that show a shape, by its number. */
    private final Map<Integer, int[]> shown = new HashMap<>();
    /** Meshes that show shapes, and those that other nodes show. */
    private final BitSet shapes = new BitSet();

    private final BitSet seen = new BitSet();

    /** Numbers of the shapes of a mesh, by its name or identifier. */
    private final Map<String, List<Integer>> ofMesh = new HashMap<>();
    /** How many meshes have had a name so far. */
    private final Map<String, Integer> called = new HashMap<>();

    private final BitSet given = new BitSet();
    private final BitSet missed = new BitSet();

    /**
     * A shape of a mesh.
     *
     * @param number in the file
     * @param relative whether its vertices are differences
     */
    record Given(int number, AIMesh target, float weight, boolean relative) {}

    ImportShapes(AIScene scene, ColladaShapes known) {
        this.scene = scene;
        this.known = known;
        for (int s = 0; s < known.shapes().size(); s++) {
            ColladaShapes.Shape shape = known.shapes().get(s);
            ofMesh.computeIfAbsent(shape.base(), name -> new ArrayList<>()).add(s);
            if (!shape.baseName().equals(shape.base())) {
                ofMesh.computeIfAbsent(shape.baseName(), name -> new ArrayList<>())
                        .add(s);
            }
        }
        Deque<AINode> open = new ArrayDeque<>();
        AINode root = scene.mRootNode();
        if (root != null && !known.shapes().isEmpty()) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            AINode node = open.pop();
            int shape = known.shown(node.mName().dataString());
            IntBuffer meshes = node.mMeshes();
            int[] all = new int[meshes == null ? 0 : meshes.remaining()];
            for (int m = 0; meshes != null && m < all.length; m++) {
                all[m] = meshes.get(m);
                (shape < 0 ? seen : shapes).set(Math.max(0, all[m]));
            }
            if (shape >= 0) {
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
        return shapes.get(mesh) && !seen.get(mesh);
    }

    /** Those of the next mesh; of a geometry of several materials the parts follow one another. */
    List<Given> of(AIMesh mesh) {
        List<Given> out = new ArrayList<>();
        if (known.shapes().isEmpty()) {
            return out;
        }
        String name = mesh.mName().dataString();
        int part = called.merge(name, 1, Integer::sum) - 1;
        for (int s : ofMesh.getOrDefault(name, List.of())) {
            int[] targets = shown.getOrDefault(s, new int[0]);
            AIMesh target = targets.length == 0 ? null : mesh(targets[part % targets.length]);
            boolean fits = target != null && target.mNumVertices() == mesh.mNumVertices();
            (fits ? given : missed).set(s);
            if (target != null && fits) {
                ColladaShapes.Shape shape = known.shapes().get(s);
                out.add(new Given(s, target, shape.weight(), shape.relative()));
            }
        }
        return out;
    }

    /** How many shapes ended nowhere, or not on all of their mesh; complete after the last mesh. */
    int lost() {
        BitSet fit = (BitSet) given.clone();
        fit.andNot(missed);
        return known.shapes().size() - fit.cardinality() + known.beyond();
    }

    private @Nullable AIMesh mesh(int index) {
        PointerBuffer meshes = scene.mMeshes();
        return meshes == null || index < 0 || index >= scene.mNumMeshes() ? null : AIMesh.create(meshes.get(index));
    }
}
