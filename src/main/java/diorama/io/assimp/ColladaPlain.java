package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.system.MemoryUtil;

/**
 * Puts Collada files into words that Assimp understands: it gives up on {@code <morph>} controllers, and on lists whose names lack
 * their sign. The controllers are left out, and the geometries of their shapes are shown by nodes of their own, so that their
 * vertices come in the same order. Takes the time of the file's length, whatever is in it. Used in the importing process only.
 */
final class ColladaPlain {
    private static final String OPEN = "<controller";
    private static final String CLOSE = "</controller>";
    private static final String INSTANCE = "<instance_controller";
    private static final Pattern ANY_MORPH = Pattern.compile("<morph\\b");
    private static final Pattern MORPH = Pattern.compile("<controller\\b([^<>]*)>\\s*<morph\\b([^<>]*)>");
    private static final Pattern TARGETS = Pattern.compile("<(?:IDREF|Name)_array\\b[^<>]*>([^<]*)<");
    private static final Pattern WEIGHTS = Pattern.compile("<source\\b([^<>]*)>\\s*<float_array\\b[^<>]*>([^<]*)<");
    private static final Pattern GEOMETRY = Pattern.compile("<geometry\\b([^<>]*)>");
    private static final Pattern SHOWN = Pattern.compile("<instance_visual_scene\\b([^<>]*)>");
    private static final Pattern SCENE = Pattern.compile("<visual_scene\\b([^<>]*)>");

    private static final Pattern USE =
            Pattern.compile("<(?:skin|instance_controller)\\b[^<>]*>|</instance_controller\\s*>");

    private static final Pattern BARE =
            Pattern.compile("(<accessor\\b[^<>]*\\bsource\\s*=\\s*[\"'])(?=[^#\"':<]+[\"'])");

    private static final Pattern ID = attribute("id");
    private static final Pattern NAME = attribute("name");
    private static final Pattern SOURCE = attribute("source");
    private static final Pattern URL = attribute("url");
    private static final Pattern METHOD = attribute("method");

    private final String text;
    /** Geometries that controllers bend, by the controllers' identifiers. */
    private final Map<String, String> bases = new HashMap<>();

    private final List<ColladaShapes.Shape> shapes = new ArrayList<>();
    /** Numbers of the shapes whose shares a list says, by its identifier. */
    private final Map<String, ColladaMoves.Shares> lists = new HashMap<>();
    /** Names of geometries by their identifiers, and how many are called so in either way. */
    private final Map<String, String> names = new HashMap<>();

    private final Map<String, Integer> called = new HashMap<>();

    private int beyond;
    /** Whether the instance of a controller that became one of a geometry is still to end. */
    private boolean open;

    /** A file as Assimp can read it; empty where it is so already. */
    record Plain(Optional<ByteBuffer> file, ColladaShapes shapes) {}

    private ColladaPlain(String text) {
        this.text = text;
        for (Matcher geometry = GEOMETRY.matcher(text); geometry.find(); ) {
            String id = value(ID, geometry.group(1));
            String name = value(NAME, geometry.group(1));
            names.put(id, name);
            called.merge(id, 1, Integer::sum);
            if (!name.equals(id)) {
                called.merge(name, 1, Integer::sum);
            }
        }
    }

    static Plain of(ByteBuffer file) {
        LatinText letters = new LatinText(file);
        boolean morphs = ANY_MORPH.matcher(letters).find();
        if (!morphs && !BARE.matcher(letters).find()) {
            return new Plain(Optional.empty(), ColladaShapes.NONE);
        }
        String text = BARE.matcher(letters).replaceAll("$1#");
        ColladaShapes shapes = ColladaShapes.NONE;
        if (morphs) {
            ColladaPlain plain = new ColladaPlain(text);
            text = plain.written();
            ColladaMoves moves = new ColladaMoves(text, plain.lists);
            shapes = new ColladaShapes(List.copyOf(plain.shapes), moves.curves(), moves.isLeftOut(), plain.beyond);
        }
        byte[] changed = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Plain(
                Optional.of(MemoryUtil.memAlloc(changed.length).put(changed).flip()), shapes);
    }

    private String written() {
        String rest = USE.matcher(rest()).replaceAll(use -> Matcher.quoteReplacement(used(use.group())));
        Set<String> clashes = new HashSet<>();
        shapes.stream().filter(s -> clashes(s.base())).forEach(s -> clashes.add(nameOf(s.base())));
        if (!clashes.isEmpty()) {
            rest = GEOMETRY.matcher(rest)
                    .replaceAll(geometry -> Matcher.quoteReplacement(renamed(geometry.group(), clashes)));
        }
        return shown(rest);
    }

