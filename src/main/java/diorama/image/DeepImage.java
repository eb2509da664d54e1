package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * A colour picture of 16 bits a channel, R G B A, 0 to 65535, straight alpha, row-major, row 0 at the top, along whatever curve
 * its maker says. The rest is as with {@link RgbaImage}: the buffer is direct, native-order, of 8 * width * height bytes, and
 * owned by the image.
 */
public record DeepImage(Size size, ByteBuffer rgba) implements ColorImage {
    /** Bytes of a pixel. */
    public static final int BYTES = 8;

    public DeepImage {
        if (!rgba.isDirect() || rgba.capacity() != BYTES * size.pixels()) {
            throw new IllegalArgumentException("want a direct buffer of " + BYTES * size.pixels() + " bytes");
        }
    }

    /** A picture of the given size, all 0. */
    public static DeepImage allocate(Size size) {
        return new DeepImage(
                size,
                ByteBuffer.allocateDirect(Math.multiplyExact(BYTES, size.pixels()))
                        .order(ByteOrder.nativeOrder()));
    }

    @Override
    public int pixelBytes() {
        return BYTES;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** Whether no pixel lets anything through. */
    boolean isOpaque() {
        ShortBuffer samples = samples();
        for (int i = 3; i < samples.capacity(); i += 4) {
            if (samples.get(i) != -1) {
                return false;
            }
        }
        return true;
    }

    /** Channel 0 to 3 of pixel (x, y), 0 to 65535. */
    public int channel(int x, int y, int channel) {
        return rgba.getShort(BYTES * (y * size.width() + x) + 2 * channel) & 0xffff;
    }

    /** Sets a channel; for the maker of the image only. */
    public void setChannel(int x, int y, int channel, int value) {
        rgba.putShort(BYTES * (y * size.width() + x) + 2 * channel, (short) value);
    }

    /** All channels, four for each pixel; a view with a position of its own. */
    public ShortBuffer samples() {
        return rgba.duplicate().clear().order(ByteOrder.nativeOrder()).asShortBuffer();
    }

    /** All pixels, one long each; a view with a position of its own. */
    public LongBuffer pixels() {
        return rgba.duplicate().clear().order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    /** Fills {@code out}, of the same size, with what {@code look} makes of the colours; opacity is only rounded. */
    public void reduce(Look look, RgbaImage out) {
        byte[] table = look.table();
        int row = 4 * size.width();
        Parallel.rows(size.height(), (from, to) -> {
            ShortBuffer in = samples();
            ByteBuffer bytes = out.rgba();
            short[] deep = new short[row];
            byte[] flat = new byte[row];
            for (int y = from; y < to; y++) {
                in.get(y * row, deep);
                for (int i = 0; i < row; i += 4) {
                    flat[i] = table[deep[i] & 0xffff];
                    flat[i + 1] = table[deep[i + 1] & 0xffff];
                    flat[i + 2] = table[deep[i + 2] & 0xffff];
                    flat[i + 3] = (byte) ((deep[i + 3] & 0xffff) >> 8);
                }
                bytes.put(y * row, flat);
            }
        });
    }

    /** Makes all of it black and opaque; for the maker of the image only. */
    public void darken() {
        LongBuffer pixels = pixels();
        setChannel(0, 0, 0, 0);
        setChannel(0, 0, 1, 0);
        setChannel(0, 0, 2, 0);
        setChannel(0, 0, 3, 65535);
        long black = pixels.get(0);
        for (int i = 0; i < size.pixels(); i++) {
            pixels.put(i, black);
        }
    }

    /** Copies {@code source} to the place of this picture whose first pixel is (x, y); for the maker of the image only. */
    public void put(DeepImage source, int x, int y) {
        LongBuffer from = source.pixels();
        LongBuffer to = pixels();
        for (int row = 0; row < source.height(); row++) {
            to.put((y + row) * width() + x, from, row * source.width(), source.width());
        }
    }
}
