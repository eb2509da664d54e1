package diorama.stereo;

import diorama.base.Parallel;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Draws the eyes of a layered photo on the CPU. Points move along rows only, so every row is drawn by itself. The picture is
 * fully covered: no pixel is left open. Immutable; any thread.
 *
 * <p><b>The rule</b>, which the OpenGL back end follows pixel by pixel. All numbers are whole; {@code a >> n} rounds down.
 *
 * <pre>
 * S(d) = floor(256 pixels d + 1/2) - floor(256 pixels convergence + 1/2)      shift of the left eye, 1/256 px
 * X(i) = 256 i + S(d(i))                                place of source pixel i in the left eye
 * u                                                     point of the source row, 1/64 px: pixel i is at 64 i
 * </pre>
 *
 * <ol>
 *   <li>The right eye is the left eye of the mirrored picture, mirrored: i and j become W-1-i and W-1-j, and the resulting u
 *       becomes 64 (W-1) - u. What follows is for the left eye.
 *   <li>Front layer. Output pixel j, J = 256 j, sees
 *       <ul>
 *         <li>pixel i, if X(i) = J: u = 64 i;
 *         <li>the cell (i, i+1), not torn, if X(i) &lt; J &lt; X(i+1): u = 64 i + floor(64 (J - X(i)) / (X(i+1) - X(i)) + 1/2);
 *         <li>beyond the ends: if J &lt; X(0): u = (J - X(0) + 2) &gt;&gt; 2; if J &gt;= X(W-1): u = 64 (W-1) + ((J - X(W-1) + 2)
 *             &gt;&gt; 2).
 *       </ul>
 *       Where several cover j the smallest i wins: at one j a smaller u means a larger shift, hence nearer.
 *   <li>Background layer, only where 2 left a hole: the same with its own X from {@code backDepth}; a cell is whole where both
 *       its pixels exist, and beside a pixel without a neighbour half a pixel more is covered: X(i) &lt; J &lt; X(i) + 128 without
 *       i+1, X(i) - 128 &lt;= J &lt; X(i) without i-1 (but not left of pixel 0): u = 64 i. There is nothing beyond the ends.
 *   <li>Where that leaves a hole too: the front layer's torn cell with X(i) &lt; J &lt; X(i+1), smallest i: its far pixel, u = 64 i,
 *       but 64 (i+1) if X(i+1) - X(i) &lt;= 256.
 *   <li>Colour, i = u &gt;&gt; 6, p = u &amp; 63: (w0 c(i-1) + w1 c(i) + w2 c(i+1) + w3 c(i+2) + 64) &gt;&gt; 7, clamped to 0..255, the
 *       weights from {@link CatmullRom}, on the encoded bytes. If i-1 is beyond a tear or the row's end it is i, i+2 likewise
 *       i+1; in the background layer: if it does not exist. Front points outside 0..64 (W-1) are mirrored into it: u
 *       &lt; 0 becomes min(-u, 64 (W-1)), and so on the other side.
 *   <li>Soft edges: the torn cell (i, i+1) with the smallest i among those where a = X(i) + 256 - J or b = J + 256 - X(i+1) is in
 *       1..255 lies over that colour, unless 2 found a u &lt;= 64 i: (a c + (256 - a) colour + 128) &gt;&gt; 8 with c = c(i), or b and
 *       c(i+1) if a is not in 1..255 or if both are and X(i+1) - X(i) &gt; 256. So surfaces end over one pixel, as they do in the
 *       photo, wherever they come to lie.
 * </ol>
 */
public final class ScanlineRenderer {

    /** Both eyes of a frame; with a sole synthetic view the other eye is the source, bit for bit. */
    public StereoPair draw(Layers layers, StereoOptions options) {
        StereoPair pair = StereoPair.allocate(layers.size());
        draw(layers, options, Optional.of(EyeTarget.of(pair.left())), Optional.of(EyeTarget.of(pair.right())));
        return pair;
    }

    /** The same into given targets; an eye without one is not drawn. */
    public void draw(Layers layers, StereoOptions options, Optional<EyeTarget> left, Optional<EyeTarget> right) {
        Disparity disparity = Disparity.of(options, layers.size());
        boolean leftIsSource = options.syntheticView() == SyntheticView.RIGHT;
        boolean rightIsSource = options.syntheticView() == SyntheticView.LEFT;
        if (leftIsSource) {
            left.ifPresent(target -> copy(layers.color(), target));
        }
        if (rightIsSource) {
            right.ifPresent(target -> copy(layers.color(), target));
        }
        draw(layers, disparity, leftIsSource ? Optional.empty() : left, rightIsSource ? Optional.empty() : right);
    }

    /** Draws the eyes that have a target; {@code disparity} as {@link Disparity#of} gives it. */
    public void draw(Layers layers, Disparity disparity, Optional<EyeTarget> left, Optional<EyeTarget> right) {
        left.ifPresent(target -> target.check(layers.size()));
        right.ifPresent(target -> target.check(layers.size()));
        Optional<IntBuffer> leftPixels = left.map(target -> Pixels.of(target.image()));
        Optional<IntBuffer> rightPixels = right.map(target -> Pixels.of(target.image()));
        Parallel.rows(layers.size().height(), (from, to) -> {
            RowWork work = new RowWork(layers, disparity, false);
            for (int y = from; y < to; y++) {
                if (left.isPresent()) {
                    work.draw(y, Eye.LEFT).write(leftPixels.get(), left.get().start(y));
                }
                if (right.isPresent()) {
                    work.draw(y, Eye.RIGHT).write(rightPixels.get(), right.get().start(y));
                }
            }
        });
    }

    /** Takes row {@code y} of both eyes, bytes R G B A; may overwrite the rows. */
    @FunctionalInterface
    interface Rows {
        void accept(int y, int[] left, int[] right);
    }

    /** Draws both eyes row by row without keeping them; {@code makers} gives every band of rows its own taker. */
    void draw(Layers layers, StereoOptions options, Supplier<Rows> makers) {
        Disparity disparity = Disparity.of(options, layers.size());
        int width = layers.size().width();
        Parallel.rows(layers.size().height(), (from, to) -> {
            RowWork work = new RowWork(layers, disparity, false);
            Rows rows = makers.get();
            int[] left = new int[width];
            int[] right = new int[width];
            for (int y = from; y < to; y++) {
                draw(work, y, options.syntheticView() != SyntheticView.RIGHT, Eye.LEFT, left);
                draw(work, y, options.syntheticView() != SyntheticView.LEFT, Eye.RIGHT, right);
                rows.accept(y, left, right);
            }
        });
    }

    private static void draw(RowWork work, int y, boolean made, Eye eye, int[] row) {
        if (made) {
            work.draw(y, eye).copy(row);
        } else {
            System.arraycopy(work.photo(y), 0, row, 0, row.length);
        }
    }

    private static void copy(RgbaImage source, EyeTarget target) {
        target.check(source.size());
        FramePacker.copy(source, target);
    }
}
