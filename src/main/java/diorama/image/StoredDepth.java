package diorama.image;

/**
 * A depth map as its file holds it, upright, before anybody says what the numbers mean.
 *
 * @param map whole numbers from 0 to {@code full}, or floating point as it is
 * @param full the largest whole number, 255 or 65535; 0 for floating point
 * @param channel name of the channel that was taken, of EXR files; empty otherwise
 * @param said what the file itself says of its numbers: {@code metres}, {@code inverse}, or empty
 */
public record StoredDepth(FloatMap map, float full, String channel, String said) {
    /** Whether the file holds floating point. */
    public boolean real() {
        return full == 0;
    }
}
