package diorama.stereo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Packs two eyes of one size into one picture. Immutable; any thread.
 *
 * @param eye size of one eye
 * @param layout how they are packed
 * @param swapEyes exchange the eyes before packing
 */
public record FramePacker(Size eye, StereoLayout layout, boolean swapEyes) {

    public static FramePacker of(Size eye, StereoOptions options) {
        return new FramePacker(eye, options.layout(), options.swapEyes());
    }

    /** Size of the packed picture. */
    public Size size() {
        return layout.packed(eye);
    }

    /** Whether this eye is part of the packed picture. */
    public boolean shows(Eye which) {
        return switch (layout) {
            case LEFT -> first() == which;
            case RIGHT -> first() != which;
            case FULL_SBS, HALF_SBS, FULL_TB, HALF_TB, CROSS_EYED, ANAGLYPH -> true;
        };
    }

    /** Where to draw an eye straight into the packed picture; empty where the layout needs {@link #pack} or does not show it. */
    public Optional<EyeTarget> direct(Eye which, RgbaImage packed) {
        boolean second = first() != which;
        return switch (layout) {
            case FULL_SBS -> Optional.of(new EyeTarget(packed, second ? eye.width() : 0, 0));
            case CROSS_EYED -> Optional.of(new EyeTarget(packed, second ? 0 : eye.width(), 0));
            case FULL_TB -> Optional.of(new EyeTarget(packed, 0, second ? eye.height() : 0));
            case LEFT, RIGHT -> shows(which) ? Optional.of(EyeTarget.of(packed)) : Optional.empty();
            case HALF_SBS, HALF_TB, ANAGLYPH -> Optional.empty();
        };
    }

    /** Packs both eyes into a new picture. */
    public RgbaImage pack(RgbaImage left, RgbaImage right) {
        RgbaImage packed = RgbaImage.allocate(size());
        pack(left, right, packed);
        return packed;
    }

    /** Packs both eyes into {@code packed}, a picture of {@link #size()}. */
    public void pack(RgbaImage left, RgbaImage right, RgbaImage packed) {
        if (!left.size().equals(eye)
                || !right.size().equals(eye)
                || !packed.size().equals(size())) {
            throw new IllegalArgumentException(
                    "eyes of " + left.size() + " and " + right.size() + " into " + packed.size());
        }
        RgbaImage one = swapEyes ? right : left;
        RgbaImage two = swapEyes ? left : right;
        switch (layout) {
            case FULL_SBS, CROSS_EYED, FULL_TB, LEFT, RIGHT -> {
                direct(Eye.LEFT, packed).ifPresent(target -> copy(left, target));
                direct(Eye.RIGHT, packed).ifPresent(target -> copy(right, target));
            }
            case HALF_SBS -> {
                halveRows(one, packed, 0);
                halveRows(two, packed, packed.width() / 2);
            }
            case HALF_TB -> {
                halveColumns(one, packed, 0);
                halveColumns(two, packed, packed.height() / 2);
            }
            case ANAGLYPH -> dubois(one, two, packed);
        }
    }

    private Eye first() {
        return swapEyes ? Eye.RIGHT : Eye.LEFT;
    }

    /** Copies a picture to a place in another. */
    static void copy(RgbaImage source, EyeTarget target) {
        int width = source.width();
        IntBuffer from = Pixels.of(source);
        IntBuffer to = Pixels.of(target.image());
        for (int y = 0; y < source.height(); y++) {
            to.put(target.start(y), from, y * width, width);
        }
    }

    private static void halveRows(RgbaImage source, RgbaImage packed, int x) {
        int width = source.width();
        HalfFilter filter = new HalfFilter(width);
        IntBuffer from = Pixels.of(source);
        IntBuffer to = Pixels.of(packed);
        Parallel.rows(source.height(), (y0, y1) -> {
            int[] row = new int[width];
            long[] lanes = new long[width];
            for (int y = y0; y < y1; y++) {
                from.get(y * width, row, 0, width);
                for (int i = 0; i < width; i++) {
                    lanes[i] = Lanes.spread(row[i]);
                }
                filter.apply(lanes, row);
                to.put(y * packed.width() + x, row, 0, filter.count());
            }
        });
    }

    private static void halveColumns(RgbaImage source, RgbaImage packed, int y) {
        int width = source.width();
        int last = source.height() - 1;
        HalfFilter filter = new HalfFilter(source.height());
        IntBuffer from = Pixels.of(source);
        IntBuffer to = Pixels.of(packed);
        Parallel.rows(filter.count(), (y0, y1) -> {
            int[] row = new int[width];
            long[] sums = new long[width];
            for (int i = y0; i < y1; i++) {
                Arrays.fill(sums, Lanes.HALF);
                for (int k = 0; k < filter.taps(); k++) {
                    long weight = filter.weight(i, k);
                    from.get(Math.max(0, Math.min(last, filter.source(i, k))) * width, row, 0, width);
                    for (int x = 0; x < width; x++) {
                        sums[x] += Lanes.spread(row[x]) * weight;
                    }
                }
                for (int x = 0; x < width; x++) {
                    row[x] = Lanes.pixel(sums[x]);
                }
                to.put((y + i) * width, row, 0, width);
            }
        });
    }

    private static void dubois(RgbaImage left, RgbaImage right, RgbaImage packed) {
        int width = left.width();
        IntBuffer fromLeft = Pixels.of(left);
        IntBuffer fromRight = Pixels.of(right);
        IntBuffer to = Pixels.of(packed);
        Parallel.rows(left.height(), (y0, y1) -> {
            int[] one = new int[width];
            int[] two = new int[width];
            for (int y = y0; y < y1; y++) {
                fromLeft.get(y * width, one, 0, width);
                fromRight.get(y * width, two, 0, width);
                Anaglyph.duboisRow(one, two, width);
                to.put(y * width, one, 0, width);
            }
        });
    }
}
