package diorama.video.color;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Pictures of one size that go round: taken by who fills them, given back by who used them last. A picture that is never given
 * back is only a missed reuse. Safe for any thread.
 */
public final class FramePool<T extends ColorImage> {
    /** Bytes behind the last row that vector code may write. */
    private static final int SLACK = 64;

    private final Size size;
    private final Function<Size, T> maker;
    private final ConcurrentLinkedQueue<T> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    private FramePool(Size size, Function<Size, T> maker) {
        this.size = size;
        this.maker = maker;
    }

    /** Of pictures of 8 bits. */
    public static FramePool<RgbaImage> of(Size size) {
        return new FramePool<>(size, FramePool::allocate);
    }

    /** Of pictures of 16 bits. */
    public static FramePool<DeepImage> deep(Size size) {
        return new FramePool<>(size, FramePool::allocateDeep);
    }

    public Size size() {
        return size;
    }

    /** A picture with any content. */
    public T take() {
        T image = free.poll();
        if (image != null) {
            return image;
        }
        made.incrementAndGet();
        return maker.apply(size);
    }

    /** Takes {@code image} back; pictures of another size are left to the garbage collector. */
    public void give(T image) {
        if (image.size().equals(size)) {
            free.add(image);
        }
    }

    /** Pictures made so far: the most that were in use at one time. */
    public int made() {
        return made.get();
    }

    public static RgbaImage allocate(Size size) {
        return new RgbaImage(size, buffer(size, 4));
    }

    public static DeepImage allocateDeep(Size size) {
        return new DeepImage(size, buffer(size, DeepImage.BYTES));
    }

    private static ByteBuffer buffer(Size size, int pixelBytes) {
        int bytes = Math.multiplyExact(pixelBytes, size.pixels());
        ByteBuffer whole = ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * SLACK));
        return whole.alignedSlice(SLACK).slice(0, bytes).order(ByteOrder.nativeOrder());
    }
}
