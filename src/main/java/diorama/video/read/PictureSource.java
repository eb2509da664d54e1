package diorama.video.read;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Frames;
import diorama.video.av.Rational;
import diorama.video.color.ColorTags;
import diorama.video.file.FilmFile;
import diorama.video.option.FilmOptions;
import diorama.video.option.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** A film's picture stream, opened, decoded and filtered as the options want it. Confined to its maker's thread. */
public final class PictureSource implements AutoCloseable {
    /** PQ or HLG to BT.709 by Hable's curve, white at 100 cd/m2. */
    private static final String TO_SDR = "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,"
            + "tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv444p";

    private final FilmFile file;
    private final Decoder decoder;
    private final String chain;
    private final boolean searchable;
    private @Nullable FilteredFrames filtered;

    private PictureSource(FilmFile file, Decoder decoder, FilmOptions options) {
        this.file = file;
        this.decoder = decoder;
        searchable = options.searchable();
        chain = chain(options);
        filter();
    }

    /** @throws UserError when {@code film} is not a film that can be decoded */
    static PictureSource open(Path film, FilmOptions options) {
        FilmFile file = FilmFile.open(film, options.fps());
        try {
            int index = file.videoIndex();
            if (index < 0) {
                throw new UserError(film + ": has no moving picture");
            }
            AVCodecParameters p = file.stream(index).codecpar();
            requireSize(film, p.width(), p.height());
            Decoder decoder = new Decoder(file, index);
            try {
                return new PictureSource(file, decoder, options);
            } catch (RuntimeException | Error e) {
                decoder.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    public static void requireSize(Path film, int width, int height) {
        if (width < 1 || height < 1) {
            throw new UserError(film + ": no frame could be decoded");
        }
        if ((long) width * height > 1 << 28) {
            throw new UserError(film + ": frames of " + width + "x" + height + ", want at most 268 megapixels");
        }
    }

    private String chain(FilmOptions options) {
        List<String> filters = new ArrayList<>();
        boolean on = options.deinterlace() == FilmOptions.Deinterlace.ON;
        if (on || (options.deinterlace() == FilmOptions.Deinterlace.AUTO && decoder.interlaced())) {
            filters.add("bwdif=mode=send_frame:deint=" + (on ? "all" : "interlaced"));
        }
        if (!options.vf().equals("none")) {
            filters.add(options.vf());
        }
        if (toneMapped(options)) {
            filters.add(TO_SDR);
        }
        return String.join(",", filters);
    }

    boolean toneMapped(FilmOptions options) {
        return highDynamicRange() && options.dynamicRange() == FilmOptions.DynamicRange.SDR;
    }

    boolean highDynamicRange() {
        return ColorTags.isHdr(decoder.stream().codecpar().color_trc());
    }

    private void filter() {
        if (filtered != null) {
            filtered.close();
            filtered = null;
        }
        if (!chain.isEmpty()) {
            filtered = new FilteredFrames(decoder, chain);
        }
    }

    FilmFile file() {
        return file;
    }

    Decoder decoder() {
        return decoder;
    }

    Frames frames() {
        return filtered == null ? decoder : filtered;
    }

    /** Time at which the film begins. */
    long beginMicros() {
        long start = file.context().start_time();
        return start == Av.NO_PTS ? 0 : start;
    }

    /** Frames per second as the container says, at most as many as {@code options} want. */
    Rational frameRate(FilmOptions options) {
        Rational rate = frames().frameRate();
        return options.maxFps() > 0 && rate.value() > options.maxFps() ? Rational.of(options.maxFps()) : rate;
    }

    /** About how many frames there are: the container's count, else its duration times the rate. */
    OptionalLong expectedFrames(FilmOptions options) {
        OptionalLong counted = countedFrames(options);
        if (counted.isPresent()) {
            return counted;
        }
        long duration = file.context().duration();
        Rational rate = frameRate(options);
        if (duration <= 0 || !rate.known()) {
            return OptionalLong.empty();
        }
        Span span = options.span();
        double seconds = (Math.min(duration, span.endMicros()) - span.startMicros()) / 1e6;
        return OptionalLong.of(Math.max(0, Math.round(seconds * rate.value())));
    }

    /** The number of frames where the container counts them and all are read. */
    OptionalLong countedFrames(FilmOptions options) {
        long counted = decoder.promisedFrames();
        return counted > 0 && options.wholeFilm() ? OptionalLong.of(counted) : OptionalLong.empty();
    }

    /** Size of the frames before they are turned upright, px. */
    Size size() {
        AVCodecParameters p = decoder.stream().codecpar();
        return filtered == null ? new Size(p.width(), p.height()) : new Size(filtered.width(), filtered.height());
    }

    /** Bits of a sample of the first component. */
    int bits() {
        int format = filtered == null ? decoder.stream().codecpar().format() : filtered.format();
        AVPixFmtDescriptor described = avutil.av_pix_fmt_desc_get(format);
        return described == null || described.isNull() ? 8 : described.comp(0).depth();
    }

    Rational sampleAspect() {
        return filtered == null
                ? Av.rational(avformat.av_guess_sample_aspect_ratio(file.context(), decoder.stream(), null))
                : filtered.sampleAspect();
    }

    /** Whether frames are the same wherever decoding begins some way before them. */
    boolean searchable() {
        return searchable;
    }

    /** Goes to the key frame at or before {@code ticks} of {@link #frames}; false where the container cannot. */
    boolean trySeek(long ticks) {
        long at = frames().timeBase().rescale(ticks, decoder.timeBase());
        boolean found = decoder.trySeek(at);
        filter();
        return found;
    }

    @Override
    public void close() {
        if (filtered != null) {
            filtered.close();
        }
        decoder.close();
        file.close();
    }
}
