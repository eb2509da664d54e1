package diorama.stereo;

import diorama.base.Size;

/** How two eyes are packed into one picture; names and file suffixes as in iw3, so that players know them. */
public enum StereoLayout {
    FULL_SBS("_LRF_Full_SBS"),
    HALF_SBS("_LR"),
    FULL_TB("_TBF_fulltb"),
    HALF_TB("_TB"),
    CROSS_EYED("_RLF_cross"),
    ANAGLYPH("_redcyan"),
    /** The picture and, right of it, its inverse depth in grey. */
    RGBD("_RGBD"),
    HALF_RGBD("_HRGBD"),
    /** Both eyes as half spheres, side by side, for headsets. */
    VR180("_180x180_LR"),
    /** Even rows of the left eye, odd rows of the right one, for passive screens. */
    ROWS("_rows"),
    COLUMNS("_columns"),
    /** The eyes take turns as the fields of a chess-board do, for DLP sets. */
    CHECKER("_checker"),
    /** One eye a frame, at twice the rate; one picture of both has them one above the other. */
    FRAME_SEQUENTIAL("_frameseq"),
    LEFT("_left"),
    RIGHT("_right");

    private final String fileSuffix;

    StereoLayout(String fileSuffix) {
        this.fileSuffix = fileSuffix;
    }

    /** What is put behind a file's name so that players know the layout; of anaglyphs the method follows. */
    public String fileSuffix() {
        return fileSuffix;
    }

    /** The same where the right eye may come first. */
    public String fileSuffix(boolean swapped) {
        if (!swapped) {
            return fileSuffix;
        }
        return switch (this) {
            case FULL_SBS -> "_RLF";
            case HALF_SBS -> "_RL";
            case FULL_TB -> "_BTF";
            case HALF_TB -> "_BT";
            case CROSS_EYED -> FULL_SBS.fileSuffix;
            case VR180 -> "_180x180_RL";
            case LEFT -> RIGHT.fileSuffix;
            case RIGHT -> LEFT.fileSuffix;
            case ANAGLYPH -> "_cyanred";
            case RGBD, HALF_RGBD, ROWS, COLUMNS, CHECKER, FRAME_SEQUENTIAL -> fileSuffix + "_swapped";
        };
    }

    /** Size of the packed picture for eyes of the given size, of {@link #VR180} for eyes that are half spheres already. */
    public Size packed(Size eye) {
        return switch (this) {
            case FULL_SBS, CROSS_EYED, RGBD, VR180 -> new Size(2 * eye.width(), eye.height());
            case HALF_SBS, HALF_RGBD -> new Size(2 * Math.max(1, eye.width() / 2), eye.height());
            case FULL_TB, FRAME_SEQUENTIAL -> new Size(eye.width(), 2 * eye.height());
            case HALF_TB -> new Size(eye.width(), 2 * Math.max(1, eye.height() / 2));
            case ANAGLYPH, ROWS, COLUMNS, CHECKER, LEFT, RIGHT -> eye;
        };
    }

    /** How many frames of a film one packed picture becomes; they lie one above the other in it. */
    public int frames() {
        return this == FRAME_SEQUENTIAL ? 2 : 1;
    }

    /** Whether it shows the picture and its depth instead of two eyes. */
    public boolean showsDepth() {
        return this == RGBD || this == HALF_RGBD;
    }
}
