package diorama.match;

import boofcv.abst.disparity.StereoDisparity;
import boofcv.factory.disparity.ConfigDisparitySGM;
import boofcv.factory.disparity.DisparitySgmError;
import boofcv.factory.disparity.FactoryStereoDisparity;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import diorama.base.Size;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * Finds the disparity between the two eyes of a stereo picture: semi-global matching of census transforms (H. Hirschmueller,
 * Stereo Processing by Semi-Global Matching and Mutual Information, 2008) by BoofCV, checked from right to left. About 2.5 s of
 * CPU time for 640 x 426 px.
 */
public final class StereoMatcher {
    /** Greatest disparity that is looked for, in front of and behind the screen, share of the width. */
    private static final double REACH = 0.05;

    /** Shorter side of the smallest picture that blocks fit in, px. */
    private static final int LEAST = 16;

    private StereoMatcher() {}

    /**
     * Disparity of the left eye's points.
     *
     * @param size of the map
     * @param percent row-major, row 0 at the top, xL - xR in percent of the width, + in front of the screen; NaN where there is
     *     no partner in the other eye
     * @param agreement how alike partners' outlines are: correlation of the steps of brightness along the rows, 1 same; far
     *     below 1/2 for pictures of different things, for each of which some partner is found too
     */
    public record Matched(Size size, float[] percent, double agreement) {
        /** Outlines of two eyes agree at least so much. */
        private static final double ALIKE = 0.5;

        /** Whether both eyes show the same, so far as the disparities can be believed. */
        public boolean isPair() {
            return share() >= 0.25 && agreement >= ALIKE;
        }

        /** Share of the points that have a partner. */
        public double share() {
            int known = 0;
            for (float v : percent) {
                known += Float.isNaN(v) ? 0 : 1;
            }
            return (double) known / percent.length;
        }

        /** The value below which that share of the known points lies; 0 where none is known. */
        public float quantile(double share) {
            float[] sorted = new float[percent.length];
            int count = 0;
            for (float v : percent) {
                if (!Float.isNaN(v)) {
                    sorted[count++] = v;
                }
            }
            Arrays.sort(sorted, 0, count);
            return count == 0 ? 0 : sorted[(int) Math.round(share * (count - 1))];
        }

        /** The map without gaps: what has no partner is as far as the farther of its neighbours in the row. */
        public float[] filled() {
            float[] out = percent.clone();
            float otherwise = quantile(0.05);
            for (int y = 0; y < size.height(); y++) {
                int row = y * size.width();
                int x = 0;
                while (x < size.width()) {
                    if (!Float.isNaN(percent[row + x])) {
                        x++;
                        continue;
                    }
                    int end = x;
                    while (end < size.width() && Float.isNaN(percent[row + end])) {
                        end++;
                    }
                    float before = x > 0 ? percent[row + x - 1] : Float.POSITIVE_INFINITY;
                    float after = end < size.width() ? percent[row + end] : Float.POSITIVE_INFINITY;
                    float farther = Math.min(before, after);
                    Arrays.fill(out, row + x, row + end, Float.isInfinite(farther) ? otherwise : farther);
                    x = end;
                }
            }
            return out;
        }
    }

    /**
     * Matches two eyes of one size.
     *
     * @param width px that they are matched at; smaller eyes at their own
     */
    public static Matched match(RgbaImage left, RgbaImage right, int width) {
        if (!left.size().equals(right.size())) {
            throw new IllegalArgumentException("eyes of " + left.size() + " and " + right.size());
        }
        Size size = size(left.size(), width);
        if (size.shortSide() < LEAST) {
            float[] none = new float[size.pixels()];
            Arrays.fill(none, Float.NaN);
            return new Matched(size, none, 0);
        }
        int reach = Math.max(4, (int) Math.ceil(REACH * size.width()));
        // the library looks for disparities from 0 on: the right eye is moved so that all are
        // and both get so many columns before their first that partners of its points lie inside
        int before = 2 * reach;
        GrayU8 one = grey(Resample.resize(left, size), before, 0);
        GrayU8 two = grey(Resample.resize(right, size), before, reach);
        ConfigDisparitySGM config = new ConfigDisparitySGM();
        config.disparityMin = 0;
        config.disparityRange = 2 * reach + 1;
        config.subpixel = true;
        config.validateRtoL = 1;
        config.errorType = DisparitySgmError.CENSUS;
        config.paths = ConfigDisparitySGM.Paths.P4;
        StereoDisparity<GrayU8, GrayF32> matcher = FactoryStereoDisparity.sgm(config, GrayU8.class, GrayF32.class);
        matcher.process(one, two);
        GrayF32 found = matcher.getDisparity();
        float[] percent = new float[size.pixels()];
        for (int i = 0; i < percent.length; i++) {
            float d = found.get(before + i % size.width(), i / size.width());
            // at the first and last step the best partner may lie beyond
            boolean known = d > 0 && d < matcher.getDisparityRange() - 1;
            percent[i] = known ? 100 * (d - reach) / size.width() : Float.NaN;
        }
        return new Matched(size, percent, agreement(one, two, found, before, percent));
    }

    private static double agreement(GrayU8 left, GrayU8 right, GrayF32 found, int before, float[] percent) {
        double ab = 0;
        double aa = 1e-9;
        double bb = 1e-9;
        int width = left.width - before;
        for (int i = 0; i < percent.length; i++) {
            int x = before + i % width;
            int y = i / width;
            int to = Float.isNaN(percent[i]) ? 0 : x - Math.round(found.get(x, y));
            if (to > 0 && to + 1 < right.width && x + 1 < left.width) {
                double a = left.get(x + 1, y) - left.get(x - 1, y);
                double b = right.get(to + 1, y) - right.get(to - 1, y);
                ab += a * b;
                aa += a * a;
                bb += b * b;
            }
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static Size size(Size eye, int width) {
        if (eye.width() <= width) {
            return eye;
        }
        return new Size(width, Math.max(1, Math.round((float) eye.height() * width / eye.width())));
    }

    private static GrayU8 grey(RgbaImage image, int before, int from) {
        GrayU8 grey = new GrayU8(before + image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < grey.width; x++) {
                int argb = image.argb(Math.max(0, Math.min(image.width() - 1, x - before + from)), y);
                grey.set(x, y, ((argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255)) / 4);
            }
        }
        return grey;
    }
}
