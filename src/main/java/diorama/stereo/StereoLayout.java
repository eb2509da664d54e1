package diorama.stereo;

import diorama.base.Size;

/** How two eyes are packed into one picture; names and file suffixes as in iw3. */
public enum StereoLayout {
    FULL_SBS("_LRF_Full_SBS"),
    HALF_SBS("_LR"),
    FULL_TB("_TBF_fulltb"),
    HALF_TB("_TB"),
    CROSS_EYED("_RLF_cross"),
    ANAGLYPH("_redcyan_dubois"),
    LEFT("_left"),
    RIGHT("_right");

    private final String fileSuffix;

    StereoLayout(String fileSuffix) {
        this.fileSuffix = fileSuffix;
    }

    /** What is put behind a file's name so that players know the layout. */
    public String fileSuffix() {
        return fileSuffix;
    }

    /** Size of the packed picture for eyes of the given size. */
    public Size packed(Size eye) {
        return switch (this) {
            case FULL_SBS, CROSS_EYED -> new Size(2 * eye.width(), eye.height());
            case HALF_SBS -> new Size(2 * Math.max(1, eye.width() / 2), eye.height());
            case FULL_TB -> new Size(eye.width(), 2 * eye.height());
            case HALF_TB -> new Size(eye.width(), 2 * Math.max(1, eye.height() / 2));
            case ANAGLYPH, LEFT, RIGHT -> eye;
        };
    }
}
