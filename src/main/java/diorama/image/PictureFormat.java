package diorama.image;

import java.util.Locale;

/** The kinds of picture files that are known by their first bytes. */
public enum PictureFormat {
    JPEG,
    PNG,
    WEBP,
    TIFF,
    BMP,
    GIF,
    PNM,
    PFM,
    TGA,
    PSD,
    HDR,
    EXR,
    NPY,
    /** A texture for graphics cards. */
    KTX2,
    /** Read by the film library, not by {@link ImageFiles}. */
    AVIF,
    /** Read by the film library, not by {@link ImageFiles}. */
    HEIC;

    /** What is read, for messages. */
    static final String WANTED =
            "JPEG, PNG, WebP, AVIF, HEIC, TIFF, BMP, GIF, PNM, PFM, TGA, PSD, HDR, EXR, NPY or KTX2";

    /** Whether the film library must decode it: AVIF and HEIC. */
    public boolean isCodedAsFilm() {
        return this == AVIF || this == HEIC;
    }

    /** Whether we read it ourselves as floating point. */
    boolean isFloat() {
        return this == EXR || this == NPY || this == PFM;
    }

    /** Lower-case name as in {@code info --json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
