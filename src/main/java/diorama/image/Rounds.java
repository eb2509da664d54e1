package diorama.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How often pictures that move are played, by what their files say. */
public final class Rounds {
    /** Played again and again. */
    public static final int FOR_EVER = 0;

    /** Bytes in which it is said, before the first frame. */
    private static final int HEAD = 1 << 20;

    private static final String GIF_BLOCK = "NETSCAPE2.0\3\1";

    private Rounds() {}

    /** How often {@code file} is played; {@link #FOR_EVER} too where it is none of GIF, PNG and WebP, or cannot be read. */
    public static int of(Path file) {
        if (!Files.isRegularFile(file)) {
            return FOR_EVER;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            if (text.startsWith("GIF8")) {
                int at = text.indexOf(GIF_BLOCK);
                int again = at < 0 ? -1 : number(head, at + GIF_BLOCK.length(), 2, false);
                // told is how often again, by nothing that it is not
                return at < 0 ? 1 : again <= 0 ? FOR_EVER : again + 1;
            }
            if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
                int at = text.indexOf("ANIM\6\0\0\0");
                return at < 0 ? FOR_EVER : number(head, at + 12, 2, false);
            }
            if (text.startsWith("\u0089PNG")) {
                int at = text.indexOf("acTL");
                return at < 0 ? FOR_EVER : number(head, at + 8, 4, true);
            }
            return FOR_EVER;
        } catch (IOException e) {
            // told by whoever reads its pictures
            return FOR_EVER;
        }
    }

    private static int number(byte[] from, int at, int bytes, boolean bigFirst) {
        int value = 0;
        for (int i = 0; i < bytes && at + bytes <= from.length; i++) {
            value |= (from[at + (bigFirst ? bytes - 1 - i : i)] & 255) << (8 * i);
        }
        return Math.max(FOR_EVER, value);
    }
}
