package diorama.image;

/**
 * What a network subtracts and divides by: (value / 255 - mean) / deviation, per channel R, G, B.
 *
 * <p>The arrays are of length 3, owned, never written.
 */
public record Normalization(float[] mean, float[] deviation) {
    public Normalization {
        mean = mean.clone();
        deviation = deviation.clone();
        if (mean.length != 3 || deviation.length != 3) {
            throw new IllegalArgumentException("want 3 means and 3 deviations");
        }
    }

    /** The figures of ImageNet, which most depth networks use. */
    public static Normalization imageNet() {
        return new Normalization(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});
    }
}
