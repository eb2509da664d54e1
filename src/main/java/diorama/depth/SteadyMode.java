package diorama.depth;

/** How the depth range of a film is steadied. */
public enum SteadyMode {
    /** Percentiles, smoothed to both sides within a shot. */
    SHOT,
    /** iw3's: extremes, an exponential mean that looks ahead. */
    EMA,
    /** Every frame by itself. */
    OFF
}
