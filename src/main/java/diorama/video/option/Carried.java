package diorama.video.option;

/**
 * What of a source film's other tracks and colours a new film gets.
 *
 * @param startMicros times of the source that become 0, and before which nothing is carried; {@link Long#MIN_VALUE} to keep all
 * @param firstMicros time of the source of the first picture that is carried; of no meaning where all is kept
 * @param endMicros time of the source from which on nothing is carried, {@link Long#MAX_VALUE} for none
 * @param bits of a sample that are drawn: 8, or more where the source has more and they are kept
 * @param sdr the pictures were tone-mapped, so that the source's colours do not hold any more
 */
public record Carried(long startMicros, long firstMicros, long endMicros, boolean sdr, int bits) {
    public static final Carried ALL = new Carried(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, false, 8);

    /** Whether times begin anew. */
    public boolean trimmed() {
        return startMicros != Long.MIN_VALUE;
    }

    /** Microseconds that are taken from every time. */
    public long shift() {
        return trimmed() ? startMicros : 0;
    }
}
