package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.system.MemoryUtil;

/**
 * Shapes of a Collada file (its {@code <morph>} controllers), at which Assimp gives up: the file without them, in which the
 * geometries of the shapes are shown by nodes of their own, so that their vertices come in the same order. Used in the importing
 * process only.
 *
 * @param shapes in the file's order
 * @param moved whether something moves them, which is left out
 */
record ColladaShapes(List<Shape> shapes, boolean moved) {
    static final ColladaShapes NONE = new ColladaShapes(List.of(), false);

    /** Before the number of a shape in the name of the node that shows it. */
    private static final String NODE = "diorama-shape-";

    private static final Pattern CONTROLLER =
            Pattern.compile("<controller\\b([^>]*)>\\s*<morph\\b([^>]*)>(.*?)</morph>.*?</controller>", Pattern.DOTALL);

    private static final Pattern TARGETS = Pattern.compile("<(?:IDREF|Name)_array\\b[^>]*>([^<]*)<");
    private static final Pattern WEIGHTS = Pattern.compile("<float_array\\b[^>]*>([^<]*)<");
    private static final Pattern SOURCE = Pattern.compile("<source\\b([^>]*)>");
    private static final Pattern BARE = Pattern.compile("(<accessor\\b[^>]*\\bsource\\s*=\\s*[\"'])(?=[^#\"':]+[\"'])");

    /** More are no faces but faults. */
    private static final int MOST = 4096;

    /**
     * A shape of a geometry.
     *
     * @param base identifier of the geometry, and its name
     * @param target identifier of the geometry that it becomes
     * @param relative whether that says the differences
     */
    record Shape(String base, String baseName, String target, float weight, boolean relative) {}

    /** A file as Assimp can read it; empty where it is so already. */
    record Plain(Optional<ByteBuffer> file, ColladaShapes shapes) {}

    static Plain of(ByteBuffer file) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        // letters of other alphabets stay as they are, byte by byte
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String plain = BARE.matcher(text).replaceAll("$1#");
        List<Shape> shapes = new ArrayList<>();
        boolean moved = false;
        if (plain.contains("<morph")) {
            Matcher controller = CONTROLLER.matcher(plain);
            String rest = plain;
            while (controller.find()) {
                String id = attribute(controller.group(1), "id");
                String base = attribute(controller.group(2), "source").replaceFirst("^#", "");
                add(shapes, plain, base, controller.group(2), controller.group(3));
                moved |= isMoved(plain, controller.group(3));
                rest = shown(rest, id, base);
            }
            rest = CONTROLLER.matcher(rest).replaceAll("");
            plain = shapes.size() > MOST
                    ? rest
                    : rest.replaceFirst("</visual_scene>", nodes(shapes) + "</visual_scene>");
        }
        ColladaShapes found = shapes.size() > MOST ? NONE : new ColladaShapes(List.copyOf(shapes), moved);
        if (plain.equals(text)) {
            return new Plain(Optional.empty(), NONE);
        }
        byte[] changed = plain.getBytes(StandardCharsets.ISO_8859_1);
        return new Plain(
                Optional.of(MemoryUtil.memAlloc(changed.length).put(changed).flip()), found);
    }

    private static void add(List<Shape> shapes, String text, String base, String morph, String inside) {
        Matcher targets = TARGETS.matcher(inside);
        Matcher weights = WEIGHTS.matcher(inside);
        if (!targets.find() || !weights.find()) {
            return;
        }
        String[] names = targets.group(1).strip().split("\\s+", -1);
        String[] numbers = weights.group(1).strip().split("\\s+", -1);
        boolean relative = attribute(morph, "method").equals("RELATIVE");
        String named = name(text, base);
        for (int t = 0; t < names.length && shapes.size() <= MOST; t++) {
            shapes.add(new Shape(base, named, names[t], t < numbers.length ? number(numbers[t]) : 0, relative));
        }
    }

    /** What shows or bends the morphed geometry shows or bends the geometry itself. */
    private static String shown(String text, String id, String base) {
        String url = Pattern.quote("#" + id);
        String to = Matcher.quoteReplacement("#" + base);
        return text.replaceAll("(<skin\\b[^>]*\\bsource\\s*=\\s*[\"'])" + url + "(?=[\"'])", "$1" + to)
                .replaceAll(
                        "(?s)<instance_controller(\\b[^>]*\\burl\\s*=\\s*[\"'])" + url
                                + "([\"'][^>]*?)(/>|>(.*?)</instance_controller>)",
                        "<instance_geometry$1" + to + "$2>$4</instance_geometry>");
    }

    private static String nodes(List<Shape> shapes) {
        StringBuilder out = new StringBuilder();
        for (int s = 0; s < shapes.size(); s++) {
            out.append("<node id=\"" + NODE + s + "\" name=\"" + NODE + s + "\"><instance_geometry url=\"#"
                    + shapes.get(s).target + "\"/></node>");
        }
        return Matcher.quoteReplacement(out.toString());
    }

    /** Whether an animation leads to one of the lists of a controller. */
    private static boolean isMoved(String text, String inside) {
        Matcher source = SOURCE.matcher(inside);
        while (source.find()) {
            String id = attribute(source.group(1), "id");
            if (!id.isEmpty()
                    && Pattern.compile("<channel\\b[^>]*\\btarget\\s*=\\s*[\"'](?:[^\"']*/)?" + Pattern.quote(id)
                                    + "[(\"'/]")
                            .matcher(text)
                            .find()) {
                return true;
            }
        }
        return false;
    }

    private static String name(String text, String geometry) {
        Matcher found = Pattern.compile(
                        "<geometry\\b([^>]*\\bid\\s*=\\s*[\"']" + Pattern.quote(geometry) + "[\"'][^>]*)>")
                .matcher(text);
        String name = found.find() ? attribute(found.group(1), "name") : "";
        byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
        return name.isEmpty() ? geometry : new String(letters, StandardCharsets.UTF_8);
    }

    private static String attribute(String of, String name) {
        Matcher found =
                Pattern.compile("\\b" + name + "\\s*=\\s*(\"[^\"]*\"|'[^']*')").matcher(of);
        return found.find() ? found.group(1).substring(1, found.group(1).length() - 1) : "";
    }

    private static float number(String word) {
        try {
            float value = Float.parseFloat(word);
            return Float.isFinite(value) ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Number of the shape that a node shows; -1 for others. */
    int shown(String node) {
        String number = node.startsWith(NODE) ? node.substring(NODE.length()) : "";
        int shape = number.matches("\\d{1,4}") ? Integer.parseInt(number) : -1;
        return shape < shapes.size() ? shape : -1;
    }
}
