package diorama.io.fbx;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts keys into the animations of an FBX file where they are not straight, as {@link FbxCurve} has them. Used in the
 * importing process only.
 */
public final class FbxCurves {
    /** Larger files are left as they are: they are read into memory several times. */
    private static final int LARGEST = 1 << 28;

    /** Of all curves together. */
    static final int MOST_KEYS = 1 << 20;

    private static final int DEEPEST = 64;
    private static final Set<String> LISTS =
            Set.of("KeyTime", "KeyValueFloat", "KeyAttrFlags", "KeyAttrRefCount", "KeyAttrDataFloat");

    private final ByteBuffer in;
    private final boolean wide;
    private final Set<Long> turning;
    /** By the place where the curve's record begins. */
    private final Map<Integer, FbxCurve.Straight> changed = new HashMap<>();

    /** By their numbers, where they are asked for. */
    private Optional<Map<Long, FbxCurve>> asked = Optional.empty();

    private long keys;

    private FbxCurves(ByteBuffer in, Set<Long> turning) {
        this.in = in;
        this.wide = FbxTree.isWide(in);
        this.turning = turning;
    }

    /** A record's head, and where its values, its children and the record after it begin. */
    private record Head(int start, String name, int values, int inner, int after) {}

    /** @return empty where nothing is to be changed, or the file is broken */
    public static Optional<ByteBuffer> of(ByteBuffer file) {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(0);
        if (in.limit() > LARGEST) {
            return Optional.empty();
        }
        try {
            if (!FbxTree.isBinary(in)) {
                return FbxTextCurves.of(in, turning(file));
            }
            FbxCurves curves = new FbxCurves(in, turning(file));
            curves.find(FbxTree.FIRST, in.limit(), false);
            return curves.changed.isEmpty() ? Optional.empty() : Optional.of(curves.written());
        } catch (BufferOverflowException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            return Optional.empty(); // Assimp tells what it thinks of it
        }
    }

    /** All curves of a file by their numbers; empty where it is broken, too large, or has more keys than are read. */
    static Optional<Map<Long, FbxCurve>> all(ByteBuffer file) {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(0);
        try {
            if (in.limit() > LARGEST) {
                return Optional.empty();
            }
            if (!FbxTree.isBinary(in)) {
                return FbxTextCurves.all(in);
            }
            Map<Long, FbxCurve> out = new HashMap<>();
            FbxCurves curves = new FbxCurves(in, Set.of());
            curves.asked = Optional.of(out);
            curves.find(FbxTree.FIRST, in.limit(), false);
            return curves.keys > MOST_KEYS ? Optional.empty() : Optional.of(out);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty(); // Assimp tells what it thinks of it
        }
    }

    /** Numbers of the curves that turn something, by degrees. */
    private static Set<Long> turning(ByteBuffer file) {
        List<FbxTree.Node> properties = FbxTree.of(file).stream()
                .flatMap(part -> part.children().stream())
                .filter(c -> c.name().equals("C") && c.text(0).equals("OP"))
                .toList();
        Set<Long> turns = new HashSet<>();
        properties.stream().filter(c -> c.text(3).equals("Lcl Rotation")).forEach(c -> turns.add(c.whole(1)));
        Set<Long> out = new HashSet<>();
        properties.stream().filter(c -> turns.contains(c.whole(2))).forEach(c -> out.add(c.whole(1)));
        return out;
    }

    private void find(int from, int end, boolean objects) {
        in.position(from);
        while (in.position() < end && keys <= MOST_KEYS) {
            Head head = head(end);
            if (head.after == 0) {
                return;
            }
            if (objects && head.name.equals("AnimationCurve")) {
                long id = in.get(head.values) == 'L' ? in.getLong(head.values + 1) : 0;
                boolean turns = turning.contains(id);
                FbxCurve curve = curve(head);
                keys += asked.isPresent() ? curve.times().length : curve.keys(turns);
                asked.ifPresent(all -> all.put(id, curve));
                if (asked.isEmpty() && keys <= MOST_KEYS) {
                    curve.straight(turns).ifPresent(straight -> changed.put(head.start, straight));
                }
            } else if (!objects && head.name.equals("Objects")) {
                find(head.inner, head.after, true);
            }
            in.position(head.after);
        }
    }

    /** @param end of the record around it */
    private Head head(int end) {
        int start = in.position();
        long after = length();
        length();
        long bytes = length();
        byte[] name = new byte[in.get() & 0xff];
        in.get(name);
        long inner = in.position() + bytes;
        if (after != 0 && (bytes < 0 || inner > after || after > end || inner <= start)) {
            throw new IllegalArgumentException("lengths");
        }
        return new Head(start, new String(name, StandardCharsets.UTF_8), in.position(), (int) inner, (int) after);
    }

    private long length() {
        return wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
    }

