package diorama.io.fbx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Quaterniond;

/**
 * The takes of an FBX file (its animation stacks), whose layers lie over one another: each adds to those below it, or stands in for
 * them by its weight. As ufbx (S. Ilkka, 2020) has them. Used in the importing process only.
 */
final class FbxTakes {
    private static final String[] AXES = {"d|X", "d|Y", "d|Z"};
    private static final double WHOLE = 0.99999;

    private final List<Take> takes = new ArrayList<>();
    private boolean isRead = true;

    /**
     * One of them.
     *
     * @param from,to parts of a second; the latter is not later where nothing says how long it is
     * @param layers the lowest first
     */
    record Take(String name, long from, long to, List<Layer> layers) {}

    /**
     * @param blend by the file's number: 0 adds, 1 stands in for what is below, 2 does so by its weight
     * @param channels by model and property
     */
    record Layer(
            int blend,
            boolean turnsAdd,
            boolean scalesAdd,
            double share,
            Optional<FbxPlayed> shares,
            Map<Key, Channel> channels) {
        double shareAt(long time) {
            double at = shares.isEmpty() ? share : shares.get().at(time) / 100;
            return at > WHOLE ? 1 : Math.max(0, at);
        }
    }

    record Key(long model, String property) {}

    /**
     * @param curves of three numbers, or what these are without
     * @param isSensible whether none of its curves says nothing sensible
     */
    record Channel(List<Optional<FbxPlayed>> curves, double[] otherwise, boolean isSensible) {
        double[] at(long time) {
            double[] out = otherwise.clone();
            for (int a = 0; a < out.length; a++) {
                if (curves.get(a).isPresent()) {
                    out[a] = curves.get(a).get().at(time);
                }
            }
            return out;
        }

        List<FbxPlayed> played() {
            return curves.stream().flatMap(Optional::stream).toList();
        }
    }

    private static final Channel NONE = new Channel(List.of(), new double[0], true);

    FbxTakes(FbxLinks links, ByteBuffer file) {
        Map<Long, Optional<FbxPlayed>> curves = new HashMap<>();
        if (links.all("AnimationStack").isEmpty()) {
            return;
        }
        Optional<Map<Long, FbxCurve>> read = FbxCurves.all(file);
        isRead = read.isPresent();
        read.orElse(Map.of()).forEach((id, curve) -> {
            if (curve.times().length > 0) {
                Optional<FbxCurve> sensible = Optional.of(curve).filter(FbxCurve::isSensible);
                curves.put(id, sensible.map(c -> FbxPlayed.of(c, links.object(id))));
            }
        });
        for (FbxTree.Node stack : links.all("AnimationStack")) {
            List<Layer> layers = new ArrayList<>();
            for (FbxTree.Node layer : links.below(stack, "AnimationLayer")) {
                if (layer.property("Mute").orElse(0.0) == 0) {
                    layers.add(layer(links, layer, curves));
                }
            }
            long from = stack.property("LocalStart").orElse(0.0).longValue();
            long to = stack.property("LocalStop").orElse(0.0).longValue();
            if (from == 0 && to == 0) {
                TreeSet<Long> times = new TreeSet<>();
                layers.forEach(l -> l.channels.values().forEach(c -> c.played().forEach(p -> {
                    times.add(p.curve().times()[0]);
                    times.add(p.curve().times()[p.curve().times().length - 1]);
                })));
                from = times.isEmpty() ? 0 : times.first();
                to = times.isEmpty() ? 0 : times.last();
            }
            takes.add(new Take(stack.title(), from, to, layers));
        }
    }

