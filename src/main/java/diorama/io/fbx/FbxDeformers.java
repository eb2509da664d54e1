package diorama.io.fbx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.system.MemoryUtil;

/**
 * Joins the sets of shapes that a mesh of an FBX file has (deformers of the kind {@code BlendShape}) to one: Assimp counts the
 * channels of each from nothing, and takes one's for another's in animations. The channels are connected with the first; the others
 * stay, empty. Used in the importing process only.
 */
public final class FbxDeformers {
    /** Larger files are left as they are: they are read into memory several times. */
    private static final int LARGEST = 1 << 28;

    private static final int LARGEST_TEXT = 1 << 26;
    private static final Pattern CONNECTION =
            Pattern.compile("\\bC\\s*:\\s*\"OO\"\\s*,\\s*(\\d{1,18})\\s*,\\s*(\\d{1,18})(?!\\d)");

    private final Set<Long> channels = new HashSet<>();
    /** The first deformer of a mesh by the numbers of its others. */
    private final Map<Long, Long> first = new HashMap<>();

    /** A record, and where its values, its children and the record after it begin. */
    private record Part(String name, int values, int inner, int after) {}

    private FbxDeformers(List<FbxTree.Node> file) {
        Map<Long, String> kinds = new HashMap<>();
        Map<Long, Set<Long>> meshes = new HashMap<>();
        Map<Long, Long> firstOf = new LinkedHashMap<>();
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (each.name().equals("Deformer") || each.name().equals("Geometry")) {
                    kinds.putIfAbsent(each.whole(0), each.text(2));
                }
            }
        }
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                String below = kinds.getOrDefault(each.whole(1), "");
                String above = kinds.getOrDefault(each.whole(2), "");
                if (!each.name().equals("C") || !each.text(0).equals("OO")) {
                    continue;
                }
                if (below.equals("BlendShapeChannel") && above.equals("BlendShape")) {
                    channels.add(each.whole(1));
                } else if (below.equals("BlendShape") && above.equals("Mesh")) {
                    meshes.computeIfAbsent(each.whole(1), id -> new HashSet<>()).add(each.whole(2));
                    long leads = firstOf.computeIfAbsent(each.whole(2), id -> each.whole(1));
                    if (leads != each.whole(1)) {
                        first.putIfAbsent(each.whole(1), leads);
                    }
                }
            }
        }
        // one that several meshes share stays theirs
        first.entrySet().removeIf(e -> shared(meshes, e.getKey()) || shared(meshes, e.getValue()));
    }

    private static boolean shared(Map<Long, Set<Long>> meshes, long deformer) {
        return meshes.getOrDefault(deformer, Set.of()).size() != 1;
    }

    /** @return empty where no mesh has several, or the file is broken */
    public static Optional<ByteBuffer> joined(ByteBuffer file) {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(0);
        if (in.limit() > LARGEST) {
            return Optional.empty();
        }
        FbxDeformers deformers = new FbxDeformers(FbxTree.of(file));
        if (deformers.first.isEmpty()) {
            return Optional.empty();
        }
        try {
            return FbxTree.isBinary(in) ? Optional.of(deformers.binary(in)) : deformers.text(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty(); // Assimp tells what it thinks of it
        }
    }

    private Optional<ByteBuffer> text(ByteBuffer in) {
        if (in.limit() > LARGEST_TEXT) {
            return Optional.empty();
        }
        byte[] bytes = new byte[in.limit()];
        in.get(0, bytes);
        String letters = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher connections = CONNECTION.matcher(letters);
        String changed = connections.replaceAll(c -> {
            long leads = leads(Long.parseLong(c.group(1)), Long.parseLong(c.group(2)));
            return Matcher.quoteReplacement("C: \"OO\"," + c.group(1) + "," + leads);
        });
        return Optional.of(direct(ByteBuffer.wrap(changed.getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** What a connected object is to be connected with. */
    private long leads(long child, long parent) {
        return channels.contains(child) ? first.getOrDefault(parent, parent) : parent;
    }

    private ByteBuffer binary(ByteBuffer in) {
        TreeMap<Integer, Long> places = new TreeMap<>();
        for (Part part : parts(in, FbxTree.FIRST, in.limit())) {
            if (part.name.equals("Connections")) {
                parts(in, part.inner, part.after).forEach(connection -> connected(in, connection, places));
            }
        }
        ByteBuffer out = direct(in.duplicate()).order(ByteOrder.LITTLE_ENDIAN);
        places.forEach(out::putLong);
        return out;
    }

    private void connected(ByteBuffer in, Part connection, Map<Integer, Long> places) {
        int at = connection.values;
        if (!connection.name.equals("C") || in.get(at) != 'S') {
            return;
        }
        int numbers = Math.addExact(at + 5, in.getInt(at + 1));
        if (in.get(numbers) == 'L' && in.get(numbers + 9) == 'L') {
            long parent = in.getLong(numbers + 10);
            long leads = leads(in.getLong(numbers + 1), parent);
            if (leads != parent) {
                places.put(numbers + 10, leads);
            }
        }
    }

    private static List<Part> parts(ByteBuffer in, int from, int end) {
        boolean wide = FbxTree.isWide(in);
        List<Part> out = new ArrayList<>();
        in.position(from);
        while (in.position() < end) {
            int start = in.position();
            long after = wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
            in.position(in.position() + (wide ? Long.BYTES : Integer.BYTES));
            long bytes = wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
            byte[] name = new byte[in.get() & 0xff];
            in.get(name);
            int values = in.position();
            if (after == 0) {
                break;
            }
            if (after <= start || after > end || bytes < 0 || bytes > after - values) {
                throw new IllegalArgumentException("lengths");
            }
            out.add(new Part(
                    new String(name, StandardCharsets.UTF_8), values, Math.toIntExact(values + bytes), (int) after));
            in.position((int) after);
        }
        return out;
    }

    /** A copy for native readers, which lives as long as the process. */
    private static ByteBuffer direct(ByteBuffer of) {
        return MemoryUtil.memAlloc(of.limit()).put(of.position(0)).flip();
    }
}
