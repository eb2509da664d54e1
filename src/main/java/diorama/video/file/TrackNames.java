package diorama.video.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that people gave to the tracks of an mp4 or QuickTime film (its boxes {@code name}), which libav writes and does not read. */
final class TrackNames {
    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;

    /** Letters of a name. */
    private static final int MOST = 1024;

    /** Boxes that are looked at: films have some hundred, and damaged ones may seem to have millions. */
    private static final int MOST_BOXES = 100_000;

    private final FileChannel file;
    private int boxes;
    private final Map<Integer, String> names = new HashMap<>();

    private TrackNames(FileChannel file) {
        this.file = file;
    }

    /** By the tracks' numbers, which streams have for their id; those that have none are not there. */
    static Map<Integer, String> of(Path film) {
        try (FileChannel file = FileChannel.open(film)) {
            TrackNames found = new TrackNames(file);
            found.look(0, file.size());
            return found.names;
        } catch (IOException | RuntimeException e) {
            // of a broken film is read what libav can read
            return Map.of();
        }
    }

    private void look(long start, long end) throws IOException {
        Optional<long[]> moov = child(start, end, "moov");
        if (moov.isEmpty()) {
            return;
        }
        long at = moov.get()[0];
        for (Optional<long[]> track = child(at, moov.get()[1], "trak");
                track.isPresent();
                track = child(track.get()[1], moov.get()[1], "trak")) {
            track(track.get()[0], track.get()[1]);
        }
    }

    private void track(long start, long end) throws IOException {
        Optional<long[]> head = child(start, end, "tkhd");
        Optional<long[]> user = child(start, end, "udta");
        Optional<long[]> name = user.isEmpty() ? Optional.empty() : child(user.get()[0], user.get()[1], "name");
        if (head.isEmpty() || name.isEmpty()) {
            return;
        }
        // version 1 has times of 8 bytes instead of 4 before the number
        int version = read(head.get()[0], 1).get();
        int id = read(head.get()[0] + (version == 1 ? 20 : 12), 4).getInt();
        int length = (int) Math.min(MOST, name.get()[1] - name.get()[0]);
        String text = StandardCharsets.UTF_8
                .decode(read(name.get()[0], length))
                .toString()
                .replace('\0', ' ')
                .strip();
        if (!text.isEmpty()) {
            names.put(id, text);
        }
    }

    /** Where the content of the first box of {@code type} begins and ends. */
    private Optional<long[]> child(long start, long end, String type) throws IOException {
        for (long at = start; at + HEAD <= end; ) {
            if (++boxes > MOST_BOXES) {
                throw new IOException("has too many boxes");
            }
            ByteBuffer head = read(at, HEAD);
            long length = head.getInt() & 0xffffffffL;
            byte[] found = new byte[4];
            head.get(found);
            int before = length == 1 ? LONG_HEAD : HEAD;
            length = length == 1 ? read(at + HEAD, 8).getLong() : length == 0 ? end - at : length;
            if (length < before || at + length > end) {
                return Optional.empty();
            }
            if (type.equals(new String(found, StandardCharsets.ISO_8859_1))) {
                return Optional.of(new long[] {at + before, at + length});
            }
            at += length;
        }
        return Optional.empty();
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(length);
        while (out.hasRemaining()) {
            if (file.read(out, at + out.position()) < 0) {
                throw new IOException("ends early");
            }
        }
        return out.flip();
    }
}
