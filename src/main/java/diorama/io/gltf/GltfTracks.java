package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.mesh.Animation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The animations of a glTF file. Confined to one thread. */
final class GltfTracks {
    /** Of KHR_animation_pointer, which names by it what nodes can be told to do without. */
    private static final Pattern POINTER =
            Pattern.compile("/nodes/(?<node>\\d{1,9})/(?<path>translation|rotation|scale|weights)");

    private final GltfViews views;
    private final GltfTree tree;

    /** What moves a node. */
    private static final class Draft {
        private Animation.Keys moves = Animation.Keys.NONE;
        private Animation.Keys turns = Animation.Keys.NONE;
        private Animation.Keys scales = Animation.Keys.NONE;
        private Animation.Keys weights = Animation.Keys.NONE;
    }

    private record Target(int node, String path) {}

    GltfTracks(GltfViews views, GltfTree tree) {
        this.views = views;
        this.tree = tree;
    }

    List<Animation> animations() throws IOException {
        List<Animation> out = new ArrayList<>();
        for (int a = 0; a < views.file().count("animations"); a++) {
            out.add(animation(views.file().entry("animations", a)));
        }
        return out;
    }

    private Animation animation(JsonObject of) throws IOException {
        JsonArray samplers = GltfJson.list(of, "samplers");
        Map<Integer, Draft> drafts = new LinkedHashMap<>();
        float seconds = 0;
        for (JsonElement each : GltfJson.list(of, "channels")) {
            JsonObject channel = GltfJson.object(each, "channels");
            Optional<Target> target = target(channel);
            int sampler = GltfJson.index(channel, "sampler");
            if (target.isEmpty() || !tree.isPlaced(target.get().node) || sampler < 0) {
                continue;
            }
            if (sampler >= samplers.size()) {
                throw new FileFault(
                        "it names number " + sampler + " of the " + samplers.size() + " samplers of an animation");
            }
            JsonObject from = GltfJson.object(samplers.get(sampler), "samplers");
            if (target.get().path.equals("weights") && !tree.isShaped(target.get().node)) {
                continue;
            }
            Draft draft = drafts.computeIfAbsent(target.get().node, node -> new Draft());
            seconds = Math.max(seconds, keys(draft, target.get().path, from));
        }
        List<Animation.Track> tracks = new ArrayList<>();
        drafts.forEach((node, d) -> {
            if (!d.moves.isEmpty() || !d.turns.isEmpty() || !d.scales.isEmpty() || !d.weights.isEmpty()) {
                tracks.add(new Animation.Track(tree.name(node), d.moves, d.turns, d.scales, d.weights));
            }
        });
        return new Animation(GltfJson.text(of, "name"), seconds, tracks);
    }

    private static Optional<Target> target(JsonObject channel) {
        JsonObject target = GltfJson.object(channel, "target").orElseGet(JsonObject::new);
        int node = GltfJson.index(target, "node");
        if (node >= 0) {
            return Optional.of(new Target(node, GltfJson.text(target, "path")));
        }
        String pointer = GltfJson.extension(target, "KHR_animation_pointer")
                .map(of -> GltfJson.text(of, "pointer"))
                .orElse("");
        Matcher m = POINTER.matcher(pointer);
        return m.matches()
                ? Optional.of(new Target(Integer.parseInt(m.group("node")), m.group("path")))
                : Optional.empty();
    }

    /** @return when the last key is */
    private float keys(Draft draft, String path, JsonObject sampler) throws IOException {
        int input = GltfJson.index(sampler, "input");
        int output = GltfJson.index(sampler, "output");
        if (input < 0 || output < 0) {
            return 0;
        }
        GltfNumbers times = views.numbers(input).used();
        GltfNumbers values = views.numbers(output).used();
        GltfCurve.Kind kind = GltfCurve.Kind.named(GltfJson.text(sampler, "interpolation"));
        long numbers = (long) values.count() * values.components();
        long width = numbers / times.count() / kind.parts();
        boolean weighs = path.equals("weights");
        int want = weighs ? (int) Math.min(width, Integer.MAX_VALUE) : path.equals("rotation") ? 4 : 3;
        boolean known = weighs || path.equals("translation") || path.equals("rotation") || path.equals("scale");
        if (!known || want == 0 || width < want || (!weighs && values.components() != want)) {
            return 0;
        }
        Animation.Keys keys = new GltfCurve(kind, times.floats(), values.floats(), want, views.memory()).keys();
        switch (path) {
            case "translation" -> draft.moves = keys;
            case "rotation" -> draft.turns = keys;
            case "scale" -> draft.scales = keys;
            default -> draft.weights = keys;
        }
        return keys.isEmpty() ? 0 : keys.times()[keys.times().length - 1];
    }
}
