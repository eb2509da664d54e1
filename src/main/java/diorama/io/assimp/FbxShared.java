package diorama.io.assimp;

import diorama.io.scene.MemoryBudget;
import diorama.io.write.WholeBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Shares meshes in a binary FBX file that Assimp wrote, whose exporter writes a mesh anew for every node that shows it: copies
 * are left out, and nodes connected with the first. Those with bones or shapes stay. Used in the importing process only, whose end
 * frees the file that is mapped.
 */
final class FbxShared {
    private static final int VERSION = 23;
    private static final int FIRST = 27;
    /** From here on lengths have 64 bits. */
    private static final int WIDE = 7500;
    /** Behind the last part: its mark, then zeros up to a multiple of as many bytes. */
    private static final int FOOT = 16;

    private final ByteBuffer in;
    private final boolean wide;
    private final MessageDigest digest;
    /** Where a part begins and ends that is left out. */
    private final TreeMap<Integer, Integer> left = new TreeMap<>();
    /** What is left out up to the end of each of them. */
    private final TreeMap<Integer, Integer> before = new TreeMap<>();

    private FbxShared(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
        wide = in.getInt(VERSION) >= WIDE;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A part of the file: where its properties and what is in it begin, and where it ends. */
    private record Part(int at, String name, int properties, int inside, int end) {}

    /**
     * Writes the file with its meshes shared.
     *
     * @param memory for the written file
     * @return whether there were any copies, and memory enough; nothing is written otherwise
     */
    static boolean write(Path file, Path shared, MemoryBudget memory) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE || !memory.holds(channel.size())) {
                return false;
            }
            FbxShared fbx = new FbxShared(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            List<Part> parts = fbx.parts(FIRST, fbx.in.limit());
            Map<Long, Long> firsts = fbx.firsts(parts);
            if (firsts.isEmpty()) {
                return false;
            }
            ByteBuffer out = fbx.written(parts, firsts);
            try (FileChannel to = FileChannel.open(shared, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                WholeBytes.write(to, out);
            }
            return true;
        }
    }

    private List<Part> parts(int from, int end) {
        List<Part> out = new ArrayList<>();
        int head = wide ? 25 : 13;
        for (int at = from; at + head <= end; ) {
            int after = length(at, 0);
            if (after == 0) {
                break;
            }
            int name = in.get(at + head - 1) & 0xff;
            byte[] letters = new byte[name];
            in.get(at + head, letters);
            int properties = at + head + name;
            String text = new String(letters, StandardCharsets.UTF_8);
            out.add(new Part(at, text, properties, properties + length(at, 2), after));
            at = after;
        }
        return out;
    }

    private int length(int at, int which) {
        return wide ? (int) in.getLong(at + Long.BYTES * which) : in.getInt(at + Integer.BYTES * which);
    }

    private List<Part> inside(List<Part> parts, String name) {
        return parts.stream()
                .filter(p -> p.name.equals(name))
                .flatMap(p -> parts(p.inside, p.end).stream())
                .toList();
    }

    /** Of copies the number of the mesh that they are copies of; notes what is left out. */
    private Map<Long, Long> firsts(List<Part> parts) {
        Set<Long> deformed = new HashSet<>();
        inside(parts, "Connections").forEach(c -> deformed.add(in.getLong(target(c))));
        Map<String, Long> known = new HashMap<>();
        Map<Long, Long> firsts = new HashMap<>();
        int sum = 0;
        List<Part> geometries = inside(parts, "Objects").stream()
                .filter(p -> p.name.equals("Geometry"))
                .toList();
        Map<Integer, Integer> lengths = new HashMap<>();
        geometries.forEach(p -> lengths.merge(p.end - p.at, 1, Integer::sum));
        for (Part geometry : geometries) {
            // properties begin with the letter of their kind
            long number = in.getLong(geometry.properties + 1);
            if (lengths.getOrDefault(geometry.end - geometry.at, 0) < 2 || deformed.contains(number)) {
                continue;
            }
            digest.update(in.slice(geometry.properties + 9, geometry.inside - geometry.properties - 9));
            parts(geometry.inside, geometry.end).forEach(this::digest);
            Long first = known.putIfAbsent(new String(digest.digest(), StandardCharsets.ISO_8859_1), number);
            if (first != null) {
                firsts.put(number, first);
                left.put(geometry.at, geometry.end);
                sum += geometry.end - geometry.at;
                before.put(geometry.end, sum);
            }
        }
        return firsts;
    }

    private void digest(Part part) {
        digest.update(part.name.getBytes(StandardCharsets.UTF_8));
        digest.update(in.slice(part.properties, part.inside - part.properties));
        parts(part.inside, part.end).forEach(this::digest);
    }

    /** Where a connection says whose number is connected: behind the two letters of its kind. */
    private static int source(Part connection) {
        return connection.properties + 1 + Integer.BYTES + 2 + 1;
    }

    private static int target(Part connection) {
        return source(connection) + Long.BYTES + 1;
    }

    private int moved(int at) {
        Map.Entry<Integer, Integer> last = before.floorEntry(at);
        return at - (last == null ? 0 : last.getValue());
    }

    private ByteBuffer written(List<Part> parts, Map<Long, Long> firsts) {
        int end = parts.get(parts.size() - 1).end + (wide ? 25 : 13);
        int rest = end + FOOT + padding(end);
        ByteBuffer out = ByteBuffer.allocate(moved(end) + FOOT + padding(moved(end)) + in.limit() - rest)
                .order(ByteOrder.LITTLE_ENDIAN);
        int from = 0;
        for (Map.Entry<Integer, Integer> gap : left.entrySet()) {
            out.put(in.slice(from, gap.getKey() - from));
            from = gap.getValue();
        }
        out.put(in.slice(from, end + FOOT - from));
        out.position(out.position() + padding(moved(end)));
        out.put(in.slice(rest, in.limit() - rest));
        move(parts, out);
        for (Part connection : inside(parts, "Connections")) {
            Long first = firsts.get(in.getLong(source(connection)));
            if (first != null) {
                out.putLong(moved(source(connection)), first);
            }
        }
        recount(inside(parts, "Definitions"), firsts.size(), out);
        return out.flip();
    }

    private static int padding(int end) {
        return FOOT - (end + FOOT) % FOOT;
    }

    /** Parts say where they end. */
    private void move(List<Part> parts, ByteBuffer out) {
        for (Part part : parts) {
            if (left.containsKey(part.at)) {
                continue;
            }
            if (wide) {
                out.putLong(moved(part.at), moved(part.end));
            } else {
                out.putInt(moved(part.at), moved(part.end));
            }
            move(parts(part.inside, part.end), out);
        }
    }

    /** The file says how many objects there are, and how many of each kind. */
    private void recount(List<Part> definitions, int less, ByteBuffer out) {
        for (Part part : definitions) {
            if (part.name.equals("Count")) {
                out.putInt(moved(part.properties + 1), in.getInt(part.properties + 1) - less);
            }
            byte[] kind = new byte["Geometry".length()];
            if (part.name.equals("ObjectType") && part.inside - part.properties >= 5 + kind.length) {
                in.get(part.properties + 5, kind);
                if (new String(kind, StandardCharsets.US_ASCII).equals("Geometry")) {
                    recount(parts(part.inside, part.end), less, out);
                }
            }
        }
    }
}
