package diorama.io.assimp;

import diorama.image.Sampler;
import diorama.image.Sampler.Copies;
import diorama.image.Sampler.Filter;
import diorama.image.Sampler.Wrap;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMaterialProperty;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/** How Assimp's materials look their pictures up. Used in the importing process only. */
final class ImportSamplers {
    private static final String LARGER = "$tex.mappingfiltermag";
    private static final String SMALLER = "$tex.mappingfiltermin";
    /** OpenGL's numbers, as glTF has them. */
    private static final int NEAREST = 9728;

    private static final int LINEAR = 9729;
    private static final int NEAREST_COPY = 9984;

    private ImportSamplers() {}

    /** @param kind one of Assimp's kinds of textures */
    static Sampler of(AIMaterial material, int kind) {
        int larger = number(material, kind, LARGER).orElse(LINEAR);
        int smaller = number(material, kind, SMALLER).orElse(0);
        Sampler plain = new Sampler(
                wrap(material, kind, Assimp._AI_MATKEY_MAPPINGMODE_U_BASE),
                wrap(material, kind, Assimp._AI_MATKEY_MAPPINGMODE_V_BASE));
        return new Sampler(
                plain.u(),
                plain.v(),
                larger == NEAREST ? Filter.NEAREST : Filter.LINEAR,
                texels(smaller),
                copies(smaller));
    }

    /** Even numbers are those of the nearest texel. */
    private static Filter texels(int smaller) {
        return smaller == NEAREST || (isOfCopies(smaller) && smaller % 2 == 0) ? Filter.NEAREST : Filter.LINEAR;
    }

    private static Copies copies(int smaller) {
        if (smaller == NEAREST || smaller == LINEAR) {
            return Copies.NONE;
        }
        return isOfCopies(smaller) && smaller < NEAREST_COPY + 2 ? Copies.NEAREST : Copies.BETWEEN;
    }

    /** 9984 to 9987: texels nearest or linear of the copy of the nearest size, then the same between two copies. */
    private static boolean isOfCopies(int smaller) {
        return smaller >= NEAREST_COPY && smaller < NEAREST_COPY + 4;
    }

    private static Wrap wrap(AIMaterial material, int kind, String key) {
        AIMaterialProperty property = property(material, kind, key);
        if (property == null) {
            return Wrap.REPEAT;
        }
        long at = MemoryUtil.memAddress(property.mData());
        if (property.mDataLength() < Integer.BYTES) {
            // X3D's word for it: whether it repeats
            return MemoryUtil.memGetByte(at) == 0 ? Wrap.CLAMP : Wrap.REPEAT;
        }
        return switch (MemoryUtil.memGetInt(at)) {
            case Assimp.aiTextureMapMode_Mirror -> Wrap.MIRROR;
            // a decal has nothing around it, for which there is no other word here
            case Assimp.aiTextureMapMode_Clamp, Assimp.aiTextureMapMode_Decal -> Wrap.CLAMP;
            default -> Wrap.REPEAT;
        };
    }

    /** What is said of the first texture of a kind; null where nothing is. */
    static @Nullable AIMaterialProperty property(AIMaterial material, int kind, String key) {
        for (int p = 0; p < material.mNumProperties(); p++) {
            AIMaterialProperty property =
                    AIMaterialProperty.create(material.mProperties().get(p));
            if (property.mSemantic() == kind
                    && property.mIndex() == 0
                    && property.mKey().dataString().equals(key)) {
                return property;
            }
        }
        return null;
    }

    private static OptionalInt number(AIMaterial material, int kind, String key) {
        AIMaterialProperty property = property(material, kind, key);
        return property == null || property.mDataLength() < Integer.BYTES
                ? OptionalInt.empty()
                : OptionalInt.of(MemoryUtil.memGetInt(MemoryUtil.memAddress(property.mData())));
    }
}
