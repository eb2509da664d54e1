package diorama.video.read;

import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A frame by which the place in a film is found again.
 *
 * @param index counted from 0 in the order shown
 * @param pts ticks of the reader's time base
 * @param fingerprint of its pixels
 */
public record FrameMark(long index, long pts, int fingerprint) {
    /** Rows of pixels that go into a fingerprint. */
    private static final int ROWS = 64;

    public static FrameMark of(VideoFrame frame) {
        return new FrameMark(frame.index(), frame.pts(), fingerprint(frame.image()));
    }

    static int fingerprint(RgbaImage image) {
        CRC32 crc = new CRC32();
        ByteBuffer pixels = image.rgba().duplicate();
        int rows = Math.min(ROWS, image.height());
        int bytes = 4 * image.width();
        for (int i = 0; i < rows; i++) {
            int y = (int) ((i + 0.5) * image.height() / rows);
            pixels.limit((y + 1) * bytes).position(y * bytes);
            crc.update(pixels);
        }
        return (int) crc.getValue();
    }
}
