package diorama.io.assimp;

import diorama.mesh.Animation;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Quaternionf;

/**
 * Puts what moves nodes into a Collada file, as matrices over time: other programs misread what Assimp writes. Between keys that are
 * turned far against each other there are others, as matrices are drawn straight.
 */
final class ColladaTracks {
    private static final String SCENES = "<library_visual_scenes>";
    private static final int PIECE = 1 << 20;
    /** Of the nodes' part of a file, bytes. */
    private static final int LARGEST = 1 << 28;
    /** Turn from key to key, radians. */
    private static final double WIDEST = Math.toRadians(15);
    /** Keys put between two. */
    private static final int MOST_BETWEEN = 64;
    /** Keys that are closer are a step; others take those for one that are closer than a hundredth of a frame, seconds. */
    private static final double STEP = 1e-3;

    private static final Pattern NODE =
            Pattern.compile("<node id=\"([^\"]*)\"[^>]*? name=\"([^\"]*)\"[^>]*>\\s*<matrix sid=\"([^\"]*)\">([^<]*)<");

    /** Where nodes stand at rest, by their names. */
    private final Map<String, Matrix4fc> rest = new HashMap<>();

    private final Map<String, Animation.Track> tracks = new HashMap<>();
    private final Writer out;
    private int made;
    private int still;

    private ColladaTracks(Scene scene, Animation animation, Writer out) {
        this.out = out;
        scene.roots().forEach(this::note);
        animation.tracks().forEach(track -> tracks.putIfAbsent(track.node(), track));
    }

    private void note(Node node) {
        rest.putIfAbsent(node.name(), node.transform());
        node.children().forEach(this::note);
    }

