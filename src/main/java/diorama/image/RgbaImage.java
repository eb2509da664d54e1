package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A colour picture: 8 bits a channel, R G B A, sRGB-encoded, straight alpha, row-major, row 0 at the top.
 *
 * <p>The buffer is direct, native-order, of 4 * width * height bytes, and owned by the image; who made the image may reuse
 * it (frames of a film), everybody else only reads. Read it by absolute index; its position and limit are not used.
 */
public record RgbaImage(Size size, ByteBuffer rgba) implements ColorImage {
    public RgbaImage {
        if (!rgba.isDirect() || rgba.capacity() != 4 * size.pixels()) {
            throw new IllegalArgumentException("want a direct buffer of " + 4 * size.pixels() + " bytes");
        }
    }

    /** A picture of the given size, all bytes 0. */
    public static RgbaImage allocate(Size size) {
        return new RgbaImage(
                size,
                ByteBuffer.allocateDirect(Math.multiplyExact(4, size.pixels())).order(ByteOrder.nativeOrder()));
    }

    @Override
    public int pixelBytes() {
        return 4;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** Byte index of pixel (x, y)'s red. */
    public int index(int x, int y) {
        return 4 * (y * size.width() + x);
    }

    /** Channel 0 to 3 of pixel (x, y), 0 to 255. */
    public int channel(int x, int y, int channel) {
        return rgba.get(index(x, y) + channel) & 0xff;
    }

    /** Pixel (x, y) packed as 0xAARRGGBB. */
    public int argb(int x, int y) {
        int i = index(x, y);
        return (rgba.get(i + 3) & 0xff) << 24
                | (rgba.get(i) & 0xff) << 16
                | (rgba.get(i + 1) & 0xff) << 8
                | (rgba.get(i + 2) & 0xff);
    }

    /** Sets pixel (x, y) from 0xAARRGGBB; for the maker of the image only. */
    public void setArgb(int x, int y, int argb) {
        int i = index(x, y);
        rgba.put(i, (byte) (argb >> 16));
        rgba.put(i + 1, (byte) (argb >> 8));
        rgba.put(i + 2, (byte) argb);
        rgba.put(i + 3, (byte) (argb >>> 24));
    }

    /** Every pixel's alpha is 255. */
    public boolean isOpaque() {
        // row by row of plain integers: large pictures are asked while a window waits
        IntBuffer pixels = ints();
        int alpha = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0xff000000 : 0xff;
        AtomicBoolean clear = new AtomicBoolean();
        Parallel.rows(size.height(), (y0, y1) -> {
            int[] row = new int[size.width()];
            for (int y = y0; y < y1 && !clear.get(); y++) {
                pixels.get(y * row.length, row);
                int all = alpha;
                for (int pixel : row) {
                    all &= pixel;
                }
                if (all != alpha) {
                    clear.set(true);
                }
            }
        });
        return !clear.get();
    }

    /** Its pixels as integers, four bytes each in the machine's order. */
    IntBuffer ints() {
        return rgba.duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
    }
}
