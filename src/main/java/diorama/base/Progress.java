package diorama.base;

/** Where a long job says how far it is. Called from the job's thread. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress NONE = (done, total, what) -> {};

    /**
     * @param done units finished, 0 to total
     * @param total units in all, -1 when unknown
     * @param what present step in a few words, e.g. "depth"
     */
    void update(long done, long total, String what);
}
