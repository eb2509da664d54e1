package diorama.video.encode;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.video.av.Av;
import diorama.video.color.ColorTags;
import diorama.video.color.FramePool;
import diorama.video.color.Palette;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Turns RGBA into the frames that an encoder wants, padding odd sizes by repeating the last column and row. One thread. */
public final class YuvScaler implements AutoCloseable {
    private final Size size;
    private final Size coded;
    private final SwsContext sws;
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private final int pixelBytes;
    private final @Nullable ByteBuffer padded;
    private final PointerPointer<BytePointer> data = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private final boolean palettes;
    private final Palette palette = new Palette();
    private boolean closed;

    /** @param deep takes pictures of 16 bits */
    public YuvScaler(Size size, Encoder encoder, boolean deep) {
        AVCodecContext c = encoder.context();
        this.size = size;
        coded = encoder.size();
        palettes = encoder.format() == avutil.AV_PIX_FMT_PAL8;
        pixelBytes = deep ? DeepImage.BYTES : 4;
        padded = coded.equals(size)
                ? null
                : deep
                        ? FramePool.allocateDeep(coded).rgba()
                        : FramePool.allocate(coded).rgba();
        strides.put(0, pixelBytes * coded.width()).put(1, 0).put(2, 0).put(3, 0);
        sws = Av.present(
                swscale.sws_getContext(
                        coded.width(),
                        coded.height(),
                        deep ? avutil.AV_PIX_FMT_RGBA64LE : avutil.AV_PIX_FMT_RGBA,
                        coded.width(),
                        coded.height(),
                        palettes ? avutil.AV_PIX_FMT_RGBA : encoder.format(),
                        swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP,
                        null,
                        null,
                        (DoublePointer) null),
                "scaler");
        IntPointer table = swscale.sws_getCoefficients(ColorTags.swsMatrix(c.colorspace(), coded.height()));
        int full = c.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
        swscale.sws_setColorspaceDetails(sws, table, 1, table, full, 0, 1 << 16, 1 << 16);
        frame.width(coded.width()).height(coded.height()).format(palettes ? avutil.AV_PIX_FMT_RGBA : encoder.format());
        frame.colorspace(c.colorspace()).color_range(c.color_range());
        frame.color_primaries(c.color_primaries()).color_trc(c.color_trc());
        frame.sample_aspect_ratio(c.sample_aspect_ratio());
        Av.check(avutil.av_frame_get_buffer(frame, 0), "frame");
    }

    /** The converted {@code image}; valid until the next call. */
    public AVFrame convert(ColorImage image, long pts, long duration) {
        if (!image.size().equals(size) || image.pixelBytes() != pixelBytes) {
            throw new IllegalArgumentException("frame of " + image.size() + ", want " + size);
        }
        // the encoder may still hold the last frame's buffers; then new ones are made
        Av.check(avutil.av_frame_make_writable(frame), "frame");
        try (BytePointer pixels = new BytePointer(pad(image.rgba()))) {
            data.put(0, pixels).put(1, (BytePointer) null);
            swscale.sws_scale(sws, data, strides, 0, coded.height(), frame.data(), frame.linesize());
        }
        AVFrame made = palettes ? palette.of(frame) : frame;
        made.pts(pts);
        made.duration(duration);
        made.pict_type(avutil.AV_PICTURE_TYPE_NONE);
        return made;
    }

    private ByteBuffer pad(ByteBuffer in) {
        ByteBuffer to = padded;
        if (to == null) {
            return in;
        }
        int rowBytes = pixelBytes * size.width();
        for (int y = 0; y < coded.height(); y++) {
            int from = Math.min(y, size.height() - 1) * rowBytes;
            int at = y * pixelBytes * coded.width();
            to.put(at, in, from, rowBytes);
            for (int x = size.width(); x < coded.width(); x++) {
                to.put(at + pixelBytes * x, in, from + rowBytes - pixelBytes, pixelBytes);
            }
        }
        return to;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            palette.close();
            swscale.sws_freeContext(sws);
            data.close();
            strides.close();
        }
    }
}
