package diorama.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts more into the bytes of JPEG files: segments of other data, the mark of JPS files (VRex, 1997, as ExifTool documents it),
 * a second picture (CIPA DC-007, Multi-Picture Format, 2009).
 */
final class JpegSegments {
    private static final int MPF_ENTRY_BYTES = 16;
    /** Multi-frame image, disparity. */
    private static final int MPF_DISPARITY = 0x020002;

    private static final int MPF_REPRESENTATIVE = 0x20000000;

    private JpegSegments() {}

    /** A segment with its marker and length. */
    static byte[] segment(int marker, byte[] head, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(4 + head.length + body.length);
        out.put((byte) 0xff).put((byte) marker).putShort((short) (2 + head.length + body.length));
        return out.put(head).put(body).array();
    }

    /** {@code jpeg} with segments right behind its start. */
    static byte[] insert(byte[] jpeg, List<byte[]> segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + 4096);
        out.write(jpeg, 0, 2);
        segments.forEach(out::writeBytes);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** The mark of a JPS file. */
    static byte[] jps(StereoMark mark) {
        int layout = mark.aboveEachOther() ? 3 : 2;
        int flags = (mark.leftFirst() ? 4 : 0) | (mark.half() ? mark.aboveEachOther() ? 1 : 2 : 0);
        byte[] head = "_JPSJPS_".getBytes(StandardCharsets.ISO_8859_1);
        return segment(0xe3, head, new byte[] {0, 4, 0, (byte) flags, (byte) layout, 1, 0, 0});
    }

    /**
     * One file of two pictures, the left eye's first.
     *
     * @param extras segments of both
     */
    static byte[] mpo(byte[] left, byte[] right, List<byte[]> extras) {
        List<byte[]> before = new ArrayList<>(extras);
        int mark = 2 + before.stream().mapToInt(s -> s.length).sum();
        int first = left.length + mark - 2 + index(0, 0, 0).length;
        byte[] second = insert(right, extras);
        // offsets count from the mark's own header, behind marker, length and name
        before.add(index(first, first - (mark + 8), second.length));
        byte[] whole = insert(left, before);
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length + second.length);
        out.writeBytes(whole);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] index(int firstBytes, int secondOffset, int secondBytes) {
        int entries = 8 + 2 + 3 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(entries + 2 * MPF_ENTRY_BYTES).order(ByteOrder.BIG_ENDIAN);
        tiff.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 3);
        tiff.putShort((short) 0xb000).putShort((short) 7).putInt(4).put("0100".getBytes(StandardCharsets.ISO_8859_1));
        tiff.putShort((short) 0xb001).putShort((short) 4).putInt(1).putInt(2);
        tiff.putShort((short) 0xb002)
                .putShort((short) 7)
                .putInt(2 * MPF_ENTRY_BYTES)
                .putInt(entries);
        tiff.putInt(0);
        tiff.putInt(MPF_REPRESENTATIVE | MPF_DISPARITY)
                .putInt(firstBytes)
                .putInt(0)
                .putInt(0);
        tiff.putInt(MPF_DISPARITY).putInt(secondBytes).putInt(secondOffset).putInt(0);
        return segment(0xe2, "MPF\0".getBytes(StandardCharsets.ISO_8859_1), tiff.array());
    }
}
