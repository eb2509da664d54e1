package diorama.video.still;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The items of a HEIF file (ISO/IEC 23008-12): its picture, and what lies beside it, as transparency and previews. */
final class StillItems {
    /** Of the boxes that describe the items; pictures follow them. */
    private static final int MOST = 1 << 24; // bytes

    private static final Set<String> EXTRAS = Set.of("auxl", "thmb");
    /** What decoders pass over. */
    private static final byte[] UNSEEN = "mime".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer file;

    private StillItems(ByteBuffer file) {
        this.file = file;
    }

    private record Box(String type, int body, int end) {}

    /**
     * A copy of the file in which auxiliary pictures and previews are hidden, as the decoder crashes on some of them and uses
     * none; the file itself where there are none, or where its boxes cannot be followed.
     */
    static Path withoutExtras(Path file, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MOST);
            boolean changed;
            try {
                changed = new StillItems(ByteBuffer.wrap(head)).hide();
            } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
                return file; // the decoder says what is wrong
            }
            if (!changed) {
                return file;
            }
            Path copy = folder.resolve(
                    "picture" + (file.toString().toLowerCase(Locale.ROOT).endsWith("avif") ? ".avif" : ".heic"));
            try (var out = Files.newOutputStream(copy)) {
                out.write(head);
                in.transferTo(out);
            }
            return copy;
        }
    }

    private boolean hide() {
        Optional<Box> meta = child(0, file.limit(), "meta");
        if (meta.isEmpty()) {
            return false;
        }
        int first = meta.get().body() + 4;
        Set<Integer> extras =
                child(first, meta.get().end(), "iref").map(this::extras).orElse(Set.of());
        Optional<Box> items = child(first, meta.get().end(), "iinf");
        if (extras.isEmpty() || items.isEmpty()) {
            return false;
        }
        int entries = items.get().body() + (file.get(items.get().body()) == 0 ? 6 : 8);
        boolean changed = false;
        for (Box entry : boxes(entries, items.get().end())) {
            int version = file.get(entry.body());
            if (entry.type().equals("infe") && version >= 2) {
                int id = version == 2 ? file.getShort(entry.body() + 4) & 0xffff : file.getInt(entry.body() + 4);
                if (extras.contains(id)) {
                    file.put(entry.body() + (version == 2 ? 8 : 10), UNSEEN);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private Set<Integer> extras(Box references) {
        boolean wide = file.get(references.body()) != 0;
        Set<Integer> ids = new HashSet<>();
        for (Box one : boxes(references.body() + 4, references.end())) {
            if (EXTRAS.contains(one.type())) {
                ids.add(wide ? file.getInt(one.body()) : file.getShort(one.body()) & 0xffff);
            }
        }
        return ids;
    }

    private Optional<Box> child(int from, int end, String type) {
        return boxes(from, end).stream().filter(b -> b.type().equals(type)).findFirst();
    }

    /** Boxes that lie side by side; what is longer than its place ends them. */
    private List<Box> boxes(int from, int end) {
        List<Box> found = new ArrayList<>();
        int at = from;
        while (at + 8 <= end) {
            long size = file.getInt(at) & 0xffffffffL;
            int head = 8;
            if (size == 1 && at + 16 <= end) {
                size = file.getLong(at + 8);
                head = 16;
            } else if (size == 0) {
                size = (long) end - at;
            }
            byte[] type = new byte[4];
            file.get(at + 4, type);
            if (size < head) {
                break;
            }
            int stop = (int) Math.min(end, at + size);
            found.add(new Box(new String(type, StandardCharsets.ISO_8859_1), at + head, stop));
            if (at + size > end) {
                break;
            }
            at = stop;
        }
        return found;
    }
}
