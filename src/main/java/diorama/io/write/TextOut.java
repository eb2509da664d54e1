package diorama.io.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file written fast: ASCII numbers without locale, eight significant digits, straight into a byte buffer. */
final class TextOut implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;
    /** Longest number: sign, 20 digits, point; or Float.toString's. */
    private static final int LONGEST = 32;

    private static final int SIGNIFICANT = 8;
    private static final double[] POWERS = new double[24];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private final byte[] digits = new byte[LONGEST];
    private int length;

    TextOut(Path path) throws IOException {
        out = Files.newOutputStream(path);
    }

    TextOut text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (length + bytes.length > CAPACITY) {
            flush();
        }
        if (bytes.length > CAPACITY) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }
        return this;
    }

    TextOut symbol(char ascii) throws IOException {
        room();
        buffer[length++] = (byte) ascii;
        return this;
    }

    TextOut number(long value) throws IOException {
        room();
        if (value < 0) {
            buffer[length++] = '-';
        }
        whole(Math.abs(value));
        return this;
    }

    /** In plain decimal notation where the value is between 1e-10 and 1e15. */
    TextOut number(float value) throws IOException {
        room();
        double size = Math.abs((double) value);
        if (size != 0 && !(size >= 1e-10 && size < 1e15)) {
            return text(Float.toString(value));
        }
        if (value < 0) {
            buffer[length++] = '-';
        }
        int decimals = decimals(size);
        long scaled = Math.round(size * POWERS[decimals]);
        while (decimals > 0 && scaled % 10 == 0) {
            scaled /= 10;
            decimals--;
        }
        long unit = (long) POWERS[decimals];
        whole(scaled / unit);
        if (decimals > 0) {
            fraction(scaled % unit, decimals);
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    /** Digits after the point that make {@link #SIGNIFICANT} in all. */
    private static int decimals(double size) {
        if (size == 0) {
            return 0;
        }
        int decimals = SIGNIFICANT - 1;
        if (size >= 1) {
            while (decimals > 0 && size >= POWERS[SIGNIFICANT - decimals]) {
                decimals--;
            }
            return decimals;
        }
        while (size * POWERS[decimals] < POWERS[SIGNIFICANT - 1]) {
            decimals++;
        }
        return decimals;
    }

    private void whole(long value) {
        int n = 0;
        long rest = value;
        do {
            digits[n++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (n > 0) {
            buffer[length++] = digits[--n];
        }
    }

    private void fraction(long value, int count) {
        buffer[length] = '.';
        long rest = value;
        for (int i = count; i > 0; i--) {
            buffer[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count + 1;
    }

    private void room() throws IOException {
        if (length + LONGEST > CAPACITY) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }
}
