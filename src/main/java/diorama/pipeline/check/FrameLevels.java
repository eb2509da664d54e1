package diorama.pipeline.check;

import diorama.image.RgbaImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The mean brightness of a film's frames. Whatever a layout adds, pictures of brighter frames are brighter by the same share: a
 * line is laid through all pairs, and a frame that was lost, or is black or of something else, lies off it.
 */
final class FrameLevels {
    /** How far off the line, of 255: more than depth beside a picture changes its mean, half of what a lost eye does. */
    private static final double OFF = 40;

    private static final int STEP = 5;

    private float[] levels = new float[1024];
    private int count;

    /** Takes the next frame. */
    void add(RgbaImage frame) {
        long sum = 0;
        long seen = 0;
        for (int y = STEP / 2; y < frame.height() || seen == 0; y += STEP) {
            for (int x = STEP / 2; x < frame.width() || seen == 0; x += STEP) {
                int argb = frame.argb(Math.min(x, frame.width() - 1), Math.min(y, frame.height() - 1));
                sum += (argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255);
                seen++;
            }
        }
        if (count == levels.length) {
            levels = Arrays.copyOf(levels, 2 * count);
        }
        levels[count++] = sum / (4f * seen);
    }

    /**
     * The first frame that is not as its source's.
     *
     * @param source levels of the film that this one was made of
     * @param turns frames of this film for one of the source
     * @return in words; empty when all are
     */
    Optional<String> unlike(FrameLevels source, int turns) {
        int n = Math.min(source.count, count / turns);
        double[] line = line(source, turns, n);
        for (int i = 0; i < turns * n; i++) {
            double want = line[0] + line[1] * source.levels[i / turns];
            if (Math.abs(levels[i] - want) > OFF) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "frame %d is not like its source's: brightness %.0f, want %.0f",
                        i,
                        levels[i],
                        want));
            }
        }
        return Optional.empty();
    }

    /** Start and slope of the line, by the medians of the darker and the brighter half: a few lost frames do not move it. */
    private double[] line(FrameLevels source, int turns, int n) {
        if (n == 0) {
            return new double[2];
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(source.levels[a], source.levels[b]));
        int half = (n + 1) / 2;
        double x0 = median(source, order, 0, half, 1);
        double x1 = median(source, order, n - half, n, 1);
        double y0 = median(this, order, 0, half, turns);
        double y1 = median(this, order, n - half, n, turns);
        double slope = x1 - x0 < 1 ? 0 : Math.max(0, Math.min(1.5, (y1 - y0) / (x1 - x0)));
        return new double[] {(y0 + y1) / 2 - slope * (x0 + x1) / 2, slope};
    }

    private static double median(FrameLevels of, Integer[] order, int from, int to, int turns) {
        float[] part = new float[to - from];
        for (int i = from; i < to; i++) {
            part[i - from] = of.levels[turns * order[i]];
        }
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
