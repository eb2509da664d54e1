package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.ImportTable;
import diorama.io.scene.PlainLine;
import diorama.mesh.NodeNames;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.joml.Matrix4f;

/** The nodes of a glTF file's scene, with what hangs on them. Confined to one thread. */
public final class GltfTree {
    /** Deeper nodes are hung higher with their transforms multiplied: nobody's recursion needs to be afraid of a file. */
    private static final int DEEPEST = 200;

    /** More nodes than anyone can look at: files that multiply themselves end here. */
    private static final int MOST_NODES = 500_000;

    private final GltfFile file;
    private final GltfViews views;
    private final GltfStage stage;
    private final NodeNames taken = new NodeNames();
    private final List<String> names = new ArrayList<>();
    private final List<ImportTable.NodeRow> rows = new ArrayList<>();
    private final Map<Use, Integer> uses = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final int[][] children;
    private final Map<Integer, FileFault> faults = new HashMap<>();
    private final boolean[] placed;
    private final Set<Integer> manyfold = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long shown;

    /**
     * A mesh as a node shows it.
     *
     * @param skin -1 for none
     * @param weights shares of its shapes
     */
    private record Use(int mesh, int skin, List<Float> weights) {}

    /** A part of a mesh that becomes a mesh of its own. */
    record Draft(int mesh, int primitive, int skin, float[] weights) {}

    /** A node still to be read: {@code lift} is the product of transforms that were folded away above it. */
    private record Pending(int node, int parent, int depth, Matrix4f lift) {}

    public GltfTree(GltfViews views) throws IOException {
        this.views = views;
        file = views.file();
        stage = new GltfStage(file);
        int count = file.count("nodes");
        children = new int[count][];
        placed = new boolean[count];
        for (int n = 0; n < count; n++) {
            JsonObject node = file.entry("nodes", n);
            String name = GltfJson.text(node, "name");
            names.add(taken.take(name.isEmpty() ? "nodes[" + n + "]" : name));
            try {
                children[n] = numbers(node, "children");
            } catch (FileFault e) {
                children[n] = new int[0];
                faults.put(n, e); // which only matters where the scene shows it
            }
        }
        requireNoCircle();
        read(roots());
        if (count == 0) {
            placeAll();
        }
    }

    public List<ImportTable.NodeRow> rows() {
        return rows;
    }

    List<ImportTable.LightRow> lights() {
        return stage.rows();
    }

    /** What the numbers of meshes in {@link #rows} mean. */
    public List<Draft> drafts() {
        return drafts;
    }

    String name(int node) {
        return names.get(node);
    }

    /** Whether the scene shows a node. */
    boolean isPlaced(int node) {
        return node >= 0 && node < placed.length && placed[node];
    }

    /** Whether a node's meshes may be moved by the shares of their shapes, with a note where they may not. */
    boolean isShaped(int node) {
        if (manyfold.contains(node)) {
            notes.add("shapes of " + PlainLine.of(name(node)) + " do not move, as it is shown at many places");
            return false;
        }
        return true;
    }

    /** What the user should know. */
    Set<String> notes() {
        return notes;
    }

    private int[] numbers(JsonObject of, String list) {
        JsonArray all = GltfJson.list(of, list);
        int[] out = new int[all.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = GltfJson.index(all.get(i), list);
            if (out[i] >= children.length) {
                throw new FileFault("it names number " + out[i] + " of its " + children.length + " nodes");
            }
        }
        return out;
    }

    /** A tree in a file may bite its own tail. */
    private void requireNoCircle() {
        int[] next = new int[children.length];
        boolean[] above = new boolean[children.length];
        Deque<Integer> way = new ArrayDeque<>();
        for (int start = 0; start < next.length; start++) {
            if (next[start] == 0) {
                way.push(start);
            }
            while (!way.isEmpty()) {
                int node = way.element();
                above[node] = next[node] < children[node].length;
                if (!above[node]) {
                    next[node] = Integer.MAX_VALUE;
                    way.pop();
                    continue;
                }
                int child = children[node][next[node]++];
                if (above[child]) {
                    throw new FileFault("its node " + PlainLine.of(name(child)) + " hangs below itself");
                }
                if (next[child] == 0) {
                    way.push(child);
                }
            }
        }
    }

    /** Of the scene that is to be shown, or the first one; all that hang below no other where there is none. */
    private int[] roots() {
        if (file.count("scenes") > 0) {
            return numbers(file.entry("scenes", GltfJson.index(file.root(), "scene", 0)), "nodes");
        }
        boolean[] below = new boolean[children.length];
        for (int[] some : children) {
            for (int child : some) {
                below[child] = true;
            }
        }
        return IntStream.range(0, below.length).filter(n -> !below[n]).toArray();
    }

