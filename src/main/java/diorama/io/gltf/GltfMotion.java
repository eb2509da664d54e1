package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.mesh.Animation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Quaternionf;

/** The animations of a glTF file that is written: of nodes, and of the shares of their meshes' shapes. */
final class GltfMotion {
    private final GltfTables tables;
    private final JsonArray animations = new JsonArray();
    /** Nodes of the file, by the scene's nodes, that show meshes of several shapes. */
    private final Map<String, List<Shaped>> shaped = new HashMap<>();

    /** A node of the file that shows a mesh of so many shapes. */
    private record Shaped(int node, int shapes) {}

    GltfMotion(GltfTables tables) {
        this.tables = tables;
    }

    JsonArray animations() {
        return animations;
    }

    /**
     * Before the animations are added.
     *
     * @param name of the scene's node
     * @param node of the file, that shows a mesh of so many shapes
     */
    void noteShapes(String name, int node, int shapes) {
        if (shapes > 0) {
            shaped.computeIfAbsent(name, n -> new ArrayList<>()).add(new Shaped(node, shapes));
        }
    }

    /** @param byName the file's nodes by the scene's names */
    void add(Animation animation, Map<String, Integer> byName) {
        JsonArray channels = new JsonArray();
        JsonArray samplers = new JsonArray();
        for (Animation.Track track : animation.tracks()) {
            Integer node = byName.get(track.node());
            if (node != null) {
                addChannel(channels, samplers, node, "translation", track.moves());
                addChannel(channels, samplers, node, "rotation", unit(track.turns()));
                addChannel(channels, samplers, node, "scale", track.scales());
                addShapes(channels, samplers, track);
            }
        }
        if (channels.size() > 0) {
            JsonObject out = new JsonObject();
            out.addProperty("name", animation.name());
            out.add("channels", channels);
            out.add("samplers", samplers);
            animations.add(out);
        }
    }

    private void addShapes(JsonArray channels, JsonArray samplers, Animation.Track track) {
        for (Shaped shown : shaped.getOrDefault(track.node(), List.of())) {
            if (shown.shapes == track.weights().width()) {
                addChannel(channels, samplers, shown.node, "weights", track.weights());
            }
        }
    }

    private void addChannel(JsonArray channels, JsonArray samplers, int node, String path, Animation.Keys keys) {
        if (keys.isEmpty()) {
            return;
        }
        float[] times = keys.times();
        int input = tables.accessor(GltfData.of(times), times.length, GltfTables.Layout.TIMES);
        tables.range(input, GltfTables.numbers(times[0]), GltfTables.numbers(times[times.length - 1]));
        GltfTables.Layout layout =
                switch (path) {
                    case "rotation" -> GltfTables.Layout.TURNS;
                    case "weights" -> GltfTables.Layout.TIMES;
                    default -> GltfTables.Layout.MOVES;
                };
        int count = path.equals("weights") ? keys.values().length : times.length;
        JsonObject sampler = new JsonObject();
        sampler.addProperty("input", input);
        sampler.addProperty("output", tables.accessor(GltfData.of(keys.values()), count, layout));
        samplers.add(sampler);
        JsonObject target = new JsonObject();
        target.addProperty("node", node);
        target.addProperty("path", path);
        JsonObject channel = new JsonObject();
        channel.addProperty("sampler", samplers.size() - 1);
        channel.add("target", target);
        channels.add(channel);
    }

    private static Animation.Keys unit(Animation.Keys turns) {
        float[] values = turns.values().clone();
        Quaternionf q = new Quaternionf();
        for (int i = 0; i < values.length; i += 4) {
            q.set(values[i], values[i + 1], values[i + 2], values[i + 3]);
            boolean none = !(q.lengthSquared() > 0);
            q.normalize();
            values[i] = none ? 0 : q.x;
            values[i + 1] = none ? 0 : q.y;
            values[i + 2] = none ? 0 : q.z;
            values[i + 3] = none ? 1 : q.w;
        }
        return new Animation.Keys(turns.times(), values);
    }
}
