package diorama.motion;

import diorama.base.Size;
import java.util.Arrays;
import java.util.Optional;

/** A weighted mean of depth maps of one size, each moved onto the first. */
final class Average {
    /** Share of one frame below which a pixel is left out. */
    private static final float NOTHING = 1e-3f;

    /** How far what shows something else is trusted where nothing better is there. */
    private static final float UNLIKE = 0.01f;

    private final Size size;
    private final Optional<float[]> own;
    private final float[] sum;
    private final float[] weight;

    /**
     * @param size of the maps
     * @param own the first of them; empty where there is none of the frame itself
     */
    Average(Size size, Optional<float[]> own) {
        this.size = size;
        this.own = own;
        sum = own.map(float[]::clone).orElseGet(() -> new float[size.pixels()]);
        weight = new float[sum.length];
        Arrays.fill(weight, own.isPresent() ? 1 : 0);
    }

    /** A new array; 0 where nothing was added. */
    float[] mean() {
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = weight[i] > 0 ? sum[i] / weight[i] : 0;
        }
        return mean;
    }

    /** Not a copy. */
    float[] weight() {
        return weight;
    }

    /** The mean of what was added here and to {@code other}, at these shares, and of the map that both began with, if any. */
    float[] between(Average other, float share, float otherShare) {
        float[] mean = new float[sum.length];
        float one = own.isPresent() ? 1 : 0;
        for (int i = 0; i < mean.length; i++) {
            float first = own.isPresent() ? own.get()[i] : 0;
            float here = share * (weight[i] - one);
            float there = otherShare * (other.weight[i] - one);
            mean[i] = (first + share * (sum[i] - first) + otherShare * (other.sum[i] - first)) / (one + here + there);
        }
        return mean;
    }

    /**
     * Adds another mean.
     *
     * @param depth of the same size
     * @param weights of its pixels
     * @param motion to where this one's picture lies in the other's
     * @param share at which the other counts
     */
    void add(float[] depth, float[] weights, Motion motion, float share) {
        // what a frame without its own has from the others is better than nothing, even where they show something else
        float least = own.isPresent() ? 0 : UNLIKE * share;
        MotionField field = motion.field();
        int w = size.width();
        int h = size.height();
        int cells = field.size().width();
        Columns columns = new Columns(w, cells);
        float scaleX = (float) w / cells;
        float scaleY = (float) h / field.size().height();
        Row moveX = new Row(field.dx(), field.size(), scaleX);
        Row moveY = new Row(field.dy(), field.size(), scaleY);
        Row trust = new Row(motion.trust(), field.size(), share);
        for (int y = 0; y < h; y++) {
            float row = (y + 0.5f) / scaleY - 0.5f;
            moveX.go(row);
            moveY.go(row);
            trust.go(row);
            for (int x = 0; x < w; x++) {
                int left = columns.left[x];
                float f = columns.fraction[x];
                float t = Math.max(least, trust.at(left, f));
                if (t < NOTHING) {
                    continue;
                }
                float atX = Grid.clamp(x + moveX.at(left, f), w - 1);
                float atY = Grid.clamp(y + moveY.at(left, f), h - 1);
                int x0 = (int) atX;
                int y0 = (int) atY;
                float fx = atX - x0;
                float fy = atY - y0;
                int i = y0 * w + x0;
                int right = x0 + 1 < w ? i + 1 : i;
                int below = y0 + 1 < h ? w : 0;
                float counts = t * Grid.between(weights, i, right, below, fx, fy);
                sum[y * w + x] += counts * Grid.between(depth, i, right, below, fx, fy);
                weight[y * w + x] += counts;
            }
        }
    }

    /** Between which cells of a grid each pixel of a row lies. */
    private static final class Columns {
        private final int[] left;
        private final float[] fraction;

        Columns(int pixels, int cells) {
            left = new int[pixels];
            fraction = new float[pixels];
            for (int x = 0; x < pixels; x++) {
                float at = Grid.clamp((x + 0.5f) * cells / pixels - 0.5f, cells - 1);
                left[x] = (int) at;
                fraction[x] = at - left[x];
            }
        }
    }

    /** A row of a grid's values between two of its own rows. */
    private static final class Row {
        private final float[] values;
        private final Size grid;
        private final float scale;
        private final float[] row;

        Row(float[] values, Size grid, float scale) {
            this.values = values;
            this.grid = grid;
            this.scale = scale;
            row = new float[grid.width() + 1];
        }

        void go(float y) {
            float at = Grid.clamp(y, grid.height() - 1);
            int top = (int) at;
            int bottom = Math.min(grid.height() - 1, top + 1);
            int w = grid.width();
            for (int x = 0; x < w; x++) {
                float above = values[top * w + x];
                row[x] = scale * (above + (at - top) * (values[bottom * w + x] - above));
            }
            row[w] = row[w - 1];
        }

        float at(int left, float fraction) {
            return row[left] + fraction * (row[left + 1] - row[left]);
        }
    }
}
