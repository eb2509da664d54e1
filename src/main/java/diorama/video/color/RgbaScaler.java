package diorama.video.color;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.video.av.Av;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Turns decoded frames into full-range RGBA of 8 or 16 bits and one size with the matrix and range that they carry. Confined to one thread. */
public final class RgbaScaler implements AutoCloseable {
    private final Size size;
    private final int format;
    private final int filter;
    private final PointerPointer<BytePointer> data = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private @Nullable SwsContext context;
    private String key = "";

    public RgbaScaler(Size size) {
        this(size, false);
    }

    /** @param deep of 16 bits */
    public RgbaScaler(Size size, boolean deep) {
        this.size = size;
        // libswscale's linear filter makes wrong 16-bit colours of shared chroma
        filter = deep ? swscale.SWS_BICUBIC : swscale.SWS_BILINEAR;
        format = deep ? avutil.AV_PIX_FMT_RGBA64LE : avutil.AV_PIX_FMT_RGBA;
        strides.put(0, (deep ? DeepImage.BYTES : 4) * size.width())
                .put(1, 0)
                .put(2, 0)
                .put(3, 0);
    }

    /** Converts {@code frame} into {@code image}, which must have padding behind its last row ({@link FramePool}). */
    public void convert(AVFrame frame, AVCodecParameters stream, ColorImage image) {
        SwsContext sws = prepare(frame, stream);
        try (BytePointer pixels = new BytePointer(image.rgba())) {
            data.put(0, pixels).put(1, (BytePointer) null);
            swscale.sws_scale(sws, frame.data(), frame.linesize(), 0, frame.height(), data, strides);
        }
    }

    private SwsContext prepare(AVFrame frame, AVCodecParameters stream) {
        int matrix = ColorTags.matrix(frame, stream);
        int full = ColorTags.fullRange(frame, stream) ? 1 : 0;
        String wanted = frame.width() + "x" + frame.height() + " " + frame.format() + " " + matrix + " " + full;
        SwsContext present = context;
        if (present != null && wanted.equals(key)) {
            return present;
        }
        if (present != null) {
            swscale.sws_freeContext(present);
        }
        SwsContext made = Av.present(
                swscale.sws_getContext(
                        frame.width(),
                        frame.height(),
                        frame.format(),
                        size.width(),
                        size.height(),
                        format,
                        filter | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT,
                        null,
                        null,
                        (DoublePointer) null),
                "scaler");
        IntPointer table = swscale.sws_getCoefficients(matrix);
        swscale.sws_setColorspaceDetails(made, table, full, table, 1, 0, 1 << 16, 1 << 16);
        context = made;
        key = wanted;
        return made;
    }

    @Override
    public void close() {
        SwsContext present = context;
        if (present != null) {
            context = null;
            key = "";
            swscale.sws_freeContext(present);
        }
        data.close();
        strides.close();
    }
}
