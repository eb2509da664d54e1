package diorama.video;

import diorama.base.Size;
import diorama.image.DepthMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes a film of inverse depth as lossless FFV1 gray16le (.mkv): round(65535 d), white = near; error at most 2^-17. The file
 * gets its name only by {@link #finish}. Confined to one thread at a time.
 */
public final class DepthWriter implements AutoCloseable {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "gray16le");

    private final Size size;
    private final Muxer muxer;
    private final Encoder encoder;
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private boolean closed;

    private DepthWriter(Size size, Muxer muxer, Encoder encoder) {
        this.size = size;
        this.muxer = muxer;
        this.encoder = encoder;
        frame.width(size.width()).height(size.height()).format(avutil.AV_PIX_FMT_GRAY16LE);
        frame.color_range(avutil.AVCOL_RANGE_JPEG);
        Av.check(avutil.av_frame_get_buffer(frame, 0), "frame");
    }

    /** @param timeBase seconds per tick of the times handed in */
    public static DepthWriter open(Path file, Size size, Rational timeBase, Rational frameRate) {
        FilmTarget clip = FilmTarget.clip(file, size, frameRate, LOSSLESS).timedBy(timeBase);
        Muxer muxer = new Muxer(file);
        try {
            Encoder encoder = Encoder.open(clip, muxer.wantsGlobalHeader(), OutputColor.BT709, Encoder.threads());
            try {
                muxer.start(encoder, clip);
                return new DepthWriter(size, muxer, encoder);
            } catch (RuntimeException | Error e) {
                encoder.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            muxer.close();
            throw e;
        }
    }

    /** Adds {@code map} as shown from {@code pts} for {@code duration} ticks (0 when unknown). */
    public void write(DepthMap map, long pts, long duration) {
        if (!map.size().equals(size)) {
            throw new IllegalArgumentException("map of " + map.size() + ", want " + size);
        }
        Av.check(avutil.av_frame_make_writable(frame), "frame");
        int stride = frame.linesize(0);
        ByteBuffer out = frame.data(0)
                .capacity((long) stride * size.height())
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] d = map.inverseDepth();
        for (int y = 0; y < size.height(); y++) {
            int in = y * size.width();
            for (int x = 0; x < size.width(); x++) {
                out.putShort(y * stride + 2 * x, (short) (int) (65535 * Math.min(1, Math.max(0, d[in + x])) + 0.5f));
            }
        }
        frame.pts(pts);
        frame.duration(duration);
        encoder.encode(frame, muxer::write);
    }

    /** Writes what the encoder still holds and gives the file its name. */
    public void finish() {
        encoder.encode(null, muxer::write);
        muxer.finish();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            encoder.close();
            muxer.close();
        }
    }
}
