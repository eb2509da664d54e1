package diorama.io.assimp;

import diorama.mesh.MaterialMaps;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * Which of a mesh's texture coordinates a material's pictures lie on. A mesh has two sets here, of which the first is that of the base
 * colour. Used in the importing process only.
 *
 * @param base number of the set of the base colour
 * @param other number of the second set, that of the first picture that lies elsewhere; {@code base} where there is none
 * @param second pictures that lie on it
 * @param lost pictures that lie on further ones
 */
record ImportUvs(int base, int other, List<MaterialMaps.Kind> second, List<MaterialMaps.Kind> lost) {
    /** Behind the base colour, in the order of {@link ImportMaterials#KINDS}. */
    private static final List<MaterialMaps.Kind> MAPS = List.of(MaterialMaps.Kind.values());

    private static final ImportUvs PLAIN = new ImportUvs(0, 0, List.of(), List.of());

    static ImportUvs of(AIMaterial material) {
        int base = set(material, ImportMaterials.KINDS[0], 0);
        int other = base;
        List<MaterialMaps.Kind> second = new ArrayList<>();
        List<MaterialMaps.Kind> lost = new ArrayList<>();
        for (int map = 1; map < ImportMaterials.KINDS.length; map++) {
            int set = set(material, ImportMaterials.KINDS[map], base);
            if (set != base) {
                other = other == base ? set : other;
                (set == other ? second : lost).add(MAPS.get(map - 1));
            }
        }
        return new ImportUvs(base, other, second, lost);
    }

    /** Of a mesh's material. */
    static ImportUvs of(AIScene scene, AIMesh mesh) {
        PointerBuffer materials = scene.mMaterials();
        int material = mesh.mMaterialIndex();
        return materials == null || material < 0 || material >= scene.mNumMaterials()
                ? PLAIN
                : of(AIMaterial.create(materials.get(material)));
    }

    /** Of the first of the kinds that there is. */
    private static int set(AIMaterial material, int[] kinds, int none) {
        for (int kind : kinds) {
            if (Assimp.aiGetMaterialTextureCount(material, kind) > 0) {
                int[] set = {0};
                int[] count = {1};
                boolean said = Assimp.aiGetMaterialIntegerArray(material, "$tex.uvwsrc", kind, 0, set, count)
                        == Assimp.aiReturn_SUCCESS;
                return said && set[0] > 0 && set[0] < Assimp.AI_MAX_NUMBER_OF_TEXTURECOORDS ? set[0] : 0;
            }
        }
        return none;
    }

    /** Whether the picture of a place among {@link ImportMaterials#KINDS} lies on a third set. */
    boolean loses(int map) {
        return map > 0 && lost.contains(MAPS.get(map - 1));
    }

    /** First coordinates of a mesh, from the top left; empty where it has none. */
    float[] first(AIMesh mesh) {
        float[] own = pairs(mesh, base);
        return own.length == 0 && base != 0 ? pairs(mesh, 0) : own;
    }

    /** Its second ones, also such as no picture lies on. */
    float[] second(AIMesh mesh) {
        if (second.isEmpty()) {
            boolean swapped = base != 0 && mesh.mTextureCoords(base) != null;
            return pairs(mesh, swapped ? 0 : 1);
        }
        float[] own = pairs(mesh, other);
        return own.length == 0 ? pairs(mesh, 0) : own;
    }

    private static float[] pairs(AIMesh mesh, int set) {
        AIVector3D.Buffer vectors = mesh.mTextureCoords(set);
        if (vectors == null) {
            return new float[0];
        }
        float[] out = new float[2 * vectors.remaining()];
        long at = vectors.address();
        for (int i = 0; i < out.length; i += 2, at += AIVector3D.SIZEOF) {
            out[i] = MemoryUtil.memGetFloat(at);
            out[i + 1] = 1 - MemoryUtil.memGetFloat(at + Float.BYTES);
        }
        return out;
    }
}
