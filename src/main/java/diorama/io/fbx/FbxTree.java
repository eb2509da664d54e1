package diorama.io.fbx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The named objects of an FBX file and how they are connected, for what Assimp leaves out; long lists of numbers are passed
 * over. Used in the importing process only.
 */
public final class FbxTree {
    private static final byte[] BINARY = "Kaydara FBX Binary  ".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 23;
    static final int FIRST = 27;
    /** From here on lengths have 64 bits. */
    private static final int WIDE = 7500;
    /** Lists of numbers that are longer are geometry. */
    private static final int LONGEST = 64;

    private static final int MOST_NODES = 2_000_000;
    private static final Set<String> PARTS = Set.of("Objects", "Connections");
    private static final Set<String> OBJECTS = Set.of("Deformer", "Texture", "Geometry", "Material", "Model");
    private static final Set<String> MOVING_PARTS = Set.of("Definitions", "Objects", "Connections");
    private static final Set<String> MOVING = Set.of(
            "Model", "AnimationStack", "AnimationLayer", "AnimationCurveNode", "AnimationCurve", "ObjectType", "C");
    /** Of models, what places them. */
    private static final Set<String> PLACING = Set.of(
            "Lcl Translation",
            "Lcl Rotation",
            "Lcl Scaling",
            "RotationOffset",
            "RotationPivot",
            "ScalingOffset",
            "ScalingPivot",
            "PreRotation",
            "PostRotation",
            "RotationOrder",
            "RotationActive",
            "RotationSpaceForLimitOnly",
            "InheritType");

    /** What of a file is wanted. */
    enum Part {
        /** Surfaces, and what bends them. */
        SHAPE,
        /** Where models stand and how they move; lists of keys are passed over. */
        MOTION
    }

    private final ByteBuffer in;
    private final Part part;
    private boolean wide;
    private int nodes;

    private FbxTree(ByteBuffer in, Part part) {
        this.in = in;
        this.part = part;
    }

    /**
     * A part of the file.
     *
     * @param values numbers, texts and short lists of numbers
     */
    public record Node(String name, List<Object> values, List<Node> children) {
        Optional<Node> child(String named) {
            return children.stream().filter(c -> c.name.equals(named)).findFirst();
        }

        /** What begins the object's own name, up to the word for its class. */
        public String title() {
            String whole = text(1);
            int end = whole.indexOf('\0');
            int from = whole.indexOf("::");
            return end >= 0 ? whole.substring(0, end) : from >= 0 ? whole.substring(from + 2) : whole;
        }

        public String text(int index) {
            return index < values.size() && values.get(index) instanceof String text ? text : "";
        }

        double real(int index) {
            return index < values.size() && values.get(index) instanceof Number number ? number.doubleValue() : 0;
        }

        /** One of its properties that is a number. */
        public Optional<Double> property(String named) {
            return child("Properties70").stream()
                    .flatMap(all -> all.children.stream())
                    .filter(p -> p.text(0).equals(named) && p.values.size() > 4)
                    .map(p -> p.real(4))
                    .findFirst();
        }

        /** One of its properties that is three numbers. */
        double[] triple(String named, double otherwise) {
            double[] none = {otherwise, otherwise, otherwise};
            return child("Properties70").stream()
                    .flatMap(all -> all.children.stream())
                    .filter(p -> p.text(0).equals(named) && p.values.size() > 6)
                    .map(p -> new double[] {p.real(4), p.real(5), p.real(6)})
                    .findFirst()
                    .orElse(none);
        }

        public long whole(int index) {
            return index < values.size() && values.get(index) instanceof Number number ? number.longValue() : 0;
        }
    }

    /** Objects and connections; empty for what is broken or of a kind that has no numbers for its objects. */
    public static List<Node> of(ByteBuffer file) {
        return of(file, Part.SHAPE);
    }

    static List<Node> of(ByteBuffer file, Part part) {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(0);
        try {
            if (!isBinary(in)) {
                return FbxText.of(in, part);
            }
            FbxTree tree = new FbxTree(in, part);
            tree.wide = isWide(in);
            in.position(FIRST);
            return tree.children(0, in.limit());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return List.of(); // Assimp has told what it thinks of it
        }
    }

