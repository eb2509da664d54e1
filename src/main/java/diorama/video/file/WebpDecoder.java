package diorama.video.file;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.video.av.Av;
import diorama.video.color.FramePool;
import diorama.video.color.RgbaScaler;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes still WebP files that lie in memory. Confined to one thread. */
final class WebpDecoder implements AutoCloseable {
    private final Path file;
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private final AVCodecParameters colors = Av.present(avcodec.avcodec_parameters_alloc(), "colours");

    /** @param file that the pictures are in, for messages */
    WebpDecoder(Path file) {
        Av.ready();
        this.file = file;
    }

    /** @throws UserError when it is broken, or has another size */
    RgbaImage decode(byte[] still, Size size) {
        AVCodec codec = Av.present(avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_WEBP), "WebP decoder");
        // one for each: it does not take another size or kind than that of its first picture
        AVCodecContext context = Av.present(avcodec.avcodec_alloc_context3(codec), "decoder");
        try {
            context.thread_count(1);
            Av.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), file + ": WebP");
            Av.check(avcodec.av_new_packet(packet, still.length), file + ": WebP");
            packet.data().capacity(still.length).put(still);
            int code = avcodec.avcodec_send_packet(context, packet);
            avcodec.av_packet_unref(packet);
            if (code >= 0) {
                code = avcodec.avcodec_receive_frame(context, frame);
            }
            if (code < 0 || frame.width() != size.width() || frame.height() != size.height()) {
                throw new UserError(file + ": is a broken or truncated WebP animation, want a whole one");
            }
            return upright(size);
        } finally {
            avutil.av_frame_unref(frame);
            avcodec.avcodec_free_context(context);
        }
    }

    private RgbaImage upright(Size size) {
        if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
            // the format knows no other matrix
            frame.colorspace(avutil.AVCOL_SPC_SMPTE170M);
        }
        RgbaImage image = FramePool.allocate(size);
        try (RgbaScaler scaler = new RgbaScaler(size)) {
            scaler.convert(frame, colors, image);
        }
        return image;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_parameters_free(colors);
    }
}
