package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Finds the sky of a picture whose network says nothing of it, cautiously: what is not plainly sky is left alone.
 *
 * <pre>
 * sky pixel   d &lt; 0.3, bright, no warmer than white, without outlines, reached from the upper border over such pixels
 * a sky       4 % of the picture and a quarter of its upper border at least, as far as the farthest of the rest, brighter than
 *             the rest, and blue or nearly white
 * </pre>
 *
 * Rooms have none: their walls and ceilings are darker than what is lit in them, warm, or nearer than what is seen through doors.
 */
final class SkyFinder {
    private static final float FAR = 0.3f;

    /** Levels of 255. */
    private static final int BRIGHT = 105;

    private static final int WARM = 12;
    private static final int OUTLINE = 28;
    private static final double LEAST_AREA = 0.04;
    private static final double LEAST_TOP = 0.25;

    /** Inverse depth that the sky may lie before the farthest tenth of the rest. */
    private static final double NEARER = 0.03;

    /** Levels that the sky is brighter than the rest on average. */
    private static final double BRIGHTER = 20;

    /** Least brightness plus three times blue over red: a blue sky may be darker than a white one. */
    private static final double COLOR = 222;

    private final RgbaImage image;
    private final DepthMap depth;
    private final int[] luma;

    private SkyFinder(RgbaImage image, DepthMap depth) {
        this.image = image;
        this.depth = depth;
        luma = new int[depth.size().pixels()];
        for (int i = 0; i < luma.length; i++) {
            int argb = argb(i);
            luma[i] = ((argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255)) / 4;
        }
    }

    private int argb(int i) {
        return image.argb(i % depth.width(), i / depth.width());
    }

    /**
     * What could be sky.
     *
     * @param region by the pixels of the depth
     * @param isSky for certain
     */
    record Seen(boolean[] region, boolean isSky) {}

    static Seen look(RgbaImage picture, DepthMap depth) {
        if (depth.size().shortSide() < 16) {
            return new Seen(new boolean[depth.size().pixels()], false);
        }
        SkyFinder finder = new SkyFinder(Resample.resize(picture, depth.size()), depth);
        boolean[] region = finder.region();
        return new Seen(region, finder.isSky(region));
    }

    /** Where the sky is, by the pixels of {@code depth}; empty when there is none for certain. */
    static Optional<boolean[]> find(RgbaImage picture, DepthMap depth) {
        Seen seen = look(picture, depth);
        return seen.isSky ? Optional.of(seen.region) : Optional.empty();
    }

    private boolean candidate(int i) {
        int argb = argb(i);
        int warmth = (argb >> 16 & 255) - (argb & 255);
        return depth.inverseDepth()[i] < FAR && luma[i] >= BRIGHT && warmth <= WARM && outline(i) < OUTLINE;
    }

    /** Greatest step of brightness to a neighbour. */
    private int outline(int i) {
        int x = i % depth.width();
        int right = x + 1 < depth.width() ? Math.abs(luma[i] - luma[i + 1]) : 0;
        int left = x > 0 ? Math.abs(luma[i] - luma[i - 1]) : 0;
        int down = i + depth.width() < luma.length ? Math.abs(luma[i] - luma[i + depth.width()]) : 0;
        return Math.max(right, Math.max(left, down));
    }

    private boolean[] region() {
        int width = depth.width();
        boolean[] region = new boolean[luma.length];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int x = 0; x < width; x++) {
            if (candidate(x)) {
                region[x] = true;
                open.add(x);
            }
        }
        while (!open.isEmpty()) {
            int i = open.remove();
            int x = i % width;
            int[] beside = {x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i + width, i - width};
            for (int j : beside) {
                if (j >= 0 && j < region.length && !region[j] && candidate(j)) {
                    region[j] = true;
                    open.add(j);
                }
            }
        }
        return region;
    }

    private boolean isSky(boolean[] region) {
        int area = 0;
        int top = 0;
        double d = 0;
        double bright = 0;
        double blue = 0;
        double restBright = 0;
        float[] rest = new float[region.length];
        int others = 0;
        for (int i = 0; i < region.length; i++) {
            if (!region[i]) {
                rest[others++] = depth.inverseDepth()[i];
                restBright += luma[i];
                continue;
            }
            int argb = argb(i);
            area++;
            top += i < depth.width() ? 1 : 0;
            d += depth.inverseDepth()[i];
            bright += luma[i];
            blue += (argb & 255) - (argb >> 16 & 255);
        }
        if (area < LEAST_AREA * region.length || top < LEAST_TOP * depth.width() || others == 0) {
            return false;
        }
        java.util.Arrays.sort(rest, 0, others);
        boolean farthest = d / area <= rest[others / 10] + NEARER;
        boolean brighter = bright / area >= restBright / others + BRIGHTER;
        boolean colored = (bright + 3 * blue) / area >= COLOR;
        return farthest && brighter && colored;
    }

    /** The map with the sky at the farthest. */
    static DepthMap cleared(RgbaImage picture, DepthMap depth) {
        return find(picture, depth)
                .map(sky -> {
                    DepthMap out =
                            new DepthMap(depth.size(), depth.inverseDepth().clone());
                    for (int i = 0; i < sky.length; i++) {
                        out.inverseDepth()[i] = sky[i] ? 0 : out.inverseDepth()[i];
                    }
                    return out;
                })
                .orElse(depth);
    }
}
