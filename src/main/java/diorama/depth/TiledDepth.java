package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.Crop;
import diorama.image.RgbaImage;

/**
 * Depth of large pictures in more detail than a network sees at once: overlapping tiles are estimated each by itself, brought to
 * the scale of one pass over the whole picture and blended. Every tile gets the whole's coarse shape (least squares scale and
 * shift, then what is left of the difference, smoothed) and keeps its own details, so that neighbours agree where they meet.
 *
 * <p>The idea of merging a coarse and detailed passes is from S. Miangoleh and others, "Boosting monocular depth estimation models
 * to high-resolution via content-adaptive multi-resolution merging", 2021; theirs merges by a network.
 */
public final class TiledDepth {
    /** Share of a tile's side that it has in common with the next. */
    private static final double OVERLAP = 0.35;

    /** Shapes this many times as large as the whole pass can just show are its own; larger ones leave halos at skylines. */
    private static final double COARSE = 3;

    private final RgbaImage image;
    private final Network network;
    private final Size tiles;

    /** Estimates one picture. */
    @FunctionalInterface
    public interface Network {
        RawDepth estimate(RgbaImage image);
    }

    private TiledDepth(RgbaImage image, Size tiles, Network network) {
        this.image = image;
        this.network = network;
        this.tiles = tiles;
    }

    /**
     * @param along tiles along the longer side, at least 2; across as many as make them about square
     * @return of the tiles' resolution, in the network's unit
     */
    public static RawDepth estimate(RgbaImage image, int along, Network network) {
        Size size = image.size();
        int across = Math.max(1, (int) Math.round((double) along * size.shortSide() / size.longSide()));
        Size tiles = size.width() >= size.height() ? new Size(along, across) : new Size(across, along);
        return new TiledDepth(image, tiles, network).run();
    }

    private RawDepth run() {
        RawDepth whole = network.estimate(image);
        boolean reciprocal = whole.kind() != DepthKind.INVERSE_RELATIVE
                && DepthNormalizer.extremes(whole.values()).low() > 0;
        Size tile = new Size(side(image.width(), tiles.width()), side(image.height(), tiles.height()));
        double density = (double) whole.size().width() / tile.width();
        Size out = new Size(
                Math.min(image.width(), (int) Math.round(image.width() * density)),
                Math.min(image.height(), Math.max(1, (int)
                        Math.round((double) whole.size().height() / tile.height() * image.height()))));
        Placed all = new Placed(new Size(image.width(), image.height()), 0, 0);
        float[] coarse = resampled(inverted(whole, reciprocal), whole.size(), all, new Window(out, 0, 0, out));
        int blur = Math.max(1, out.width() / whole.size().width() / 2);
        float[] sum = new float[out.pixels()];
        float[] weight = new float[out.pixels()];
        for (int ty = 0; ty < tiles.height(); ty++) {
            for (int tx = 0; tx < tiles.width(); tx++) {
                int x = start(image.width(), tile.width(), tiles.width(), tx);
                int y = start(image.height(), tile.height(), tiles.height(), ty);
                add(new Part(x, y, tile, out, coarse, blur, reciprocal), sum, weight);
            }
        }
        for (int i = 0; i < sum.length; i++) {
            float v = sum[i] / weight[i];
            sum[i] = reciprocal ? 1 / v : v;
        }
        return new RawDepth(out, sum, whole.kind(), whole.fovX());
    }

    /** One tile: where it lies in the picture, and the whole pass it is brought to. */
    private record Part(int x, int y, Size tile, Size out, float[] coarse, int blur, boolean reciprocal) {}

    private static int side(int length, int count) {
        return (int) Math.min(length, Math.ceil(length / (count * (1 - OVERLAP) + OVERLAP)));
    }

    private static int start(int length, int side, int count, int index) {
        return count == 1 ? 0 : (int) Math.round((double) (length - side) * index / (count - 1));
    }

    private void add(Part part, float[] sum, float[] weight) {
        RawDepth raw = network.estimate(new Crop(image.size(), part.x, part.y, part.tile).of(image));
        int x0 = part.x * part.out.width() / image.width();
        int y0 = part.y * part.out.height() / image.height();
        int x1 = (part.x + part.tile.width()) * part.out.width() / image.width();
        int y1 = (part.y + part.tile.height()) * part.out.height() / image.height();
        Size own = new Size(Math.max(1, x1 - x0), Math.max(1, y1 - y0));
        Placed placed = new Placed(part.tile, part.x, part.y);
        float[] fine = resampled(inverted(raw, part.reciprocal), raw.size(), placed, new Window(own, x0, y0, part.out));
        float[] target = new float[fine.length];
        for (int y = 0; y < own.height(); y++) {
            System.arraycopy(part.coarse, (y0 + y) * part.out.width() + x0, target, y * own.width(), own.width());
        }
        align(fine, target, own, part.blur);
        for (int y = 0; y < own.height(); y++) {
            float wy = window(y, own.height(), y0 > 0, y1 < part.out.height());
            for (int x = 0; x < own.width(); x++) {
                float w = wy * window(x, own.width(), x0 > 0, x1 < part.out.width());
                int i = (y0 + y) * part.out.width() + x0 + x;
                // 1/v must stay positive
                float v = part.reciprocal
                        ? Math.max(fine[y * own.width() + x], 0.2f * part.coarse[i])
                        : fine[y * own.width() + x];
                sum[i] += w * v;
                weight[i] += w;
            }
        }
    }