    /**
     * Writes the movements that can play together into a file that Assimp wrote of the scene without them.
     *
     * @return what is left out, one line each
     */
    static List<String> write(Path file, Scene scene) throws IOException {
        Optional<Animation> animation = Animation.together(scene.animations());
        if (animation.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        int left =
                scene.animations().size() - Animation.apart(scene.animations()).size();
        if (left > 0) {
            notes.add((left == 1 ? "1 animation is" : left + " animations are")
                    + " left out: .dae files hold one of each object, want .glb or .gltf");
        }
        int still;
        Path whole = Files.move(file, file.resolveSibling(file.getFileName() + ".plain"));
        try (InputStream in = Files.newInputStream(whole);
                OutputStream to = Files.newOutputStream(file)) {
            // one character a byte, whatever the encoding: what is looked for and put in is ASCII, names are kept as
            // they are
            StringBuilder held = new StringBuilder();
            int at = -1;
            for (byte[] next = in.readNBytes(PIECE); next.length > 0 && at < 0; next = in.readNBytes(PIECE)) {
                held.append(new String(next, StandardCharsets.ISO_8859_1));
                at = held.indexOf(SCENES);
                int sure = at < 0 ? Math.max(0, held.length() - SCENES.length()) : at;
                to.write(held.substring(0, sure).getBytes(StandardCharsets.ISO_8859_1));
                held.delete(0, sure);
                if (at >= 0) {
                    held.append(new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1));
                    break;
                }
            }
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.ISO_8859_1));
            ColladaTracks tracks = new ColladaTracks(scene, animation.get(), out);
            tracks.moves(held);
            still = tracks.still;
            out.flush();
            to.write(held.toString().getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(to);
        }
        Files.delete(whole);
        if (still > 0) {
            notes.add((still == 1 ? "1 object stands" : still + " objects stand")
                    + " still in it: without size at rest, and turned in .dae files, want .glb or .gltf");
        }
        return notes;
    }

    private void moves(CharSequence nodes) throws IOException {
        for (Matcher node = NODE.matcher(nodes); node.find(); ) {
            String name = plain(node.group(2));
            Animation.Track track = tracks.get(name);
            Matrix4fc own = rest.get(name);
            if (track != null && own != null) {
                add(node, track, own);
            }
        }
        out.append(made == 0 ? "" : "</library_animations>\n");
    }

    private static String plain(String text) {
        String letters = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return letters.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private void add(Matcher node, Animation.Track track, Matrix4fc own) throws IOException {
        Matrix4f written = matrix(node.group(4));
        // cameras are written turned
        Matrix4f aside = written.equals(own, 1e-5f)
                ? new Matrix4f()
                : new Matrix4f(own).invert().mul(written);
        NavigableMap<Double, Double> times = times(track, own);
        if (times.isEmpty()) {
            return;
        }
        if (!aside.isFinite()) {
            still++;
            return;
        }
        out.append(made == 0 ? "<library_animations>\n" : "");
        String id = "moves-" + made++;
        out.append("<animation id=\"").append(id).append("\">\n");
        StringBuilder numbers = new StringBuilder();
        for (double time : times.keySet()) {
            numbers.append((float) time).append(' ');
        }
        source(id + "-in", "float_array", numbers, times.size(), "TIME", "float", 1);
        numbers.setLength(0);
        for (double time : times.values()) {
            Matrix4f m = track.at((float) time, own).mul(aside);
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 4; column++) {
                    numbers.append(m.get(column, row)).append(' ');
                }
            }
        }
        source(id + "-out", "float_array", numbers, times.size(), "TRANSFORM", "float4x4", 16);
        String kinds = "LINEAR ".repeat(times.size());
        source(id + "-how", "Name_array", kinds, times.size(), "INTERPOLATION", "name", 1);
        out.append("<sampler id=\"").append(id).append("-s\">");
        input("INPUT", id + "-in");
        input("OUTPUT", id + "-out");
        input("INTERPOLATION", id + "-how");
        out.append("</sampler>\n<channel source=\"#").append(id).append("-s\" target=\"");
        out.append(node.group(1)).append('/').append(node.group(3)).append("\"/>\n</animation>\n");
    }

    private void input(String means, String source) throws IOException {
        out.append("<input semantic=\"")
                .append(means)
                .append("\" source=\"#")
                .append(source)
                .append("\"/>");
    }

    private void source(String id, String list, CharSequence values, int count, String name, String type, int stride)
            throws IOException {
        out.append("<source id=\"")
                .append(id)
                .append("\"><")
                .append(list)
                .append(" id=\"")
                .append(id);
        out.append("-list\" count=\"")
                .append(String.valueOf(count * stride))
                .append("\">")
                .append(values);
        out.append("</")
                .append(list)
                .append("><technique_common><accessor source=\"#")
                .append(id);
        out.append("-list\" count=\"")
                .append(String.valueOf(count))
                .append("\" stride=\"")
                .append(String.valueOf(stride));
        out.append("\"><param name=\"").append(name).append("\" type=\"").append(type);
        out.append("\"/></accessor></technique_common></source>\n");
    }

    /** Row by row. */
    private static Matrix4f matrix(String numbers) {
        String[] words = numbers.strip().split("\\s+");
        float[] m = new float[16];
        for (int i = 0; i < Math.min(m.length, words.length); i++) {
            m[i] = Float.parseFloat(words[i]);
        }
        return new Matrix4f().set(m).transpose();
    }

    /** Of its keys, and some between: when they are written, and when the node stands so, seconds. */
    private static NavigableMap<Double, Double> times(Animation.Track track, Matrix4fc own) {
        TreeSet<Double> keys = new TreeSet<>();
        for (Animation.Keys each : new Animation.Keys[] {track.moves(), track.turns(), track.scales()}) {
            for (float time : each.times()) {
                keys.add((double) time);
            }
        }
        TreeMap<Double, Double> all = new TreeMap<>();
        for (Double key : keys) {
            Double next = keys.higher(key);
            boolean steps = next != null && next - key < STEP;
            double early = steps ? next - STEP : key;
            all.put(early > (all.isEmpty() ? 0 : all.lastKey()) ? early : key, key);
            if (next != null && !steps) {
                double wide = angle(track.at(key.floatValue(), own), track.at(next.floatValue(), own));
                int pieces = (int) Math.min(MOST_BETWEEN, Math.ceil(wide / WIDEST));
                for (int p = 1; p < pieces; p++) {
                    double between = key + p * (next - key) / pieces;
                    all.put(between, between);
                }
            }
        }
        return all;
    }

    private static double angle(Matrix4f from, Matrix4f to) {
        Quaternionf a = from.getUnnormalizedRotation(new Quaternionf()).normalize();
        Quaternionf b = to.getUnnormalizedRotation(new Quaternionf()).normalize();
        double share = Math.abs(a.dot(b));
        return Double.isFinite(share) ? 2 * Math.acos(Math.min(1, share)) : 0;
    }
}
