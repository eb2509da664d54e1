package diorama.video;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pictures of one size that go round: taken by who fills them, given back by who used them last. A picture that is never given
 * back is only a missed reuse. Safe for any thread.
 */
public final class FramePool {
    /** Bytes behind the last row that vector code may write. */
    private static final int SLACK = 64;

    private final Size size;
    private final ConcurrentLinkedQueue<RgbaImage> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    public FramePool(Size size) {
        this.size = size;
    }

    public Size size() {
        return size;
    }

    /** A picture with any content. */
    public RgbaImage take() {
        RgbaImage image = free.poll();
        if (image != null) {
            return image;
        }
        made.incrementAndGet();
        return allocate(size);
    }

    /** Takes {@code image} back; pictures of another size are left to the garbage collector. */
    public void give(RgbaImage image) {
        if (image.size().equals(size)) {
            free.add(image);
        }
    }

    /** Pictures made so far: the most that were in use at one time. */
    public int made() {
        return made.get();
    }

    static RgbaImage allocate(Size size) {
        int bytes = Math.multiplyExact(4, size.pixels());
        ByteBuffer whole = ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * SLACK));
        return new RgbaImage(size, whole.alignedSlice(SLACK).slice(0, bytes).order(ByteOrder.nativeOrder()));
    }
}