    static boolean isBinary(ByteBuffer file) {
        byte[] head = new byte[Math.min(BINARY.length, file.limit())];
        file.get(0, head);
        return Arrays.equals(head, BINARY);
    }

    static boolean isWide(ByteBuffer file) {
        return file.getInt(VERSION) >= WIDE;
    }

    static boolean isKept(String name, int depth, Part part) {
        if (part == Part.MOTION) {
            return depth == 0 ? MOVING_PARTS.contains(name) : depth > 1 || MOVING.contains(name);
        }
        return depth == 0 ? PARTS.contains(name) : depth > 1 || name.equals("C") || OBJECTS.contains(name);
    }

    /** Of what is below a part: of models only where their geometry lies, as they have many properties and a file many of them. */
    static List<Node> needed(String name, List<Node> inner, Part part) {
        return switch (name) {
            case "Geometry" -> List.of();
            case "Model" ->
                inner.stream()
                        .filter(all -> all.name.equals("Properties70"))
                        .map(all -> new Node(
                                all.name,
                                all.values,
                                all.children.stream()
                                        .filter(p -> part == Part.MOTION
                                                ? PLACING.contains(p.text(0))
                                                : p.text(0).startsWith("Geometric"))
                                        .toList()))
                        .toList();
            default -> inner;
        };
    }

    private List<Node> children(int depth, int end) {
        List<Node> out = new ArrayList<>();
        while (in.position() < end) {
            long after = length();
            long values = length();
            long bytes = length();
            String name = text(in.get() & 0xff);
            if (after == 0 || depth > 8) {
                break;
            }
            if (after < in.position() || after > in.limit() || ++nodes > MOST_NODES) {
                throw new IllegalArgumentException("lengths");
            }
            if (bytes < 0 || bytes > after - in.position() || values < 0 || values > bytes) {
                throw new IllegalArgumentException("values");
            }
            if (isKept(name, depth, part)) {
                int from = in.position();
                List<Object> read = new ArrayList<>();
                for (long v = 0; v < Math.min(values, LONGEST); v++) {
                    read.add(value());
                }
                in.position(from + (int) bytes);
                int before = nodes;
                List<Node> all = name.equals("Geometry") ? List.of() : children(depth + 1, (int) after);
                List<Node> inner = needed(name, all, part);
                if (inner != all) {
                    nodes = before
                            + inner.stream()
                                    .mapToInt(kept -> 1 + kept.children.size())
                                    .sum();
                }
                out.add(new Node(name, read, inner));
            }
            in.position((int) after);
        }
        return out;
    }

    private long length() {
        return wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
    }

    private String text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("text");
        }
        byte[] out = new byte[length];
        in.get(out);
        return new String(out, StandardCharsets.UTF_8);
    }

    private Object value() {
        char kind = (char) in.get();
        return switch (kind) {
            case 'C', 'B' -> (int) in.get();
            case 'Y' -> (int) in.getShort();
            case 'I' -> in.getInt();
            case 'L' -> in.getLong();
            case 'F' -> in.getFloat();
            case 'D' -> in.getDouble();
            case 'S', 'R' -> text(in.getInt());
            default -> list(kind);
        };
    }

    private double[] list(char kind) {
        int count = in.getInt();
        boolean packed = in.getInt() != 0;
        int bytes = in.getInt();
        if (count < 0 || bytes < 0 || bytes > in.remaining()) {
            throw new IllegalArgumentException("list");
        }
        int after = in.position() + bytes;
        double[] out = new double[0];
        if (kind == 'd' && count > 0 && count <= LONGEST) {
            byte[] held = new byte[packed ? bytes : Double.BYTES * count];
            in.get(held);
            byte[] plain = packed ? inflated(held, Double.BYTES * count) : held;
            out = new double[count];
            ByteBuffer.wrap(plain)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(out);
        }
        in.position(after);
        return out;
    }

    static byte[] inflated(byte[] packed, int length) {
        byte[] out = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            if (inflater.inflate(out) != out.length) {
                throw new IllegalArgumentException("list");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("list", e);
        } finally {
            inflater.end();
        }
        return out;
    }
}
