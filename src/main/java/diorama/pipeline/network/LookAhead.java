package diorama.pipeline.network;

/** How many frames of a film may wait for those ahead of them: hangs on their size alone, so that it is the same in every run. */
public final class LookAhead {
    /** Bytes of frames that wait to be averaged with those ahead. */
    private static final long BYTES = 512L << 20;

    /** Bytes of frames that wait until a network has looked at those beside them. */
    private static final long HELD_BYTES = 1L << 30;

    private LookAhead() {}

    /** Frames that may be looked ahead, 1 or more; twice as many wait. */
    public static int most(long frameBytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, BYTES / (2 * frameBytes)));
    }

    /**
     * How far looks may lie apart, so that each frame has one on either side.
     *
     * @param looks that are under way at one time
     */
    static int apart(long frameBytes, int looks) {
        return (int) Math.max(1, Math.min(most(frameBytes), HELD_BYTES / (frameBytes * looks)));
    }
}
