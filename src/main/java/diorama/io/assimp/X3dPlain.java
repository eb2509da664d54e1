package diorama.io.assimp;

import diorama.io.scene.GuardedFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.system.MemoryUtil;

/**
 * Puts X3D files into words that Assimp understands: it gives up on what they include from elsewhere, on lists of names where a
 * name has no blank, and on lists of numbers that commas, line ends or more than one blank part. Used in the importing process
 * only.
 */
final class X3dPlain {
    private static final String VALUE = "\\s*=\\s*('[^']*'|\"[^\"]*\")";
    private static final Pattern INLINE =
            Pattern.compile("<Inline\\b([^>]*?)(/>|>\\s*</Inline\\s*>)", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("\\burl" + VALUE);

    /** A name in a list of them. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private static final Pattern NUMBERS = Pattern.compile(
            "\\b(?:point|vector|coordIndex|texCoordIndex|normalIndex|colorIndex|color|index|height|crossSection|spine|scale"
                    + "|orientation|translation|rotation|center|scaleOrientation|size|diffuseColor|emissiveColor|specularColor"
                    + "|lineSegments|vertexCount)" + VALUE);

    private static final Pattern PARTING = Pattern.compile("[\\s,]+");

    private X3dPlain() {}

    /** @return empty where Assimp reads the file as it is */
    static Optional<ByteBuffer> of(ByteBuffer file, GuardedFiles files) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String whole = INLINE.matcher(text).replaceAll(inline -> {
            Matcher url = URL.matcher(inline.group(1));
            files.leaveOut(url.find() ? url.group(1).replace("\"", "").replace("'", "") : "no url");
            return "";
        });
        String named = URL.matcher(whole).replaceAll(X3dPlain::name);
        String plain = NUMBERS.matcher(named).replaceAll(X3dPlain::numbers);
        if (plain.equals(text)) {
            return Optional.empty();
        }
        byte[] changed = plain.getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(MemoryUtil.memAlloc(changed.length).put(changed).flip());
    }

    /** The first name that is no address, alone; a blank in it keeps its quotes. */
    private static String name(MatchResult url) {
        String list = url.group(1);
        String inside = list.substring(1, list.length() - 1).replace("&quot;", "\"");
        Matcher names = QUOTED.matcher(inside);
        String first = "";
        while (names.find()) {
            if (first.isEmpty() || (first.contains("://") && !names.group(1).contains("://"))) {
                first = names.group(1);
            }
        }
        if (first.isEmpty()) {
            return Matcher.quoteReplacement(url.group());
        }
        String blank = first.strip().contains(" ") ? "\"" : "";
        return Matcher.quoteReplacement("url='" + blank + first.strip().replace("'", "&apos;") + blank + "'");
    }

    private static String numbers(MatchResult attribute) {
        String list = attribute.group(1);
        String inside = list.substring(1, list.length() - 1);
        String plain = PARTING.matcher(inside).replaceAll(" ").strip();
        return Matcher.quoteReplacement(attribute.group().replace(inside, plain));
    }
}
