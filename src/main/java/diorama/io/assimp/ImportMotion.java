package diorama.io.assimp;

import diorama.io.fbx.FbxMoves;
import diorama.io.fbx.ShapeShares;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ShapeTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIAnimation;
import org.lwjgl.assimp.AIMeshMorphAnim;
import org.lwjgl.assimp.AINodeAnim;
import org.lwjgl.assimp.AIQuatKey;
import org.lwjgl.assimp.AIQuaternion;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.AIVectorKey;

/** Assimp's animations of nodes, in seconds. Used in the importing process only. */
final class ImportMotion {
    /** Where a file does not say; Assimp's own documentation names it. */
    private static final double DEFAULT_TICKS = 25;

    /** Where Assimp begins what moves shapes of an FBX file alone that does not say when it begins, ticks. */
    private static final double NOWHERE = -1e10;

    private final List<Played> played = new ArrayList<>();

    private final Map<String, List<ShapeTarget>> targets;

    /** An animation. */
    private record Played(String name, double seconds, List<Track> tracks) {}

    /** Of a node. */
    private record Track(String node, List<Keys> keys, ShapeShares shares) {
        ImportTable.TrackRow row() {
            int[] counts = new int[4];
            for (int k = 0; k < keys.size(); k++) {
                counts[k] = keys.get(k).times.length;
            }
            counts[3] = shares.times().length;
            return new ImportTable.TrackRow(node, counts, shares.shapes());
        }
    }

    /** Of moves, turns or scales. */
    private record Keys(float[] times, float[] values) {
        static final Keys NONE = new Keys(new float[0], new float[0]);

        static Keys of(Optional<FbxMoves.Keys> keys) {
            return keys.map(k -> new Keys(k.times(), k.values())).orElse(NONE);
        }
    }

    private static final List<Keys> STILL = List.of(Keys.NONE, Keys.NONE, Keys.NONE);

    /**
     * @param targets shapes of the meshes that nodes show, by the nodes' names
     * @param more what moves such shapes besides, with whatever else moves, likewise
     */
    ImportMotion(AIScene scene, Map<String, List<ShapeTarget>> targets, Map<String, ShapeShares> more) {
        this.targets = targets;
        PointerBuffer pointers = scene.mAnimations();
        for (int a = 0; pointers != null && a < scene.mNumAnimations(); a++) {
            AIAnimation animation = AIAnimation.create(pointers.get(a));
            double ticks = animation.mTicksPerSecond() > 0 ? animation.mTicksPerSecond() : DEFAULT_TICKS;
            List<Track> tracks = new ArrayList<>();
            Map<String, ShapeShares> shapes = new LinkedHashMap<>(more);
            double begin = animation.mDuration() < 0 ? NOWHERE : 0;
            shapes(animation).forEach((node, keys) -> shapes.put(node, shares(node, keys, begin, ticks)));
            double last = seconds(shapes);
            PointerBuffer channels = animation.mChannels();
            for (int c = 0; channels != null && c < animation.mNumChannels(); c++) {
                AINodeAnim channel = AINodeAnim.create(channels.get(c));
                String node = channel.mNodeName().dataString();
                List<Keys> keys = List.of(
                        vectors(channel.mPositionKeys(), ticks),
                        turns(channel.mRotationKeys(), ticks),
                        vectors(channel.mScalingKeys(), ticks));
                ShapeShares shares = shapes.remove(node);
                tracks.add(new Track(node, keys, shares == null ? ShapeShares.NONE : shares));
            }
            shapes.forEach((node, shares) -> tracks.add(new Track(node, STILL, shares)));
            double seconds = Math.max(finite(animation.mDuration() / ticks), last);
            played.add(new Played(animation.mName().dataString(), seconds, tracks));
        }
        if (played.isEmpty() && !more.isEmpty()) {
            List<Track> tracks = new ArrayList<>();
            more.forEach((node, shares) -> tracks.add(new Track(node, STILL, shares)));
            played.add(new Played("shapes", seconds(more), tracks));
        }
    }