    /** The text without the controllers of shapes, which are noted. */
    private String rest() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int end = 0;
        for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, end)) {
            end = text.indexOf(CLOSE, at);
            if (end < 0) {
                break;
            }
            end += CLOSE.length();
            if (isMorph(text.substring(at, end))) {
                out.append(text, from, at);
                from = end;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private boolean isMorph(String controller) {
        Matcher morph = MORPH.matcher(controller);
        if (!morph.lookingAt()) {
            return false;
        }
        String base = bare(value(SOURCE, morph.group(2)));
        bases.put(value(ID, morph.group(1)), base);
        String inside = controller.substring(morph.end());
        add(base, value(METHOD, morph.group(2)).equals("RELATIVE"), inside);
        return true;
    }

    private void add(String base, boolean relative, String inside) {
        Matcher targets = TARGETS.matcher(inside);
        Matcher weights = WEIGHTS.matcher(inside);
        if (!targets.find() || !weights.find()) {
            beyond++;
            return;
        }
        StringTokenizer target = new StringTokenizer(targets.group(1));
        StringTokenizer weight = new StringTokenizer(weights.group(2));
        int from = shapes.size();
        String name = clashes(base) ? base : utf8(nameOf(base));
        while (target.hasMoreTokens() && shapes.size() < ColladaShapes.MOST) {
            float share = weight.hasMoreTokens() ? number(weight.nextToken()) : 0;
            shapes.add(new ColladaShapes.Shape(base, name, target.nextToken(), share, relative));
        }
        beyond += target.countTokens();
        lists.putIfAbsent(value(ID, weights.group(1)), new ColladaMoves.Shares(from, shapes.size() - from));
    }

    /** Whether another geometry is called as this one is. */
    private boolean clashes(String base) {
        return called.getOrDefault(nameOf(base), 0) > 1;
    }

    private String nameOf(String geometry) {
        String name = names.getOrDefault(geometry, "");
        return name.isEmpty() ? geometry : name;
    }

    /** What shows or bends a morphed geometry shows or bends the geometry itself. */
    private String used(String tag) {
        if (tag.startsWith("</")) {
            boolean ours = open;
            open = false;
            return ours ? "</instance_geometry>" : tag;
        }
        boolean instance = tag.startsWith(INSTANCE);
        Matcher to = (instance ? URL : SOURCE).matcher(tag);
        String base = to.find() ? bases.get(bare(inside(to))) : null;
        if (base == null) {
            return tag;
        }
        String changed = tag.substring(0, to.start(1)) + "\"#" + base + '"' + tag.substring(to.end(1));
        open |= instance && !tag.endsWith("/>");
        return instance ? "<instance_geometry" + changed.substring(INSTANCE.length()) : changed;
    }

    /** A geometry is called by its identifier where others have its name. */
    private static String renamed(String tag, Set<String> clashes) {
        Matcher name = NAME.matcher(tag);
        return name.find() && clashes.contains(inside(name))
                ? tag.substring(0, name.start(1)) + '"' + value(ID, tag) + '"' + tag.substring(name.end(1))
                : tag;
    }

    /** Puts the nodes that show the shapes into the scene that is shown. */
    private String shown(String rest) {
        Matcher wanted = SHOWN.matcher(rest);
        String id = wanted.find() ? bare(value(URL, wanted.group(1))) : "";
        int from = 0;
        for (Matcher scene = SCENE.matcher(rest); from == 0 && scene.find(); ) {
            from = value(ID, scene.group(1)).equals(id) ? scene.end() : 0;
        }
        int at = rest.indexOf("</visual_scene>", from);
        if (at < 0) {
            return rest;
        }
        StringBuilder out = new StringBuilder(rest);
        StringBuilder nodes = new StringBuilder();
        for (int s = 0; s < shapes.size(); s++) {
            String node = ColladaShapes.node(s);
            nodes.append("<node id=\"" + node + "\" name=\"" + node + "\"><instance_geometry url=\"#"
                    + shapes.get(s).target() + "\"/></node>");
        }
        return out.insert(at, nodes).toString();
    }

    static Pattern attribute(String name) {
        return Pattern.compile("\\b" + name + "\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')");
    }

    /** Of an attribute of a tag; empty where it has none. */
    static String value(Pattern attribute, String tag) {
        Matcher found = attribute.matcher(tag);
        return found.find() ? inside(found) : "";
    }

    private static String inside(Matcher attribute) {
        String quoted = attribute.group(1);
        return quoted.substring(1, quoted.length() - 1);
    }

    static String bare(String reference) {
        return reference.startsWith("#") ? reference.substring(1) : reference;
    }

    private static String utf8(String letters) {
        return new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static float number(String word) {
        try {
            float value = Float.parseFloat(word);
            return Float.isFinite(value) ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
