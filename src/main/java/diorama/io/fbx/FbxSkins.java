package diorama.io.fbx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.jspecify.annotations.Nullable;

/**
 * Where an FBX file's meshes were when they were bound to their bones ({@code Transform} of its clusters): Assimp takes where they
 * are now for it. Used in the importing process only.
 */
public final class FbxSkins {
    private static final int NUMBERS = 16;

    private final List<Skin> skins = new ArrayList<>();

    /**
     * Of a mesh.
     *
     * @param names of its geometry or, where that has none, of the nodes that show it
     * @param binds from the mesh to a bone, by the bones' names
     * @param doubtful names that several bones have
     */
    private record Skin(Set<String> names, Map<String, Matrix4f> binds, Set<String> doubtful) {}

    public FbxSkins(List<FbxTree.Node> file) {
        Map<Long, FbxTree.Node> objects = new LinkedHashMap<>();
        Map<Long, Set<Long>> below = new HashMap<>();
        Map<Long, Set<Long>> above = new HashMap<>();
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (!each.name().equals("C")) {
                    objects.putIfAbsent(each.whole(0), each);
                } else if (each.text(0).equals("OO")) {
                    below.computeIfAbsent(each.whole(2), id -> new HashSet<>()).add(each.whole(1));
                    above.computeIfAbsent(each.whole(1), id -> new HashSet<>()).add(each.whole(2));
                }
            }
        }
        Map<String, Integer> called = new HashMap<>();
        objects.values().stream()
                .filter(o -> o.name().equals("Model"))
                .forEach(o -> called.merge(o.title(), 1, Integer::sum));
        for (Map.Entry<Long, FbxTree.Node> each : objects.entrySet()) {
            if (!each.getValue().name().equals("Geometry")) {
                continue;
            }
            List<FbxTree.Node> shown = among(objects, above.get(each.getKey()), "Model", "");
            Matrix4f aside = shown.isEmpty() ? new Matrix4f() : geometric(shown.get(0));
            Skin skin = new Skin(new HashSet<>(), new HashMap<>(), new HashSet<>());
            for (FbxTree.Node deformer : among(objects, below.get(each.getKey()), "Deformer", "Skin")) {
                for (FbxTree.Node cluster : among(objects, below.get(deformer.whole(0)), "Deformer", "Cluster")) {
                    for (FbxTree.Node bone : among(objects, below.get(cluster.whole(0)), "Model", "")) {
                        bind(cluster).ifPresent(bind -> add(skin, bone.title(), bind.mul(aside), called));
                    }
                }
            }
            String own = each.getValue().title();
            skin.names.add(own);
            if (own.isEmpty()) {
                shown.forEach(node -> skin.names.add(node.title()));
            }
            if (!skin.binds.isEmpty()) {
                skins.add(skin);
            }
        }
    }

    private static void add(Skin skin, String bone, Matrix4f bind, Map<String, Integer> called) {
        if (called.getOrDefault(bone, 0) > 1 || skin.binds.put(bone, bind) != null) {
            skin.doubtful.add(bone);
        }
    }

    /** @param kind any where empty */
    private static List<FbxTree.Node> among(
            Map<Long, FbxTree.Node> objects, @Nullable Set<Long> ids, String name, String kind) {
        return ids == null
                ? List.of()
                : ids.stream()
                        .flatMap(id -> Optional.ofNullable(objects.get(id)).stream())
                        .filter(o -> o.name().equals(name)
                                && (kind.isEmpty() || o.text(2).equals(kind)))
                        .toList();
    }

    /** The geometry's place in its node, which its children do not share. */
    private static Matrix4f geometric(FbxTree.Node model) {
        double[] place = model.triple("GeometricTranslation", 0);
        double[] turn = model.triple("GeometricRotation", 0);
        double[] size = model.triple("GeometricScaling", 1);
        return new Matrix4f()
                .translate((float) place[0], (float) place[1], (float) place[2])
                .rotateZYX((float) Math.toRadians(turn[2]), (float) Math.toRadians(turn[1]), (float)
                        Math.toRadians(turn[0]))
                .scale((float) size[0], (float) size[1], (float) size[2]);
    }

    private static Optional<Matrix4f> bind(FbxTree.Node cluster) {
        return cluster.child("Transform")
                .flatMap(t -> t.values().stream().findFirst())
                .flatMap(list -> list instanceof double[] numbers && numbers.length == NUMBERS
                        ? Optional.of(matrix(numbers))
                        : Optional.empty())
                .filter(m -> m.isFinite() && m.determinantAffine() != 0);
    }

    /** Its columns are the file's rows. */
    private static Matrix4f matrix(double[] numbers) {
        float[] out = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            out[i] = (float) numbers[i];
        }
        return new Matrix4f().set(out);
    }

    /**
     * From one of Assimp's meshes to its bones where it was bound to them.
     *
     * @return by the bones' names; without those of which the file says nothing that is sure
     */
    public Map<String, Matrix4f> of(String mesh, Set<String> bones) {
        List<Skin> found =
                skins.stream().filter(s -> s.binds.keySet().containsAll(bones)).toList();
        List<Skin> named = found.stream().filter(s -> s.names.contains(mesh)).toList();
        List<Skin> fit = named.isEmpty() ? found : named;
        Map<String, Matrix4f> out = new HashMap<>();
        for (String bone : fit.isEmpty() ? Set.<String>of() : bones) {
            Matrix4f first = fit.get(0).binds.getOrDefault(bone, new Matrix4f());
            boolean sure = fit.stream().noneMatch(s -> s.doubtful.contains(bone))
                    && fit.stream().allMatch(s -> first.equals(s.binds.get(bone)));
            if (sure) {
                out.put(bone, first);
            }
        }
        return out;
    }
}
