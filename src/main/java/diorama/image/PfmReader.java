package diorama.image;

import diorama.base.Size;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads portable float maps: one or three channels, the lowest row first, a negative scale for little-endian. */
final class PfmReader {
    private static final Pattern HEADER =
            Pattern.compile("P([fF])\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(-?[\\d.eE+-]{1,20})\\s");

    private PfmReader() {}

    static Decoded read(Path file, byte[] bytes) throws IOException {
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher m = HEADER.matcher(head);
        if (!m.lookingAt()) {
            throw new IOException("no size");
        }
        Size size = Decoder.checkSize(file, Long.parseLong(m.group(2)), Long.parseLong(m.group(3)));
        ByteOrder order = m.group(4).startsWith("-") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer in = ByteBuffer.wrap(bytes, m.end(), bytes.length - m.end()).order(order);
        int channels = m.group(1).equals("F") ? 3 : 1;
        if (in.remaining() < 4L * channels * size.pixels()) {
            throw new EOFException();
        }
        float[][] planes = new float[channels][size.pixels()];
        for (int y = size.height() - 1; y >= 0; y--) {
            for (int x = 0; x < size.width(); x++) {
                for (float[] plane : planes) {
                    plane[y * size.width() + x] = in.getFloat();
                }
            }
        }
        return Decoded.ofFloats(PictureFormat.PFM, size, planes, 32);
    }
}
