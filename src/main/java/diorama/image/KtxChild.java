package diorama.image;

import diorama.base.ParentWatch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.ktx.KTX;
import org.lwjgl.util.ktx.ktxTexture;
import org.lwjgl.util.ktx.ktxTexture2;

/** The process that unpacks KTX2 textures by Khronos' libktx: a broken file can crash, hang or exhaust it. It ends with its parent. */
public final class KtxChild {
    /** Number of files, then their names. */
    static final String LIST = "list";
    /** Of each file in its order whether it was read; then width, height, whether opacity is in its colours, RGBA; or why not. */
    static final String TEXELS = "texels";

    private static final int BROKEN = 1;

    private static final String AS_THEY_ARE = "rgba";

    private KtxChild() {}

    /** Texels are at fault, in words. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String reason) {
            super(reason);
        }
    }

    /** @param args folder */
    public static void main(String[] args) {
        ParentWatch.start(BROKEN);
        int code = 0;
        Path folder = Path.of(args[0]);
        try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(LIST))));
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(TEXELS)), 1 << 16))) {
            for (int left = in.readInt(); left > 0; left--) {
                write(Path.of(in.readUTF()), out);
                out.flush();
            }
        } catch (IOException | RuntimeException | Error e) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(e);
            code = BROKEN;
        }
        Runtime.getRuntime().halt(code);
    }

    private static void write(Path file, DataOutputStream out) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer whole = MemoryUtil.memAlloc(bytes.length);
        whole.put(bytes).flip();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer made = stack.mallocPointer(1);
            check(KTX.ktxTexture2_CreateFromMemory(whole, KTX.KTX_TEXTURE_CREATE_LOAD_IMAGE_DATA_BIT, made));
            ktxTexture2 texture = ktxTexture2.create(made.get(0));
            try {
                write(texture, KtxHeader.read(file), stack, out);
            } finally {
                KTX.ktxTexture2_Destroy(texture);
            }
        } catch (Fault e) {
            out.writeBoolean(false);
            out.writeUTF(String.valueOf(e.getMessage()));
        } finally {
            MemoryUtil.memFree(whole);
        }
    }

    private static void write(ktxTexture2 texture, KtxHeader header, MemoryStack stack, DataOutputStream out)
            throws IOException, Fault {
        int texel = header.coding().bytes;
        boolean premultiplied = KTX.ktxTexture2_GetPremultipliedAlpha(texture);
        if (KTX.ktxTexture2_IsHDR(texture)) {
            throw new Fault("its light is brighter than white, which is not read");
        }
        if (KTX.ktxTexture2_NeedsTranscoding(texture)) {
            check(KTX.ktxTexture2_TranscodeBasis(texture, KTX.KTX_TTF_RGBA32, 0));
            texel = 4;
        } else if (header.coding() == KtxHeader.Coding.ASTC) {
            check(KTX.ktxTexture2_DecodeAstc(texture));
            texel = 4;
        }
        PointerBuffer from = stack.mallocPointer(1);
        check(KTX.ktxTexture2_GetImageOffset(texture, 0, 0, 0, from));
        ktxTexture plain = ktxTexture.create(texture.address());
        long length = KTX.ktxTexture_GetDataSize(plain);
        int width = header.size().width();
        int height = header.size().height();
        boolean fits = texel > 0
                && texture.baseWidth() == width
                && texture.baseHeight() == height
                && from.get(0) >= 0
                && length - from.get(0) >= (long) texel * width * height;
        if (!fits) {
            throw new Fault("its texels are fewer than it says");
        }
        String order = order(texture, stack);
        out.writeBoolean(true);
        out.writeInt(width);
        out.writeInt(height);
        out.writeBoolean(premultiplied);
        boolean upwards = texture.orientation().y() == KTX.KTX_ORIENT_Y_UP;
        long texels = KTX.nktxTexture_GetData(texture.address()) + from.get(0);
        byte[] row = new byte[4 * width];
        for (int y = 0; y < height; y++) {
            row(texels + (long) texel * width * (upwards ? height - 1 - y : y), texel, row);
            reorder(row, order);
            out.write(row);
        }
    }

    /** Of each of red, green, blue and alpha where it comes from, as the file's KTXswizzle has it. */
    private static String order(ktxTexture2 texture, MemoryStack stack) throws Fault {
        PointerBuffer found = stack.mallocPointer(1);
        IntBuffer length = stack.mallocInt(1);
        long list = texture.address() + ktxTexture2.KVDATAHEAD;
        if (KTX.ktxHashList_FindValue(list, KTX.KTX_SWIZZLE_KEY, length, found) != KTX.KTX_SUCCESS) {
            return AS_THEY_ARE;
        }
        String order = MemoryUtil.memASCII(found.get(0), Math.max(0, Math.min(4, length.get(0))));
        if (!order.matches("[rgba01]{4}")) {
            throw new Fault("its KTXswizzle is no order of channels");
        }
        return order;
    }

    private static void reorder(byte[] row, String order) {
        if (order.equals(AS_THEY_ARE)) {
            return;
        }
        byte[] values = {0, 0, 0, 0, 0, -1};
        for (int o = 0; o < row.length; o += 4) {
            System.arraycopy(row, o, values, 0, 4);
            for (int c = 0; c < 4; c++) {
                row[o + c] = values["rgba01".indexOf(order.charAt(c))];
            }
        }
    }

    private static void row(long from, int texel, byte[] out) {
        long at = from;
        for (int o = 0; o < out.length; o += 4, at += texel) {
            out[o] = MemoryUtil.memGetByte(at);
            out[o + 1] = texel == 1 ? out[o] : MemoryUtil.memGetByte(at + 1);
            out[o + 2] = texel == 1 ? out[o] : MemoryUtil.memGetByte(at + 2);
            out[o + 3] = texel < 4 ? -1 : MemoryUtil.memGetByte(at + 3);
        }
    }

    private static void check(int code) throws Fault {
        if (code != KTX.KTX_SUCCESS) {
            String said = KTX.ktxErrorString(code);
            throw new Fault("libktx says: " + (said == null ? code : said));
        }
    }
}
