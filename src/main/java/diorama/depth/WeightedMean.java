package diorama.depth;

/** A weighted mean around every value, nearly Gaussian: three running means along rows and columns. */
final class WeightedMean {
    private static final int PASSES = 3;

    private WeightedMean() {}

    /**
     * @param weights what counts, &gt;= 0; where nothing near counts the value itself stays
     * @param radius of one running mean, px
     */
    static float[] of(float[] values, float[] weights, int width, int height, int radius) {
        float[] sum = new float[values.length];
        float[] weight = weights.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = values[i] * weights[i];
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (float[] map : new float[][] {sum, weight}) {
                for (int y = 0; y < height; y++) {
                    line(map, y * width, 1, width, radius);
                }
                for (int x = 0; x < width; x++) {
                    line(map, x, width, height, radius);
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight[i] > 1e-6f ? sum[i] / weight[i] : values[i];
        }
        return sum;
    }

    private static void line(float[] map, int start, int step, int count, int radius) {
        double[] before = new double[count + 1];
        for (int i = 0; i < count; i++) {
            before[i + 1] = before[i] + map[start + i * step];
        }
        for (int i = 0; i < count; i++) {
            int from = Math.max(0, i - radius);
            int to = Math.min(count, i + radius + 1);
            map[start + i * step] = (float) ((before[to] - before[from]) / (2 * radius + 1));
        }
    }
}
