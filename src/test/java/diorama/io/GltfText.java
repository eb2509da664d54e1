package diorama.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes small glTF files of what tests say, with a buffer whose views and accessors are added one after the other. */
public final class GltfText {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final List<String> views = new ArrayList<>();
    private final List<String> accessors = new ArrayList<>();
    private String rest = "";

    /**
     * Adds a view.
     *
     * @param more members of it, each begun by a comma; or none
     */
    public int view(byte[] bytes, String more) {
        views.add("{\"buffer\":0,\"byteOffset\":" + buffer.size() + ",\"byteLength\":" + bytes.length + more + "}");
        buffer.writeBytes(bytes);
        buffer.writeBytes(new byte[-bytes.length & 3]);
        return views.size() - 1;
    }

    /**
     * Adds an accessor.
     *
     * @param members all of it, without braces
     */
    public int accessor(String members) {
        accessors.add("{" + members + "}");
        return accessors.size() - 1;
    }

    /** Adds floats of a type with their view. */
    public int floats(String type, int count, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return accessor("\"bufferView\":" + view(bytes.array(), "") + ",\"componentType\":5126,\"count\":" + count
                + ",\"type\":\"" + type + "\"");
    }

    /** Adds bytes as numbers of vertices. */
    public int order(int... corners) {
        byte[] bytes = new byte[corners.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) corners[i];
        }
        return accessor("\"bufferView\":" + view(bytes, "") + ",\"componentType\":5121,\"count\":" + corners.length
                + ",\"type\":\"SCALAR\"");
    }

    /** What else the file says: members, without braces around all. */
    public GltfText with(String members) {
        rest += "," + members;
        return this;
    }

    /**
     * One node of one mesh of one part.
     *
     * @param part its members
     */
    public GltfText mesh(String part) {
        return with("\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"name\":\"thing\",\"mesh\":0}],"
                + "\"meshes\":[{\"name\":\"shape\",\"primitives\":[{" + part + "}]}]");
    }

    String json() {
        return "{\"asset\":{\"version\":\"2.0\"}" + rest + ",\"accessors\":[" + String.join(",", accessors)
                + "],\"bufferViews\":[" + String.join(",", views) + "],\"buffers\":[{\"byteLength\":" + buffer.size()
                + "}]}";
    }

    byte[] binary() {
        byte[] json = json().getBytes(StandardCharsets.UTF_8);
        int padded = json.length + 3 & ~3;
        ByteBuffer out = ByteBuffer.allocate(28 + padded + buffer.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x46546C67).putInt(2).putInt(out.capacity());
        out.putInt(padded).putInt(0x4E4F534A).put(json);
        while (out.position() < 20 + padded) {
            out.put((byte) ' ');
        }
        out.putInt(buffer.size()).putInt(0x004E4942).put(buffer.toByteArray());
        return out.array();
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, binary());
    }
}
