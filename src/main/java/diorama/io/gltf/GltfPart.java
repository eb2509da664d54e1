package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.scene.MemoryBudget;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Triangles of a glTF mesh that were compressed, on their way from the importing process. Confined to one thread. */
final class GltfPart {
    private final int mesh;
    private final int primitive;
    private final int vertices;
    private final List<Attribute> attributes = new ArrayList<>();
    private int[] order = new int[0];

    /** What its vertices have. */
    static final class Attribute {
        private static final int UNSIGNED_BYTE = 5121;
        private static final int UNSIGNED_SHORT = 5123;
        private static final int FLOAT = 5126;

        private final String name;
        private final String type;
        private final int stored;
        private final boolean shares;
        private float[] values = new float[0];

        /** @param accessor what the file says of it */
        Attribute(String name, JsonObject accessor) {
            this.name = name;
            type = GltfJson.text(accessor, "type");
            stored = GltfJson.index(accessor, "componentType", FLOAT);
            shares = GltfJson.flag(accessor, "normalized") || name.startsWith("COLOR");
            GltfShapes.requireWidth(name, width());
        }

        String name() {
            return name;
        }

        String type() {
            return type;
        }

        int width() {
            return switch (type) {
                case "VEC2" -> 2;
                case "VEC3" -> 3;
                case "VEC4" -> 4;
                default -> 1;
            };
        }

        /** Type of numbers to ask for: Assimp knows no others for colours, and makes shares of whole ones. */
        int code() {
            boolean whole = stored == UNSIGNED_BYTE || stored == UNSIGNED_SHORT;
            return whole && !name.equals("POSITION") ? stored : FLOAT;
        }

        /** Takes what Assimp gives for it. */
        void values(float[] given) {
            values = given;
            float most = stored == UNSIGNED_BYTE || stored == UNSIGNED_SHORT
                    ? (stored == UNSIGNED_BYTE ? 255 : 65535)
                    : stored == FLOAT ? 1 : stored == 5120 ? 127 : 32767;
            boolean asShares = code() != FLOAT || !isBeyondOne(given);
            for (int i = 0; i < given.length; i++) {
                if (shares && !asShares) {
                    given[i] = Math.max(-1, given[i] / most);
                } else if (!shares && code() != FLOAT) {
                    given[i] = Math.round(given[i] * most);
                }
            }
        }

        private static boolean isBeyondOne(float[] values) {
            for (float value : values) {
                if (Math.abs(value) > 1.001f) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param vertices their number in the file */
    GltfPart(int mesh, int primitive, int vertices) {
        this.mesh = mesh;
        this.primitive = primitive;
        this.vertices = vertices;
    }

    int vertices() {
        return vertices;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** How many besides the places. */
    int colors() {
        return (int) attributes.stream().filter(a -> !a.name.equals("POSITION")).count();
    }

    void order(int[] corners) {
        order = corners;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(mesh);
        out.writeInt(primitive);
        out.writeInt(order.length);
        ByteBuffer corners = ByteBuffer.allocate(Math.multiplyExact(Integer.BYTES, order.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        corners.asIntBuffer().put(order);
        out.write(corners.array());
        out.writeInt(vertices);
        List<Attribute> full =
                attributes.stream().filter(a -> a.values.length > 0).toList();
        out.writeInt(full.size());
        for (Attribute attribute : full) {
            out.writeUTF(attribute.name);
            out.writeInt(attribute.width());
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, attribute.values.length))
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(attribute.values);
            out.write(bytes.array());
        }
    }

    /** By the names of attributes; the corners of triangles have none. */
    static Map<String, GltfNumbers> read(DataInputStream in, MemoryBudget memory) throws IOException {
        Map<String, GltfNumbers> out = new TreeMap<>();
        out.put("", GltfNumbers.wholes(bytes(in, in.readInt(), memory), memory));
        int vertices = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            int width = in.readInt();
            out.put(name, GltfNumbers.floats(bytes(in, width * vertices, memory), width, memory));
        }
        return out;
    }

    private static ByteBuffer bytes(DataInputStream in, int numbers, MemoryBudget memory) throws IOException {
        int length = Math.multiplyExact(Float.BYTES, numbers);
        memory.take(length);
        return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