    private static Layer layer(FbxLinks links, FbxTree.Node layer, Map<Long, Optional<FbxPlayed>> curves) {
        Map<Key, Channel> channels = new LinkedHashMap<>();
        for (FbxTree.Node node : links.below(layer, "AnimationCurveNode")) {
            Channel channel = channel(links, node, curves);
            for (FbxLinks.Link to : links.from(node)) {
                if (!to.property().isEmpty()) {
                    channels.putIfAbsent(new Key(to.to(), to.property()), channel);
                }
            }
        }
        Optional<FbxPlayed> shares = channels.getOrDefault(new Key(layer.whole(0), "Weight"), NONE).played().stream()
                .findFirst();
        return new Layer(
                layer.property("BlendMode").orElse(0.0).intValue(),
                layer.property("RotationAccumulationMode").orElse(0.0) != 0,
                layer.property("ScaleAccumulationMode").orElse(0.0) != 0,
                layer.property("Weight").orElse(100.0) / 100,
                shares,
                channels);
    }

    private static Channel channel(FbxLinks links, FbxTree.Node node, Map<Long, Optional<FbxPlayed>> curves) {
        List<Optional<FbxPlayed>> found =
                new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
        double[] otherwise = new double[AXES.length];
        boolean sensible = true;
        List<FbxLinks.Link> ends = links.to(node);
        for (int a = 0; a < AXES.length; a++) {
            otherwise[a] = node.property(AXES[a]).orElse(0.0);
            for (FbxLinks.Link link : ends) {
                boolean fits = link.property().equals(AXES[a])
                        || (a == 0 && link.property().equals("d|Weight"));
                Optional<FbxPlayed> curve = curves.get(link.from());
                if (fits && curve != null) {
                    found.set(a, curve);
                    sensible &= curve.isPresent();
                }
            }
        }
        return new Channel(found, otherwise, sensible);
    }

    /** Whether all curves are known; else nothing can be said of how models move. */
    boolean isRead() {
        return isRead;
    }

    List<Take> all() {
        return takes;
    }

    /** Whether all curves of a model in a take say something sensible. */
    static boolean isSensible(Take take, long model, Set<String> properties) {
        return take.layers.stream().allMatch(layer -> properties.stream()
                .allMatch(p -> layer.channels.getOrDefault(new Key(model, p), NONE).isSensible));
    }

    /** Curves that say something of a model in a take. */
    static List<FbxPlayed> curves(Take take, long model, Set<String> properties) {
        List<FbxPlayed> out = new ArrayList<>();
        for (Layer layer : take.layers) {
            for (String property : properties) {
                List<FbxPlayed> own = layer.channels
                        .getOrDefault(new Key(model, property), NONE)
                        .played();
                out.addAll(own);
                if (!own.isEmpty()) {
                    layer.shares.ifPresent(out::add);
                }
            }
        }
        return out;
    }

    /**
     * Three numbers of a model at a time.
     *
     * @param rest what they are where nothing moves them
     * @param order of its turns
     */
    static double[] at(Take take, Key key, double[] rest, int order, long time) {
        double[] out = rest;
        for (int l = 0; l < take.layers.size(); l++) {
            Layer layer = take.layers.get(l);
            Channel channel = layer.channels.get(key);
            if (channel != null) {
                double[] own = channel.at(time);
                out = l == 0 || layer.blend == 1
                        ? own
                        : over(layer, key.property, out, own, order, layer.shareAt(time));
            }
        }
        return out;
    }

    private static double[] over(Layer layer, String property, double[] below, double[] own, int order, double share) {
        boolean adds = layer.blend == 0;
        if (property.equals("Lcl Rotation") && !layer.turnsAdd) {
            Quaterniond from = FbxTurns.turn(below, order);
            Quaterniond to = FbxTurns.turn(own, order);
            return FbxTurns.degrees(adds ? from.mul(new Quaterniond().slerp(to, share)) : from.slerp(to, share), order);
        }
        boolean times = property.equals("Lcl Scaling") && !layer.scalesAdd;
        double[] out = new double[below.length];
        for (int a = 0; a < out.length; a++) {
            double kept = adds ? 1 : 1 - share;
            out[a] = times ? power(below[a], kept) * power(own[a], share) : kept * below[a] + share * own[a];
        }
        return out;
    }

    private static double power(double of, double share) {
        return share <= 0 ? 1 : share >= 1 ? of : Math.copySign(Math.pow(Math.abs(of), share), of);
    }
}
