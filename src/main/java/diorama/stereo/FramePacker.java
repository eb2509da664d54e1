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
 * @param eye size of one eye; of {@link StereoLayout#VR180} a half sphere's
 * @param layout how they are packed
 * @param swapEyes exchange the eyes before packing
 * @param anaglyph how {@link StereoLayout#ANAGLYPH} mixes them
 */
public record FramePacker(Size eye, StereoLayout layout, boolean swapEyes, Anaglyph anaglyph) {

    /** Mixes anaglyphs by {@link Anaglyph#DUBOIS}. */
    public FramePacker(Size eye, StereoLayout layout, boolean swapEyes) {
        this(eye, layout, swapEyes, Anaglyph.DUBOIS);
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
            case FULL_SBS,
                    HALF_SBS,
                    FULL_TB,
                    HALF_TB,
                    CROSS_EYED,
                    ANAGLYPH,
                    RGBD,
                    HALF_RGBD,
                    VR180,
                    ROWS,
                    COLUMNS,
                    CHECKER,
                    FRAME_SEQUENTIAL -> true;
        };
    }

    /** Whether the packed picture has the eyes in it as they are. */
    public boolean copies() {
        return switch (layout) {
            case FULL_SBS, CROSS_EYED, RGBD, VR180, FULL_TB, FRAME_SEQUENTIAL, LEFT, RIGHT -> true;
            case HALF_SBS, HALF_RGBD, HALF_TB, ANAGLYPH, ROWS, COLUMNS, CHECKER -> false;
        };
    }

    /** Where to draw an eye straight into the packed picture; empty where the layout needs {@link #pack} or does not show it. */
    public Optional<EyeTarget> direct(Eye which, RgbaImage packed) {
        boolean second = first() != which;
        return switch (layout) {
            case FULL_SBS, RGBD, VR180 -> Optional.of(new EyeTarget(packed, second ? eye.width() : 0, 0));
            case CROSS_EYED -> Optional.of(new EyeTarget(packed, second ? 0 : eye.width(), 0));
            case FULL_TB, FRAME_SEQUENTIAL -> Optional.of(new EyeTarget(packed, 0, second ? eye.height() : 0));
            case LEFT, RIGHT -> shows(which) ? Optional.of(EyeTarget.of(packed)) : Optional.empty();
            case HALF_SBS, HALF_RGBD, HALF_TB, ANAGLYPH, ROWS, COLUMNS, CHECKER -> Optional.empty();
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
            case FULL_SBS, CROSS_EYED, RGBD, VR180, FULL_TB, FRAME_SEQUENTIAL, LEFT, RIGHT -> {
                direct(Eye.LEFT, packed).ifPresent(target -> copy(left, target));
                direct(Eye.RIGHT, packed).ifPresent(target -> copy(right, target));
            }
            case HALF_SBS, HALF_RGBD, ANAGLYPH, ROWS, COLUMNS, CHECKER -> packRows(left, right, packed);
            case HALF_TB -> {
                halveColumns(one, packed, 0);
                halveColumns(two, packed, packed.height() / 2);
            }
        }
    }

    /** Whether a row of the packed picture needs the same row of the eyes only. */
    boolean byRows() {
        return !copies() && layout != StereoLayout.HALF_TB;
    }

    /** Packs rows of both eyes into {@code packed}; one for each thread. Only where {@link #byRows} says so. */
    ScanlineRenderer.Rows rows(RgbaImage packed) {
        int width = eye.width();
        IntBuffer to = Pixels.of(packed);
        if (layout != StereoLayout.HALF_SBS && layout != StereoLayout.HALF_RGBD) {
            return (y, left, right) -> {
                int[] one = swapEyes ? right : left;
                mix(y, one, swapEyes ? left : right);
                to.put(y * width, one, 0, width);
            };
        }
        HalfFilter filter = new HalfFilter(width);
        int second = packed.width() / 2;
        return (y, left, right) -> {
            int start = y * packed.width();
            filter.halve(left);
            filter.halve(right);
            to.put(start + (swapEyes ? second : 0), left, 0, filter.count());
            to.put(start + (swapEyes ? 0 : second), right, 0, filter.count());
        };
    }

    /** Makes row {@code y} of a picture of the eyes' size, in {@code one}, of that row of either eye. */
    private void mix(int y, int[] one, int[] two) {
        switch (layout) {
            case ANAGLYPH -> anaglyph.mixRow(one, two, eye.width());
            case ROWS -> take(two, one, y % 2 == 1 ? 0 : one.length, 1);
            case COLUMNS -> take(two, one, 1, 2);
            case CHECKER -> take(two, one, 1 - y % 2, 2);
            case FULL_SBS,
                    HALF_SBS,
                    FULL_TB,
                    HALF_TB,
                    FRAME_SEQUENTIAL,
                    CROSS_EYED,
                    RGBD,
                    HALF_RGBD,
                    VR180,
                    LEFT,
                    RIGHT -> throw new IllegalStateException(layout + " mixes no rows");
        }
    }

    private void packRows(RgbaImage left, RgbaImage right, RgbaImage packed) {
        int width = eye.width();
        IntBuffer fromLeft = Pixels.of(left);
        IntBuffer fromRight = Pixels.of(right);
        Parallel.rows(eye.height(), (y0, y1) -> {
            int[] one = new int[width];
            int[] two = new int[width];
            ScanlineRenderer.Rows rows = rows(packed);
            for (int y = y0; y < y1; y++) {
                fromLeft.get(y * width, one, 0, width);
                fromRight.get(y * width, two, 0, width);
                rows.accept(y, one, two);
            }
        });
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

    private static void halveColumns(RgbaImage source, RgbaImage packed, int y) {
        int width = source.width();
        int last = source.height() - 1;
        HalfFilter filter = new HalfFilter(source.height());
        IntBuffer from = Pixels.of(source);
        IntBuffer to = Pixels.of(packed);
        Parallel.rows(filter.count(), (y0, y1) -> {
            int[] row = new int[width];
            int[] even = new int[width];
            int[] odd = new int[width];
            for (int i = y0; i < y1; i++) {
                Arrays.fill(even, PixelLoops.BIAS);
                Arrays.fill(odd, PixelLoops.BIAS);
                for (int k = 0; k < filter.taps(); k++) {
                    int weight = (int) filter.weight(i, k);
                    from.get(Math.max(0, Math.min(last, filter.source(i, k))) * width, row, 0, width);
                    PixelLoops.add(row, 0, weight, even);
                    PixelLoops.add(row, 8, weight, odd);
                }
                PixelLoops.finish(even, row);
                PixelLoops.finishUpper(odd, row);
                to.put((y + i) * width, row, 0, width);
            }
        });
    }

    /** Replaces pixels {@code from}, {@code from + step}, ... of a row. */
    private static void take(int[] source, int[] row, int from, int step) {
        for (int x = from; x < row.length; x += step) {
            row[x] = source[x];
        }
    }
}
