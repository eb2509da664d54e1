package diorama.io.scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text of two bytes a letter, as some programs of Windows save it, which begins with a mark. */
public final class WideText {
    private WideText() {}

    public static boolean isIn(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return isMarked(in.readNBytes(2));
        }
    }

    private static boolean isMarked(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    /** The text of bytes in UTF-8, or in UTF-16 where their mark says so. */
    public static String of(byte[] bytes) {
        Charset charset = isMarked(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Writes such a file in UTF-8. */
    public static void copy(Path file, Path to) throws IOException {
        try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_16);
                Writer out = Files.newBufferedWriter(to)) {
            in.transferTo(out);
        }
    }
}
