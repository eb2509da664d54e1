package diorama.video.still;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.image.StillExtras;
import diorama.image.WebpExtras;
import diorama.video.av.Av;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Writes single pictures as WebP, with transparency, lossy. */
public final class WebpStill {
    /** Of the format. */
    private static final int LONGEST_SIDE = 16383;

    private WebpStill() {}

    /** Whether the name asks for WebP. */
    public static boolean is(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".webp");
    }

    /**
     * Writes a picture, sRGB unless the extras hold a profile; under a temporary name until it is whole.
     *
     * @param quality 1 to 100
     * @throws UserError when the picture is larger than the format holds
     */
    public static void write(RgbaImage image, Path file, int quality, StillExtras extras) {
        if (image.size().longSide() > LONGEST_SIDE) {
            throw new UserError(
                    file + ": got " + image.size() + ", want at most " + LONGEST_SIDE + " px a side in WebP, or .png");
        }
        byte[] bytes = WebpExtras.insert(encode(image, quality), image.size(), extras.upright(image.size()));
        AtomicFile.write(file, part -> Files.write(part, bytes));
    }

    private static byte[] encode(RgbaImage image, int quality) {
        Av.ready();
        AVCodec codec = Av.present(avcodec.avcodec_find_encoder_by_name("libwebp"), "WebP encoder");
        AVCodecContext context = Av.present(avcodec.avcodec_alloc_context3(codec), "encoder");
        AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        AVDictionary options = Av.dictionary(Map.of("quality", String.valueOf(quality)));
        try {
            context.width(image.width()).height(image.height()).pix_fmt(avutil.AV_PIX_FMT_BGRA);
            context.time_base(avutil.av_make_q(1, 1));
            Av.check(avcodec.avcodec_open2(context, codec, options), "WebP");
            frame.width(image.width()).height(image.height()).format(avutil.AV_PIX_FMT_BGRA);
            Av.check(avutil.av_frame_get_buffer(frame, 0), "WebP");
            fill(frame, image);
            Av.check(avcodec.avcodec_send_frame(context, frame), "WebP");
            Av.check(avcodec.avcodec_send_frame(context, (AVFrame) null), "WebP");
            Av.check(avcodec.avcodec_receive_packet(context, packet), "WebP");
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return bytes;
        } finally {
            avutil.av_dict_free(options);
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void fill(AVFrame frame, RgbaImage image) {
        int stride = frame.linesize(0);
        ByteBuffer rows = frame.data(0).capacity((long) stride * image.height()).asByteBuffer();
        ByteBuffer rgba = image.rgba();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int from = 4 * (y * image.width() + x);
                int to = y * stride + 4 * x;
                rows.put(to, rgba.get(from + 2));
                rows.put(to + 1, rgba.get(from + 1));
                rows.put(to + 2, rgba.get(from));
                rows.put(to + 3, rgba.get(from + 3));
            }
        }
    }
}
