package diorama.io.assimp;

import diorama.image.Sampler;
import diorama.image.Sampler.Wrap;
import diorama.io.fbx.FbxTree;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How pictures go on beyond their rims in files of which Assimp does not say so. Used in the importing process only.
 */
final class ImportRims {
    /** Parts of the words for what a picture does, for each of {@link ImportTable.MaterialRow#textures}. */
    private static final List<List<String>> WORDS = List.of(
            List.of("diffuse", "basecolor"),
            List.of("rough", "metal"),
            List.of("normal", "bump"),
            List.of("occlu", "ambient"),
            List.of("emiss"));

    private final Map<String, List<Rim>> materials = new HashMap<>();

    /**
     * A picture's.
     *
     * @param use the file's word for what it does
     */
    record Rim(String use, Wrap u, Wrap v) {}

    static ImportRims of(ImportFormat format, GuardedFiles files, List<FbxTree.Node> fbx) throws IOException {
        ImportRims rims = new ImportRims();
        if (format.isFbx()) {
            rims.addFbx(fbx);
        } else if (format.isCollada()) {
            ColladaRims.of(files.bytes()).forEach(rims::add);
        }
        return rims;
    }

    private void add(String material, List<Rim> rims) {
        // of materials that are called alike nobody knows which is which
        materials.merge(material, rims, (one, other) -> one.equals(other) ? one : List.of());
    }

    private void addFbx(List<FbxTree.Node> file) {
        Map<Long, FbxTree.Node> objects = new HashMap<>();
        Map<Long, List<Rim>> found = new HashMap<>();
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (!each.name().equals("C")) {
                    objects.put(each.whole(0), each);
                }
            }
        }
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                FbxTree.Node texture = objects.get(each.whole(1));
                if (each.name().equals("C")
                        && each.text(0).equals("OP")
                        && texture != null
                        && texture.name().equals("Texture")) {
                    found.computeIfAbsent(each.whole(2), id -> new ArrayList<>())
                            .add(new Rim(each.text(3), fbx(texture, "WrapModeU"), fbx(texture, "WrapModeV")));
                }
            }
        }
        found.forEach((id, rims) -> {
            FbxTree.Node material = objects.get(id);
            if (material != null && material.name().equals("Material")) {
                add(material.title(), rims);
            }
        });
    }

    private static Wrap fbx(FbxTree.Node texture, String property) {
        return texture.property(property).orElse(0.0) == 1 ? Wrap.CLAMP : Wrap.REPEAT;
    }

    /**
     * A sampler with what the file says besides.
     *
     * @param map which of the material's pictures
     */
    Sampler on(Sampler sampler, String material, int map) {
        List<Rim> rims = materials.getOrDefault(material, List.of());
        boolean said = sampler.u() != Wrap.REPEAT || sampler.v() != Wrap.REPEAT;
        if (said || rims.isEmpty()) {
            return sampler;
        }
        Rim found = rims.stream()
                .filter(rim -> WORDS.get(map).stream()
                        .anyMatch(rim.use.toLowerCase(Locale.ROOT).replace("_", "")::contains))
                .findFirst()
                .orElse(rims.get(0));
        boolean sure = WORDS.get(map).stream()
                        .anyMatch(found.use.toLowerCase(Locale.ROOT).replace("_", "")::contains)
                || rims.stream().allMatch(r -> r.u == found.u && r.v == found.v);
        return sure ? new Sampler(found.u, found.v, sampler.larger(), sampler.smaller(), sampler.copies()) : sampler;
    }
}
