package diorama.io.fbx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** FBX files that are text, as {@link FbxTree} has them. Used in the importing process only. */
final class FbxText {
    private static final int DEEPEST = 64;
    /** Texts and numbers that are longer are pictures. */
    private static final int LONGEST = 4096;

    private final ByteBuffer in;
    private final FbxTree.Part part;

    private FbxText(ByteBuffer in, FbxTree.Part part) {
        this.in = in;
        this.part = part;
    }

    /** @param in at the beginning */
    static List<FbxTree.Node> of(ByteBuffer in, FbxTree.Part part) {
        return new FbxText(in, part).children(0, true);
    }

    /**
     * What follows up to the brace that ends it.
     *
     * @param kept whether anybody wants it
     */
    private List<FbxTree.Node> children(int depth, boolean kept) {
        List<FbxTree.Node> out = new ArrayList<>();
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nesting");
        }
        String name = "";
        List<Object> values = new ArrayList<>();
        boolean open = false;
        while (in.hasRemaining()) {
            char letter = peek();
            if (letter == ';') {
                line();
            } else if (letter == '}') {
                in.get();
                break;
            } else if (letter == '{') {
                in.get();
                boolean wanted = kept && FbxTree.isKept(name, depth, part);
                List<FbxTree.Node> inner = children(depth + 1, wanted);
                // a list is written as the one child of the number of its elements
                boolean list = inner.size() == 1 && inner.get(0).name().equals("a");
                if (wanted) {
                    out.add(
                            list
                                    ? new FbxTree.Node(name, List.of(numbers(inner.get(0))), List.of())
                                    : new FbxTree.Node(name, values, FbxTree.needed(name, inner, part)));
                }
                name = "";
                values = new ArrayList<>();
                open = false;
            } else if (letter == '"') {
                values.add(quoted());
            } else if (letter == ',' || letter <= ' ') {
                in.get();
            } else {
                String word = word();
                if (word.endsWith(":")) {
                    if (open && kept && FbxTree.isKept(name, depth, part)) {
                        out.add(new FbxTree.Node(name, values, List.of()));
                    }
                    name = word.substring(0, word.length() - 1);
                    values = new ArrayList<>();
                    open = true;
                } else if (kept && values.size() < DEEPEST) {
                    values.add(number(word));
                }
            }
        }
        if (open && kept && FbxTree.isKept(name, depth, part)) {
            out.add(new FbxTree.Node(name, values, List.of()));
        }
        return out;
    }

    private static double[] numbers(FbxTree.Node list) {
        return list.values().stream()
                .mapToDouble(v -> v instanceof Number number ? number.doubleValue() : 0)
                .toArray();
    }

    private char peek() {
        return (char) (in.get(in.position()) & 0xff);
    }

    private void line() {
        while (in.hasRemaining() && in.get() != '\n') {
            // to its end
        }
    }

    private String quoted() {
        in.get();
        int from = in.position();
        while (in.hasRemaining() && peek() != '"') {
            in.get();
        }
        String out = text(from);
        if (in.hasRemaining()) {
            in.get();
        }
        return out;
    }

    /** Up to a space, a comma or a brace, or with the colon that ends a name. */
    private String word() {
        int from = in.position();
        while (in.hasRemaining()) {
            char letter = peek();
            if (letter <= ' ' || letter == ',' || letter == '{' || letter == '}' || letter == '"') {
                break;
            }
            in.get();
            if (letter == ':') {
                break;
            }
        }
        return text(from);
    }

    private String text(int from) {
        byte[] out = new byte[Math.min(LONGEST, in.position() - from)];
        in.get(from, out);
        return new String(out, StandardCharsets.UTF_8);
    }

    private static Object number(String word) {
        try {
            return word.indexOf('.') < 0 && word.indexOf('e') < 0 ? Long.parseLong(word) : Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return word;
        }
    }
}
