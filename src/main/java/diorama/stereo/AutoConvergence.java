package diorama.stereo;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * Follows a scene with the screen: the inverse depth of what matters in each frame, smoothed, anew at cuts. For a set of pixels
 * iw3's rule, {@code convergence_estimator.py} (nagadomi):
 *
 * <pre>
 * at = (q10 + q90) / 2 + 3 (c - 1/2) (q90 - q10), clamped to [0,1]; 1/2 without pixels      m(t) = a m(t-1) + (1 - a) at
 * </pre>
 *
 * Confined to one thread.
 */
public final class AutoConvergence {
    private static final int COLUMNS = 48;
    private static final int ROWS = 27;

    private final ConvergenceMode mode;
    private final float decay;
    private float smoothed;

    public AutoConvergence(ComfortOptions options) {
        this(options, Float.NaN);
    }

    /** @param before what {@link #state} said when another run stopped */
    public AutoConvergence(ComfortOptions options, float before) {
        mode = options.convergenceMode();
        decay = options.convergenceDecay();
        smoothed = before;
    }

    /** All that later frames need of the former ones; NaN before the first. */
    public float state() {
        return smoothed;
    }

    /**
     * The screen's inverse depth for the next frame.
     *
     * @param depth of the frame, any size
     * @param asked convergence, which shifts the screen
     * @param begins a new shot begins with it
     */
    public float next(RgbaImage frame, DepthMap depth, float asked, boolean begins) {
        if (mode == ConvergenceMode.CONSTANT) {
            return asked;
        }
        float at = at(frame, depth, asked);
        smoothed = begins || Float.isNaN(smoothed) ? at : decay * smoothed + (1 - decay) * at;
        return smoothed;
    }

    /** The same for one picture. */
    float at(RgbaImage frame, DepthMap depth, float asked) {
        float[] d = cells(depth);
        if (mode == ConvergenceMode.PERCENTILE) {
            float[] sorted = d.clone();
            Arrays.sort(sorted);
            return quantile(sorted, sorted.length, Math.max(0, Math.min(1, asked)));
        }
        float[] weights = mode == ConvergenceMode.CENTER ? middle() : saliency(frame, d);
        float[] chosen = new float[d.length];
        int count = 0;
        for (int i = 0; i < d.length; i++) {
            if (weights[i] > 0.5f) {
                chosen[count++] = d[i];
            }
        }
        if (count == 0) {
            return 0.5f;
        }
        Arrays.sort(chosen, 0, count);
        float low = quantile(chosen, count, 0.1);
        float high = quantile(chosen, count, 0.9);
        return Math.max(0, Math.min(1, (low + high) / 2 + 3 * (asked - 0.5f) * (high - low)));
    }

    private static int row(int cell) {
        return cell / COLUMNS;
    }

    /** Place in {@link #saliency(RgbaImage, DepthMap)} of a pixel of a map of that size. */
    static int cell(int x, int y, Size size) {
        return y * ROWS / size.height() * COLUMNS + x * COLUMNS / size.width();
    }

    /** How much each cell of a grid stands out; over 1/2 for the strongest eighth. */
    static float[] saliency(RgbaImage frame, DepthMap depth) {
        return saliency(frame, cells(depth));
    }

    private static float[] cells(DepthMap depth) {
        float[] d = new float[COLUMNS * ROWS];
        for (int i = 0; i < d.length; i++) {
            int x = (int) ((i % COLUMNS + 0.5) * depth.width() / COLUMNS);
            int y = (int) ((row(i) + 0.5) * depth.height() / ROWS);
            d[i] = depth.at(x, y);
        }
        return d;
    }

    /** Linear between neighbours, as numpy has it. */
    private static float quantile(float[] sorted, int count, double share) {
        double at = share * (count - 1);
        int k = (int) at;
        float next = sorted[Math.min(count - 1, k + 1)];
        return (float) (sorted[k] + (at - k) * (next - sorted[k]));
    }

    /** 1 within an ellipse of 40 % of either side, else 0. */
    private static float[] middle() {
        float[] weights = new float[COLUMNS * ROWS];
        for (int i = 0; i < weights.length; i++) {
            double x = ((i % COLUMNS + 0.5) / COLUMNS - 0.5) / 0.2;
            double y = ((row(i) + 0.5) / ROWS - 0.5) / 0.2;
            weights[i] = x * x + y * y <= 1 ? 1 : 0;
        }
        return weights;
    }

    /**
     * How much each cell stands out: its colour against the mean and the border's, times how near it is, times a prior for the
     * middle; scaled so that the strongest eighth is over 1/2. After R. Achanta et al., Frequency-tuned salient region
     * detection, 2009, with depth.
     */
    private static float[] saliency(RgbaImage frame, float[] d) {
        int cells = COLUMNS * ROWS;
        float[] rgb = new float[3 * cells];
        float[] mean = new float[3];
        for (int i = 0; i < cells; i++) {
            int x = (int) ((i % COLUMNS + 0.5) * frame.width() / COLUMNS);
            int y = (int) ((row(i) + 0.5) * frame.height() / ROWS);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = frame.channel(x, y, c);
                mean[c] += rgb[3 * i + c] / cells;
            }
        }
        float[] out = new float[cells];
        for (int i = 0; i < cells; i++) {
            double contrast = 0;
            for (int c = 0; c < 3; c++) {
                contrast += (rgb[3 * i + c] - mean[c]) * (rgb[3 * i + c] - mean[c]);
            }
            double x = (i % COLUMNS + 0.5) / COLUMNS - 0.5;
            double y = (row(i) + 0.5) / ROWS - 0.5;
            double prior = Math.exp(-(x * x + y * y) / (2 * 0.25 * 0.25));
            out[i] = (float) ((20 + Math.sqrt(contrast)) * (0.2 + d[i]) * prior);
        }
        float[] sorted = out.clone();
        Arrays.sort(sorted);
        float threshold = sorted[cells - cells / 8];
        for (int i = 0; i < cells; i++) {
            out[i] = threshold > 0 ? 0.5f * out[i] / threshold : 0;
        }
        return out;
    }
}