    private void read(int[] roots) throws IOException {
        Deque<Pending> open = new ArrayDeque<>();
        int top = -1;
        if (roots.length > 1) {
            top = 0;
            rows.add(new ImportTable.NodeRow("ROOT", -1, identity(), new int[0], new float[0], -1));
        }
        for (int r = roots.length - 1; r >= 0; r--) {
            open.push(new Pending(roots[r], top, 0, new Matrix4f()));
        }
        while (!open.isEmpty()) {
            add(open.pop(), open);
        }
    }

    private void add(Pending next, Deque<Pending> open) throws IOException {
        FileFault fault = faults.get(next.node);
        if (fault != null) {
            throw fault;
        }
        JsonObject node = file.entry("nodes", next.node);
        Matrix4f local = next.lift.mul(transform(node), new Matrix4f());
        if (!local.isFinite()) {
            throw new FileFault("its node " + PlainLine.of(name(next.node)) + " is moved beyond all measure");
        }
        int self = rows.size();
        int[] meshes = meshes(node);
        List<Matrix4f> places = GltfInstances.of(views, node);
        if (!places.isEmpty() && meshes.length > 0 && GltfJson.index(node, "skin") >= 0) {
            // bones say where it is
            notes.add(PlainLine.of(name(next.node)) + " has bones and is shown once, not at many places");
            places = List.of();
        }
        if (!places.isEmpty()) {
            manyfold.add(next.node);
        }
        rows.add(new ImportTable.NodeRow(
                name(next.node),
                next.parent,
                local.get(new float[16]),
                places.isEmpty() ? meshes : new int[0],
                stage.lens(node),
                stage.lamp(node, name(next.node))));
        count(1);
        for (Matrix4f place : places) {
            count(1 + meshes.length);
            rows.add(new ImportTable.NodeRow(
                    taken.take(name(next.node)), self, place.get(new float[16]), meshes, new float[0], -1));
        }
        placed[next.node] = true;
        boolean deep = next.depth >= DEEPEST;
        int[] below = children[next.node];
        for (int c = below.length - 1; c >= 0; c--) {
            open.push(
                    deep
                            ? new Pending(below[c], next.parent, next.depth, local)
                            : new Pending(below[c], self, next.depth + 1, new Matrix4f()));
        }
    }

    private void count(int more) {
        shown += more;
        if (shown > MOST_NODES) {
            throw new FileFault("its scene has more than " + MOST_NODES + " nodes and meshes");
        }
    }

    private static float[] identity() {
        return new Matrix4f().get(new float[16]);
    }

    private static Matrix4f transform(JsonObject node) {
        Optional<float[]> matrix = GltfJson.numbers(node, "matrix", 16);
        if (matrix.isPresent()) {
            return new Matrix4f().set(matrix.get());
        }
        float[] move = GltfJson.numbers(node, "translation", 3).orElseGet(() -> new float[3]);
        float[] turn = GltfJson.numbers(node, "rotation", 4).orElseGet(() -> new float[] {0, 0, 0, 1});
        float[] scale = GltfJson.numbers(node, "scale", 3).orElseGet(() -> new float[] {1, 1, 1});
        return GltfInstances.placed(move, turn, scale, 0);
    }

    private int[] meshes(JsonObject node) {
        int mesh = GltfJson.index(node, "mesh");
        if (mesh < 0) {
            return new int[0];
        }
        JsonObject of = file.entry("meshes", mesh);
        JsonArray own = GltfJson.list(node, "weights");
        float[] weights = GltfJson.numbers(own.isEmpty() ? GltfJson.list(of, "weights") : own, "weights");
        int skin = GltfJson.index(node, "skin");
        int primitives = GltfJson.list(of, "primitives").size();
        int first = uses.computeIfAbsent(new Use(mesh, skin, boxed(weights)), use -> {
            int from = drafts.size();
            for (int p = 0; p < primitives; p++) {
                drafts.add(new Draft(mesh, p, skin, weights));
            }
            return from;
        });
        count(primitives);
        int[] out = new int[primitives];
        Arrays.setAll(out, p -> first + p);
        return out;
    }

    private static List<Float> boxed(float[] values) {
        List<Float> out = new ArrayList<>();
        for (float value : values) {
            out.add(value);
        }
        return out;
    }

    /** A file of meshes alone. */
    private void placeAll() {
        for (int m = 0; m < file.count("meshes"); m++) {
            JsonObject node = new JsonObject();
            node.addProperty("mesh", m);
            String name = GltfJson.text(file.entry("meshes", m), "name");
            rows.add(new ImportTable.NodeRow(
                    name.isEmpty() ? "meshes[" + m + "]" : name, -1, identity(), meshes(node), new float[0], -1));
        }
    }
}
