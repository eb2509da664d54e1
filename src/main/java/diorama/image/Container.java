package diorama.image;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/** What ImageIO leaves out: PNG's colour profile, the place of a GIF's first frame, whether a JPEG is whole. */
final class Container {
    private static final int CHUNK_ICCP = 0x69434350;
    private static final int CHUNK_IDAT = 0x49444154;
    private static final int JPEG_SCAN = 0xffda;
    private static final int JPEG_END = 0xd9;
    private static final int MAX_PROFILE = 16 << 20;

    private Container() {}

    /** The screen of a GIF and the place of its first frame, px. */
    record Screen(int width, int height, int left, int top) {}

    /** Whether a WebP says that it is an animation. The stream is left anywhere. */
    static boolean webpMoves(ImageInputStream in) throws IOException {
        byte[] head = new byte[21];
        in.seek(0);
        // a shorter file is told as truncated by whoever decodes it
        boolean whole = in.read(head) == head.length;
        return whole && head[15] == 'X' && (head[20] & 2) != 0;
    }

    /** The profile of a PNG file; empty when there is none or it is broken. The stream is left anywhere. */
    static Optional<ICC_Profile> pngProfile(ImageInputStream in) throws IOException {
        in.seek(8);
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        for (int chunks = 0; chunks < 100; chunks++) {
            int length = in.readInt();
            int name = in.readInt();
            if (length < 0 || name == CHUNK_IDAT) {
                return Optional.empty();
            }
            if (name == CHUNK_ICCP && length < MAX_PROFILE) {
                byte[] data = new byte[length];
                in.readFully(data);
                return inflate(data);
            }
            in.skipBytes(length + 4L);
        }
        return Optional.empty();
    }

    private static Optional<ICC_Profile> inflate(byte[] chunk) {
        int end = 0;
        while (end < chunk.length && chunk[end] != 0) {
            end++;
        }
        if (end + 2 >= chunk.length) {
            return Optional.empty();
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(chunk, end + 2, chunk.length - end - 2);
        try (InputStream in = new InflaterInputStream(packed)) {
            return Optional.of(ICC_Profile.getInstance(in.readNBytes(MAX_PROFILE)));
        } catch (IOException | IllegalArgumentException e) {
            // a broken profile is no reason to refuse a picture
            return Optional.empty();
        }
    }

    /** Whether a JPEG's picture is closed by its end marker; ink pictures are read without a warning where it is not. */
    static boolean jpegEnds(ImageInputStream in) throws IOException {
        in.seek(2);
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        try {
            int marker = in.readUnsignedShort();
            while (marker != JPEG_SCAN) {
                // fill bytes may precede a marker
                boolean fill = marker == 0xffff;
                in.seek(fill ? in.getStreamPosition() - 1 : in.getStreamPosition() + in.readUnsignedShort());
                marker = in.readUnsignedShort();
            }
        } catch (EOFException e) {
            return false;
        }
        byte[] block = new byte[1 << 16];
        boolean escape = false;
        for (int n = in.read(block); n > 0; n = in.read(block)) {
            for (int i = 0; i < n; i++) {
                if (escape && (block[i] & 0xff) == JPEG_END) {
                    return true;
                }
                escape = block[i] == -1;
            }
        }
        return false;
    }

    /** Reads up to the first frame of a GIF. The stream is left anywhere. */
    static Screen gifScreen(ImageInputStream in) throws IOException {
        in.seek(6);
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        int width = in.readUnsignedShort();
        int height = in.readUnsignedShort();
        int flags = in.readUnsignedByte();
        in.skipBytes(2 + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0));
        int block = in.readUnsignedByte();
        while (block == 0x21) {
            in.readUnsignedByte();
            for (int n = in.readUnsignedByte(); n != 0; n = in.readUnsignedByte()) {
                in.skipBytes(n);
            }
            block = in.readUnsignedByte();
        }
        int left = in.readUnsignedShort();
        int top = in.readUnsignedShort();
        return new Screen(width, height, left, top);
    }
}
