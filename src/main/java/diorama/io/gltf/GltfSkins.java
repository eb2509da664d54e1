package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.MemoryBudget;
import diorama.io.scene.StrongestBones;
import diorama.mesh.Skin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The skins of a glTF file, with the four strongest bones of each vertex. Any thread. */
public final class GltfSkins {
    private final MemoryBudget memory;
    private final List<Bones> skins = new ArrayList<>();

    private record Bones(List<String> names, float[] inverseBind) {}

    /**
     * Bones and weights of vertices as a file has them, four each.
     *
     * @param joints numbers among the skin's bones
     */
    record Carried(float[] joints, float[] weights) {}

    public GltfSkins(GltfViews views, GltfTree tree) throws IOException {
        memory = views.memory();
        GltfFile file = views.file();
        for (int s = 0; s < file.count("skins"); s++) {
            JsonObject skin = file.entry("skins", s);
            JsonArray joints = GltfJson.list(skin, "joints");
            List<String> names = new ArrayList<>();
            for (var joint : joints) {
                int node = GltfJson.index(joint, "joints");
                file.entry("nodes", node);
                names.add(tree.name(node));
            }
            float[] inverse = identities(joints.size());
            int matrices = GltfJson.index(skin, "inverseBindMatrices");
            if (matrices >= 0) {
                GltfNumbers numbers = views.numbers(matrices);
                if (numbers.components() != 16 || numbers.count() < joints.size()) {
                    throw new FileFault("its skin " + s + " has " + joints.size() + " bones, but " + numbers.count()
                            + " matrices of " + numbers.components() + " numbers");
                }
                inverse = Arrays.copyOf(numbers.floats(), inverse.length);
            }
            skins.add(new Bones(names, inverse));
        }
    }

    private static float[] identities(int count) {
        float[] out = new float[16 * count];
        for (int i = 0; i < out.length; i++) {
            out[i] = i % 16 % 5 == 0 ? 1 : 0;
        }
        return out;
    }

    /** @return empty where a skin has no bones */
    public Optional<Skin> skin(int index, int vertices, List<Carried> sets) {
        if (index >= skins.size()) {
            throw new FileFault("it names number " + index + " of its " + skins.size() + " skins");
        }
        Bones bones = skins.get(index);
        if (bones.names.isEmpty()) {
            return Optional.empty();
        }
        memory.take((long) (Integer.BYTES + Float.BYTES) * Skin.PER_VERTEX * vertices);
        StrongestBones strongest = new StrongestBones(vertices);
        for (Carried set : sets) {
            for (int i = 0; i < set.joints.length; i++) {
                if (set.weights[i] > 0 && set.joints[i] >= 0 && set.joints[i] < bones.names.size()) {
                    strongest.add(i / Skin.PER_VERTEX, (int) set.joints[i], set.weights[i]);
                }
            }
        }
        return Optional.of(strongest.skin(bones.names, bones.inverseBind));
    }
}
