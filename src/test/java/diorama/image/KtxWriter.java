package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.util.ktx.KTX;
import org.lwjgl.util.ktx.ktxBasisParams;
import org.lwjgl.util.ktx.ktxTexture;
import org.lwjgl.util.ktx.ktxTexture2;
import org.lwjgl.util.ktx.ktxTextureCreateInfo;

/** Writes KTX2 textures for tests, by Khronos' own library. */
public final class KtxWriter {
    private static final int RGBA_SRGB = 43;

    /** How texels are kept. */
    public enum Kind {
        BARE,
        ETC1S,
        UASTC,
        /** UASTC that is compressed once more. */
        UASTC_ZSTD,
        ASTC
    }

    private KtxWriter() {}

    public static Path write(RgbaImage image, Kind kind, Path file) {
        return write(image, kind, file, "rd");
    }

    /** @param orientation "rd" where the first row is at the top, "ru" where it is at the bottom */
    static Path write(RgbaImage image, Kind kind, Path file, String orientation) {
        return write(image, kind, file, Map.of(KTX.KTX_ORIENTATION_KEY, orientation));
    }

    /** @param keys what the file says besides */
    static Path write(RgbaImage image, Kind kind, Path file, Map<String, String> keys) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ktxTextureCreateInfo info = ktxTextureCreateInfo
                    .calloc(stack)
                    .vkFormat(RGBA_SRGB)
                    .baseWidth(image.width())
                    .baseHeight(image.height())
                    .baseDepth(1)
                    .numDimensions(2)
                    .numLevels(1)
                    .numLayers(1)
                    .numFaces(1);
            PointerBuffer made = stack.mallocPointer(1);
            check(KTX.ktxTexture2_Create(info, KTX.KTX_TEXTURE_CREATE_ALLOC_STORAGE, made));
            ktxTexture2 texture = ktxTexture2.create(made.get(0));
            ByteBuffer rgba = image.rgba().duplicate();
            rgba.clear();
            check(KTX.ktxTexture_SetImageFromMemory(ktxTexture.create(texture.address()), 0, 0, 0, rgba));
            keys.forEach((key, text) -> {
                byte[] words = (text + "\0").getBytes(StandardCharsets.US_ASCII);
                ByteBuffer value = stack.malloc(words.length).put(words).flip();
                check(KTX.ktxHashList_AddKVPair(texture.address() + ktxTexture2.KVDATAHEAD, key, value));
            });
            compress(texture, kind, stack);
            check(KTX.ktxTexture2_WriteToNamedFile(texture, file.toString()));
            KTX.ktxTexture2_Destroy(texture);
            return file;
        }
    }

    private static void compress(ktxTexture2 texture, Kind kind, MemoryStack stack) {
        if (kind == Kind.ASTC) {
            check(KTX.ktxTexture2_CompressAstc(texture, KTX.KTX_PACK_ASTC_QUALITY_LEVEL_FAST));
        } else if (kind != Kind.BARE) {
            ktxBasisParams how = ktxBasisParams
                    .calloc(stack)
                    .structSize(ktxBasisParams.SIZEOF)
                    .codec(kind == Kind.ETC1S ? KTX.KTX_BASIS_CODEC_ETC1S : KTX.KTX_BASIS_CODEC_UASTC_LDR_4x4)
                    .threadCount(1)
                    .qualityLevel(128);
            check(KTX.ktxTexture2_CompressBasisEx(texture, how));
        }
        if (kind == Kind.UASTC_ZSTD) {
            check(KTX.ktxTexture2_DeflateZstd(texture, 5));
        }
    }

    private static void check(int code) {
        assertEquals(KTX.KTX_SUCCESS, code, () -> String.valueOf(KTX.ktxErrorString(code)));
    }
}
