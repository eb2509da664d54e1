package diorama.stereo;

import diorama.base.Size;
import diorama.options.Spelled;

/** Where black bars are added around each eye; as iw3 has it. */
public enum PadMode implements Spelled {
    /** A share of the height above and below, of the width left and right. */
    TBLR("tblr"),
    TB("tb"),
    LR("lr"),
    /** As much as makes the shape 16 to 9, whatever the share. */
    WIDE("16:9"),
    /** Above only, the whole share. */
    TOP("top");

    private static final double WIDE_ASPECT = 16.0 / 9;

    private final String spelling;

    PadMode(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public String spelling() {
        return spelling;
    }

    /** Bars in px: {@code side} left and right each. */
    record Bars(int side, int top, int bottom) {}

    Bars bars(Size eye, double share) {
        int high = (int) Math.rint(eye.height() * share) / 2;
        int wide = (int) Math.rint(eye.width() * share) / 2;
        return switch (this) {
            case TBLR -> new Bars(wide, high, high);
            case TB -> new Bars(0, high, high);
            case LR -> new Bars(wide, 0, 0);
            case TOP -> new Bars(0, (int) Math.rint(eye.height() * share), 0);
            case WIDE -> wide(eye);
        };
    }

    private static Bars wide(Size eye) {
        double aspect = (double) eye.width() / eye.height();
        if (Math.abs(aspect - WIDE_ASPECT) <= 1e-3) {
            return new Bars(0, 0, 0);
        }
        if (aspect > WIDE_ASPECT) {
            int bar = ((int) Math.rint(eye.width() / WIDE_ASPECT) - eye.height()) / 2;
            return new Bars(0, bar, bar);
        }
        return new Bars(((int) Math.rint(eye.height() * WIDE_ASPECT) - eye.width()) / 2, 0, 0);
    }
}
