package diorama.io.assimp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives cameras of upright pictures their height's angle in a Collada file: whatever one angle a file has, Blender takes for that of
 * the longer side. The ratio of the sides stands where only those look who look for it.
 */
final class ColladaLenses {
    private static final String END = "</library_cameras>";
    /** Of what stands before the end of the cameras, bytes; without cameras nothing is looked for behind it. */
    private static final int LARGEST = 1 << 24;

    private static final Pattern LENS = Pattern.compile(
            "<xfov sid=\"xfov\">([^<]*)</xfov>\\s*<aspect_ratio>([^<]*)</aspect_ratio>(.*?</optics>)", Pattern.DOTALL);

    private ColladaLenses() {}

    /** Rewrites the cameras of a file that Assimp wrote, where it has upright ones. */
    static void write(Path file) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".wide");
        try (InputStream in = Files.newInputStream(file)) {
            // one character a byte: what is looked for is ASCII
            String head = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
            int end = Math.max(0, head.indexOf(END));
            String lenses = LENS.matcher(head.substring(0, end)).replaceAll(ColladaLenses::upright);
            if (lenses.length() == end) {
                return;
            }
            try (OutputStream out = Files.newOutputStream(whole)) {
                out.write((lenses + head.substring(end)).getBytes(StandardCharsets.ISO_8859_1));
                in.transferTo(out);
            }
        }
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String upright(MatchResult lens) {
        double aspect = Double.parseDouble(lens.group(2));
        if (aspect >= 1) {
            return Matcher.quoteReplacement(lens.group());
        }
        double width = Math.tan(Math.toRadians(Double.parseDouble(lens.group(1))) / 2);
        double height = Math.toDegrees(2 * Math.atan(width / aspect));
        return Matcher.quoteReplacement(
                String.format(Locale.ROOT, "<yfov sid=\"yfov\">%.7f</yfov>", height) + lens.group(3)
                        + "\n      <extra><technique profile=\"DIORAMA\"><aspect_ratio>" + lens.group(2)
                        + "</aspect_ratio></technique></extra>");
    }
}
