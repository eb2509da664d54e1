package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.Optional;

/**
 * Finds the sky of a picture whose network says nothing of it, cautiously: what is not plainly sky is left alone.
 *
 * <pre>
 * sky pixel   d &lt; 0.3, next to nothing beside the nearest where the network's 0 is infinity, bright, no warmer than white, without outlines, reached from the upper border over such pixels
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

    /** Steps in which inverse depth is counted. */
    private static final int STEPS = 4096;

    private final DepthMap depth;
    /** Inverse depth above which nothing is sky. */
    private final float far;

    private final int[] luma;
    /** Red over blue, levels. */
    private final int[] warmth;

    private SkyFinder(RgbaImage image, DepthMap depth, float limit) {
        this.depth = depth;
        this.far = Math.min(FAR, limit);
        luma = new int[depth.size().pixels()];
        warmth = new int[luma.length];
        for (int y = 0, i = 0; y < depth.height(); y++) {
            for (int x = 0; x < depth.width(); x++, i++) {
                int argb = image.argb(x, y);
                luma[i] = ((argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255)) / 4;
                warmth[i] = (argb >> 16 & 255) - (argb & 255);
            }
        }
    }

    /**
     * What could be sky.
     *
     * @param region by the pixels of the depth
     * @param near what could be sky if the frames before say so, be it a little darker, warmer, nearer or less even
     * @param isSky for certain
     */
    record Seen(boolean[] region, boolean[] near, boolean isSky) {}

    /** @param limit inverse depth above which nothing is sky, see {@link DepthRange#skyLimit} */
    static Seen look(RgbaImage picture, DepthMap depth, float limit) {
        if (depth.size().shortSide() < 16) {
            boolean[] none = new boolean[depth.size().pixels()];
            return new Seen(none, none, false);
        }
        SkyFinder finder = new SkyFinder(Resample.average(picture, depth.size()), depth, limit);
        boolean[] region = finder.region();
        return new Seen(region, finder.candidates(true), finder.isSky(region));
    }

    /** Where the sky is, by the pixels of {@code depth}; empty when there is none for certain. */
    static Optional<boolean[]> find(RgbaImage picture, DepthMap depth, float limit) {
        Seen seen = look(picture, depth, limit);
        return seen.isSky ? Optional.of(seen.region) : Optional.empty();
    }

    /** @param easily by bounds that are a little wider */
    private boolean candidate(int i, int x, boolean easily) {
        return depth.inverseDepth()[i] < (easily ? far + 0.1f : far)
                && luma[i] >= (easily ? BRIGHT - 20 : BRIGHT)
                && warmth[i] <= (easily ? 2 * WARM : WARM)
                && outline(i, x) < (easily ? 2 * OUTLINE : OUTLINE);
    }

    private boolean[] candidates(boolean easily) {
        boolean[] could = new boolean[luma.length];
        for (int y = 0, i = 0; y < depth.height(); y++) {
            for (int x = 0; x < depth.width(); x++, i++) {
                could[i] = candidate(i, x, easily);
            }
        }
        return could;
    }

    /** Greatest step of brightness to a neighbour. */
    private int outline(int i, int x) {
        int right = x + 1 < depth.width() ? Math.abs(luma[i] - luma[i + 1]) : 0;
        int left = x > 0 ? Math.abs(luma[i] - luma[i - 1]) : 0;
        int down = i + depth.width() < luma.length ? Math.abs(luma[i] - luma[i + depth.width()]) : 0;
        return Math.max(right, Math.max(left, down));
    }

    private boolean[] region() {
        int width = depth.width();
        boolean[] could = candidates(false);
        boolean[] region = new boolean[luma.length];
        int[] open = new int[luma.length];
        int count = 0;
        for (int x = 0; x < width; x++) {
            count = reach(x, could, region, open, count);
        }
        while (count > 0) {
            int i = open[--count];
            int x = i % width;
            count = x > 0 ? reach(i - 1, could, region, open, count) : count;
            count = x + 1 < width ? reach(i + 1, could, region, open, count) : count;
            count = i + width < could.length ? reach(i + width, could, region, open, count) : count;
            count = i >= width ? reach(i - width, could, region, open, count) : count;
        }
        return region;
    }

    /** Takes a pixel in; each comes into {@code open} once. */
    private static int reach(int i, boolean[] could, boolean[] region, int[] open, int count) {
        if (!could[i] || region[i]) {
            return count;
        }
        region[i] = true;
        open[count] = i;
        return count + 1;
    }

    /** Below which a tenth of the values lie that are counted. */
    private static double tenth(int[] counts, int all) {
        int below = 0;
        for (int k = 0; k < STEPS; k++) {
            below += counts[k];
            if (below > all / 10) {
                return (k + 0.5) / STEPS;
            }
        }
        return 1;
    }

    private boolean isSky(boolean[] region) {
        int area = 0;
        int top = 0;
        double d = 0;
        double bright = 0;
        double blue = 0;
        double restBright = 0;
        int[] rest = new int[STEPS];
        int others = 0;
        for (int i = 0; i < region.length; i++) {
            if (!region[i]) {
                rest[(int) Math.max(0, Math.min(STEPS - 1, depth.inverseDepth()[i] * STEPS))]++;
                others++;
                restBright += luma[i];
                continue;
            }
            area++;
            top += i < depth.width() ? 1 : 0;
            d += depth.inverseDepth()[i];
            bright += luma[i];
            blue -= warmth[i];
        }
        if (area < LEAST_AREA * region.length || top < LEAST_TOP * depth.width() || others == 0) {
            return false;
        }
        boolean farthest = d / area <= tenth(rest, others) + NEARER;
        boolean brighter = bright / area >= restBright / others + BRIGHTER;
        boolean colored = (bright + 3 * blue) / area >= COLOR;
        return farthest && brighter && colored;
    }

    /** The map with the sky at the farthest. */
    static DepthMap cleared(RgbaImage picture, DepthMap depth, float limit) {
        return find(picture, depth, limit)
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
