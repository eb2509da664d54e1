package diorama.video.depth;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.DepthMap;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.color.ColorTags;
import diorama.video.file.FilmFile;
import diorama.video.info.FilmInfo;
import diorama.video.info.VideoTrack;
import diorama.video.read.Decoder;
import diorama.video.read.PictureSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a film of inverse depth, white = near: the brightness of each pixel as it is, 16 bits where the film has them. Best
 * kept as FFV1 gray16le ({@link DepthWriter}). Confined to one thread.
 */
public final class DepthReader implements AutoCloseable {
    private static final float SCALE = 1f / 65535;

    private final FilmFile file;
    private final Decoder decoder;
    private final Size size;
    private final ByteBuffer gray;
    private @Nullable SwsContext sws;

    /** First column that is read. */
    private final int left;

    private DepthReader(FilmFile file, Decoder decoder, boolean rightHalf) {
        this.file = file;
        this.decoder = decoder;
        AVCodecParameters p = decoder.stream().codecpar();
        size = new Size(p.width(), p.height());
        left = rightHalf ? size.width() - size.width() / 2 : 0;
        gray = ByteBuffer.allocateDirect(2 * size.pixels() + 64).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws UserError when {@code film} is not a film that can be decoded */
    public static DepthReader open(Path film) {
        return open(film, false);
    }

    /** The same for a film whose left half is its picture. */
    public static DepthReader openRightHalf(Path film) {
        return open(film, true);
    }

    private static DepthReader open(Path film, boolean rightHalf) {
        FilmFile file = FilmFile.open(film);
        try {
            int index = file.videoIndex();
            if (index < 0) {
                throw new UserError(film + ": has no moving picture");
            }
            AVCodecParameters p = file.stream(index).codecpar();
            PictureSource.requireSize(film, p.width(), p.height());
            if (Av.sideData(p, avcodec.AV_PKT_DATA_DISPLAYMATRIX).isPresent()) {
                throw new UserError(film + ": is a turned film, want depth stored upright");
            }
            if (rightHalf && p.width() < 2) {
                throw new UserError(film + ": is one pixel wide, want a picture and its depth side by side");
            }
            return new DepthReader(file, new Decoder(file, index), rightHalf);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Of what a depth film was made, as its writer has said; empty when it says nothing, as films that were edited do. */
    public static Optional<String> origin(Path film) {
        try (FilmFile file = FilmFile.open(film)) {
            return Optional.ofNullable(Av.map(file.context().metadata()).get(DepthWriter.ORIGIN));
        }
    }

    /** Exact number of maps in {@code film}; reads it once without decoding. */
    public static long count(Path film) {
        return FilmInfo.read(film).video().stream()
                .filter(track -> !track.cover())
                .mapToLong(VideoTrack::frames)
                .findFirst()
                .orElse(0);
    }

    public Size size() {
        return new Size(size.width() - left, size.height());
    }

    public Rational timeBase() {
        return decoder.timeBase();
    }

    /** Time of the map that {@link #next} gave last, ticks of {@link #timeBase}. */
    public long pts() {
        return decoder.pts();
    }

    /** The next map, newly made, or empty at the end. */
    public Optional<DepthMap> next() {
        if (!decoder.next()) {
            return Optional.empty();
        }
        AVFrame frame = decoder.frame();
        if (frame.width() != size.width() || frame.height() != size.height()) {
            throw new UserError(file.path() + ": changes its size to " + frame.width() + "x" + frame.height());
        }
        convert(frame);
        DepthMap map = DepthMap.allocate(size());
        float[] d = map.inverseDepth();
        int width = size.width() - left;
        for (int i = 0, y = 0; y < size.height(); y++) {
            int row = y * size.width() + left;
            for (int x = 0; x < width; x++, i++) {
                d[i] = (gray.getShort(2 * (row + x)) & 0xffff) * SCALE;
            }
        }
        return Optional.of(map);
    }

    /** Passes over the next map; false at the end. */
    public boolean skip() {
        return decoder.next();
    }

    private void convert(AVFrame frame) {
        SwsContext scaler = sws;
        if (scaler == null) {
            scaler = Av.present(
                    swscale.sws_getContext(
                            size.width(),
                            size.height(),
                            frame.format(),
                            size.width(),
                            size.height(),
                            avutil.AV_PIX_FMT_GRAY16LE,
                            swscale.SWS_POINT | swscale.SWS_ACCURATE_RND,
                            null,
                            null,
                            (DoublePointer) null),
                    "scaler");
            int full = ColorTags.fullRange(frame, decoder.stream().codecpar()) ? 1 : 0;
            IntPointer table = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
            swscale.sws_setColorspaceDetails(scaler, table, full, table, 1, 0, 1 << 16, 1 << 16);
            sws = scaler;
        }
        try (BytePointer pixels = new BytePointer(gray);
                PointerPointer<BytePointer> data = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(4)) {
            data.put(0, pixels).put(1, (BytePointer) null);
            strides.put(0, 2 * size.width()).put(1, 0).put(2, 0).put(3, 0);
            swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, size.height(), data, strides);
        }
    }

    @Override
    public void close() {
        SwsContext scaler = sws;
        if (scaler != null) {
            sws = null;
            swscale.sws_freeContext(scaler);
        }
        decoder.close();
        file.close();
    }
}
