package diorama.io.assimp;

import diorama.io.scene.FileFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds Object File Format files that end before what they say they have. Used in the importing process only. */
final class OffEnd {
    private static final int COUNTS = 3;
    private static final int LONGEST_HEAD = 32;

    private final ByteBuffer in;
    private int at;
    /** Of the line that was read last: its words, and the first ones as whole numbers, negative where they are none. */
    private int words;

    private List<Long> numbers = new ArrayList<>();

    private OffEnd(ByteBuffer in) {
        this.in = in;
        at = in.position();
    }

    /** @throws FileFault when it is cut short */
    static void check(ByteBuffer file) {
        byte[] start = new byte[Math.min(LONGEST_HEAD, file.remaining())];
        file.duplicate().get(start);
        String head = new String(start, StandardCharsets.ISO_8859_1);
        int kind = head.indexOf("OFF");
        if (kind < 0 || head.contains("BINARY") || head.substring(0, kind).contains("n")) {
            return;
        }
        OffEnd end = new OffEnd(file);
        end.at += kind + "OFF".length();
        end.check();
    }

    private void check() {
        List<Long> counts = new ArrayList<>();
        boolean given = line();
        while (given && counts.size() < COUNTS && !(counts.size() == COUNTS - 1 && words > 1)) {
            counts.addAll(numbers);
            given = line();
        }
        if (!given && counts.size() < COUNTS - 1) {
            throw new FileFault("it is cut short: it does not say how many vertices and faces it has");
        }
        if (counts.size() < COUNTS - 1 || counts.contains(-1L)) {
            return; // whoever reads it will tell
        }
        for (long v = 0; v < counts.get(0); v++) {
            if (!given) {
                throw new FileFault("it is cut short: " + v + " of its " + counts.get(0) + " vertices are there");
            }
            given = line();
        }
        for (long f = 0; f < counts.get(1); f++) {
            long missing = given ? (numbers.isEmpty() ? 0 : numbers.get(0)) - (words - 1) : 1;
            while (given && missing > 0 && line()) {
                missing -= words;
            }
            if (missing > 0) {
                throw new FileFault("it is cut short: " + f + " of its " + counts.get(1) + " faces are there");
            }
            given = line();
        }
    }

    /** Goes on to the next line that says something. */
    private boolean line() {
        int end = in.limit();
        while (at < end) {
            words = 0;
            numbers = new ArrayList<>(COUNTS);
            boolean comment = false;
            long number = 0;
            boolean inWord = false;
            for (; at <= end; at++) {
                int c = at < end ? in.get(at) : '\n';
                boolean space = (c >= 0 && c <= ' ') || c == '#' || comment;
                if (space && inWord && numbers.size() < COUNTS) {
                    numbers.add(number);
                }
                if (!space) {
                    words += inWord ? 0 : 1;
                    number = inWord ? number : 0;
                    number = number < 0 || c < '0' || c > '9' ? -1 : Math.min(Integer.MAX_VALUE, 10 * number + c - '0');
                }
                inWord = !space;
                comment |= c == '#';
                if (c == '\n' || c == '\r') {
                    at++;
                    break;
                }
            }
            if (words > 0) {
                return true;
            }
        }
        return false;
    }
}
