package diorama.video.option;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * What an encoder has given so far; it holds frames back that it looks ahead in.
 *
 * @param bytes of compressed pictures
 * @param frames that are in them
 */
public record Coded(long bytes, long frames) {
    public static final Coded NONE = new Coded(0, 0);

    /** With one more frame. */
    public Coded with(AVPacket packet) {
        return with(packet.size());
    }

    /** With one more frame of so many bytes. */
    public Coded with(long size) {
        return new Coded(bytes + size, frames + 1);
    }
}
