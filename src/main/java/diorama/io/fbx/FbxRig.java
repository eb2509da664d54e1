package diorama.io.fbx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Vector3d;

/**
 * Models of an FBX file that stand or move in a way that Assimp does not follow: by several layers, by curves that go on beyond
 * their keys, by pivots that move, or taking their parent's scale in another way than nodes do. The last ones hang beside their parent's
 * scale, which becomes a node of its own: {@code turn(parent) > scale(parent) > meshes and other children}, and
 * {@code turn(parent) > child}. Used in the importing process only.
 */
public final class FbxRig {
    /** More than anyone animates by hand: such files are left to Assimp. */
    private static final int MOST_MODELS = 100_000;

    private static final Set<String> EFFECTORS = Set.of("IKEffector", "FKEffector");

    private final Map<Long, FbxModel> models = new HashMap<>();
    private final Map<Long, List<Long>> children = new HashMap<>();
    private final Map<Long, Long> parents = new HashMap<>();
    private final FbxTakes takes;
    private final Set<Long> own = new HashSet<>();
    private final Set<Long> beside = new HashSet<>();
    private final Set<Long> split = new HashSet<>();

    private FbxRig(FbxLinks links, ByteBuffer file) {
        boolean tree = true;
        for (FbxTree.Node node : links.all("Model")) {
            models.put(node.whole(0), new FbxModel(node, links.template()));
        }
        List<Long> above = new ArrayList<>(models.keySet());
        above.add(0L);
        for (long parent : above) {
            List<Long> below = links.below(parent, "Model").stream()
                    .filter(c -> !EFFECTORS.contains(c.text(2)))
                    .map(c -> c.whole(0))
                    .toList();
            children.put(parent, below);
            for (long child : below) {
                tree &= parents.put(child, parent) == null && child != parent;
            }
        }
        tree &= models.size() <= MOST_MODELS && models.keySet().stream().allMatch(this::isRooted);
        takes = new FbxTakes(links, file);
        if (tree && takes.isRead()) {
            models.values().forEach(this::sort);
        }
    }

    /** @param file as it is, not changed for Assimp */
    public static FbxRig of(ByteBuffer file) {
        return new FbxRig(new FbxLinks(FbxTree.of(file, FbxTree.Part.MOTION)), file);
    }

    private FbxModel model(long id) {
        return Objects.requireNonNull(models.get(id));
    }

    /** 0 for the scene. */
    private long parent(long id) {
        return parents.getOrDefault(id, 0L);
    }

    private boolean isRooted(long model) {
        Set<Long> seen = new HashSet<>();
        long at = model;
        while (at != 0 && seen.size() < 4096 && seen.add(at)) {
            at = parent(at);
        }
        return at == 0;
    }

    private boolean isSensible(FbxModel model) {
        return takes.all().stream().allMatch(model::isSensible);
    }

    private void sort(FbxModel model) {
        if (!isSensible(model)) {
            return; // Assimp tells what it thinks of it
        }
        if (takes.all().stream().anyMatch(model::movesUnusually)) {
            own.add(model.id);
        }
        long parent = parent(model.id);
        if (parent == 0 || model.inherits == FbxModel.Inherits.ALL || !isSensible(model(parent))) {
            return;
        }
        Scaled scaled = scaled(parent);
        if (scaled == Scaled.BY_AXES || (scaled == Scaled.EVENLY && model.inherits == FbxModel.Inherits.NOTHING)) {
            beside.add(model.id);
            split.add(parent);
        }
    }

    private enum Scaled {
        NOT,
        /** The same on all axes, at all times. */
        EVENLY,
        BY_AXES
    }

    /** What a model's children would take over of its scale and of what it has from those above. */
    private Scaled scaled(long id) {
        Scaled out = Scaled.NOT;
        for (long at = id; at != 0; at = parent(at)) {
            FbxModel model = model(at);
            Vector3d scale = model.scale(Optional.empty(), 0);
            boolean even = Math.abs(scale.x - scale.y) < 1e-6 * Math.abs(scale.x)
                    && Math.abs(scale.x - scale.z) < 1e-6 * Math.abs(scale.x);
            if (!even || takes.all().stream().anyMatch(t -> !model.sizes(t).isEmpty())) {
                return Scaled.BY_AXES;
            }
            out = Math.abs(scale.x - 1) > 1e-6 ? Scaled.EVENLY : out;
            if (model.inherits == FbxModel.Inherits.ALL) {
                break;
            }
        }
        return out;
    }

    /** Numbers of models below another, in the file's order; 0 for the scene. */
    public List<Long> children(long model) {
        return children.getOrDefault(model, List.of());
    }

    public String title(long model) {
        return model(model).title;
    }

    /** Whether nothing needs to be changed. */
    public boolean isEmpty() {
        return own.isEmpty() && beside.isEmpty();
    }

    /** Whether a model's nodes and movements come from here. */
    public boolean leads(long model) {
        return own.contains(model) || beside.contains(model) || split.contains(model);
    }

    /** Whether its scale is a node of its own, below that which moves and turns. */
    public boolean isSplit(long model) {
        return split.contains(model);
    }

    /** Whether it hangs beside its parent's scale. */
    public boolean isBeside(long model) {
        return beside.contains(model);
    }

    /** Where it stands where nothing moves. */
    public FbxStand rest(long model) {
        return stand(model, Optional.empty(), 0);
    }

    /** Names of takes. */
    public List<String> takes() {
        return takes.all().stream().map(FbxTakes.Take::name).toList();
    }

    /** How it moves in a take; empty where it does not. */
    public Optional<FbxMoves> moves(long model, int take) {
        FbxTakes.Take played = takes.all().get(take);
        List<FbxPlayed> curves = new ArrayList<>(model(model).curves(played));
        if (beside.contains(model)) {
            for (long at = parent(model); at != 0; at = parent(at)) {
                curves.addAll(model(at).sizes(played));
            }
        }
        if (curves.isEmpty() || played.to() <= played.from()) {
            return Optional.empty();
        }
        TreeSet<Long> times = new TreeSet<>();
        curves.forEach(c -> c.addTimes(played.from(), played.to(), times));
        return Optional.of(
                FbxMoves.of(times, played.from(), played.to(), time -> stand(model, Optional.of(played), time)));
    }

    private FbxStand stand(long id, Optional<FbxTakes.Take> take, long time) {
        FbxModel.Place place = model(id).at(take, time);
        if (!beside.contains(id)) {
            return new FbxStand(place.move(), place.turn(), place.scale());
        }
        long parent = parent(id);
        Vector3d above = model(parent).scale(take, time).mul(taken(parent, take, time));
        return new FbxStand(place.move().mul(above), place.turn(), place.scale().mul(taken(id, take, time)));
    }

    /** Scale of those above that is a model's own, as it does not hang below it. */
    private Vector3d taken(long id, Optional<FbxTakes.Take> take, long time) {
        Vector3d out = new Vector3d(1);
        for (long at = id; beside.contains(at); at = parent(at)) {
            if (model(at).inherits == FbxModel.Inherits.AXES) {
                out.mul(model(parent(at)).scale(take, time));
            }
        }
        return out;
    }
}
