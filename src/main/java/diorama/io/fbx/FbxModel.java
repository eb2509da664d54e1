package diorama.io.fbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/**
 * A model (node) of an FBX file: where it stands in its parent, by the file format's formula
 * {@code T Roff Rp Rpre R Rpost^-1 Rp^-1 Soff Sp S Sp^-1}.
 */
final class FbxModel {
    /** With what their numbers are where neither model nor template says it. */
    static final Map<String, Double> PLACES = places();

    private static final String TURN = "Lcl Rotation";
    private static final String SIZE = "Lcl Scaling";
    private static final Set<String> USUAL = Set.of("Lcl Translation", TURN, SIZE);

    /** How a model takes its parent's scale. */
    enum Inherits {
        /** Turned with it, as any tree of nodes has it. */
        ALL,
        /** Axis by axis, without being bent by it. */
        AXES,
        /** Not at all. */
        NOTHING
    }

    final long id;
    final String title;
    final Inherits inherits;
    private final Map<String, double[]> rest = new LinkedHashMap<>();
    private final int order;
    private final boolean turnsInSpace;

    /** Where it stands in its parent; the scale comes first, then the turn. */
    record Place(Vector3d move, Quaterniond turn, Vector3d scale) {}

    FbxModel(FbxTree.Node node, FbxTree.Node template) {
        id = node.whole(0);
        title = node.title();
        PLACES.forEach((name, otherwise) -> {
            double[] common = template.triple(name, otherwise);
            double[] own = node.triple(name, Double.NaN);
            rest.put(name, Double.isNaN(own[0]) ? common : own);
        });
        order = (int) number(node, template, "RotationOrder", 0);
        turnsInSpace = number(node, template, "RotationActive", 1) != 0
                && number(node, template, "RotationSpaceForLimitOnly", 0) == 0;
        int kind = (int) number(node, template, "InheritType", 1);
        inherits = kind == 0 ? Inherits.AXES : kind == 2 ? Inherits.NOTHING : Inherits.ALL;
    }

    private static Map<String, Double> places() {
        Map<String, Double> out = new LinkedHashMap<>();
        for (String name : List.of(
                "Lcl Translation",
                TURN,
                "RotationOffset",
                "RotationPivot",
                "ScalingOffset",
                "ScalingPivot",
                "PreRotation",
                "PostRotation")) {
            out.put(name, 0.0);
        }
        out.put(SIZE, 1.0);
        return out;
    }

    private static double number(FbxTree.Node node, FbxTree.Node template, String name, double otherwise) {
        return node.property(name).or(() -> template.property(name)).orElse(otherwise);
    }

    /** @param take nothing moves without one */
    Place at(Optional<FbxTakes.Take> take, long time) {
        int turned = turnsInSpace ? order : 0;
        Quaterniond turn = FbxTurns.turn(value(take, TURN, time), turned);
        if (turnsInSpace) {
            turn.premul(FbxTurns.turn(value(take, "PreRotation", time), 0))
                    .mul(FbxTurns.turn(value(take, "PostRotation", time), 0).conjugate());
        }
        Vector3d scale = vector(take, SIZE, time);
        Vector3d scalingPivot = vector(take, "ScalingPivot", time);
        Vector3d pivot = vector(take, "RotationPivot", time);
        Vector3d move = new Vector3d(scalingPivot)
                .sub(scale.mul(scalingPivot, new Vector3d()))
                .add(vector(take, "ScalingOffset", time))
                .sub(pivot)
                .rotate(turn)
                .add(pivot)
                .add(vector(take, "RotationOffset", time))
                .add(vector(take, "Lcl Translation", time));
        return new Place(move, turn, scale);
    }

    Vector3d scale(Optional<FbxTakes.Take> take, long time) {
        return vector(take, SIZE, time);
    }

    private Vector3d vector(Optional<FbxTakes.Take> take, String name, long time) {
        double[] value = value(take, name, time);
        return new Vector3d(value[0], value[1], value[2]);
    }

    private double[] value(Optional<FbxTakes.Take> take, String name, long time) {
        double[] still = rest.getOrDefault(name, new double[3]);
        return take.isEmpty() ? still : FbxTakes.at(take.get(), new FbxTakes.Key(id, name), still, order, time);
    }

    /** Whether all that moves it says something sensible. */
    boolean isSensible(FbxTakes.Take take) {
        return FbxTakes.isSensible(take, id, PLACES.keySet());
    }

    /** Curves that move it. */
    List<FbxPlayed> curves(FbxTakes.Take take) {
        return FbxTakes.curves(take, id, PLACES.keySet());
    }

    /** Curves that make its size another than where nothing moves: many files have some that do not. */
    List<FbxPlayed> sizes(FbxTakes.Take take) {
        List<FbxPlayed> out = FbxTakes.curves(take, id, Set.of(SIZE));
        Vector3d rest = scale(Optional.empty(), 0);
        boolean same = out.stream().allMatch(FbxPlayed::isStill)
                && scale(Optional.of(take), take.from()).equals(rest, 1e-6 * rest.length());
        return same ? List.of() : out;
    }

    /** Whether it moves in a way that is more than one curve for each number of its move, turn and scale. */
    boolean movesUnusually(FbxTakes.Take take) {
        int layers = 0;
        for (FbxTakes.Layer layer : take.layers()) {
            boolean here = false;
            for (String name : PLACES.keySet()) {
                boolean own = layer.channels().containsKey(new FbxTakes.Key(id, name));
                here |= own;
                if (own && !USUAL.contains(name)) {
                    return true;
                }
            }
            layers += here ? 1 : 0;
        }
        return layers > 1 || curves(take).stream().anyMatch(c -> c.goesOn(take.from(), take.to()));
    }
}
