package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
import diorama.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a KTX2 texture (Khronos Group, <i>KTX File Format Specification</i> 2.0) says of itself before any of its texels is
 * unpacked: what is nonsense or too much is told here.
 *
 * @param size of the largest of its copies
 * @param coding how its texels are kept
 */
record KtxHeader(Size size, Coding coding) {
    private static final int LEVELS = 80;
    private static final int LEVEL = 24;
    private static final int MOST_LEVELS = 32;
    /** More is no texture of a model. */
    private static final int MOST_TEXELS = 1 << 26;

    private static final long LARGEST = 1L << 29;

    /** Vulkan's numbers of formats. */
    private static final int UNDEFINED = 0;

    private static final int FIRST_ASTC = 157;
    private static final int LAST_ASTC = 184;

    /** Kinds of texels that can be unpacked. */
    enum Coding {
        /** ETC1S or UASTC. */
        BASIS(0),
        ASTC(0),
        GREY(1),
        RGB(3),
        RGBA(4);

        /** Bytes of a bare texel; 0 where they are not bare. */
        final int bytes;

        Coding(int bytes) {
            this.bytes = bytes;
        }
    }

    /** @throws UserError when it is no texture that can be unpacked */
    static KtxHeader read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            long length = Files.size(file);
            if (length > LARGEST) {
                throw new UserError(file + ": is " + (length >> 20) + " MiB, want a texture of at most "
                        + (LARGEST >> 20) + " MiB");
            }
            byte[] head = in.readNBytes(LEVELS + MOST_LEVELS * LEVEL);
            return of(file, ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN), length);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static KtxHeader of(Path file, ByteBuffer head, long length) {
        if (head.limit() < LEVELS + LEVEL) {
            throw new UserError(file + ": is truncated, want a whole KTX2 picture");
        }
        long width = Integer.toUnsignedLong(head.getInt(20));
        long height = Integer.toUnsignedLong(head.getInt(24));
        boolean flat = head.getInt(28) == 0 && head.getInt(32) == 0 && head.getInt(36) == 1 && height > 0;
        if (!flat) {
            throw new UserError(file + ": is a KTX2 texture of a line, a volume, a cube or layers, want a flat one");
        }
        Size size = Decoder.checkSize(file, width, height);
        if (size.pixels() > MOST_TEXELS) {
            throw new UserError(
                    file + ": declares " + size + " texels, want at most " + (MOST_TEXELS >> 20) + " x 2^20");
        }
        Coding coding = coding(file, head.getInt(12));
        int levels = Math.max(1, head.getInt(40));
        if (levels > MOST_LEVELS || head.limit() < LEVELS + levels * LEVEL) {
            throw new UserError(file + ": is a broken KTX2 picture (it says to have "
                    + Integer.toUnsignedString(head.getInt(40)) + " sizes)");
        }
        for (int level = 0; level < levels; level++) {
            int at = LEVELS + level * LEVEL;
            checkLevel(file, head.getLong(at), head.getLong(at + 8), length);
            long unpacked = head.getLong(at + 16);
            // bare texels are the longest of all kinds that are read
            if (unpacked < 0 || unpacked > 4L * MOST_TEXELS) {
                throw new UserError(file + ": is a broken KTX2 picture (it says to unpack to "
                        + Long.toUnsignedString(unpacked) + " bytes)");
            }
        }
        return new KtxHeader(size, coding);
    }

    private static void checkLevel(Path file, long from, long bytes, long length) {
        if (from < 0 || bytes < 0 || from > length || bytes > length - from) {
            throw new UserError(file + ": is truncated, want a whole KTX2 picture");
        }
    }

    private static Coding coding(Path file, int format) {
        if (format >= FIRST_ASTC && format <= LAST_ASTC) {
            return Coding.ASTC;
        }
        return switch (format) {
            case UNDEFINED -> Coding.BASIS;
            case 9, 15 -> Coding.GREY; // UNORM, SRGB
            case 23, 29 -> Coding.RGB;
            case 37, 43 -> Coding.RGBA;
            default ->
                throw new UserError(file
                        + ": is a KTX2 texture of a kind that only graphics cards unpack (Vulkan's format "
                        + Integer.toUnsignedString(format) + "), want Basis Universal, ASTC or bare texels of 8 bits");
        };
    }
}
