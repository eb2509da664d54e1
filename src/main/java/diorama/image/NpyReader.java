package diorama.image;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads NumPy's arrays of one plane: shape (h, w), or with further sides of length 1. */
final class NpyReader {
    private static final Pattern HEADER = Pattern.compile(
            "'descr':\\s*'([<>|=])([fu])([1248])'.*'fortran_order':\\s*(True|False).*'shape':\\s*\\(([^)]*)\\)",
            Pattern.DOTALL);

    private NpyReader() {}

    static Decoded read(Path file, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12) {
            throw new EOFException();
        }
        boolean old = bytes[6] == 1;
        int start = old ? 10 : 12;
        int length = old ? in.getChar(8) : in.getInt(8);
        if (length < 0 || length > bytes.length - start) {
            throw new EOFException();
        }
        String header = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        Matcher m = HEADER.matcher(header);
        if (!m.find()) {
            throw unknown(file, header);
        }
        long[] sides = Arrays.stream(m.group(5).split(","))
                .map(String::strip)
                .filter(s -> s.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .toArray();
        if (sides.length > 2) {
            sides = Arrays.stream(sides).filter(n -> n != 1).toArray();
        }
        if (sides.length != 2 || m.group(4).equals("True")) {
            throw unknown(file, header);
        }
        Size size = Decoder.checkSize(file, sides[1], sides[0]);
        in.order(m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int width = Integer.parseInt(m.group(3));
        in.position(start + length);
        if (in.remaining() < (long) width * size.pixels()) {
            throw new EOFException();
        }
        float[] values = values(in.slice().order(in.order()), m.group(2).equals("f"), width, size.pixels());
        return Decoded.ofFloats(PictureFormat.NPY, size, new float[][] {values}, 8 * width);
    }

    /** The largest number of an array of whole numbers; 0 for floating point. */
    static float full(byte[] head) {
        Matcher m = HEADER.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return m.find() && m.group(2).equals("u") ? (float) (Math.pow(2, 8.0 * Integer.parseInt(m.group(3))) - 1) : 0;
    }

    /** Floating point as it is; whole numbers over their largest value. */
    private static float[] values(ByteBuffer in, boolean real, int width, int count) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            int at = i * width;
            out[i] = switch (width) {
                case 1 -> (in.get(at) & 0xff) / 255f;
                case 2 -> real ? ExrChannel.half(in.getShort(at)) : in.getChar(at) / 65535f;
                case 4 -> real ? in.getFloat(at) : (float) ((in.getInt(at) & 0xffffffffL) / 4294967295.0);
                default -> (float) in.getDouble(at);
            };
        }
        return out;
    }

    private static UserError unknown(Path file, String header) {
        String line = header.replaceAll("[^ -~]+", " ").strip();
        return new UserError(file + ": is a NumPy array of another kind "
                + line.substring(0, Math.min(line.length(), 120))
                + ", want (height, width) of float or unsigned numbers");
    }
}
