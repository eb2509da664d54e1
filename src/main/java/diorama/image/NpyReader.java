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
            "'descr':\\s*'([<>|=])([fui])([1248])'.*'fortran_order':\\s*(True|False).*'shape':\\s*\\(([^)]*)\\)",
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
        Kind kind = new Kind(m.group(2).charAt(0), Integer.parseInt(m.group(3)));
        if (sides.length != 2 || !kind.known()) {
            throw unknown(file, header);
        }
        Size size = Decoder.checkSize(file, sides[1], sides[0]);
        in.order(m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.position(start + length);
        if (in.remaining() < (long) kind.bytes * size.pixels()) {
            throw new EOFException();
        }
        boolean columns = m.group(4).equals("True");
        float[] values = values(in.slice().order(in.order()), kind, size, columns);
        return Decoded.ofFloats(PictureFormat.NPY, size, new float[][] {values}, 8 * kind.bytes);
    }

    /** The largest number of an array of whole numbers; 0 for floating point. */
    static float full(byte[] head) {
        Matcher m = HEADER.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return m.find() ? (float) new Kind(m.group(2).charAt(0), Integer.parseInt(m.group(3))).full() : 0;
    }

    /**
     * What numbers an array is of.
     *
     * @param letter f for floating point, u and i for whole numbers without and with a sign
     */
    private record Kind(char letter, int bytes) {
        boolean known() {
            return letter != 'f' || bytes > 1;
        }

        /** The largest number; 0 for floating point. */
        double full() {
            return letter == 'f' ? 0 : Math.pow(2, 8.0 * bytes - (letter == 'i' ? 1 : 0)) - 1;
        }

        double value(ByteBuffer in, int at) {
            if (letter == 'f') {
                return bytes == 2 ? ExrChannel.half(in.getShort(at)) : bytes == 4 ? in.getFloat(at) : in.getDouble(at);
            }
            long signed =
                    switch (bytes) {
                        case 1 -> in.get(at);
                        case 2 -> in.getShort(at);
                        case 4 -> in.getInt(at);
                        default -> in.getLong(at);
                    };
            long mask = bytes == 8 ? Long.MAX_VALUE : (1L << (8 * bytes)) - 1;
            double whole = letter == 'i' ? signed : (signed & mask) + (bytes == 8 && signed < 0 ? 0x1p63 : 0);
            return whole / full();
        }
    }

    /**
     * Floating point as it is; whole numbers over their largest value.
     *
     * @param columns whether they are stored column by column, as Fortran does
     */
    private static float[] values(ByteBuffer in, Kind kind, Size size, boolean columns) {
        float[] out = new float[size.pixels()];
        int right = columns ? size.height() : 1;
        int down = columns ? 1 : size.width();
        for (int y = 0, i = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, i++) {
                out[i] = (float) kind.value(in, (x * right + y * down) * kind.bytes);
            }
        }
        return out;
    }

    private static UserError unknown(Path file, String header) {
        String line = header.replaceAll("[^ -~]+", " ").strip();
        return new UserError(file + ": is a NumPy array of another kind "
                + line.substring(0, Math.min(line.length(), 120))
                + ", want (height, width) of floating point or whole numbers");
    }
}
