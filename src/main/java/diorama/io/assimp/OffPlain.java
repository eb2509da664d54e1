package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;

/**
 * Puts Object File Format files into words that Assimp reads: without the comments and empty lines that it never ends on, with
 * triangles in place of faces of more than nine corners, which it leaves out, with each face on a line, and with a number of edges.
 * Used in the importing process only.
 */
final class OffPlain {
    private static final int MOST_CORNERS = 9;
    private static final int COUNTS = 3;

    private final List<String> lines;
    private final StringBuilder out = new StringBuilder();

    private OffPlain(List<String> lines) {
        this.lines = lines;
    }

    /** @return empty where Assimp reads the file as it is, or the file is no such file */
    static Optional<ByteBuffer> of(ByteBuffer file) {
        if (isPlain(file)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        List<String> lines = new ArrayList<>();
        boolean changed = false;
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\n|\r", -1)) {
            int comment = line.indexOf('#');
            String plain = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!plain.isEmpty()) {
                lines.add(plain);
            }
            changed |= comment >= 0 || plain.isEmpty();
        }
        try {
            OffPlain made = new OffPlain(lines);
            return made.rewrite() || changed ? Optional.of(direct(made.out.toString())) : Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // whoever reads it will tell, if comments do not keep it for ever
            return changed ? Optional.of(direct(String.join("\n", lines) + "\n")) : Optional.empty();
        }
    }

    /**
     * No comment, no empty line but at the end, three counts, and from the third line on none that begins with more than nine or
     * ends too soon.
     */
    private static boolean isPlain(ByteBuffer file) {
        int line = 0;
        int words = 0;
        boolean inWord = false;
        boolean wasEmpty = false;
        int number = 0;
        for (int i = file.position(); i < file.limit(); i++) {
            int c = file.get(i);
            if (c == '\n') {
                boolean counts = line < 2 && words == COUNTS - 1 + (line == 0 ? 1 : 0);
                if (counts || (line > 1 && words > 0 && number >= words)) {
                    return false;
                }
                wasEmpty |= words == 0;
                line += words == 0 ? 0 : 1;
                words = 0;
                inWord = false;
                number = 0;
            } else if (c == '#' || (wasEmpty && c > ' ')) {
                return false;
            } else if (c > ' ') {
                words += inWord ? 0 : 1;
                inWord = true;
                if (words == 1) {
                    number = number >= 0 && c >= '0' && c <= '9' ? Math.min(99, 10 * number + c - '0') : -1;
                }
            } else {
                inWord = false;
                if (line > 1 && number > MOST_CORNERS) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return MemoryUtil.memAlloc(bytes.length).put(bytes).flip();
    }

    /** @return whether faces, or how they are told, became others */
    private boolean rewrite() {
        String kind = lines.get(0).split("OFF", 2)[0] + "OFF";
        int at = 1;
        StringBuilder head = new StringBuilder(lines.get(0).substring(kind.length()));
        int wanted = kind.contains("n") ? COUNTS + 1 : COUNTS;
        boolean split = false;
        for (int told = words(head.toString()).length; told < wanted; told = words(head.toString()).length) {
            boolean edgeless = told == wanted - 1 && words(lines.get(at)).length > 1;
            split |= edgeless;
            head.append(' ').append(edgeless ? "0" : lines.get(at++));
        }
        String[] counts = words(head.toString());
        int vertices = Integer.parseInt(counts[wanted - COUNTS]);
        int first = at + vertices;
        StringBuilder faces = new StringBuilder();
        int count = 0;
        int stated = Integer.parseInt(counts[wanted - 2]);
        int next = first;
        for (int f = 0; f < stated && next < lines.size(); f++) {
            List<String> words = new ArrayList<>(List.of(words(lines.get(next++))));
            int corners = Integer.parseInt(words.get(0));
            split |= corners > MOST_CORNERS || words.size() <= corners;
            while (words.size() <= corners) {
                words.addAll(List.of(words(lines.get(next++))));
            }
            if (corners <= MOST_CORNERS) {
                faces.append(String.join(" ", words)).append('\n');
                count++;
                continue;
            }
            for (int c = 2; c < corners; c++) {
                faces.append("3 " + words.get(1) + " " + words.get(c) + " " + words.get(c + 1) + "\n");
                count++;
            }
        }
        counts[wanted - 2] = String.valueOf(count);
        out.append(kind).append('\n').append(String.join(" ", counts)).append('\n');
        for (int v = at; v < first; v++) {
            out.append(lines.get(v)).append('\n');
        }
        out.append(faces);
        return split;
    }

    private static String[] words(String line) {
        String plain = line.strip();
        return plain.isEmpty() ? new String[0] : plain.split("\\s+");
    }
}
