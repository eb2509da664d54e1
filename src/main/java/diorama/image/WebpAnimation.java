package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
import diorama.base.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A WebP file that moves (RFC 9649): its frames, each as a still WebP file of its own, which decoders of stills read, and how
 * they are laid over each other.
 *
 * @param size of the whole picture
 * @param frames in the order shown
 * @param icc a profile of their colours; not to be written to
 */
public record WebpAnimation(Size size, List<Frame> frames, Optional<byte[]> icc) {
    /** Pixels of all whole pictures together, as of a thousand of 4K: what takes longer to lay is no loop. */
    private static final long MOST_PIXELS = 8_000_000_000L;

    /** Files that are larger are no loops. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int HEAD = 12;
    private static final int FRAME_HEAD = 16;
    private static final int ALPHA = 0x10;

    public WebpAnimation {
        frames = List.copyOf(frames);
    }

    /**
     * A part of the picture that changes.
     *
     * @param left of its place, px
     * @param top of its place, px
     * @param millis that it is shown
     * @param blends it is laid over what is there by its transparency; else it replaces that
     * @param goes its place is transparent when it was shown
     * @param still a WebP file; not to be written to
     */
    public record Frame(int left, int top, Size size, int millis, boolean blends, boolean goes, byte[] still) {}

    /** Whether {@code file} is a WebP that says that it moves, by its first bytes. */
    public static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(21);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            return head.length == 21
                    && text.startsWith("RIFF")
                    && text.startsWith("WEBPVP8X", 8)
                    && (head[20] & 2) != 0;
        } catch (IOException e) {
            // told by whoever reads it
            return false;
        }
    }

    /** Whether {@code file} moves and holds several frames, of which none is read. */
    public static boolean hasSeveral(Path file) {
        if (!is(file)) {
            return false;
        }
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            int frames = 0;
            for (long at = HEAD; frames < 2 && in.read(head.clear(), at) == 8; ) {
                long length = head.getInt(4) & 0xffffffffL;
                boolean whole = at + 8 + length <= in.size();
                frames += name(head.array(), 0).equals("ANMF") && length > FRAME_HEAD && whole ? 1 : 0;
                at += 8 + length + length % 2;
            }
            return frames > 1;
        } catch (IOException e) {
            // told by whoever reads it
            return false;
        }
    }

    /** @throws UserError when there is no whole frame in the file, or more than can be laid */
    public static WebpAnimation read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError(file + ": is an animated WebP of more than a gigabyte, want it as a film");
            }
            WebpAnimation read = read(Files.readAllBytes(file));
            if (read.frames.isEmpty()) {
                throw new UserError(file + ": is a broken or truncated WebP animation, want a whole one");
            }
            Decoder.checkSize(file, read.size.width(), read.size.height());
            long pixels = read.frames.size() * (long) read.size.pixels();
            if (pixels > MOST_PIXELS) {
                throw new UserError(file + ": has " + read.frames.size() + " frames of " + read.size.width() + "x"
                        + read.size.height() + ", want at most " + MOST_PIXELS / 1_000_000_000 + " gigapixels in all");
            }
            return read;
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static WebpAnimation read(byte[] file) {
        List<Frame> frames = new ArrayList<>();
        Size size = file.length < 30 ? new Size(1, 1) : new Size(1 + int24(file, 24), 1 + int24(file, 27));
        Optional<byte[]> icc = Optional.empty();
        int at = HEAD;
        while (at + 8 <= file.length) {
            long length = int24(file, at + 4) + ((file[at + 7] & 0xffL) << 24);
            if (at + 8 + length > file.length) {
                // cut short: what stands before it is whole
                break;
            }
            if (name(file, at).equals("ANMF") && length > FRAME_HEAD) {
                frames.add(frame(file, at + 8, (int) length));
            } else if (name(file, at).equals("ICCP")) {
                icc = Optional.of(Arrays.copyOfRange(file, at + 8, at + 8 + (int) length));
            }
            at = (int) Math.min(file.length, at + 8 + length + length % 2);
        }
        return new WebpAnimation(size, frames, icc);
    }

    private static Frame frame(byte[] file, int at, int length) {
        int flags = file[at + 15];
        Size size = new Size(1 + int24(file, at + 6), 1 + int24(file, at + 9));
        return new Frame(
                2 * int24(file, at),
                2 * int24(file, at + 3),
                size,
                int24(file, at + 12),
                (flags & 2) == 0,
                (flags & 1) != 0,
                still(file, at + FRAME_HEAD, at + length, size));
    }

    /** The frame's chunks from {@code at} to {@code end} as a file. */
    private static byte[] still(byte[] file, int at, int end, Size size) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        boolean alpha = name(file, at).equals("ALPH");
        if (alpha) {
            ByteBuffer extended = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
            extended.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(ALPHA);
            put24(extended, size.width() - 1);
            put24(extended, size.height() - 1);
            chunks.writeBytes(extended.array());
        }
        chunks.write(file, at, end - at);
        ByteBuffer still = ByteBuffer.allocate(HEAD + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        still.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.size());
        still.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunks.toByteArray());
        return still.array();
    }

    /** Whether a frame takes the place of all that was shown before it. */
    public boolean coversAll(int frame) {
        Frame one = frames.get(frame);
        return !one.blends && one.left == 0 && one.top == 0 && one.size.equals(size);
    }

    /** Brings a frame's colours from those of the file's profile to those that all is shown in. */
    public void toSrgb(RgbaImage still) {
        icc.ifPresent(profile -> ToSrgb.recolor(still, profile));
    }

    private static String name(byte[] file, int at) {
        return at + 4 > file.length ? "" : new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int int24(byte[] file, int at) {
        return (file[at] & 0xff) | ((file[at + 1] & 0xff) << 8) | ((file[at + 2] & 0xff) << 16);
    }

    private static void put24(ByteBuffer to, int value) {
        to.putShort((short) value).put((byte) (value >> 16));
    }

    /** Lays {@code picture}, that of {@code frame}, over what {@code whole} shows. */
    public static void lay(Frame frame, RgbaImage picture, RgbaImage whole) {
        int rows = Math.min(picture.height(), whole.height() - frame.top());
        int columns = Math.min(picture.width(), whole.width() - frame.left());
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int over = picture.argb(x, y);
                int under = frame.blends() ? whole.argb(frame.left() + x, frame.top() + y) : 0;
                whole.setArgb(frame.left() + x, frame.top() + y, frame.blends() ? blend(over, under) : over);
            }
        }
    }

    /** Takes {@code frame} away when it was shown, where it does not stay. */
    public static void clear(Frame frame, RgbaImage whole) {
        int right = Math.min(whole.width(), frame.left() + frame.size().width());
        int bottom = Math.min(whole.height(), frame.top() + frame.size().height());
        for (int y = frame.top(); frame.goes() && y < bottom; y++) {
            for (int x = frame.left(); x < right; x++) {
                whole.setArgb(x, y, 0);
            }
        }
    }

    /** Colours that are not multiplied by their transparency, one over the other. */
    private static int blend(int over, int under) {
        int a = over >>> 24;
        if (a == 255 || under >>> 24 == 0) {
            return over;
        }
        // of 255 * 255
        int below = (under >>> 24) * (255 - a);
        int all = 255 * a + below;
        if (all == 0) {
            return 0;
        }
        int argb = ((all + 127) / 255) << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            int c = ((over >> shift) & 255) * 255 * a + ((under >> shift) & 255) * below;
            argb |= ((c + all / 2) / all) << shift;
        }
        return argb;
    }
}
