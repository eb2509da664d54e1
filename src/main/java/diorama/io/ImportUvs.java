package diorama.io;

import diorama.mesh.MaterialMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMaterialProperty;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * On which texture coordinates the pictures of a material lie: a mesh has two, the first for the base colour, with the moves,
 * turns and scales of KHR_texture_transform in them. Used in the importing process only.
 *
 * @param first of the base colour, or of whatever picture there is
 * @param second of other pictures that lie elsewhere
 * @param onSecond which these are
 * @param lost pictures on third coordinates
 */
record ImportUvs(Place first, Optional<Place> second, List<MaterialMaps.Kind> onSecond, List<MaterialMaps.Kind> lost) {
    private static final List<MaterialMaps.Kind> KINDS = List.of(MaterialMaps.Kind.values());

    /**
     * Coordinates from the top left: u to a u + b v + c, v to d u + e v + f.
     *
     * @param set number of the mesh's coordinates
     */
    record Place(int set, float a, float b, float c, float d, float e, float f) {
        static Place of(int set) {
            return new Place(set, 1, 0, 0, 0, 1, 0);
        }

        private boolean isPlain() {
            return equals(of(set));
        }

        /** Of a mesh's vertices; of its first coordinates where it has not those; empty where it has none. */
        float[] of(AIMesh mesh) {
            AIVector3D.Buffer own = mesh.mTextureCoords(set);
            AIVector3D.Buffer from = own == null ? mesh.mTextureCoords(0) : own;
            return from == null ? new float[0] : pairs(from);
        }

        private float[] pairs(AIVector3D.Buffer vectors) {
            float[] out = new float[2 * vectors.remaining()];
            long at = vectors.address();
            for (int i = 0; i < out.length; i += 2, at += AIVector3D.SIZEOF) {
                float u = MemoryUtil.memGetFloat(at);
                float v = 1 - MemoryUtil.memGetFloat(at + Float.BYTES);
                out[i] = u;
                out[i + 1] = v;
                if (!isPlain()) {
                    out[i] = a * u + b * v + c;
                    out[i + 1] = d * u + e * v + f;
                }
            }
            return out;
        }
    }

    /** Pictures of formats whose coordinates are all alike. */
    static final ImportUvs PLAIN = new ImportUvs(Place.of(0), Optional.empty(), List.of(), List.of());

    /** @param kinds Assimp's kinds of textures for the base colour and each of {@link MaterialMaps.Kind}, best first */
    static ImportUvs of(AIMaterial material, int[][] kinds, AIString text) {
        List<Place> places = new ArrayList<>();
        List<MaterialMaps.Kind> onSecond = new ArrayList<>();
        List<MaterialMaps.Kind> lost = new ArrayList<>();
        for (int k = 0; k <= KINDS.size(); k++) {
            Optional<Place> place = place(material, kinds[k], text);
            if (place.isEmpty()) {
                continue;
            }
            int known = places.indexOf(place.get());
            if (known < 0 && places.size() < 2) {
                known = places.size();
                places.add(place.get());
            }
            if (known != 0) {
                (known < 0 ? lost : onSecond).add(KINDS.get(k - 1));
            }
        }
        return new ImportUvs(
                places.isEmpty() ? Place.of(0) : places.get(0),
                places.size() > 1 ? Optional.of(places.get(1)) : Optional.empty(),
                onSecond,
                lost);
    }

    /** Second coordinates of a mesh; such as no picture needs, where there are any, for writing them on. */
    float[] seconds(AIMesh mesh) {
        int other = first.set == 0 ? 1 : 0;
        if (second.isEmpty() && (mesh.mTextureCoords(other) == null || mesh.mTextureCoords(first.set) == null)) {
            return new float[0];
        }
        return second.orElse(Place.of(other)).of(mesh);
    }

    private static Optional<Place> place(AIMaterial material, int[] kinds, AIString text) {
        for (int kind : kinds) {
            int[] set = {0};
            if (Assimp.aiGetMaterialTexture(material, kind, 0, text, null, set, null, null, null, null)
                    == Assimp.aiReturn_SUCCESS) {
                return Optional.of(placed(Math.max(0, Math.min(7, set[0])), material, kind));
            }
        }
        return Optional.empty();
    }

    private static Place placed(int set, AIMaterial material, int kind) {
        AIMaterialProperty moved = ImportSamplers.property(material, kind, Assimp._AI_MATKEY_UVTRANSFORM_BASE);
        if (moved != null && moved.mDataLength() >= 5 * Float.BYTES) {
            return transformed(set, MemoryUtil.memAddress(moved.mData()));
        }
        return Place.of(set);
    }

    /**
     * From Assimp's move, scale and turn, which are about the picture's middle with v upwards, back to the file's: move (turn
     * (scale (u, v))) with v downwards.
     */
    private static Place transformed(int set, long at) {
        double moveX = MemoryUtil.memGetFloat(at);
        double moveY = MemoryUtil.memGetFloat(at + 4);
        double scaleX = MemoryUtil.memGetFloat(at + 8);
        double scaleY = MemoryUtil.memGetFloat(at + 12);
        double turn = -MemoryUtil.memGetFloat(at + 16);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double offsetX = moveX - 0.5 * scaleX * (-cos + sin + 1);
        double offsetY = 0.5 * scaleY * (sin + cos - 1) + 1 - scaleY - moveY;
        Place place = new Place(
                set,
                (float) (cos * scaleX),
                (float) (sin * scaleY),
                (float) offsetX,
                (float) (-sin * scaleX),
                (float) (cos * scaleY),
                (float) offsetY);
        boolean finite = Float.isFinite(place.a + place.b + place.c + place.d + place.e + place.f);
        return finite ? place : Place.of(set);
    }
}
