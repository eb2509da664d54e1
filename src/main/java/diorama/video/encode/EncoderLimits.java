package diorama.video.encode;

import diorama.base.Size;
import diorama.base.UserError;
import java.util.Map;

/** How large the frames of a format can be. */
public final class EncoderLimits {
    /**
     * The highest level of a format.
     *
     * @param pixels of a frame at most
     * @param side at most, px
     * @param example a usual size near the limit
     */
    private record Limit(String format, long pixels, int side, String example) {}

    /** H.264 level 6.2: 139264 blocks of 16x16, side at most sqrt(8 x 139264) blocks. */
    private static final Limit H264 = new Limit("H.264", 139_264L * 256, 16_880, "8192x4320");
    /** HEVC level 6.2. */
    private static final Limit HEVC = new Limit("HEVC", 35_651_584L, 16_888, "8192x4320");
    /** What SVT-AV1 and the AV1 bit stream take at level 6.3 and beyond. */
    private static final Limit AV1 = new Limit("AV1", 16_384L * 8704, 16_384, "16384x8704");

    private static final Limit VP9 = new Limit("VP9", 1L << 32, 65_535, "65535x65535");

    private static final Map<String, Limit> LIMITS = Map.of(
            "libx264", H264,
            "libx264rgb", H264,
            "h264_nvenc", new Limit("H.264 by this card", 4096L * 4096, 4096, "4096x4096"),
            "libopenh264", new Limit("H.264 by openh264", 9_437_184L, 3840, "3840x2160"),
            "libx265", HEVC,
            "hevc_nvenc", new Limit("HEVC by this card", 8192L * 8192, 8192, "8192x8192"),
            "libsvtav1", AV1,
            "libvpx-vp9", VP9);

    private EncoderLimits() {}

    /** @throws UserError when no player could be asked to show such a film */
    public static void require(String encoder, Size size) {
        Limit limit = LIMITS.get(encoder);
        if (limit == null || fits(limit, size)) {
            return;
        }
        throw new UserError("video-codec: " + limit.format + " holds frames up to about " + limit.example + ", not "
                + size + "; want --layout half-sbs or half-tb, a smaller film, or --video-codec "
                + (!fits(AV1, size) ? "ffv1" : "libsvtav1 or ffv1"));
    }

    private static boolean fits(Limit limit, Size size) {
        return size.longSide() <= limit.side && (long) size.width() * size.height() <= limit.pixels;
    }
}
