package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryUtil;

/**
 * Puts Stanford polygon files that are text into lines that Assimp reads: without the empty ones and comments between the numbers,
 * which it takes for vertices and faces. Used in the importing process only.
 */
final class PlyPlain {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final String END = "end_header";
    private static final String COMMENT = "comment";
    private static final Pattern TEXT = Pattern.compile("(?m)^format[ \\t]+ascii");

    private PlyPlain() {}

    /** @return empty where Assimp reads the file as it is, or the file is no such file */
    static Optional<ByteBuffer> of(ByteBuffer file) {
        byte[] start = new byte[Math.min(LONGEST_HEAD, file.remaining())];
        file.duplicate().get(start);
        String head = new String(start, StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END);
        if (!head.startsWith("ply")
                || end < 0
                || !TEXT.matcher(head).region(0, end).find()) {
            return Optional.empty();
        }
        int from = file.position() + end + END.length();
        while (from < file.limit() && file.get(from) != '\n') {
            from++;
        }
        if (from >= file.limit()) {
            return Optional.empty();
        }
        from++;
        if (kept(file, from, null) == file.limit() - from) {
            return Optional.empty();
        }
        ByteBuffer out = MemoryUtil.memAlloc(file.remaining());
        out.put(file.slice(file.position(), from - file.position()));
        kept(file, from, out);
        return Optional.of(out.flip());
    }

    /** @return bytes of the lines that say something, which are put into {@code out} */
    private static int kept(ByteBuffer file, int from, @Nullable ByteBuffer out) {
        int kept = 0;
        for (int line = from; line < file.limit(); ) {
            int end = line;
            boolean empty = true;
            while (end < file.limit() && file.get(end) != '\n') {
                empty &= file.get(end++) <= ' ';
            }
            end = Math.min(file.limit(), end + 1);
            if (!empty && !isComment(file, line, end)) {
                kept += end - line;
                if (out != null) {
                    out.put(file.slice(line, end - line));
                }
            }
            line = end;
        }
        return kept;
    }

    private static boolean isComment(ByteBuffer file, int line, int end) {
        boolean comment = end - line >= COMMENT.length();
        for (int i = 0; comment && i < COMMENT.length(); i++) {
            comment = file.get(line + i) == COMMENT.charAt(i);
        }
        return comment;
    }
}
