package diorama.io.fbx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link FbxCurves} does, for files that are text. Used in the importing process only. */
final class FbxTextCurves {
    /** Its names are short: else lines without a brace were searched to their end again and again. */
    private static final Pattern CURVE = Pattern.compile("\\bAnimationCurve: *+(-?\\d{1,18})\\b[^{}\n]{0,256}+\\{");

    private static final String SEPARATORS = " ,\t\r\n\f";
    private static final int LARGEST = 1 << 26;

    private FbxTextCurves() {}

    /** @param turning numbers of the curves that are angles */
    static Optional<ByteBuffer> of(ByteBuffer file, Set<Long> turning) {
        if (file.limit() > LARGEST) {
            return Optional.empty();
        }
        byte[] bytes = new byte[file.limit()];
        file.get(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        long keys = 0;
        Matcher curve = CURVE.matcher(text);
        int end;
        for (int from = 0; curve.find(from); from = end) {
            end = end(text, curve.end());
            if (end < 0) {
                break;
            }
            String block = text.substring(curve.end(), end);
            FbxCurve read = curve(block);
            boolean turns = turning.contains(Long.parseLong(curve.group(1)));
            keys += read.keys(turns);
            if (keys > FbxCurves.MOST_KEYS) {
                break;
            }
            Optional<FbxCurve.Straight> straight = read.straight(turns);
            if (straight.isPresent()) {
                out.append(text, copied, curve.end());
                put(straight.get(), out);
                copied = end;
            }
        }
        if (copied == 0) {
            return Optional.empty();
        }
        byte[] made = out.append(text, copied, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(ByteBuffer.allocateDirect(made.length).put(made).flip());
    }

    /** All curves by their numbers; empty where there is more than is read. */
    static Optional<Map<Long, FbxCurve>> all(ByteBuffer file) {
        Map<Long, FbxCurve> out = new HashMap<>();
        if (file.limit() > LARGEST) {
            return Optional.empty();
        }
        byte[] bytes = new byte[file.limit()];
        file.get(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher curve = CURVE.matcher(text);
        long keys = 0;
        for (int from = 0; keys <= FbxCurves.MOST_KEYS && curve.find(from); ) {
            from = end(text, curve.end());
            if (from < 0) {
                break;
            }
            FbxCurve read = curve(text.substring(curve.end(), from));
            keys += read.times().length;
            out.put(Long.parseLong(curve.group(1)), read);
        }
        return keys > FbxCurves.MOST_KEYS ? Optional.empty() : Optional.of(out);
    }

    /** Where the brace is that ends what an earlier one begins; negative where there is none. */
    private static int end(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Slopes are written as the whole numbers of their bits. */
    private static FbxCurve curve(String block) {
        String[] when = list(block, "KeyTime");
        long[] times = new long[when.length];
        for (int k = 0; k < when.length; k++) {
            times[k] = Long.parseLong(when[k]);
        }
        return FbxCurve.of(
                times,
                floats(list(block, "KeyValueFloat"), false),
                ints(list(block, "KeyAttrFlags")),
                floats(list(block, "KeyAttrDataFloat"), true),
                ints(list(block, "KeyAttrRefCount")));
    }

    /** Its words; without patterns, which are slow on long lists. */
    private static String[] list(String block, String name) {
        int at = block.indexOf(name + ':');
        while (at > 0 && !isLineStart(block, at)) {
            at = block.indexOf(name + ':', at + 1);
        }
        int open = at < 0 ? -1 : block.indexOf('{', at);
        int close = open < 0 ? -1 : block.indexOf('}', open);
        if (close < 0 || block.substring(at, open).indexOf('\n') >= 0) {
            return new String[0];
        }
        String words = block.substring(open + 1, close).strip();
        if (!words.startsWith("a:")) {
            return new String[0];
        }
        StringTokenizer found = new StringTokenizer(words.substring(2), SEPARATORS);
        List<String> out = new ArrayList<>();
        while (found.hasMoreTokens()) {
            out.add(found.nextToken());
        }
        return out.toArray(String[]::new);
    }

    /** Whether only blanks are before it. */
    private static boolean isLineStart(String block, int at) {
        int from = at;
        while (from > 0 && (block.charAt(from - 1) == ' ' || block.charAt(from - 1) == '\t')) {
            from--;
        }
        return from == 0 || block.charAt(from - 1) == '\n';
    }

    private static int[] ints(String[] words) {
        int[] out = new int[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (int) Math.round(Double.parseDouble(words[i]));
        }
        return out;
    }

    private static float[] floats(String[] words, boolean bits) {
        float[] out = new float[words.length];
        for (int i = 0; i < out.length; i++) {
            boolean real = !bits || words[i].indexOf('.') >= 0 || words[i].indexOf('e') >= 0;
            out[i] = real ? Float.parseFloat(words[i]) : Float.intBitsToFloat((int) Long.parseLong(words[i]));
        }
        return out;
    }

    private static void put(FbxCurve.Straight straight, StringBuilder out) {
        int count = straight.times().length;
        out.append("\nKeyTime: *").append(count).append(" {\na: ");
        for (int k = 0; k < count; k++) {
            out.append(k == 0 ? "" : ",").append(straight.times()[k]);
        }
        out.append("\n}\nKeyValueFloat: *").append(count).append(" {\na: ");
        for (int k = 0; k < count; k++) {
            out.append(k == 0 ? "" : ",").append(straight.values()[k]);
        }
        out.append("\n}\n");
    }
}
