package diorama.stereo;

/** Where the screen is put. */
public enum ConvergenceMode {
    /** At the inverse depth that is asked for. */
    CONSTANT,
    /** At the inverse depth below which that share of the picture lies. */
    PERCENTILE,
    /** By what is in the middle of the picture. */
    CENTER,
    /** By what people look at: what stands out, near and not at the border. */
    ATTENDED,
    /** iw3's name for its network; here as {@link #ATTENDED}. */
    SOD_V1
}
