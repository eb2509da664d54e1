package diorama.video.encode;

import diorama.video.av.Av;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * The frame packing arrangement message of HEVC (ITU-T H.265, D.2.16), by which televisions know two eyes in one picture; x265
 * cannot write it. It goes before every key frame and holds until the next one.
 */
final class PackingMessage {
    /** Start code and head of a prefix message, kind 45, six bytes. */
    private static final byte[] HEAD = {0, 0, 0, 1, 0x4e, 1, 45, 6};

    /**
     * Identity 0, not cancelled, the kind of packing, left eye first, all else 0 but "persists"; a 3 keeps the zeros from being
     * taken for a start code; the last byte ends the message.
     */
    private static final byte[] BESIDE = {(byte) 0x81, (byte) 0x81, 0, 0, 3, 0, 2, (byte) 0x80};

    private static final byte[] ABOVE = {(byte) 0x82, 1, 0, 0, 3, 0, 2, (byte) 0x80};

    /** The same of eyes that take turns, which say no places: this frame is the left eye, or it is not. */
    private static final byte[] LEFT = {0, 0, 0, 1, 0x4e, 1, 45, 4, (byte) 0x82, (byte) 0x81, 0x10, 2, (byte) 0x80};

    private static final byte[] RIGHT = {0, 0, 0, 1, 0x4e, 1, 45, 4, (byte) 0x82, (byte) 0x81, 0, 2, (byte) 0x80};

    private final boolean turns;
    private final byte[] both;
    /** Times of the left eye's frames that the encoder still holds. */
    private final Set<Long> lefts = new HashSet<>();

    private boolean left = true;

    /** @param packing 3 side by side, 4 top and bottom, 5 the eyes take turns, left one first */
    PackingMessage(int packing) {
        turns = packing == 5;
        byte[] tail = packing == 3 ? BESIDE : ABOVE;
        both = new byte[HEAD.length + tail.length];
        System.arraycopy(HEAD, 0, both, 0, HEAD.length);
        System.arraycopy(tail, 0, both, HEAD.length, tail.length);
    }

    /** Is told of every frame that the encoder is given, in the order shown. */
    void frame(long pts) {
        if (turns && left) {
            lefts.add(pts);
        }
        left = !left;
    }

    /** Puts the message before a key frame, where eyes take turns before all frames; other packets stay as they are. */
    void prepend(AVPacket packet) {
        if (!turns && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
            return;
        }
        byte[] message = !turns ? both : lefts.remove(packet.pts()) ? LEFT : RIGHT;
        byte[] picture = new byte[packet.size()];
        packet.data().capacity(picture.length).get(picture);
        Av.check(avcodec.av_grow_packet(packet, message.length), "packet");
        packet.data().capacity((long) message.length + picture.length).put(message, 0, message.length);
        packet.data()
                .capacity((long) message.length + picture.length)
                .position(message.length)
                .put(picture, 0, picture.length);
    }
}
