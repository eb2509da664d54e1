package diorama.video.file;

import diorama.base.Size;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first bytes of a QuickTime film of plain pixels, red, green, blue and opacity of 8 bits, behind which its frames follow
 * one after the other.
 *
 * @param millis that each frame is shown
 */
record PixelFilm(Size size, List<Integer> millis) {
    private static final int SECOND = 1000;
    private static final int DATA_HEAD = 16;

    /** What a box holds. */
    private interface Content {
        void write(DataOutputStream to) throws IOException;
    }

    /** All before the first pixel. */
    byte[] head() {
        // the table of chunks says where the first pixel is, so that its own length must be known
        int length = head(0).length;
        return head(length);
    }

    private byte[] head(long first) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            box(to, "ftyp", b -> {
                b.writeBytes("qt  ");
                b.writeInt(0);
                b.writeBytes("qt  ");
            });
            box(to, "moov", b -> {
                box(b, "mvhd", this::film);
                box(b, "trak", t -> {
                    box(t, "tkhd", this::track);
                    box(t, "mdia", m -> media(m, first));
                });
            });
            to.writeInt(1);
            to.writeBytes("mdat");
            to.writeLong(DATA_HEAD + 4L * size.pixels() * millis.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void box(DataOutputStream to, String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream inner = new DataOutputStream(bytes)) {
            content.write(inner);
        }
        to.writeInt(8 + bytes.size());
        to.write(name.getBytes(StandardCharsets.US_ASCII));
        bytes.writeTo(to);
    }

    private int duration() {
        return Math.toIntExact(Math.min(
                Integer.MAX_VALUE, millis.stream().mapToLong(Integer::longValue).sum()));
    }

    private void film(DataOutputStream to) throws IOException {
        zeros(to, 3);
        to.writeInt(SECOND);
        to.writeInt(duration());
        to.writeInt(0x10000);
        zeros(to, 3);
        matrix(to);
        zeros(to, 6);
        to.writeInt(2);
    }

    private void track(DataOutputStream to) throws IOException {
        to.writeInt(3);
        zeros(to, 2);
        to.writeInt(1);
        to.writeInt(0);
        to.writeInt(duration());
        zeros(to, 4);
        matrix(to);
        to.writeInt(size.width() << 16);
        to.writeInt(size.height() << 16);
    }

    private static void matrix(DataOutputStream to) throws IOException {
        for (int value : new int[] {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000}) {
            to.writeInt(value);
        }
    }

    private void media(DataOutputStream to, long first) throws IOException {
        box(to, "mdhd", b -> {
            zeros(b, 3);
            b.writeInt(SECOND);
            b.writeInt(duration());
            b.writeInt(0);
        });
        box(to, "hdlr", b -> {
            b.writeInt(0);
            b.writeBytes("mhlrvide");
            zeros(b, 3);
            b.writeByte(0);
        });
        box(to, "minf", m -> {
            box(m, "vmhd", b -> {
                b.writeInt(1);
                zeros(b, 2);
            });
            box(m, "stbl", b -> table(b, first));
        });
    }

    private void table(DataOutputStream to, long first) throws IOException {
        box(to, "stsd", b -> {
            b.writeInt(0);
            b.writeInt(1);
            box(b, "RGBA", this::pixels);
        });
        box(to, "stts", b -> {
            b.writeInt(0);
            b.writeInt(millis.size());
            for (int shown : millis) {
                b.writeInt(1);
                b.writeInt(shown);
            }
        });
        box(to, "stsc", b -> {
            b.writeInt(0);
            b.writeInt(1);
            b.writeInt(1);
            b.writeInt(millis.size());
            b.writeInt(1);
        });
        box(to, "stsz", b -> {
            b.writeInt(0);
            b.writeInt(4 * size.pixels());
            b.writeInt(millis.size());
        });
        box(to, "co64", b -> {
            b.writeInt(0);
            b.writeInt(1);
            b.writeLong(first);
        });
    }

    private void pixels(DataOutputStream to) throws IOException {
        zeros(to, 1);
        to.writeInt(1);
        zeros(to, 4);
        to.writeShort(size.width());
        to.writeShort(size.height());
        to.writeInt(72 << 16);
        to.writeInt(72 << 16);
        to.writeInt(0);
        to.writeShort(1);
        to.write(new byte[32]);
        to.writeShort(32);
        to.writeShort(-1);
    }

    private static void zeros(DataOutputStream to, int ints) throws IOException {
        to.write(new byte[4 * ints]);
    }
}
