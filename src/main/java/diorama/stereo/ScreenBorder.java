package diorama.stereo;

import diorama.base.Parallel;
import diorama.image.DepthMap;

/**
 * Leads the disparity to 0 at the left and right border, as iw3's {@code --preserve-screen-border} does: over {@code round(0.75
 * D/100 W)} px the shift is multiplied by a ramp from 0 to 1. Exact for convergences from 0 to 1; else as far as depth can go.
 */
public final class ScreenBorder {
    private ScreenBorder() {}

    /** The map whose shifts are those of {@code depth} times the ramp. */
    public static DepthMap apply(DepthMap depth, StereoOptions asked) {
        StereoOptions options = asked.inPercent(depth.size().longSide());
        double divergence = options.divergence() * (options.syntheticView() == SyntheticView.BOTH ? 1 : 2);
        int width = depth.width();
        int border = Math.min(width / 2, (int) Math.rint(divergence * 0.75 * 0.01 * width));
        if (border == 0) {
            return depth;
        }
        float screen = options.convergence();
        DepthMap out = new DepthMap(depth.size(), depth.inverseDepth().clone());
        float[] d = out.inverseDepth();
        Parallel.rows(depth.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                int left = y * width;
                int right = left + width - 1;
                for (int k = 0; k < border; k++) {
                    float ramp = border == 1 ? 0 : k / (border - 1f);
                    d[left + k] = clamp(screen + (d[left + k] - screen) * ramp);
                    d[right - k] = clamp(screen + (d[right - k] - screen) * ramp);
                }
            }
        });
        return out;
    }

    private static float clamp(float v) {
        return Math.max(0, Math.min(1, v));
    }
}
