package diorama.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The shapes of an FBX file's meshes: which channels move them, and how far these are at rest, of which Assimp says nothing or
 * something else. Used in the importing process only.
 */
final class FbxShapes {
    private static final String CHANNEL = "BlendShapeChannel";

    private final Map<Long, FbxTree.Node> objects = new HashMap<>();
    /** What is connected to an object, in the file's order. */
    private final Map<Long, List<Long>> below = new HashMap<>();

    private final List<Shown> meshes = new ArrayList<>();

    /** A mesh in the file. */
    private record Shown(String name, List<ShapeTarget> shapes) {}

    FbxShapes(List<FbxTree.Node> file) {
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (!each.name().equals("C")) {
                    objects.put(each.whole(0), each);
                } else if (each.text(0).equals("OO")) {
                    below.computeIfAbsent(each.whole(2), id -> new ArrayList<>())
                            .add(each.whole(1));
                }
            }
        }
        objects.forEach((id, object) -> {
            List<ShapeTarget> shapes = object.text(2).equals("Mesh") ? shapes(id) : List.of();
            if (!shapes.isEmpty()) {
                meshes.add(new Shown(object.title(), shapes));
            }
        });
    }

    /**
     * The shapes of one of Assimp's meshes.
     *
     * @param names as Assimp has them
     * @return one for each of its names; empty where the file says nothing of them
     */
    List<ShapeTarget> of(String mesh, List<String> names) {
        List<ShapeTarget> found = List.of();
        for (Shown each : meshes) {
            if (names.isEmpty() || !fits(each.shapes, names)) {
                continue;
            }
            if (each.name.equals(mesh)) {
                return each.shapes;
            }
            found = found.isEmpty() ? each.shapes : found;
        }
        return found;
    }

    private static boolean fits(List<ShapeTarget> shapes, List<String> names) {
        return shapes.size() == names.size()
                && IntStream.range(0, names.size())
                        .allMatch(s -> names.get(s).contains(shapes.get(s).name())
                                || shapes.get(s).title().equals(names.get(s)));
    }

    /** In Assimp's order. */
    private List<ShapeTarget> shapes(long mesh) {
        List<ShapeTarget> out = new ArrayList<>();
        for (FbxTree.Node deformer : connected(mesh, "Deformer", "BlendShape")) {
            int number = 0;
            for (FbxTree.Node channel : connected(deformer.whole(0), "Deformer", CHANNEL)) {
                List<FbxTree.Node> targets = connected(channel.whole(0), "Geometry", "Shape");
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
                && DoubleStream.of(said).distinct().filter(w -> w != 0).count() == targets;
        double[] out = new double[targets];
        for (int t = 0; t < targets; t++) {
            out[t] = apart && targets > 1 ? said[t] / 100 : (t + 1.0) / targets;
        }
        return out;
    }

    private List<FbxTree.Node> connected(long to, String name, String kind) {
        return below.getOrDefault(to, List.of()).stream()
                .flatMap(id -> java.util.Optional.ofNullable(objects.get(id)).stream())
                .filter(o -> o.name().equals(name) && o.text(2).equals(kind))
                .toList();
    }
}
