package diorama.video.depth;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.video.av.Av;
import diorama.video.av.OnFullDisk;
import diorama.video.av.Rational;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.option.Coded;
import diorama.video.option.EncodeOptions;
import diorama.video.write.FilmOut;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes a film of inverse depth, white = near. The file gets its name only by {@link #finish}. Confined to one thread at a
 * time.
 */
public final class DepthWriter implements AutoCloseable {
    /** How a film of inverse depth is compressed. */
    public enum Coding {
        /** Lossless FFV1 gray16le: round(65535 d), error at most 2^-17. For .mkv. */
        FFV1("ffv1", "gray16le", 65535, 0),
        /** HEVC Main 10, full range: round(1023 d) as brightness, no colour, then lossy; small. For .mp4 and .mkv. */
        HEVC10("libx265", "yuv420p10le", 1023, 14);

        private final String codec;
        private final String pixelFormat;
        private final int full;
        private final int crf;

        Coding(String codec, String pixelFormat, int full, int crf) {
            this.codec = codec;
            this.pixelFormat = pixelFormat;
            this.full = full;
            this.crf = crf;
        }

        private EncodeOptions encode() {
            return new EncodeOptions(codec, crf, "medium", "none", pixelFormat);
        }
    }

    /** Tag of the container that says of what the film was made. */
    static final String ORIGIN = "DIORAMA_DEPTH";

    private final Size size;
    private final Size coded;
    private final int full;
    private final FilmOut muxer;
    private final Encoder encoder;
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private Coded written = Coded.NONE;
    private boolean closed;

    private DepthWriter(Size size, int full, FilmOut muxer, Encoder encoder) {
        this.size = size;
        this.full = full;
        this.muxer = muxer;
        this.encoder = encoder;
        coded = encoder.size();
        frame.width(coded.width())
                .height(coded.height())
                .format(encoder.context().pix_fmt());
        frame.color_range(avutil.AVCOL_RANGE_JPEG);
        Av.check(avutil.av_frame_get_buffer(frame, 0), "frame");
    }

    /**
     * Lossless.
     *
     * @param origin of what it is made, in words that nobody reads
     */
    public static DepthWriter open(FilmTarget clip, String origin, OnFullDisk onFull) {
        return open(clip, Coding.FFV1, Optional.of(origin), onFull);
    }

    public static DepthWriter open(FilmTarget clip, Coding coding, OnFullDisk onFull) {
        return open(clip, coding, Optional.empty(), onFull);
    }

    /**
     * What film is to be written.
     *
     * @param timeBase seconds per tick of the times handed in
     */
    public static FilmTarget target(Path file, Size size, Rational timeBase, Rational frameRate) {
        return FilmTarget.clip(file, size, frameRate, EncodeOptions.DEFAULTS).timedBy(timeBase);
    }

    /** @param origin is found again by {@link DepthReader#origin} */
    private static DepthWriter open(FilmTarget like, Coding coding, Optional<String> origin, OnFullDisk onFull) {
        FilmTarget clip = like.with(coding.encode());
        FilmOut muxer = FilmOut.of(clip.file(), onFull);
        try {
            origin.ifPresent(words -> muxer.tag(ORIGIN, words));
            Encoder encoder = Encoder.openFullRange(clip, muxer.wantsGlobalHeader(), OutputColor.BT709);
            try {
                muxer.start(encoder, clip, OutputColor.BT709);
                return new DepthWriter(clip.size(), coding.full, muxer, encoder);
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
        ByteBuffer out = plane(0, coded.height());
        float[] d = map.inverseDepth();
        for (int y = 0; y < coded.height(); y++) {
            int in = Math.min(y, size.height() - 1) * size.width();
            for (int x = 0; x < coded.width(); x++) {
                // odd sides are made even by the last column and row
                float v = d[in + Math.min(x, size.width() - 1)];
                out.putShort(y * stride + 2 * x, (short) (int) (full * Math.min(1, Math.max(0, v)) + 0.5f));
            }
        }
        for (int p = 1; p < 3 && frame.linesize(p) > 0; p++) {
            ByteBuffer chroma = plane(p, coded.height() / 2);
            while (chroma.remaining() >= 2) {
                chroma.putShort((short) (full / 2 + 1));
            }
        }
        frame.pts(pts);
        frame.duration(duration);
        encoder.encode(frame, this::write);
    }

    private void write(AVPacket packet) {
        written = written.with(packet);
        muxer.write(packet);
    }

    /** What was written so far. */
    public Coded coded() {
        return written;
    }

    private ByteBuffer plane(int index, int rows) {
        return frame.data(index)
                .capacity((long) frame.linesize(index) * rows)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes what the encoder still holds and gives the file its name. */
    public void finish() {
        encoder.encode(null, this::write);
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
