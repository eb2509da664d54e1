package diorama.io.assimp;

import diorama.io.fbx.FbxMoves;
import diorama.io.fbx.FbxRig;
import diorama.io.fbx.FbxStand;
import diorama.io.scene.ImportTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joml.Matrix4f;

/**
 * Puts what an {@link FbxRig} leads into the nodes that Assimp made of an FBX file: of each model a chain of nodes, one for
 * each part of its transform, of which those of its geometry's place stay. Used in the importing process only.
 */
final class FbxRows {
    private static final String PART = "_$AssimpFbx$_";
    private static final String GEOMETRIC = PART + "Geometric";
    private static final String UNSCALED = " unscaled";

    private final FbxRig rig;
    private final List<ImportTable.NodeRow> rows;
    private final List<List<Integer>> below = new ArrayList<>();
    /** Names of nodes whose movements come from here. */
    private final Set<String> led = new HashSet<>();
    /** What replaces a row, by its number; those that are led without being here are left out. */
    private final Map<Integer, List<ImportTable.NodeRow>> instead = new HashMap<>();
    /** Rows that hang on the first of those that replace their parent. */
    private final Set<Integer> aside = new HashSet<>();

    /** Rows of a model's chain but its first. */
    private final Set<Integer> inner = new HashSet<>();

    private final Map<Long, String> moved = new LinkedHashMap<>();
    private final Map<Long, String> sized = new LinkedHashMap<>();

    private boolean fits = true;

    /** @param rows parents come before their children */
    FbxRows(FbxRig rig, List<ImportTable.NodeRow> rows) {
        this.rig = rig;
        this.rows = rows;
        rows.forEach(row -> below.add(new ArrayList<>()));
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).parent() >= 0) {
                below.get(rows.get(r).parent()).add(r);
            }
        }
        if (!rows.isEmpty()) {
            children(0, 0);
        }
    }

    /** Whether the nodes are those of the file's models; nothing is changed otherwise. */
    boolean fits() {
        return fits;
    }

    private void children(int row, long model) {
        List<Integer> nodes = below.get(row).stream()
                .filter(r -> !hangs(rows.get(r), rows.get(row)))
                .toList();
        List<Long> models = rig.children(model);
        fits &= nodes.size() == models.size();
        for (int c = 0; fits && c < nodes.size(); c++) {
            chain(nodes.get(c), models.get(c));
        }
    }

    /** Whether it is a lamp or a camera that was put below its node. */
    private static boolean hangs(ImportTable.NodeRow row, ImportTable.NodeRow on) {
        return (row.camera().length > 0 && row.name().equals(on.name() + " camera"))
                || (row.light() >= 0 && row.name().equals(on.name() + " lamp"));
    }

    private void chain(int top, long model) {
        List<Integer> chain = new ArrayList<>(List.of(top));
        int at = top;
        while (rows.get(at).name().contains(PART) && below.get(at).size() == 1) {
            at = below.get(at).get(0);
            chain.add(at);
            inner.add(at);
        }
        String name = rows.get(at).name();
        fits &= !name.contains(PART) && name.startsWith(rig.title(model));
        if (!fits) {
            return;
        }
        if (rig.isBeside(model)) {
            aside.add(top);
        }
        if (rig.leads(model)) {
            lead(chain, name, model);
        }
        // children are kept from where the geometry is by nodes that undo it
        while (below.get(at).size() == 1
                && rows.get(below.get(at).get(0)).name().startsWith(name + GEOMETRIC)) {
            at = below.get(at).get(0);
            inner.add(at);
        }
        children(at, model);
    }

    private void lead(List<Integer> chain, String name, long model) {
        List<Integer> geometric = chain.stream()
                .filter(r -> rows.get(r).name().startsWith(name + GEOMETRIC))
                .toList();
        int last = chain.get(chain.size() - 1);
        for (int row : chain) {
            led.add(rows.get(row).name());
            instead.put(row, geometric.contains(row) || row == last ? List.of(rows.get(row)) : List.of());
        }
        FbxStand rest = rig.rest(model);
        boolean split = rig.isSplit(model);
        List<ImportTable.NodeRow> made = new ArrayList<>();
        if (split) {
            made.add(row(name + UNSCALED, rest.upright()));
            moved.put(model, name + UNSCALED);
        }
        String sizes = geometric.isEmpty() ? name : name + PART + "Whole";
        (split ? sized : moved).put(model, sizes);
        Matrix4f own = split ? rest.size() : rest.whole();
        made.add(geometric.isEmpty() ? placed(rows.get(last), own) : row(sizes, own));
        if (geometric.isEmpty()) {
            instead.put(last, List.of());
        } else {
            // its chain ends behind the geometry's place
            instead.put(last, List.of(placed(rows.get(last), new Matrix4f())));
        }
        int first = chain.get(0);
        made.addAll(instead.get(first));
        instead.put(first, made);
    }

    private static ImportTable.NodeRow row(String name, Matrix4f place) {
        return new ImportTable.NodeRow(name, -1, place.get(new float[16]), new int[0], new float[0], -1);
    }

    private static ImportTable.NodeRow placed(ImportTable.NodeRow row, Matrix4f place) {
        return new ImportTable.NodeRow(
                row.name(), row.parent(), place.get(new float[16]), row.meshes(), row.camera(), row.light());
    }

    /** The nodes as they are to be. */
    List<ImportTable.NodeRow> rows() {
        List<ImportTable.NodeRow> out = new ArrayList<>();
        int[] first = new int[rows.size()];
        int[] last = new int[rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            ImportTable.NodeRow row = rows.get(r);
            int parent = row.parent() < 0 ? -1 : aside.contains(r) ? first[row.parent()] : last[row.parent()];
            first[r] = row.parent() < 0 ? -1 : first[row.parent()];
            last[r] = parent;
            for (ImportTable.NodeRow made : instead.getOrDefault(r, List.of(row))) {
                if (last[r] == parent && !inner.contains(r)) {
                    first[r] = out.size();
                }
                out.add(new ImportTable.NodeRow(
                        made.name(), last[r], made.matrix(), made.meshes(), made.camera(), made.light()));
                last[r] = out.size() - 1;
            }
        }
        return out;
    }

    /** Whether a node's movements, as Assimp has them, are replaced. */
    boolean leads(String node) {
        return led.contains(node);
    }

    /** How a node moves in a take. */
    record Track(
            String node,
            Optional<FbxMoves.Keys> moves,
            Optional<FbxMoves.Keys> turns,
            Optional<FbxMoves.Keys> scales) {}

    /** Names of the file's takes. */
    List<String> takes() {
        return rig.takes();
    }

    /** @param take one of the takes by its number */
    List<Track> tracks(int take) {
        return List.copyOf(moved.entrySet()).parallelStream()
                .flatMap(each -> rig.moves(each.getKey(), take).stream()
                        .flatMap(
                                moves -> tracks(each.getValue(), Optional.ofNullable(sized.get(each.getKey())), moves)))
                .toList();
    }

    /** @param apart the node that has its scale, if it is not the same */
    private static Stream<Track> tracks(String node, Optional<String> apart, FbxMoves moves) {
        Optional<FbxMoves.Keys> scales = Optional.of(moves.scales());
        Track whole = new Track(
                node,
                Optional.of(moves.moves()),
                Optional.of(moves.turns()),
                apart.isPresent() ? Optional.empty() : scales);
        return Stream.concat(
                Stream.of(whole),
                apart.stream().map(size -> new Track(size, Optional.empty(), Optional.empty(), scales)));
    }
}
