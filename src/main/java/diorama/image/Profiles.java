package diorama.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Colour profiles in files: what they are of, and hiding one in memory from readers that give up on it or heed it unasked. */
final class Profiles {
    private static final int JPEG_PROFILE = 0xe2;
    private static final int TIFF_PROFILE = 34675;
    private static final int WEBP_PROFILE = 0x50434349;

    private Profiles() {}

    /** Whether a profile can be used and tells of red, green and blue. */
    static boolean isOfRgb(byte[] profile) {
        try {
            return ICC_Profile.getInstance(profile).getColorSpaceType() == ColorSpace.TYPE_RGB;
        } catch (IllegalArgumentException e) {
            // a broken one says nothing
            return false;
        }
    }

    /** Renames the place of the profile, so that it is passed over; false when there is none. */
    static boolean hide(PictureFormat format, byte[] file) {
        if (format == PictureFormat.JPEG) {
            return hideInJpeg(file);
        }
        if (format == PictureFormat.TIFF) {
            return hideInTiff(file);
        }
        return format == PictureFormat.WEBP && hideInWebp(file);
    }

    private static boolean hideInJpeg(byte[] file) {
        boolean found = false;
        int at = 2;
        while (at + 4 <= file.length && file[at] == -1 && (file[at + 1] & 0xff) != 0xda) {
            if (file[at + 1] == -1) {
                // markers may have any number of these before them
                at++;
                continue;
            }
            if ((file[at + 1] & 0xff) == JPEG_PROFILE) {
                file[at + 1] = (byte) 0xef;
                found = true;
            }
            at += 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
        }
        return found;
    }

    private static boolean hideInTiff(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = b.getInt(4);
        if (b.getShort(2) != 42 || directory < 8 || directory > file.length - 2) {
            return false;
        }
        int count = b.getChar(directory);
        for (int i = 0; i < count && directory + 14 + 12 * i <= file.length; i++) {
            int entry = directory + 2 + 12 * i;
            if (b.getChar(entry) == TIFF_PROFILE) {
                b.putChar(entry, (char) (TIFF_PROFILE + 1));
                return true;
            }
        }
        return false;
    }

    private static boolean hideInWebp(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 12; at + 8 <= file.length; ) {
            if (b.getInt((int) at) == WEBP_PROFILE) {
                b.putInt((int) at, WEBP_PROFILE + 1);
                // the extended header says that there is one
                file[20] &= ~0x20;
                return true;
            }
            long length = b.getInt((int) at + 4) & 0xffffffffL;
            at += 8 + length + (length & 1);
        }
        return false;
    }
}
