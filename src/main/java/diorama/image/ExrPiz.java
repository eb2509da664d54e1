package diorama.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The PIZ packing of OpenEXR: a table of used values, a Haar-like wavelet and Huffman codes over 16-bit words. */
final class ExrPiz {
    private static final int WORDS = 1 << 16;

    private ExrPiz() {}

    static byte[] decode(byte[] packed, List<ExrChannel> channels, int width, int height) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        char[] values = new char[WORDS];
        int max = values(in, values);
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new EOFException("block of " + length + " bytes");
        }
        int pixelWords = channels.stream().mapToInt(c -> c.bytes() / 2).sum();
        char[] words = new ExrHuffman(in.slice(in.position(), length)).decode(pixelWords * width * height);
        int at = 0;
        for (ExrChannel c : channels) {
            int step = c.bytes() / 2;
            for (int j = 0; j < step; j++) {
                new Wavelet(words, max < 1 << 14).undo(at + j, width, step, height, width * step);
            }
            at += width * height * step;
        }
        ByteBuffer out = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < height; y++) {
            int plane = 0;
            for (ExrChannel c : channels) {
                int row = width * c.bytes() / 2;
                for (int i = 0; i < row; i++) {
                    out.putChar(values[words[plane + y * row + i]]);
                }
                plane += row * height;
            }
        }
        return out.array();
    }

    /** Fills the table of values that occur and returns its last index. */
    private static int values(ByteBuffer in, char[] values) throws IOException {
        int first = in.getChar();
        int last = in.getChar();
        byte[] bitmap = new byte[WORDS / 8];
        if (last >= bitmap.length) {
            throw new IOException("damaged table");
        }
        if (first <= last) {
            in.get(bitmap, first, last - first + 1);
        }
        int n = 0;
        for (int i = 0; i < WORDS; i++) {
            if (i == 0 || (bitmap[i >> 3] & (1 << (i & 7))) != 0) {
                values[n++] = (char) i;
            }
        }
        return n - 1;
    }

    /** Undoes the two-dimensional wavelet, on 14-bit words exactly or on 16-bit words modulo 65536. */
    private record Wavelet(char[] w, boolean narrow) {
        void undo(int start, int nx, int ox, int ny, int oy) {
            int n = Math.min(nx, ny);
            for (int p = Integer.highestOneBit(n) >> 1; p >= 1; p >>= 1) {
                int p2 = 2 * p;
                int y = 0;
                for (; y <= ny - p2; y += p2) {
                    int x = 0;
                    for (; x <= nx - p2; x += p2) {
                        int a = start + y * oy + x * ox;
                        int b = a + p * ox;
                        pair(a, a + p * oy);
                        pair(b, b + p * oy);
                        pair(a, b);
                        pair(a + p * oy, b + p * oy);
                    }
                    if ((nx & p) != 0) {
                        int a = start + y * oy + x * ox;
                        pair(a, a + p * oy);
                    }
                }
                if ((ny & p) != 0) {
                    for (int x = 0; x <= nx - p2; x += p2) {
                        int a = start + y * oy + x * ox;
                        pair(a, a + p * ox);
                    }
                }
            }
        }

        /** Mean and difference become the two values. */
        private void pair(int i, int j) {
            if (narrow) {
                int d = (short) w[j];
                int a = (short) w[i] + (d & 1) + (d >> 1);
                w[i] = (char) a;
                w[j] = (char) (a - d);
            } else {
                int b = (w[i] - (w[j] >> 1)) & 0xffff;
                w[i] = (char) (w[j] + b - 0x8000);
                w[j] = (char) b;
            }
        }
    }
}
