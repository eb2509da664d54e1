package diorama.depth;

/** What brings the numbers of one map to those of another map of the same picture. */
record ScaleShift(float scale, float shift) {
    /**
     * The best one by least squares.
     *
     * @param from as many numbers as {@code to}; where they contradict it or say nothing, all become its mean
     */
    static ScaleShift fit(float[] from, float[] to) {
        double n = from.length;
        double meanFrom = 0;
        double meanTo = 0;
        for (int i = 0; i < from.length; i++) {
            meanFrom += from[i] / n;
            meanTo += to[i] / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < from.length; i++) {
            covariance += (from[i] - meanFrom) * (to[i] - meanTo);
            variance += (from[i] - meanFrom) * (from[i] - meanFrom);
        }
        float scale = (float) (variance > 0 ? Math.max(0, covariance / variance) : 0);
        return new ScaleShift(scale, (float) (meanTo - scale * meanFrom));
    }

    float of(float value) {
        return scale * value + shift;
    }
}
