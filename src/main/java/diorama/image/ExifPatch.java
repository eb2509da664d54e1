package diorama.image;

import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Changes in an EXIF block what is not true any more of a picture made of the one it came with. */
final class ExifPatch {
    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_IFD = 0x8769;
    private static final int WIDTH = 0xa002;
    private static final int HEIGHT = 0xa003;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer tiff;

    private ExifPatch(byte[] block) {
        tiff = ByteBuffer.wrap(block);
        tiff.order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** The block for an upright picture of that size; without its thumbnail. Empty when it is broken. */
    static Optional<byte[]> upright(byte[] block, Size now) {
        byte[] copy = block.clone();
        try {
            ExifPatch patch = new ExifPatch(copy);
            int first = patch.tiff.getInt(4);
            patch.set(first, ORIENTATION, 1);
            int exif = patch.find(first, EXIF_IFD);
            if (exif >= 0) {
                int directory = patch.tiff.getInt(exif + 8);
                patch.set(directory, WIDTH, now.width());
                patch.set(directory, HEIGHT, now.height());
            }
            int next = first + 2 + ENTRY_BYTES * patch.count(first);
            patch.tiff.putInt(next, 0);
            return Optional.of(copy);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private int count(int directory) {
        return tiff.getShort(directory) & 0xffff;
    }

    /** Where the entry of {@code tag} begins, or -1. */
    private int find(int directory, int tag) {
        for (int i = 0; i < count(directory); i++) {
            int entry = directory + 2 + ENTRY_BYTES * i;
            if ((tiff.getShort(entry) & 0xffff) == tag) {
                return entry;
            }
        }
        return -1;
    }

    private void set(int directory, int tag, int value) {
        int entry = find(directory, tag);
        if (entry < 0) {
            return;
        }
        if (tiff.getShort(entry + 2) == SHORT) {
            tiff.putShort(entry + 8, (short) value);
        } else {
            tiff.putInt(entry + 8, value);
        }
    }
}
