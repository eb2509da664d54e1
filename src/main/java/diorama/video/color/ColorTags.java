package diorama.video.color;

import diorama.video.av.Av;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What a film says of its colours, in libav's words ("bt709", "tv", ...; "unknown" where it says nothing).
 *
 * @param range "tv" (16 to 235) or "pc" (0 to 255)
 * @param matrix from R'G'B' to Y'CbCr
 */
public record ColorTags(String range, String matrix, String primaries, String transfer) {

    public static ColorTags of(AVCodecParameters p) {
        return new ColorTags(
                Av.text(avutil.av_color_range_name(p.color_range())),
                Av.text(avutil.av_color_space_name(p.color_space())),
                Av.text(avutil.av_color_primaries_name(p.color_primaries())),
                Av.text(avutil.av_color_transfer_name(p.color_trc())));
    }

    /** Matrix to decode {@code frame} with, as libswscale counts them; untagged: BT.601 below 720 lines, else BT.709. */
    static int matrix(AVFrame frame, AVCodecParameters stream) {
        int tagged = frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED ? stream.color_space() : frame.colorspace();
        return swsMatrix(tagged, frame.height());
    }

    public static int swsMatrix(int colorSpace, int lines) {
        if (colorSpace == avutil.AVCOL_SPC_UNSPECIFIED || colorSpace == avutil.AVCOL_SPC_RGB) {
            return lines < 720 ? avutil.AVCOL_SPC_SMPTE170M : avutil.AVCOL_SPC_BT709;
        }
        // libswscale's tables are indexed by these very numbers
        return colorSpace == avutil.AVCOL_SPC_BT2020_CL ? avutil.AVCOL_SPC_BT2020_NCL : colorSpace;
    }

    /** True when the frame's numbers span 0 to 255. */
    public static boolean fullRange(AVFrame frame, AVCodecParameters stream) {
        int range = frame.color_range() == avutil.AVCOL_RANGE_UNSPECIFIED ? stream.color_range() : frame.color_range();
        if (range != avutil.AVCOL_RANGE_UNSPECIFIED) {
            return range == avutil.AVCOL_RANGE_JPEG;
        }
        String format = Av.text(avutil.av_get_pix_fmt_name(frame.format()));
        boolean limited = format.startsWith("yuv") || format.startsWith("nv") || format.startsWith("p0");
        return !limited || format.startsWith("yuvj");
    }

    /** Whether a transfer is that of PQ or HLG. */
    public static boolean isHdr(int transfer) {
        return transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67;
    }
}