    /** Puts movements of nodes in the place of those that Assimp has. */
    void replace(FbxRows led) {
        List<String> takes = led.takes();
        for (int t = 0; t < takes.size(); t++) {
            String take = takes.get(t);
            List<FbxRows.Track> own = led.tracks(t);
            int found = IntStream.range(0, played.size())
                    .filter(p -> played.get(p).name.equals(take))
                    .skip(takes.subList(0, t).stream().filter(take::equals).count())
                    .findFirst()
                    .orElse(-1);
            Played old = found < 0 ? new Played(take, 0, List.of()) : played.get(found);
            Map<String, ShapeShares> shapes = new LinkedHashMap<>();
            List<Track> tracks = new ArrayList<>();
            for (Track track : old.tracks) {
                if (!led.leads(track.node)) {
                    tracks.add(track);
                } else if (track.shares.times().length > 0) {
                    shapes.put(track.node, track.shares);
                }
            }
            double seconds = old.seconds;
            for (FbxRows.Track track : own) {
                List<Keys> keys = List.of(Keys.of(track.moves()), Keys.of(track.turns()), Keys.of(track.scales()));
                ShapeShares shares = shapes.remove(track.node());
                tracks.add(new Track(track.node(), keys, shares == null ? ShapeShares.NONE : shares));
                for (Keys all : keys) {
                    seconds = all.times.length == 0 ? seconds : Math.max(seconds, all.times[all.times.length - 1]);
                }
            }
            shapes.forEach((node, shares) -> tracks.add(new Track(node, STILL, shares)));
            Played changed = new Played(take, seconds, tracks);
            if (found >= 0) {
                played.set(found, changed);
            } else if (!tracks.isEmpty()) {
                played.add(changed);
            }
        }
    }

    /** When the last of them comes to rest. */
    private static double seconds(Map<String, ShapeShares> shapes) {
        return shapes.values().stream().mapToDouble(ShapeShares::seconds).max().orElse(0);
    }

    List<ImportTable.AnimationRow> rows() {
        return played.stream()
                .map(p -> new ImportTable.AnimationRow(
                        p.name, p.seconds, p.tracks.stream().map(Track::row).toList()))
                .toList();
    }

    void write(ArrayFile out) throws IOException {
        for (Played animation : played) {
            for (Track track : animation.tracks) {
                for (Keys keys : track.keys) {
                    out.put(keys.times);
                    out.put(keys.values);
                }
                out.put(track.shares.times());
                out.put(track.shares.values());
            }
        }
    }

    /** By the names of the nodes that show the meshes; FBX puts a number behind them. */
    private static Map<String, AIMeshMorphAnim> shapes(AIAnimation animation) {
        Map<String, AIMeshMorphAnim> out = new LinkedHashMap<>();
        PointerBuffer channels = animation.mMorphMeshChannels();
        for (int c = 0; channels != null && c < animation.mNumMorphMeshChannels(); c++) {
            AIMeshMorphAnim channel = AIMeshMorphAnim.create(channels.get(c));
            out.putIfAbsent(channel.mName().dataString().replaceFirst("\\*\\d+$", ""), channel);
        }
        return out;
    }

    private ShapeShares shares(String node, AIMeshMorphAnim shapes, double begin, double ticks) {
        return ShapeShares.of(shapes, targets.getOrDefault(node, List.of()), begin, ticks);
    }

    /** One that is alone holds always: Assimp puts some before an FBX file's beginning. */
    private static float seconds(double time, double ticks, int keys) {
        return keys == 1 ? 0 : (float) (time / ticks);
    }

    private static Keys vectors(AIVectorKey.@Nullable Buffer keys, double ticks) {
        int count = keys == null ? 0 : keys.remaining();
        float[] times = new float[count];
        float[] values = new float[3 * count];
        for (int k = 0; keys != null && k < count; k++) {
            AIVectorKey key = keys.get(k);
            AIVector3D value = key.mValue();
            times[k] = seconds(key.mTime(), ticks, count);
            values[3 * k] = value.x();
            values[3 * k + 1] = value.y();
            values[3 * k + 2] = value.z();
        }
        return new Keys(times, values);
    }

    private static Keys turns(AIQuatKey.@Nullable Buffer keys, double ticks) {
        int count = keys == null ? 0 : keys.remaining();
        float[] times = new float[count];
        float[] values = new float[4 * count];
        for (int k = 0; keys != null && k < count; k++) {
            AIQuatKey key = keys.get(k);
            AIQuaternion value = key.mValue();
            times[k] = seconds(key.mTime(), ticks, count);
            values[4 * k] = value.x();
            values[4 * k + 1] = value.y();
            values[4 * k + 2] = value.z();
            values[4 * k + 3] = value.w();
        }
        return new Keys(times, values);
    }

    private static double finite(double value) {
        return Double.isFinite(value) && value > 0 ? value : 0;
    }
}
