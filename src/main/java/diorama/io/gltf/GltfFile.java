package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.PlainLine;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A glTF 2.0 file (Khronos Group, 2017) as JSON and buffers. Confined to one thread. */
public final class GltfFile {
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    /** JSON with pictures and buffers inside is larger than this only where somebody wants to see what happens. */
    private static final int LARGEST_JSON = 256 << 20;

    /** Members of objects and lists; each takes a hundred times the memory that it takes in the file. */
    private static final int MOST_VALUES = 8_000_000;

    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private final JsonObject root;
    private final Optional<ByteBuffer> binary;
    private final GuardedFiles files;
    private final Map<Integer, ByteBuffer> buffers = new HashMap<>();

    private GltfFile(JsonObject root, Optional<ByteBuffer> binary, GuardedFiles files) {
        this.root = root;
        this.binary = binary;
        this.files = files;
    }

    /**
     * @return empty for what is no glTF 2.0, whatever its name says
     * @throws FileFault when it is a broken one
     */
    public static Optional<GltfFile> open(GuardedFiles files) throws IOException {
        ByteBuffer in = files.bytes().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() >= HEADER && in.getInt(0) == MAGIC) {
            return in.getInt(4) == 2 ? Optional.of(binary(in, files)) : Optional.empty();
        }
        if (!beginsAsJson(in)) {
            return Optional.empty();
        }
        JsonObject root = parsed(in);
        String version = GltfJson.object(root, "asset")
                .map(asset -> GltfJson.text(asset, "version"))
                .orElse("");
        return version.startsWith("2") ? Optional.of(new GltfFile(root, Optional.empty(), files)) : Optional.empty();
    }

    private static GltfFile binary(ByteBuffer in, GuardedFiles files) {
        long stated = Integer.toUnsignedLong(in.getInt(8));
        if (stated > in.limit()) {
            throw new FileFault("it is cut short: " + in.limit() + " of " + stated + " bytes are there");
        }
        Optional<ByteBuffer> json = Optional.empty();
        Optional<ByteBuffer> binary = Optional.empty();
        int end = (int) stated;
        for (int at = HEADER; at <= end - CHUNK_HEADER; ) {
            int length = in.getInt(at);
            int kind = in.getInt(at + 4);
            int from = at + CHUNK_HEADER;
            if (length < 0 || length > end - from) {
                throw new FileFault("a part of it reaches beyond its end");
            }
            if (kind == JSON_CHUNK && json.isEmpty()) {
                json = Optional.of(in.slice(from, length));
            } else if (kind == BINARY_CHUNK && binary.isEmpty()) {
                binary = Optional.of(in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at = from + length;
        }
        return new GltfFile(parsed(json.orElseThrow(() -> new FileFault("it has no JSON part"))), binary, files);
    }

    private static boolean beginsAsJson(ByteBuffer in) {
        for (int i = 0; i < in.limit(); i++) {
            int letter = in.get(i);
            if (letter == '{' || letter > ' ') {
                return letter == '{';
            }
        }
        return false;
    }

    private static JsonObject parsed(ByteBuffer json) {
        if (json.remaining() > LARGEST_JSON) {
            throw new FileFault("its JSON is larger than " + (LARGEST_JSON >> 20) + " MiB");
        }
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        int values = 0;
        for (byte letter : bytes) {
            values += letter == ',' ? 1 : 0;
        }
        if (values > MOST_VALUES) {
            throw new FileFault("its JSON has more than " + MOST_VALUES + " values");
        }
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--; // some pad with it
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        JsonReader reader = new JsonReader(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement root = JsonParser.parseReader(reader);
            return GltfJson.object(root, "root");
        } catch (JsonParseException e) {
            throw fault(e);
        }
    }

    /** What is wrong with JSON. @throws Error when nothing is, but memory ran out, which Gson wraps */
    public static FileFault fault(JsonParseException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return new FileFault("its JSON is broken" + (place.find() ? " in " + place.group() : ""));
    }

    JsonObject root() {
        return root;
    }

    /** The thing of a number in one of the file's lists. */
    JsonObject entry(String list, int index) {
        JsonArray all = GltfJson.list(root, list);
        if (index < 0 || index >= all.size()) {
            throw new FileFault("it names number " + index + " of its " + all.size() + " " + list);
        }
        return GltfJson.object(all.get(index), list);
    }

    int count(String list) {
        return GltfJson.list(root, list).size();
    }

    GuardedFiles files() {
        return files;
    }

    /** Has all buffers named that lie where none may be read. @throws FileFault when there is one */
    void requireBuffersInside() throws IOException {
        for (JsonElement each : GltfJson.list(root, "buffers")) {
            String uri = GltfJson.text(GltfJson.object(each, "buffers"), "uri");
            if (!uri.isEmpty()
                    && !uri.startsWith("data:")
                    && files.buffer(uri).isEmpty()
                    && files.refused().contains(uri)) {
                throw new FileFault("its buffer was refused, outside the model's folder: " + PlainLine.of(uri));
            }
        }
    }

    /** Part of a buffer, little-endian. */
    ByteBuffer bytes(int buffer, int from, int length, String what) throws IOException {
        ByteBuffer all = buffer(buffer);
        if (from > all.limit() || length > all.limit() - from) {
            throw new FileFault(what + " reaches beyond its buffer");
        }
        return all.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer buffer(int index) throws IOException {
        ByteBuffer known = buffers.get(index);
        if (known != null) {
            return known;
        }
        JsonObject buffer = entry("buffers", index);
        String uri = GltfJson.text(buffer, "uri");
        Optional<ByteBuffer> read;
        if (uri.isEmpty()) {
            read = index == 0 ? binary : Optional.empty();
        } else {
            read = uri.startsWith("data:") ? Optional.of(inline(uri)) : files.buffer(uri);
        }
        String name = uri.isEmpty() || uri.startsWith("data:") ? "" : " (" + PlainLine.of(uri) + ")";
        ByteBuffer all = read.orElseThrow(() -> new FileFault("its buffer " + index + name + " is missing"));
        int stated = GltfJson.index(buffer, "byteLength", 0);
        if (stated > all.limit()) {
            throw new FileFault("its buffer " + index + name + " is cut short: " + all.limit() + " of " + stated
                    + " bytes are there");
        }
        buffers.put(index, all);
        return all;
    }

    /** What a data URI holds. */
    static ByteBuffer inline(String uri) {
        int comma = uri.indexOf(',');
        String data = uri.substring(comma + 1);
        if (comma < 0 || !uri.substring(0, comma).endsWith(";base64")) {
            throw new FileFault("a data URI of it holds no base64");
        }
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(data));
        } catch (IllegalArgumentException e) {
            // broken into lines, or told apart by other letters
            try {
                String plain = data.indexOf('%') < 0 ? data : GuardedFiles.decoded(data);
                return ByteBuffer.wrap(
                        Base64.getMimeDecoder().decode(plain.replace('-', '+').replace('_', '/')));
            } catch (IllegalArgumentException again) {
                throw new FileFault("a data URI of it holds no base64");
            }
        }
    }
}
