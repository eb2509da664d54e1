package diorama.stereo;

import diorama.base.Size;

/**
 * The disparity formula: how far a point of inverse depth d moves in each eye. Twin of {@code shaders/lib/depth.glsl}.
 *
 * <pre>
 * s(d) = 1/2 D/100 B (d - c)          px; left x' = x + s, right x' = x - s; B = longer side of the frame
 * </pre>
 *
 * @param pixels px that d = 1 moves against d = 0 in one eye, &gt;= 0
 * @param convergence inverse depth that does not move
 */
public record Disparity(double pixels, double convergence) {

    /** The shift of one eye of a frame of the given size; twice as large when only that eye is made. */
    public static Disparity of(StereoOptions options, Size frame) {
        StereoOptions percent = options.inPercent(frame.longSide());
        double sides = options.syntheticView() == SyntheticView.BOTH ? 0.5 : 1.0;
        return new Disparity(sides * percent.divergence() / 100 * frame.longSide(), percent.convergence());
    }

    /** Shift of a point of inverse depth {@code d} in the given eye, px, + to the right. */
    public double shift(Eye eye, double d) {
        return eye.sign() * pixels * (d - convergence);
    }
}
