package diorama.video.color;

import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.RgbaImage;
import diorama.video.av.Rational;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * How coded pixels are turned for showing: right angles and mirrors. Shown (x', y') = (a x + c y, b x + d y), moved into
 * the first quadrant; the entries are -1, 0 or 1.
 */
public record Orientation(int a, int b, int c, int d) {
    public static final Orientation NONE = new Orientation(1, 0, 0, 1);

    /** From libav's 3x3 display matrix; angles are taken to the nearest right angle. */
    public static Orientation of(Optional<Pointer> displayMatrix) {
        if (displayMatrix.isEmpty()) {
            return NONE;
        }
        IntPointer m = new IntPointer(displayMatrix.get());
        long ma = m.get(0);
        long mb = m.get(1);
        long mc = m.get(3);
        long md = m.get(4);
        if (Math.abs(ma) + Math.abs(md) >= Math.abs(mb) + Math.abs(mc)) {
            return ma == 0 || md == 0 ? NONE : new Orientation(Long.signum(ma), 0, 0, Long.signum(md));
        }
        return mb == 0 || mc == 0 ? NONE : new Orientation(0, Long.signum(mb), Long.signum(mc), 0);
    }

    boolean turned() {
        return a == 0;
    }

    /** Clockwise turn for showing, degrees, 0 90 180 270; mirrors count as the turn they contain. */
    public int degrees() {
        if (turned()) {
            return b > 0 ? 90 : 270;
        }
        return a < 0 && d < 0 ? 180 : 0;
    }

    public Size shown(Size coded) {
        return turned() ? coded.transposed() : coded;
    }

    public Rational shown(Rational sampleAspect) {
        return turned() && sampleAspect.known() ? sampleAspect.inverse() : sampleAspect;
    }

    /** {@code coded} itself, or a turned copy. */
    public RgbaImage applied(RgbaImage coded) {
        if (equals(NONE)) {
            return coded;
        }
        RgbaImage image = FramePool.allocate(shown(coded.size()));
        apply(coded, image);
        return image;
    }

    public void apply(RgbaImage coded, RgbaImage shown) {
        apply(pixels(coded), coded.size(), pixels(shown));
    }

    /** The same for 16 bits a channel. */
    public void apply(DeepImage coded, DeepImage shown) {
        LongBuffer from = coded.pixels();
        LongBuffer to = shown.pixels();
        walk(coded.size(), (in, out) -> to.put(out, from.get(in)));
    }

    private static IntBuffer pixels(RgbaImage image) {
        return image.rgba().duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    /** Copies whole pixels of a coded picture to the shown one. */
    private void apply(IntBuffer from, Size coded, IntBuffer to) {
        walk(coded, (in, out) -> to.put(out, from.get(in)));
    }

    /** Takes the index of a coded pixel and that of the shown one. */
    @FunctionalInterface
    private interface Move {
        void pixel(int in, int out);
    }

    private void walk(Size coded, Move move) {
        Size shown = shown(coded);
        int stepX = b * shown.width() + a;
        int stepY = d * shown.width() + c;
        int startX = a < 0 || c < 0 ? shown.width() - 1 : 0;
        int startY = b < 0 || d < 0 ? shown.height() - 1 : 0;
        int start = startY * shown.width() + startX;
        for (int y = 0; y < coded.height(); y++) {
            int in = y * coded.width();
            int out = start + y * stepY;
            for (int x = 0; x < coded.width(); x++) {
                move.pixel(in + x, out);
                out += stepX;
            }
        }
    }
}