    private FbxCurve curve(Head curve) {
        Map<String, ByteBuffer> lists = new HashMap<>();
        in.position(curve.inner);
        while (in.position() < curve.after) {
            Head head = head(curve.after);
            if (head.after == 0) {
                break;
            }
            if (LISTS.contains(head.name) && !lists.containsKey(head.name) && head.inner > head.values) {
                lists.put(head.name, list(head.values, head.inner));
            }
            in.position(head.after);
        }
        ByteBuffer none = ByteBuffer.allocate(0);
        long[] times = new long[lists.getOrDefault("KeyTime", none).remaining() / Long.BYTES];
        lists.getOrDefault("KeyTime", none).asLongBuffer().get(times);
        float[] values = floats(lists.getOrDefault("KeyValueFloat", none));
        int[] flags = ints(lists.getOrDefault("KeyAttrFlags", none));
        int[] uses = ints(lists.getOrDefault("KeyAttrRefCount", none));
        float[] data = floats(lists.getOrDefault("KeyAttrDataFloat", none));
        return FbxCurve.of(times, values, flags, data, uses);
    }

    /** Its bytes; empty where it is none. */
    private ByteBuffer list(int at, int end) {
        int width =
                switch ((char) in.get(at)) {
                    case 'f', 'i' -> Float.BYTES;
                    case 'l' -> Long.BYTES;
                    default -> 0;
                };
        if (width == 0) {
            return ByteBuffer.allocate(0);
        }
        int count = in.getInt(at + 1);
        boolean packed = in.getInt(at + 5) != 0;
        int bytes = in.getInt(at + 9);
        boolean fits = bytes >= 0 && bytes <= end - at - 13;
        if (count < 0 || count > 4 * MOST_KEYS || !fits || (!packed && bytes != width * count)) {
            throw new IllegalArgumentException("list");
        }
        byte[] held = new byte[bytes];
        in.get(at + 13, held);
        byte[] plain = packed ? FbxTree.inflated(held, width * count) : held;
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] floats(ByteBuffer list) {
        float[] out = new float[list.remaining() / Float.BYTES];
        list.asFloatBuffer().get(out);
        return out;
    }

    private static int[] ints(ByteBuffer list) {
        int[] out = new int[list.remaining() / Integer.BYTES];
        list.asIntBuffer().get(out);
        return out;
    }

    private ByteBuffer written() {
        int more = changed.size() * 256;
        for (FbxCurve.Straight straight : changed.values()) {
            more += (Long.BYTES + Float.BYTES) * straight.times().length;
        }
        ByteBuffer out = ByteBuffer.allocateDirect(in.limit() + more).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, in, 0, FbxTree.FIRST).position(FbxTree.FIRST);
        in.position(FbxTree.FIRST);
        copy(in.limit(), 0, out);
        return out.flip().slice();
    }

    /** Records keep where they end from the file's beginning on, which moves. */
    private void copy(int end, int depth, ByteBuffer out) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nesting");
        }
        while (in.position() < end) {
            Head head = head(end);
            if (head.after == 0) {
                // what ends a list; behind the last one of all is a foot
                bytes(head.start, depth == 0 ? in.limit() : in.position(), out);
                in.position(depth == 0 ? in.limit() : in.position());
                return;
            }
            int at = out.position();
            bytes(head.start, head.inner, out);
            FbxCurve.Straight straight = changed.get(head.start);
            if (straight != null) {
                put(straight, out);
            } else {
                in.position(head.inner);
                copy(head.after, depth + 1, out);
            }
            ends(at, out);
            in.position(head.after);
        }
    }

    private void bytes(int from, int to, ByteBuffer out) {
        out.put(in.duplicate().position(from).limit(to));
    }

    private void put(FbxCurve.Straight straight, ByteBuffer out) {
        int count = straight.times().length;
        int at = open("KeyTime", 'l', count, Long.BYTES, out);
        for (long time : straight.times()) {
            out.putLong(time);
        }
        ends(at, out);
        at = open("KeyValueFloat", 'f', count, Float.BYTES, out);
        for (float value : straight.values()) {
            out.putFloat(value);
        }
        ends(at, out);
        out.put(new byte[3 * lengthBytes() + 1]);
    }

    /** Begins a record that holds a list of numbers. */
    private int open(String name, char kind, int count, int width, ByteBuffer out) {
        int at = out.position();
        long[] lengths = {0, 1, 13 + (long) width * count};
        for (long length : lengths) {
            put(length, out);
        }
        out.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        out.put((byte) kind).putInt(count).putInt(0).putInt(width * count);
        return at;
    }

    private int lengthBytes() {
        return wide ? Long.BYTES : Integer.BYTES;
    }

    private void put(long length, ByteBuffer out) {
        if (wide) {
            out.putLong(length);
        } else {
            out.putInt((int) length);
        }
    }

    private void ends(int at, ByteBuffer out) {
        int end = out.position();
        out.position(at);
        put(end, out);
        out.position(end);
    }
}
