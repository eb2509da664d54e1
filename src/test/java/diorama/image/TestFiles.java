package diorama.image;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.function.Executable;

/** Bytes of odd files, made by code. */
final class TestFiles {
    private TestFiles() {}

    /** The picture in a format that only ImageIO writes; colours are RGB without opacity. */
    static byte[] throughImageIo(RgbaImage image, String format) throws IOException {
        BufferedImage rgb = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                rgb.setRGB(x, y, image.argb(x, y));
            }
        }
        return throughImageIo(rgb, format);
    }

    static byte[] throughImageIo(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** Grey values, row 0 at the top. */
    static byte[] pfm(int width, int height, float[] values) {
        byte[] head = ("Pf\n" + width + " " + height + "\n-1.0\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = le(head.length + 4 * values.length).put(head);
        for (int y = height - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) {
                out.putFloat(values[y * width + x]);
            }
        }
        return bytes(out);
    }

    static byte[] npy(String type, String shape, byte[] data) {
        String head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        head = head + " ".repeat(63 - (head.length() + 10) % 64) + "\n";
        ByteBuffer out = le(10 + head.length() + data.length);
        out.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) head.length())
                .put(head.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        return bytes(out);
    }

    /** Puts a marker segment right after the start of a JPEG. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + data.length + 4);
        out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (data.length + 2));
        return out.put(data).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** Puts a chunk right after the header of a PNG. */
    static byte[] withChunk(byte[] png, String name, byte[] data) {
        byte[] head = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(data);
        ByteBuffer out = ByteBuffer.allocate(png.length + data.length + 12).put(png, 0, 33);
        out.putInt(data.length).put(head).put(data).putInt((int) crc.getValue());
        return out.put(png, 33, png.length - 33).array();
    }

    /** A TIFF block with orientation and 28 mm of equivalent focal length. */
    static byte[] exif(int orientation) {
        ByteBuffer b = le(8 + 2 + 24 + 4 + 2 + 12 + 4);
        b.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        b.putShort((short) 274).putShort((short) 3).putInt(1).putInt(orientation);
        b.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        b.putShort((short) 1)
                .putShort((short) 0xa405)
                .putShort((short) 3)
                .putInt(1)
                .putInt(28)
                .putInt(0);
        return bytes(b);
    }

    /** The EXIF segment's data of a JPEG. */
    static byte[] exifSegment(int orientation) {
        byte[] tags = exif(orientation);
        return ByteBuffer.allocate(6 + tags.length)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tags)
                .array();
    }

    static byte[] iccpChunk(byte[] profile) {
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        byte[] packed = new byte[2 * profile.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return ByteBuffer.allocate(length + 3)
                .put("x\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(packed, 0, length)
                .array();
    }

    static byte[] iccSegment(byte[] profile) {
        return ByteBuffer.allocate(profile.length + 14)
                .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII))
                .put(profile)
                .array();
    }

    /**
     * An ICC profile of three primaries and one power curve.
     *
     * @param xyz columns of red, green and blue for D50, row by row
     */
    static byte[] iccProfile(String name, double gamma, double[][] xyz) {
        String[] tags = {"desc", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[][] data = new byte[tags.length][];
        ByteBuffer description = ByteBuffer.allocate(text.length + 13 + 78 + 3);
        description
                .put("desc\0\0\0\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(text.length + 1)
                .put(text);
        data[0] = description.array();
        data[1] = point(0.9642, 1, 0.8249);
        for (int i = 0; i < 3; i++) {
            data[2 + i] = point(xyz[0][i], xyz[1][i], xyz[2][i]);
            ByteBuffer curve = ByteBuffer.allocate(16).put("curv\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
            data[5 + i] =
                    curve.putInt(1).putShort((short) Math.round(gamma * 256)).array();
        }
        int size = 128 + 4 + 12 * tags.length;
        int at = size;
        for (byte[] d : data) {
            size += (d.length + 3) / 4 * 4;
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(0, size).putInt(8, 0x02100000);
        out.position(12).put("mntrRGB XYZ ".getBytes(StandardCharsets.US_ASCII));
        out.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        out.position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
        out.position(128).putInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.put(tags[i].getBytes(StandardCharsets.US_ASCII)).putInt(at).putInt(data[i].length);
            at += (data[i].length + 3) / 4 * 4;
        }
        for (byte[] d : data) {
            out.put(d).put(new byte[(4 - d.length % 4) % 4]);
        }
        return out.array();
    }

    private static byte[] point(double x, double y, double z) {
        ByteBuffer b = ByteBuffer.allocate(20).put("XYZ \0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        return b.putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z)).array();
    }

    private static int fixed(double v) {
        return (int) Math.round(v * 65536);
    }

    /** All that a buffer holds. */
    static byte[] bytes(ByteBuffer buffer) {
        byte[] out = new byte[buffer.capacity()];
        buffer.get(0, out);
        return out;
    }

    /** The one line that a refused file gives. */
    static String refusal(Executable reading) {
        String message = String.valueOf(assertThrows(UserError.class, reading).getMessage());
        assertTrue(!message.contains("\n"), message);
        return message;
    }

    static ByteBuffer le(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
