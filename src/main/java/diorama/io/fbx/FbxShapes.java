package diorama.io.fbx;

import diorama.io.scene.ShapeTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The shapes of an FBX file's meshes: which channels move them, and how far these are at rest, of which Assimp says nothing or
 * something else. Used in the importing process only.
 */
public final class FbxShapes {
    private static final String CHANNEL = "BlendShapeChannel";

    private final Map<Long, FbxTree.Node> objects = new HashMap<>();
    /** What is connected to an object, in the file's order; a file may say it again and again. */
    private final Map<Long, Set<Long>> below = new HashMap<>();

    private final Map<Long, FbxTree.Node> meshes = new HashMap<>();
    /** Of the meshes that somebody has asked for. */
    private final Map<Long, List<ShapeTarget>> known = new HashMap<>();

    public FbxShapes(List<FbxTree.Node> file) {
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (!each.name().equals("C")) {
                    objects.put(each.whole(0), each);
                } else if (each.text(0).equals("OO")) {
                    below.computeIfAbsent(each.whole(2), id -> new LinkedHashSet<>())
                            .add(each.whole(1));
                }
            }
        }
        objects.forEach((id, object) -> {
            if (object.name().equals("Geometry") && object.text(2).equals("Mesh") && below.containsKey(id)) {
                meshes.put(id, object);
            }
        });
    }

    /**
     * The shapes of one of Assimp's meshes.
     *
     * @param names as Assimp has them
     * @return one for each of its names; empty where the file says nothing of them
     */
    public List<ShapeTarget> of(String mesh, List<String> names) {
        List<ShapeTarget> found = List.of();
        if (names.isEmpty()) {
            return found;
        }
        for (Map.Entry<Long, FbxTree.Node> each : meshes.entrySet()) {
            List<ShapeTarget> shapes = known.computeIfAbsent(each.getKey(), this::shapes);
            if (!fits(shapes, names)) {
                continue;
            }
            if (each.getValue().title().equals(mesh)) {
                return shapes;
            }
            found = found.isEmpty() ? shapes : found;
        }
        return found;
    }

    private static boolean fits(List<ShapeTarget> shapes, List<String> names) {
        return shapes.size() == names.size()
                && IntStream.range(0, names.size())
                        .allMatch(s -> names.get(s).contains(shapes.get(s).name())
                                || shapes.get(s).title().equals(names.get(s)));
    }

    /** In Assimp's order; none where they are too many. */
    private List<ShapeTarget> shapes(long mesh) {
        List<ShapeTarget> out = new ArrayList<>();
        for (FbxTree.Node deformer : connected(mesh, "Deformer", "BlendShape")) {
            int number = 0;
            for (FbxTree.Node channel : connected(deformer.whole(0), "Deformer", CHANNEL)) {
                List<FbxTree.Node> targets = connected(channel.whole(0), "Geometry", "Shape");
                if (Math.max(number, out.size() + targets.size()) > ShapeShares.MOST_SHAPES) {
                    return List.of();
                }
                double[] full = full(channel, targets.size());
                double rest = channel.property("DeformPercent").orElseGet(() -> channel.child("DeformPercent")
                        .map(p -> p.real(0))
                        .orElse(0.0));
                for (int t = 0; t < full.length; t++) {
                    String name = targets.get(t).title();
                    out.add(new ShapeTarget(
                            name.isEmpty() ? channel.title() : name, channel.title(), number, t, full, rest / 100));
                }
                number++;
            }
        }
        return out;
    }

    /** Where each of a channel's shapes is reached. Blender writes something else there, for each vertex. */
    private static double[] full(FbxTree.Node channel, int targets) {
        double[] said = channel.child("FullWeights")
                .filter(w -> w.values().size() == 1)
                .map(w -> w.values().get(0) instanceof double[] list ? list : new double[0])
                .orElse(new double[0]);
        boolean apart = said.length == targets
                && DoubleStream.of(said)
                                .mapToObj(w -> (float) w)
                                .filter(w -> w != 0 && Float.isFinite(w))
                                .distinct()
                                .count()
                        == targets;
        double[] out = new double[targets];
        for (int t = 0; t < targets; t++) {
            out[t] = apart && targets > 1 ? said[t] / 100 : (t + 1.0) / targets;
        }
        return out;
    }

    private List<FbxTree.Node> connected(long to, String name, String kind) {
        return below.getOrDefault(to, Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(objects.get(id)).stream())
                .filter(o -> o.name().equals(name) && o.text(2).equals(kind))
                .toList();
    }
}
