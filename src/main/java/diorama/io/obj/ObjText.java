package diorama.io.obj;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A place in the text of a Wavefront file, and the words there. Lines end at line feeds and carriage returns; a backslash before
 * one carries on. Confined to one thread.
 */
final class ObjText {
    /** Powers that are exact as they are. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long MOST_DIGITS = Long.MAX_VALUE / 10 - 1;
    private static final int LONGEST_EXPONENT = 9999;
    private static final int LONGEST_SHOWN = 60;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** A line that means nothing. */
    static final class BrokenLine extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int offset;

        BrokenLine(int offset, String why) {
            super(why, null, false, false);
            this.offset = offset;
        }

        /** Of the line, bytes from the beginning of the text. */
        int offset() {
            return offset;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    ObjText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    int at() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The byte that many places ahead; a line's end behind the text. */
    int ahead(int by) {
        return at + by < end ? bytes[at + by] : '\n';
    }

    void skip(int by) {
        at = Math.min(end, at + by);
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\t';
    }

    static boolean endsLine(int b) {
        return b == '\n' || b == '\r';
    }

    /** To the next word of this line. @return whether there is one */
    boolean toWord() {
        while (at < end) {
            int b = bytes[at];
            if (isBlank(b)) {
                at++;
            } else if (b == '\\' && endsLine(ahead(1))) {
                at += ahead(1) == '\r' && ahead(2) == '\n' ? 3 : 2;
            } else {
                return !endsLine(b) && b != '#';
            }
        }
        at = end;
        return false;
    }

    /** Behind the end of this line. */
    void nextLine() {
        while (at < end && !endsLine(bytes[at])) {
            if (bytes[at] == '\\' && endsLine(ahead(1))) {
                at += ahead(1) == '\r' && ahead(2) == '\n' ? 2 : 1;
            }
            at++;
        }
        at = Math.min(end, at + 1);
    }

    /** Behind the end of this line, which nothing carries on. */
    void endComment() {
        while (at < end && !endsLine(bytes[at])) {
            at++;
        }
        at = Math.min(end, at + 1);
    }

    /** All that is left of this line, without blanks around it. */
    String rest() {
        toWord();
        int from = at;
        while (at < end && !endsLine(bytes[at])) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8).strip();
    }

    /** The word here as it is spelt, for messages. */
    private String word(int from) {
        int to = from;
        while (to < end && !isBlank(bytes[to]) && !endsLine(bytes[to]) && to - from < LONGEST_SHOWN) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    }

    private void requireEnd(int from) {
        if (!endsWord()) {
            throw new BrokenLine(from, "'" + word(from) + "' is no number");
        }
    }

    /** The number here, which may be infinite or none. @throws BrokenLine where there is no number */
    float number() {
        int from = at;
        boolean minus = sign();
        long digits = 0;
        int exponent = 0;
        int seen = 0;
        boolean fraction = false;
        while (at < end) {
            int b = bytes[at];
            int digit = b - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (digits < MOST_DIGITS) {
                    digits = 10 * digits + digit;
                    exponent -= fraction ? 1 : 0;
                } else {
                    exponent += fraction ? 0 : 1;
                }
            } else if (b == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
            at++;
        }
        if (seen == 0 || ahead(0) == '#') {
            return special(from);
        }
        if ((ahead(0) | 0x20) == 'e') {
            at++;
            exponent += exponent(from);
        }
        requireEnd(from);
        double value = scaled(digits, exponent);
        return (float) (minus ? -value : value);
    }

    private static double scaled(long digits, int exponent) {
        if (exponent >= 0) {
            return exponent < POWERS.length ? digits * POWERS[exponent] : digits * Math.pow(10, exponent);
        }
        return -exponent < POWERS.length ? digits / POWERS[-exponent] : digits * Math.pow(10, exponent);
    }

    private boolean sign() {
        int b = ahead(0);
        if (b == '-' || b == '+') {
            at++;
        }
        return b == '-';
    }

    private int exponent(int from) {
        boolean minus = sign();
        int value = 0;
        int first = at;
        while (ahead(0) >= '0' && ahead(0) <= '9') {
            value = Math.min(LONGEST_EXPONENT, 10 * value + ahead(0) - '0');
            at++;
        }
        if (at == first) {
            throw new BrokenLine(from, "'" + word(from) + "' is no number");
        }
        return minus ? -value : value;
    }

    /** What is no number or infinite, also as Microsoft's library spells it. */
    private float special(int from) {
        String word = word(from).toLowerCase(Locale.ROOT);
        at = from;
        while (at < end && !isBlank(bytes[at]) && !endsLine(bytes[at])) {
            at++;
        }
        String plain = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (plain.equals("inf") || plain.equals("infinity") || plain.startsWith("1.#inf")) {
            return word.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        }
        if (plain.startsWith("nan") || plain.startsWith("1.#")) {
            return Float.NaN;
        }
        throw new BrokenLine(from, "'" + word(from) + "' is no number");
    }

    /** The whole number here, without looking at what follows. @throws BrokenLine where there is none */
    int index() {
        int from = at;
        boolean minus = sign();
        int value = 0;
        int first = at;
        while (at < end) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (value > (Integer.MAX_VALUE - 9) / 10) {
                throw new BrokenLine(from, "'" + word(from) + "' is larger than any count");
            }
            value = 10 * value + digit;
            at++;
        }
        if (at == first || value == 0) {
            throw noCorner(from);
        }
        return minus ? -value : value;
    }

    BrokenLine noCorner(int from) {
        return new BrokenLine(
                from, "'" + word(from) + "' is no corner, want numbers from 1, or from -1 down, as in 1/2/3");
    }

    /** Whether the word ends here. */
    boolean endsWord() {
        int b = ahead(0);
        return isBlank(b) || endsLine(b) || b == '\\' || b == '#';
    }
}
