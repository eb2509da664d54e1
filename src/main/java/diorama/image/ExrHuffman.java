package diorama.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Canonical Huffman codes as OpenEXR's PIZ writes them: longest codes first, one symbol for runs. */
final class ExrHuffman {
    private static final int SYMBOLS = (1 << 16) + 1;
    private static final int LONGEST = 58;
    private static final int SHORT_RUN = 59;
    private static final int LONG_RUN = 63;
    private static final int LOOK = 12;

    private final ByteBuffer in;
    private final int runSymbol;
    private final long bits;
    private final long[] first = new long[LONGEST + 2];
    private final int[] offset = new int[LONGEST + 2];
    private final int[] sorted;
    /** Symbol and length of the code that begins with these bits: symbol << 6 | length; 0 when it is longer. */
    private final int[] look = new int[1 << LOOK];

    private long window;
    private int filled;
    private long used;

    /** @param block header, table of lengths and codes */
    ExrHuffman(ByteBuffer block) throws IOException {
        in = block.order(ByteOrder.LITTLE_ENDIAN);
        int low = in.getInt();
        runSymbol = in.getInt();
        in.getInt();
        bits = in.getInt() & 0xffffffffL;
        in.getInt();
        if (low < 0 || runSymbol < low || runSymbol >= SYMBOLS) {
            throw new IOException("damaged codes");
        }
        byte[] lengths = lengths(low);
        sorted = sort(lengths);
        window = 0;
        filled = 0;
    }

    private byte[] lengths(int low) throws IOException {
        byte[] lengths = new byte[SYMBOLS];
        for (int i = low; i <= runSymbol; i++) {
            int l = (int) take(6);
            int run = l == LONG_RUN ? (int) take(8) + 6 : l >= SHORT_RUN ? l - SHORT_RUN + 2 : 0;
            if (run > 0) {
                i += run - 1;
            } else {
                lengths[i] = (byte) l;
            }
        }
        return lengths;
    }

    /** Orders symbols by code length and finds the first code of each length; the longest codes are the smallest. */
    private int[] sort(byte[] lengths) {
        int[] count = new int[LONGEST + 2];
        for (byte l : lengths) {
            count[l]++;
        }
        long code = 0;
        for (int l = LONGEST; l > 0; l--) {
            first[l] = code;
            code = (code + count[l]) >> 1;
        }
        int total = 0;
        for (int l = 1; l <= LONGEST; l++) {
            offset[l] = total;
            total += count[l];
        }
        offset[LONGEST + 1] = total;
        int[] order = new int[total];
        int[] next = offset.clone();
        for (int s = 0; s < SYMBOLS; s++) {
            int l = lengths[s];
            if (l > 0) {
                long c = first[l] + next[l] - offset[l];
                order[next[l]++] = s;
                fillLook(c, l, s);
            }
        }
        return order;
    }

    /** Enters all bits that begin with a short code. */
    private void fillLook(long code, int length, int symbol) {
        if (length <= LOOK) {
            long end = Math.min(look.length, (code + 1) << (LOOK - length));
            for (long k = code << (LOOK - length); k < end; k++) {
                look[(int) k] = symbol << 6 | length;
            }
        }
    }

    /** @param length words that are wanted */
    char[] decode(int length) throws IOException {
        char[] out = new char[length];
        int o = 0;
        used = 0;
        while (o < length) {
            int symbol = symbol();
            if (symbol != runSymbol) {
                out[o++] = (char) symbol;
                continue;
            }
            int run = (int) take(8);
            if (o == 0 || run > length - o) {
                throw new IOException("damaged run");
            }
            java.util.Arrays.fill(out, o, o + run, out[o - 1]);
            o += run;
        }
        return out;
    }

    private int symbol() throws IOException {
        if (used > bits) {
            throw new EOFException("codes end early");
        }
        fill(LOOK);
        if (filled >= LOOK) {
            int hit = look[(int) (window >>> (filled - LOOK)) & ((1 << LOOK) - 1)];
            if (hit != 0) {
                filled -= hit & 63;
                used += hit & 63;
                return hit >> 6;
            }
        }
        long code = 0;
        for (int l = 1; l <= LONGEST; l++) {
            code = code << 1 | take(1);
            long index = code - first[l];
            if (index >= 0 && index < offset[l + 1] - offset[l]) {
                return sorted[offset[l] + (int) index];
            }
        }
        throw new IOException("damaged codes");
    }

    private void fill(int wanted) {
        while (filled < wanted && in.hasRemaining()) {
            window = window << 8 | (in.get() & 0xff);
            filled += 8;
        }
    }

    private long take(int count) throws IOException {
        fill(count);
        if (filled < count) {
            throw new EOFException("codes end early");
        }
        filled -= count;
        used += count;
        return (window >>> filled) & ((1L << count) - 1);
    }
}
