package diorama.io.assimp;

import diorama.io.fbx.ShapeShares;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ShapeTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final List<ImportTable.AnimationRow> rows = new ArrayList<>();
    private final List<float[]> arrays = new ArrayList<>();

    private final Map<String, List<ShapeTarget>> targets;

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
            List<ImportTable.TrackRow> tracks = new ArrayList<>();
            Map<String, ShapeShares> shapes = new LinkedHashMap<>(more);
            double begin = animation.mDuration() < 0 ? NOWHERE : 0;
            shapes(animation).forEach((node, keys) -> shapes.put(node, shares(node, keys, begin, ticks)));
            double last = seconds(shapes);
            PointerBuffer channels = animation.mChannels();
            for (int c = 0; channels != null && c < animation.mNumChannels(); c++) {
                AINodeAnim channel = AINodeAnim.create(channels.get(c));
                String node = channel.mNodeName().dataString();
                int[] keys = {
                    vectors(channel.mPositionKeys(), ticks),
                    turns(channel.mRotationKeys(), ticks),
                    vectors(channel.mScalingKeys(), ticks),
                    0
                };
                ShapeShares shares = shapes.remove(node);
                tracks.add(track(node, keys, shares == null ? ShapeShares.NONE : shares));
            }
            addAlone(shapes, tracks);
            double seconds = Math.max(finite(animation.mDuration() / ticks), last);
            rows.add(new ImportTable.AnimationRow(animation.mName().dataString(), seconds, tracks));
        }
        if (rows.isEmpty() && !more.isEmpty()) {
            List<ImportTable.TrackRow> tracks = new ArrayList<>();
            addAlone(more, tracks);
            rows.add(new ImportTable.AnimationRow("shapes", seconds(more), tracks));
        }
    }

    /** Of nodes that nothing else moves. */
    private void addAlone(Map<String, ShapeShares> shapes, List<ImportTable.TrackRow> tracks) {
        shapes.forEach((node, shares) -> {
            for (int none = 0; none < 6; none++) {
                arrays.add(new float[0]);
            }
            tracks.add(track(node, new int[4], shares));
        });
    }

    /** When the last of them comes to rest. */
    private static double seconds(Map<String, ShapeShares> shapes) {
        return shapes.values().stream().mapToDouble(ShapeShares::seconds).max().orElse(0);
    }

    List<ImportTable.AnimationRow> rows() {
        return rows;
    }

    void write(ArrayFile out) throws IOException {
        for (float[] array : arrays) {
            out.put(array);
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

    private ImportTable.TrackRow track(String node, int[] keys, ShapeShares shares) {
        arrays.add(shares.times());
        arrays.add(shares.values());
        keys[3] = shares.times().length;
        return new ImportTable.TrackRow(node, keys, shares.shapes());
    }

    private int vectors(AIVectorKey.@Nullable Buffer keys, double ticks) {
        int count = keys == null ? 0 : keys.remaining();
        float[] times = new float[count];
        float[] values = new float[3 * count];
        for (int k = 0; keys != null && k < count; k++) {
            AIVectorKey key = keys.get(k);
            AIVector3D value = key.mValue();
            times[k] = (float) (key.mTime() / ticks);
            values[3 * k] = value.x();
            values[3 * k + 1] = value.y();
            values[3 * k + 2] = value.z();
        }
        arrays.add(times);
        arrays.add(values);
        return count;
    }

    private int turns(AIQuatKey.@Nullable Buffer keys, double ticks) {
        int count = keys == null ? 0 : keys.remaining();
        float[] times = new float[count];
        float[] values = new float[4 * count];
        for (int k = 0; keys != null && k < count; k++) {
            AIQuatKey key = keys.get(k);
            AIQuaternion value = key.mValue();
            times[k] = (float) (key.mTime() / ticks);
            values[4 * k] = value.x();
            values[4 * k + 1] = value.y();
            values[4 * k + 2] = value.z();
            values[4 * k + 3] = value.w();
        }
        arrays.add(times);
        arrays.add(values);
        return count;
    }

    private static double finite(double value) {
        return Double.isFinite(value) && value > 0 ? value : 0;
    }
}
