package diorama.gui.state;

import diorama.stereo.StereoLayout;
import java.util.Optional;

/** Whether and how the viewport shows two eyes. */
public enum StereoPreview {
    OFF(Optional.empty()),
    ANAGLYPH(Optional.of(StereoLayout.ANAGLYPH)),
    SIDE_BY_SIDE(Optional.of(StereoLayout.HALF_SBS)),
    OVER_UNDER(Optional.of(StereoLayout.HALF_TB)),
    INTERLACED(Optional.of(StereoLayout.ROWS)),
    /** One eye after the other. */
    WIGGLE(Optional.of(StereoLayout.LEFT)),
    LEFT_EYE(Optional.of(StereoLayout.LEFT)),
    RIGHT_EYE(Optional.of(StereoLayout.RIGHT));

    private final Optional<StereoLayout> layout;

    StereoPreview(Optional<StereoLayout> layout) {
        this.layout = layout;
    }

    /** How the eyes are packed; empty for one picture. */
    public Optional<StereoLayout> layout() {
        return layout;
    }
}
