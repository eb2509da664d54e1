package diorama.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.system.MemoryUtil;

/** Takes what X3D files include from elsewhere out of them, on which Assimp gives up. Used in the importing process only. */
final class X3dPlain {
    private static final Pattern INLINE =
            Pattern.compile("<Inline\\b([^>]*?)(/>|>\\s*</Inline\\s*>)", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("url\\s*=\\s*('[^']*'|\"[^\"]*\")");

    private X3dPlain() {}

    /** @return empty where nothing is included */
    static Optional<ByteBuffer> of(ByteBuffer file, GuardedFiles files) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher inline = INLINE.matcher(text);
        StringBuilder out = new StringBuilder();
        boolean found = false;
        while (inline.find()) {
            found = true;
            Matcher url = URL.matcher(inline.group(1));
            files.leaveOut(url.find() ? url.group(1).replace("\"", "").replace("'", "") : "no url");
            inline.appendReplacement(out, "");
        }
        if (!found) {
            return Optional.empty();
        }
        byte[] plain = inline.appendTail(out).toString().getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(MemoryUtil.memAlloc(plain.length).put(plain).flip());
    }
}
