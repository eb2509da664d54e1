package diorama.cache;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.QuantisedDepth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Depth as bytes, without loss: every level is guessed from its neighbours by the median edge detector (M. Weinberger, G.
 * Seroussi, G. Sapiro, "The LOCO-I lossless image compression algorithm", 2000), the differences are deflated, high bytes
 * first.
 */
final class DepthCoder {
    /** Level 1 is within 3 % of the size of 6 on such differences. */
    private static final int LEVEL = 1;

    private static final int MAX_PIXELS = 1 << 28;

    private DepthCoder() {}

    static byte[] encode(QuantisedDepth depth) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(depth.size().width());
            out.writeInt(depth.size().height());
            out.writeFloat(depth.low());
            out.writeFloat(depth.high());
            out.writeBoolean(depth.logarithmic());
            out.writeUTF(depth.kind().name());
            out.writeDouble(depth.fovX().orElse(Double.NaN));
            out.write(deflated(differences(depth.levels(), depth.size().width())));
        } catch (IOException e) {
            throw new AssertionError("memory is always writable", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are not of {@link #encode} */
    static QuantisedDepth decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int width = in.readInt();
            int height = in.readInt();
            if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
                throw new IOException("size " + width + "x" + height);
            }
            Size size = new Size(width, height);
            float low = in.readFloat();
            float high = in.readFloat();
            boolean logarithmic = in.readBoolean();
            DepthKind kind = DepthKind.valueOf(in.readUTF());
            double fovX = in.readDouble();
            byte[] planes = inflated(in.readAllBytes(), 2 * size.pixels());
            return new QuantisedDepth(size, levels(planes, width), low, high, logarithmic, kind, fov(fovX));
        } catch (IllegalArgumentException e) {
            throw new IOException("unknown kind of depth", e);
        }
    }

    private static OptionalDouble fov(double stored) {
        return Double.isNaN(stored) ? OptionalDouble.empty() : OptionalDouble.of(stored);
    }

    private static byte[] differences(short[] levels, int width) {
        int n = levels.length;
        byte[] planes = new byte[2 * n];
        for (int i = 0; i < n; i++) {
            int difference = (short) (levels[i] - guess(levels, i, width));
            int folded = (difference << 1) ^ (difference >> 31);
            planes[i] = (byte) (folded >> 8);
            planes[n + i] = (byte) folded;
        }
        return planes;
    }

    private static short[] levels(byte[] planes, int width) {
        int n = planes.length / 2;
        short[] levels = new short[n];
        for (int i = 0; i < n; i++) {
            int folded = ((planes[i] & 0xff) << 8) | (planes[n + i] & 0xff);
            int difference = (folded >>> 1) ^ -(folded & 1);
            levels[i] = (short) (guess(levels, i, width) + difference);
        }
        return levels;
    }

    private static int guess(short[] levels, int i, int width) {
        boolean first = i % width == 0;
        if (i < width) {
            return first ? 0 : levels[i - 1] & 0xffff;
        }
        int above = levels[i - width] & 0xffff;
        if (first) {
            return above;
        }
        int left = levels[i - 1] & 0xffff;
        int corner = levels[i - width - 1] & 0xffff;
        int least = Math.min(left, above);
        int most = Math.max(left, above);
        return corner >= most ? least : corner <= least ? most : left + above - corner;
    }

    private static byte[] deflated(byte[] planes) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(planes);
            deflater.finish();
            byte[] out = new byte[planes.length + planes.length / 500 + 64];
            int length = deflater.deflate(out);
            return java.util.Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] planes = new byte[length];
            int done = 0;
            while (done < length) {
                int n = inflater.inflate(planes, done, length - done);
                if (n == 0) {
                    throw new IOException("ends early");
                }
                done += n;
            }
            return planes;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }
}
