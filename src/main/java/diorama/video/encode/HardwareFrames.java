package diorama.video.encode;

import diorama.video.av.Av;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVHWFramesContext;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Pictures in a graphics chip's memory, for encoders that take no others (VA-API, Vulkan). Confined to the encoder's thread. */
final class HardwareFrames implements AutoCloseable {
    private static final int POOL = 20;

    private final AVBufferRef device = new AVBufferRef((Pointer) null);
    private final AVCodecContext context;
    private final int format;
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");

    private HardwareFrames(AVCodecContext context, int type, int format) {
        this.context = context;
        this.format = format;
        try {
            open(type);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void open(int type) {
        Av.check(
                avutil.av_hwdevice_ctx_create(device, type, (BytePointer) null, null, 0),
                Av.pixelFormat(context.pix_fmt()) + " frames");
        AVBufferRef frames = Av.present(avutil.av_hwframe_ctx_alloc(device), "frames");
        AVHWFramesContext described = new AVHWFramesContext(frames.data());
        described.format(context.pix_fmt()).sw_format(format);
        described.width(context.width()).height(context.height()).initial_pool_size(POOL);
        int code = avutil.av_hwframe_ctx_init(frames);
        if (code >= 0) {
            context.hw_frames_ctx(avutil.av_buffer_ref(frames));
        }
        avutil.av_buffer_unref(frames);
        Av.check(code, Av.pixelFormat(context.pix_fmt()) + " frames");
    }

    /** What an encoder that is about to be opened wants; empty where it takes ordinary pictures. */
    static Optional<HardwareFrames> of(AVCodecContext context, int bits) {
        int type =
                switch (Av.pixelFormat(context.pix_fmt())) {
                    case "vaapi" -> avutil.AV_HWDEVICE_TYPE_VAAPI;
                    case "vulkan" -> avutil.AV_HWDEVICE_TYPE_VULKAN;
                    default -> avutil.AV_HWDEVICE_TYPE_NONE;
                };
        int format = bits > 8 ? avutil.AV_PIX_FMT_P010LE : avutil.AV_PIX_FMT_NV12;
        return type == avutil.AV_HWDEVICE_TYPE_NONE
                ? Optional.empty()
                : Optional.of(new HardwareFrames(context, type, format));
    }

    /** Pixel format of pictures in ordinary memory. */
    int format() {
        return format;
    }

    /** A copy of an ordinary picture; valid until the next call. */
    AVFrame of(AVFrame picture) {
        avutil.av_frame_unref(frame);
        Av.check(avutil.av_hwframe_get_buffer(context.hw_frames_ctx(), frame, 0), "frame");
        Av.check(avutil.av_hwframe_transfer_data(frame, picture, 0), "frame");
        Av.check(avutil.av_frame_copy_props(frame, picture), "frame");
        return frame;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avutil.av_buffer_unref(device);
    }
}