    /** Rises and falls as a cosine over the overlap, on the sides that have a neighbour. */
    private static float window(int i, int length, boolean before, boolean after) {
        double ramp = Math.max(1, OVERLAP * length);
        double rise = before ? Math.min(1, (i + 0.5) / ramp) : 1;
        double fall = after ? Math.min(1, (length - i - 0.5) / ramp) : 1;
        double t = Math.min(rise, fall);
        return (float) Math.max(1e-4, 0.5 - 0.5 * Math.cos(Math.PI * t));
    }

    /**
     * Gives {@code fine} the coarse shape of {@code target}.
     *
     * @param blur by which {@code target} is softer, px: what it cannot show must not count against {@code fine}
     */
    private static void align(float[] fine, float[] target, Size size, int blur) {
        float[] soft = fine.clone();
        for (int pass = 0; pass < 2; pass++) {
            smooth(soft, size, blur);
        }
        // a tile that contradicts the whole has nothing to say
        ScaleShift fit = ScaleShift.fit(soft, target);
        float[] rest = new float[fine.length];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = fit.of(fine[i]);
            rest[i] = target[i] - fine[i];
        }
        int radius = (int) Math.ceil(COARSE * blur);
        for (int pass = 0; pass < 3; pass++) {
            smooth(rest, size, radius);
        }
        for (int i = 0; i < fine.length; i++) {
            fine[i] += rest[i];
        }
    }

    /** Mean over a square of 2 radius + 1, which is cut off at the borders. */
    private static void smooth(float[] values, Size size, int radius) {
        Parallel.rows(size.height(), (from, to) -> {
            float[] line = new float[size.width()];
            for (int y = from; y < to; y++) {
                mean(values, y * size.width(), 1, size.width(), radius, line);
            }
        });
        Parallel.rows(size.width(), (from, to) -> {
            float[] line = new float[size.height()];
            for (int x = from; x < to; x++) {
                mean(values, x, size.width(), size.height(), radius, line);
            }
        });
    }

    private static void mean(float[] values, int at, int stride, int length, int radius, float[] line) {
        double sum = 0;
        int count = 0;
        for (int i = -radius; i < length; i++) {
            if (i + radius < length) {
                sum += values[at + (i + radius) * stride];
                count++;
            }
            if (i - radius - 1 >= 0) {
                sum -= values[at + (i - radius - 1) * stride];
                count--;
            }
            if (i >= 0) {
                line[i] = (float) (sum / count);
            }
        }
        for (int i = 0; i < length; i++) {
            values[at + i * stride] = line[i];
        }
    }

    private static float[] inverted(RawDepth raw, boolean reciprocal) {
        float[] values = raw.values().clone();
        for (int i = 0; reciprocal && i < values.length; i++) {
            values[i] = 1 / Math.max(values[i], Float.MIN_NORMAL);
        }
        return values;
    }

    /** Where a map lies in the picture, px of the picture. */
    private record Placed(Size size, int x, int y) {}

    /** Part of a result of size {@code all}, from ({@code x}, {@code y}) on. */
    private record Window(Size size, int x, int y, Size all) {}

    /** Bilinear, every point of the picture on itself. */
    private float[] resampled(float[] in, Size from, Placed placed, Window to) {
        int width = to.size.width();
        float[] out = new float[to.size.pixels()];
        double[] columns = new double[width];
        for (int x = 0; x < width; x++) {
            double px = (to.x + x + 0.5) * image.width() / to.all.width() - placed.x;
            columns[x] = px * from.width() / placed.size.width() - 0.5;
        }
        Parallel.rows(to.size.height(), (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                double py = (to.y + y + 0.5) * image.height() / to.all.height() - placed.y;
                double v = within(py * from.height() / placed.size.height() - 0.5, from.height());
                int top = ((int) v) * from.width();
                int below = Math.min(from.height() - 1, (int) v + 1) * from.width();
                float fy = (float) (v - (int) v);
                for (int x = 0; x < width; x++) {
                    double u = within(columns[x], from.width());
                    int left = (int) u;
                    int right = Math.min(from.width() - 1, left + 1);
                    float fx = (float) (u - left);
                    float a = in[top + left] * (1 - fx) + in[top + right] * fx;
                    float b = in[below + left] * (1 - fx) + in[below + right] * fx;
                    out[y * width + x] = a * (1 - fy) + b * fy;
                }
            }
        });
        return out;
    }

    private static double within(double v, int length) {
        return Math.max(0, Math.min(length - 1, v));
    }
}
