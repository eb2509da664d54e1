package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Quaternionf;

/** Places at which a node shows its mesh, besides others (EXT_mesh_gpu_instancing, J. Blackaby and others, 2019). */
final class GltfInstances {
    static final String NAME = "EXT_mesh_gpu_instancing";

    /** A few bytes may state any number of places, each of which is drawn by itself. */
    private static final int MOST = 100_000;

    private GltfInstances() {}

    /**
     * To the node's space; none where a node shows its mesh once.
     */
    static List<Matrix4f> of(GltfViews views, JsonObject node) throws IOException {
        Optional<JsonObject> attributes =
                GltfJson.extension(node, NAME).flatMap(of -> GltfJson.object(of, "attributes"));
        if (attributes.isEmpty()) {
            return List.of();
        }
        List<GltfNumbers> given = new ArrayList<>();
        float[] moves = numbers(views, attributes.get(), "TRANSLATION", 3, given);
        float[] turns = numbers(views, attributes.get(), "ROTATION", 4, given);
        float[] scales = numbers(views, attributes.get(), "SCALE", 3, given);
        int count = given.stream().mapToInt(GltfNumbers::count).min().orElse(0);
        if (count > MOST) {
            throw new FileFault("a node of it shows its mesh at " + count + " places, more than " + MOST);
        }
        List<Matrix4f> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Matrix4f place = placed(moves, turns, scales, i);
            if (place.isFinite()) {
                out.add(place);
            }
        }
        return out;
    }

    private static float[] numbers(GltfViews views, JsonObject of, String name, int width, List<GltfNumbers> given)
            throws IOException {
        int accessor = GltfJson.index(of, name);
        if (accessor < 0) {
            return new float[0];
        }
        GltfNumbers numbers = views.numbers(accessor).used();
        if (numbers.components() != width) {
            throw new FileFault("its " + name + " has " + numbers.components() + " numbers a place, want " + width);
        }
        given.add(numbers);
        return numbers.floats();
    }

    /** Move (turn (scale)) of number {@code i}; arrays without it change nothing. */
    static Matrix4f placed(float[] moves, float[] turns, float[] scales, int i) {
        Matrix4f out = new Matrix4f();
        if (3 * i < moves.length) {
            out.translate(moves[3 * i], moves[3 * i + 1], moves[3 * i + 2]);
        }
        if (4 * i < turns.length) {
            Quaternionf turn = new Quaternionf(turns[4 * i], turns[4 * i + 1], turns[4 * i + 2], turns[4 * i + 3]);
            if (turn.lengthSquared() > 0) {
                out.rotate(turn.normalize());
            }
        }
        if (3 * i < scales.length) {
            out.scale(scales[3 * i], scales[3 * i + 1], scales[3 * i + 2]);
        }
        return out;
    }
}
