package diorama.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The further pictures of a JPEG file (CIPA DC-007, "Multi-Picture Format", 2009): APP2 segment "MPF", index of entries. */
final class MultiPicture {
    private static final int APP2 = 0xffe2;
    private static final int SCAN = 0xffda;
    private static final int ENTRIES = 0xb002;
    private static final int ENTRY_BYTES = 16;
    private static final int MAX_PICTURES = 64;

    private MultiPicture() {}

    /** All but the first, as whole JPEG files; none where there is no index or it points nowhere. */
    static List<byte[]> further(byte[] jpeg) {
        ByteBuffer in = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = in.getChar(at);
            int length = in.getChar(at + 2);
            if (marker == SCAN || marker < 0xff00 || length < 2) {
                return List.of();
            }
            boolean index = marker == APP2
                    && at + 8 <= jpeg.length
                    && new String(jpeg, at + 4, 4, StandardCharsets.ISO_8859_1).equals("MPF\0");
            if (index) {
                return pictures(jpeg, at + 8, Math.min(jpeg.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return List.of();
    }

    /** Offsets in the index count from its own start. */
    private static List<byte[]> pictures(byte[] jpeg, int start, int end) {
        List<byte[]> found = new ArrayList<>();
        if (end - start < 10) {
            return found;
        }
        ByteBuffer index = ByteBuffer.wrap(jpeg, start, end - start).slice();
        index.order(index.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = index.getInt(4);
        if (directory < 8 || directory + 2 > index.limit()) {
            return found;
        }
        int tags = index.getChar(directory);
        for (int i = 0; i < tags && directory + 14 + 12 * i <= index.limit(); i++) {
            int tag = directory + 2 + 12 * i;
            if (index.getChar(tag) == ENTRIES) {
                int count = Math.min(MAX_PICTURES, index.getInt(tag + 4) / ENTRY_BYTES);
                entries(jpeg, start, index, index.getInt(tag + 8), count, found);
            }
        }
        return found;
    }

    private static void entries(byte[] jpeg, int start, ByteBuffer index, int at, int count, List<byte[]> found) {
        for (int i = 1; i < count; i++) {
            int entry = at + ENTRY_BYTES * i;
            if (at < 0 || at > index.limit() || entry + ENTRY_BYTES > index.limit()) {
                return;
            }
            long from = (index.getInt(entry + 8) & 0xffffffffL) + start;
            long to = from + (index.getInt(entry + 4) & 0xffffffffL);
            boolean picture = to <= jpeg.length && to - from > 4 && (jpeg[(int) from] & 0xff) == 0xff;
            if (picture && (jpeg[(int) from + 1] & 0xff) == 0xd8) {
                found.add(Arrays.copyOfRange(jpeg, (int) from, (int) to));
            }
        }
    }
}
