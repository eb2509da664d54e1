package diorama.io.assimp;

import diorama.io.scene.FileFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lwjgl.system.MemoryUtil;

/**
 * Takes out of Stanford polygon files what is neither vertex nor face (MeshLab's cameras), which Assimp takes for vertices, and finds texts
 * that end before what they say they have. Used in the importing process only.
 */
final class PlyParts {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final Set<String> READ = Set.of("vertex", "face", "tristrips", "edge", "material");
    private static final Map<String, Integer> WIDTHS = Map.ofEntries(
            Map.entry("char", 1),
            Map.entry("uchar", 1),
            Map.entry("int8", 1),
            Map.entry("uint8", 1),
            Map.entry("short", 2),
            Map.entry("ushort", 2),
            Map.entry("int16", 2),
            Map.entry("uint16", 2),
            Map.entry("int", 4),
            Map.entry("uint", 4),
            Map.entry("int32", 4),
            Map.entry("uint32", 4),
            Map.entry("float", 4),
            Map.entry("float32", 4),
            Map.entry("double", 8),
            Map.entry("float64", 8));

    private final ByteBuffer in;
    private final List<Element> elements = new ArrayList<>();
    private final StringBuilder head = new StringBuilder();
    private boolean text;
    private int body;

    /**
     * @param bytes of each of them; negative where these differ
     * @param words at least, in a line of text
     * @param listed whether the first of the words says how many others come
     */
    private record Element(String name, long count, int bytes, int words, boolean listed) {
        /** Whether it is known how many words one of them has, given its first one. */
        boolean isSimple() {
            return bytes >= 0 || (listed && words == 1);
        }

        boolean isRead() {
            return READ.contains(name);
        }
    }

    private PlyParts(ByteBuffer in) {
        this.in = in;
    }

    /**
     * @return empty where nothing is to be taken out, or the file is no such file
     * @throws FileFault when it is cut short
     */
    static Optional<ByteBuffer> of(ByteBuffer file) {
        PlyParts parts = new PlyParts(file.duplicate().order(file.order()));
        if (!parts.readHead()) {
            return Optional.empty();
        }
        return parts.text ? parts.ofText() : parts.ofBytes();
    }

    private boolean readHead() {
        byte[] start = new byte[Math.min(LONGEST_HEAD, in.remaining())];
        in.duplicate().get(start);
        String all = new String(start, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("end_header");
        int line = all.indexOf('\n', Math.max(0, end));
        if (!all.startsWith("ply") || end < 0 || line < 0) {
            return false;
        }
        body = in.position() + line + 1;
        String name = "";
        for (String each : all.substring(0, line + 1).split("(?<=\n)", -1)) {
            String[] words = each.strip().split("\\s+", -1);
            if (words[0].equals("format") && words.length > 1) {
                text = words[1].equals("ascii");
            } else if (words[0].equals("element") && words.length > 2) {
                name = words[1];
                if (!words[2].matches("\\d{1,10}")) {
                    return false;
                }
                elements.add(new Element(name, Long.parseLong(words[2]), 0, 0, false));
            } else if (words[0].equals("property") && words.length > 2 && !elements.isEmpty()) {
                elements.set(elements.size() - 1, with(elements.get(elements.size() - 1), words[1]));
            }
            boolean inElement = words[0].equals("element") || words[0].equals("property");
            if (!inElement || READ.contains(name)) {
                head.append(each);
            }
        }
        return true;
    }

    private static Element with(Element element, String type) {
        boolean list = type.equals("list");
        int width = list ? -1 : WIDTHS.getOrDefault(type, -1);
        return new Element(
                element.name,
                element.count,
                width < 0 || element.bytes < 0 ? -1 : element.bytes + width,
                element.words + 1,
                element.listed || (list && element.words == 0));
    }

    private boolean isWhole() {
        return elements.stream().allMatch(Element::isRead);
    }

    private Optional<ByteBuffer> ofBytes() {
        double least = 0;
        for (Element element : elements) {
            // a list has its length at least
            least += (double) element.count * (element.bytes < 0 ? element.words : element.bytes);
        }
        if (least > in.limit() - body) {
            throw new FileFault("it is cut short: it has " + (in.limit() - body) + " bytes of at least "
                    + String.format(Locale.ROOT, "%.0f", least) + " for what it says it has");
        }
        if (isWhole()) {
            return Optional.empty();
        }
        long at = body;
        ByteBuffer out = MemoryUtil.memAlloc(in.remaining()).put(bytes());
        for (int e = 0; e < elements.size(); e++) {
            Element element = elements.get(e);
            boolean known = element.bytes >= 0;
            if (!known && !endsRead(e)) {
                MemoryUtil.memFree(out);
                return Optional.empty();
            }
            long next = known ? Math.min(in.limit(), at + element.bytes * element.count) : in.limit();
            if (element.isRead()) {
                out.put(in.slice((int) at, (int) (next - at)));
            }
            at = next;
            if (!known) {
                break; // it and all behind it is there
            }
        }
        return Optional.of(out.flip());
    }

    /** Whether nothing that is read follows something that is not, from one of them on. */
    private boolean endsRead(int from) {
        List<Boolean> read = elements.stream().skip(from).map(Element::isRead).toList();
        return read.get(0) && read.lastIndexOf(true) < (read.contains(false) ? read.indexOf(false) : read.size());
    }

    private byte[] bytes() {
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private Optional<ByteBuffer> ofText() {
        int line = body;
        Optional<ByteBuffer> out = Optional.empty();
        if (!isWhole()) {
            out = Optional.of(MemoryUtil.memAlloc(in.remaining()).put(bytes()));
        }
        for (Element element : elements) {
            int from = line;
            for (long e = 0; e < element.count && element.words > 0; e++) {
                int end = end(line);
                int words = words(line, end);
                long wanted = element.words + (element.listed ? first(line, end) : 0);
                if (words > wanted && element.isSimple()) {
                    // several in a line: Assimp tells whether all are there
                    out.ifPresent(MemoryUtil::memFree);
                    return Optional.empty();
                }
                if (words < wanted) {
                    boolean last = end(end) == end && end == in.limit();
                    if (line >= in.limit() || last) {
                        throw new FileFault("it is cut short: " + e + " of its " + element.count + " " + element.name
                                + " lines are there");
                    }
                }
                line = end;
            }
            if (out.isPresent() && element.isRead()) {
                out.get().put(in.slice(from, line - from));
            }
        }
        return out.map(ByteBuffer::flip);
    }

    /** Where the line after it begins. */
    private int end(int line) {
        int at = line;
        while (at < in.limit() && in.get(at) != '\n') {
            at++;
        }
        return Math.min(in.limit(), at + 1);
    }

    private int words(int from, int to) {
        int words = 0;
        boolean inWord = false;
        for (int i = from; i < to; i++) {
            boolean letter = in.get(i) > ' ';
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
        return words;
    }

    /** Its first word as a whole number; 0 where it is none. */
    private long first(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int c = in.get(i);
            if (c >= '0' && c <= '9') {
                number = Math.min(1 << 20, 10 * number + c - '0');
            } else if (number > 0 || c > ' ') {
                break;
            }
        }
        return number;
    }
}
