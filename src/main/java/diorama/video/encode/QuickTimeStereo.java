package diorama.video.encode;

import diorama.stereo.StereoLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The boxes st3d and sv3d of "Spherical Video V2 RFC" (Google, 2016) in QuickTime films, where libav writes them in mp4 alone. Room
 * for them is kept in the name of the picture's track, so that nothing else moves when they are put behind the picture's
 * description: no time or place in the film has to be told anew.
 */
public final class QuickTimeStereo {
    private static final int SAMPLE_ENTRY = 86;
    private static final int BOX = 8;

    /** Of a width, in 32 bits behind the point. */
    private static final int QUARTER = 1 << 30;

    private final byte[] boxes;
    private final String title;

    private QuickTimeStereo(byte[] boxes, String title) {
        this.boxes = boxes;
        this.title = title;
    }

    /**
     * What a film gets.
     *
     * @param sideBySide else one above the other
     * @param title of the picture's track, "" for none
     */
    static QuickTimeStereo of(boolean sideBySide, StereoLayout layout, String title) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(box("st3d", new byte[] {0, 0, 0, 0, (byte) (sideBySide ? 2 : 1)}));
        if (layout == StereoLayout.VR180) {
            byte[] writer = "Diorama".getBytes(StandardCharsets.US_ASCII);
            byte[] svhd = box(
                    "svhd",
                    ByteBuffer.allocate(5 + writer.length).putInt(0).put(writer).array());
            byte[] prhd = box("prhd", new byte[16]);
            byte[] equi = box(
                    "equi",
                    ByteBuffer.allocate(20)
                            .putInt(0)
                            .putLong(0)
                            .putInt(QUARTER)
                            .putInt(QUARTER)
                            .array());
            all.writeBytes(box("sv3d", joined(svhd, box("proj", joined(prhd, equi)))));
        }
        return new QuickTimeStereo(all.toByteArray(), title);
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(BOX + content.length)
                .putInt(BOX + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static byte[] joined(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    /** The name that the track is given at first. */
    public String room() {
        return title + " ".repeat(boxes.length);
    }

    /**
     * Puts the boxes into a finished file.
     *
     * @param file whose picture is its first track
     */
    public void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<Span> found = child(channel, new Span(0, channel.size()), "moov");
            if (found.isEmpty()) {
                throw new IOException("has no head");
            }
            Optional<Span> track = child(channel, found.get().content(BOX), "trak");
            if (track.isPresent()) {
                Span whole = track.get();
                byte[] bytes = new byte[(int) whole.length()];
                read(channel, whole.start, bytes.length).get(bytes);
                put(channel, ByteBuffer.wrap(moved(bytes)), whole.start);
                channel.force(true);
            }
        }
    }

    /** The same track with the boxes, as long as before. */
    private byte[] moved(byte[] track) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(track);
        Span media = child(all, new Span(BOX, track.length), "mdia");
        Span info = child(all, media.content(BOX), "minf");
        Span table = child(all, info.content(BOX), "stbl");
        Span descriptions = child(all, table.content(BOX), "stsd");
        // version, flags and number of entries before the first
        int entry = (int) descriptions.start + BOX + 8;
        Span user = child(all, new Span(BOX, track.length), "udta");
        Span name = child(all, user.content(BOX), "name");
        int end = entry + all.getInt(entry);
        int at = entry + SAMPLE_ENTRY;
        while (at + BOX <= end && all.getInt(at) >= BOX) {
            at += all.getInt(at);
        }
        int cut = (int) name.end - boxes.length;
        ByteBuffer out = ByteBuffer.allocate(track.length);
        out.put(track, 0, at).put(boxes).put(track, at, cut - at);
        out.put(track, (int) name.end, track.length - (int) name.end);
        for (long start : new long[] {entry, descriptions.start, table.start, info.start, media.start}) {
            out.putInt((int) start, all.getInt((int) start) + boxes.length);
        }
        for (long start : new long[] {user.start, name.start}) {
            out.putInt((int) start + boxes.length, all.getInt((int) start) - boxes.length);
        }
        if (title.isEmpty()) {
            // no name at all, as before
            out.put((int) user.start + boxes.length + 4, "free".getBytes(StandardCharsets.US_ASCII));
        }
        return out.array();
    }

    /** Where a box lies, its length and type first. */
    private record Span(long start, long end) {
        long length() {
            return end - start;
        }

        Span content(int head) {
            return new Span(start + head, end);
        }
    }

    private static Span child(ByteBuffer all, Span in, String type) throws IOException {
        int wanted = ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII)).getInt();
        int at = (int) in.start;
        while (at + BOX <= in.end && all.getInt(at) >= BOX) {
            if (all.getInt(at + 4) == wanted) {
                return new Span(at, at + all.getInt(at));
            }
            at += all.getInt(at);
        }
        throw new IOException("has no " + type);
    }

    private static Optional<Span> child(FileChannel file, Span in, String type) throws IOException {
        int wanted = ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII)).getInt();
        long at = in.start;
        while (at + BOX <= in.end) {
            ByteBuffer head = read(file, at, BOX);
            long length = head.getInt() & 0xffffffffL;
            int found = head.getInt();
            if (length == 1) {
                length = read(file, at + BOX, 8).getLong();
            }
            if (found == wanted) {
                return Optional.of(new Span(at, at + length));
            }
            if (length < BOX) {
                break;
            }
            at += length;
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(length);
        while (out.hasRemaining()) {
            if (file.read(out, at + out.position()) < 0) {
                throw new IOException("ends early");
            }
        }
        return out.flip();
    }

    private static void put(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
    }
}
