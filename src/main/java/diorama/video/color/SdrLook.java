package diorama.video.color;

import diorama.image.Look;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How films of high dynamic range look to people and depth networks in 8 bits: light by the film's own curve (SMPTE ST 2084,
 * ARIB STD-B67 at 1000 cd/m2), paper white of 203 cd/m2 (ITU-R BT.2408) to the upper middle, highlights rolled off (E. Reinhard
 * et al., Photographic tone reproduction, 2002). Only for looking: films that are tone-mapped for people go through filters.
 */
public final class SdrLook {
    /** cd/m2 */
    private static final double PAPER_WHITE = 203;
    /** Brightest light that is told apart, cd/m2. */
    private static final double WHITE = 1000;

    private SdrLook() {}

    /** The look of samples along a curve that libav calls {@code transfer}. */
    public static Look of(int transfer) {
        if (transfer == avutil.AVCOL_TRC_SMPTE2084) {
            return Look.of(v -> shown(pq(v)));
        }
        if (transfer == avutil.AVCOL_TRC_ARIB_STD_B67) {
            return Look.of(v -> shown(1000 * Math.pow(hlg(v), 1.2)));
        }
        return Look.PLAIN;
    }

    /** Light of a sample, cd/m2. */
    static double pq(double v) {
        double p = Math.pow(v, 1 / 78.84375);
        return 10_000 * Math.pow(Math.max(0, p - 0.8359375) / (18.8515625 - 18.6875 * p), 1 / 0.1593017578125);
    }

    /** Light of the scene, [0,1]. */
    static double hlg(double v) {
        double a = 0.17883277;
        double b = 1 - 4 * a;
        double c = 0.5 - a * Math.log(4 * a);
        return v <= 0.5 ? v * v / 3 : (Math.exp((v - c) / a) + b) / 12;
    }

    private static double shown(double light) {
        double x = light / PAPER_WHITE;
        double w = WHITE / PAPER_WHITE;
        return Math.pow(Math.min(1, x * (1 + x / (w * w)) / (1 + x)), 1 / 2.2);
    }
}
