package diorama.image;

import diorama.base.Size;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** EXIF block and colour profile of a still WebP file, in chunks of its extended form (RFC 9649). */
public final class WebpExtras {
    private static final int HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int EXTENDED = 10;
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_EXIF = 0x08;

    private WebpExtras() {}

    /** Of a WebP file's bytes. */
    static StillExtras read(byte[] file) {
        return new StillExtras(
                chunk(file, "EXIF").map(StillExtras::bare), chunk(file, "ICCP").filter(Profiles::isOfRgb));
    }

    private static Optional<byte[]> chunk(byte[] file, String kind) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        long at = HEAD;
        while (at + CHUNK_HEAD <= file.length) {
            int start = (int) at;
            long length = b.getInt(start + 4) & 0xffffffffL;
            long end = at + CHUNK_HEAD + length;
            if (end <= file.length && Arrays.equals(file, start, start + 4, name, 0, 4)) {
                return Optional.of(Arrays.copyOfRange(file, start + CHUNK_HEAD, (int) end));
            }
            at = end + (length & 1);
        }
        return Optional.empty();
    }

    /**
     * The file with the extras in it.
     *
     * @param file a still picture, lossy, of {@code size}, without any
     */
    public static byte[] insert(byte[] file, Size size, StillExtras extras) {
        if (extras.isEmpty()) {
            return file;
        }
        boolean extended = Arrays.equals(file, HEAD, HEAD + 4, new byte[] {'V', 'P', '8', 'X'}, 0, 4);
        byte[] head = extended ? Arrays.copyOfRange(file, HEAD + CHUNK_HEAD, HEAD + CHUNK_HEAD + EXTENDED) : head(size);
        head[0] |= (byte)
                ((extras.icc().isPresent() ? HAS_PROFILE : 0) | (extras.exif().isPresent() ? HAS_EXIF : 0));
        int pixels = extended ? HEAD + CHUNK_HEAD + EXTENDED : HEAD;
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 4096);
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        put(body, "VP8X", head);
        extras.icc().ifPresent(profile -> put(body, "ICCP", profile));
        body.write(file, pixels, file.length - pixels);
        extras.exif().ifPresent(block -> put(body, "EXIF", block));
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.size() + CHUNK_HEAD);
        put(out, "RIFF", body.toByteArray());
        return out.toByteArray();
    }

    /** Width and height, each less one, in 24 bits. */
    private static byte[] head(Size size) {
        byte[] head = new byte[EXTENDED];
        for (int i = 0; i < 3; i++) {
            head[4 + i] = (byte) ((size.width() - 1) >> (8 * i));
            head[7 + i] = (byte) ((size.height() - 1) >> (8 * i));
        }
        return head;
    }

    private static void put(ByteArrayOutputStream out, String kind, byte[] data) {
        out.writeBytes(kind.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .array());
        out.writeBytes(data);
        if ((data.length & 1) != 0) {
            out.write(0);
        }
    }
}
