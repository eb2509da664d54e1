package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;

/** A glTF 2.0 file as JSON and buffers. Used in the importing process only. */
final class GltfSource {
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    /** JSON with pictures and buffers inside is larger than this only where somebody wants to see what happens. */
    private static final int LARGEST_JSON = 256 << 20;

    private final JsonObject root;
    private final Optional<ByteBuffer> binary;
    private final boolean aligned;
    private final GuardedFiles files;

    private GltfSource(JsonObject root, Optional<ByteBuffer> binary, boolean aligned, GuardedFiles files) {
        this.root = root;
        this.binary = binary;
        this.aligned = aligned;
        this.files = files;
    }

    /** @return empty for what is no glTF 2.0: whoever reads it will tell */
    static Optional<GltfSource> open(ByteBuffer file, GuardedFiles files) {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (in.remaining() < HEADER || in.getInt(0) != MAGIC) {
                return of(in, Optional.empty(), true, files);
            }
            if (in.getInt(4) != 2) {
                return Optional.empty();
            }
            Optional<ByteBuffer> json = Optional.empty();
            Optional<ByteBuffer> binary = Optional.empty();
            boolean aligned = true;
            for (int at = HEADER; at <= in.limit() - CHUNK_HEADER; ) {
                int length = in.getInt(at);
                int kind = in.getInt(at + 4);
                int from = at + CHUNK_HEADER;
                if (length < 0 || length > in.limit() - from) {
                    return Optional.empty();
                }
                ByteBuffer chunk = in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
                if (kind == JSON_CHUNK && json.isEmpty()) {
                    json = Optional.of(chunk);
                } else if (kind == BINARY_CHUNK && binary.isEmpty()) {
                    binary = Optional.of(chunk);
                }
                aligned &= length % 4 == 0;
                at = from + length;
            }
            return json.isEmpty() ? Optional.empty() : of(json.get(), binary, aligned, files);
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<GltfSource> of(
            ByteBuffer json, Optional<ByteBuffer> binary, boolean aligned, GuardedFiles files) {
        if (json.remaining() > LARGEST_JSON) {
            return Optional.empty();
        }
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        JsonElement read = JsonParser.parseString(text.startsWith("\ufeff") ? text.substring(1) : text);
        return read.isJsonObject()
                ? Optional.of(new GltfSource(read.getAsJsonObject(), binary, aligned, files))
                : Optional.empty();
    }

    JsonObject root() {
        return root;
    }

    /** Whether parts of the file begin where the format wants them. */
    boolean isAligned() {
        return aligned;
    }

    /** Bytes of each buffer; empty where there are none, as for the ones that compressed views stand in for. */
    List<Optional<ByteBuffer>> buffers() throws IOException {
        List<Optional<ByteBuffer>> out = new ArrayList<>();
        for (JsonElement each : array(root, "buffers")) {
            JsonObject buffer = each.getAsJsonObject();
            if (!buffer.has("uri")) {
                out.add(out.isEmpty() ? binary : Optional.empty());
                continue;
            }
            String uri = buffer.get("uri").getAsString();
            out.add(uri.startsWith("data:") ? Optional.of(inline(uri)) : files.buffer(uri));
        }
        return out;
    }

    private static ByteBuffer inline(String uri) throws IOException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(uri.substring(uri.indexOf(',') + 1));
            return MemoryUtil.memAlloc(Math.max(1, bytes.length)).put(bytes).flip();
        } catch (IllegalArgumentException e) {
            throw new IOException("a buffer's data are no base64", e);
        }
    }

    /** The members of a list; none where there is no list. */
    static JsonArray array(JsonObject of, String name) {
        return of.has(name) && of.get(name).isJsonArray() ? of.getAsJsonArray(name) : new JsonArray();
    }

    /** One binary file of a JSON and a buffer, for reading. */
    static ByteBuffer binary(JsonObject root, List<ByteBuffer> parts) {
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        int jsonLength = json.length + 3 & ~3;
        int length = parts.stream().mapToInt(p -> p.remaining() + 3 & ~3).reduce(0, Math::addExact);
        int total = Math.addExact(HEADER + 2 * CHUNK_HEADER + jsonLength, length);
        ByteBuffer out = ByteBuffer.allocateDirect(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(2).putInt(total);
        out.putInt(jsonLength).putInt(JSON_CHUNK).put(json);
        while (out.position() < HEADER + CHUNK_HEADER + jsonLength) {
            out.put((byte) ' ');
        }
        out.putInt(length).putInt(BINARY_CHUNK);
        for (ByteBuffer part : parts) {
            out.put(part.duplicate()).position(out.position() + 3 & ~3);
        }
        return out.flip();
    }
}
