package diorama.stereo;

/**
 * What one frame is drawn with.
 *
 * @param options of the layout and eyes that its painter was made for; divergence and convergence may differ
 * @param bars of a floating window
 */
public record View(StereoOptions options, EyeBars bars) {
    /** Without bars. */
    public static View of(StereoOptions options) {
        return new View(options, EyeBars.NONE);
    }
}
