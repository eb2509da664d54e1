package diorama.video.write;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.OnFullDisk;
import diorama.video.av.Rational;
import diorama.video.encode.Codecs;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.option.EncodeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * A film made in pieces that are whole by themselves: every segment has an encoder of its own and begins with a key frame, and
 * all of them are joined, without compressing again, with what the source has beside its picture. So a film that was
 * interrupted is the same as one that was not.
 */
public final class SegmentedFilm {
    private final FilmTarget target;
    private final int threads;
    private final OutputColor color;
    private final boolean globalHeader;
    private final String encoder;
    private final List<String> notes;
    private final long carriedBytes;

    private SegmentedFilm(FilmTarget target, int threads, OutputColor color, Trial trial) {
        this.target = target;
        this.threads = threads;
        this.color = color;
        globalHeader = trial.globalHeader;
        encoder = trial.encoder;
        notes = trial.notes;
        carriedBytes = trial.carriedBytes;
    }

    private record Trial(boolean globalHeader, String encoder, List<String> notes, long carriedBytes) {}

    /**
     * Tries the encoder and the container, so that what they refuse is told before any work is done.
     *
     * @param threads of the encoder, on which its result depends a little
     * @throws UserError when the encoder does not start, the container does not take it or the place is not writable
     */
    public static SegmentedFilm of(FilmTarget target, int threads, OnFullDisk onFull) {
        target.source().ifPresent(source -> requireOther(source, target.file()));
        OutputColor color = OutputColor.of(target);
        try (FilmOut muxer = FilmOut.of(target.file(), onFull);
                Encoder encoder = Encoder.open(target, muxer.wantsGlobalHeader(), color, threads)) {
            muxer.start(encoder, target, color);
            List<String> notes = new ArrayList<>(muxer.notes());
            squeezed(target).ifPresent(notes::add);
            color.hdr()
                    .lost()
                    .forEach(
                            kind -> notes.add(
                                    target.source().orElse(target.file()) + ": its " + kind
                                            + " data, which change from frame to frame, are left out; the HDR picture under them is kept"));
            return new SegmentedFilm(
                    target,
                    threads,
                    color,
                    new Trial(muxer.wantsGlobalHeader(), encoder.name(), List.copyOf(notes), muxer.carriedBytes()));
        }
    }

    /** Bytes that come along with the pictures, as far as their source tells. */
    public long carriedBytes() {
        return carriedBytes;
    }

    /** Matroska says how wide pictures are shown in whole pixels. */
    private static Optional<String> squeezed(FilmTarget target) {
        Rational shape = target.sampleAspect();
        long shown = (long) target.size().width() * shape.numerator();
        boolean whole = !shape.known() || shown % shape.denominator() == 0;
        return whole || !List.of("mkv", "webm").contains(Codecs.extension(target.file()))
                ? Optional.empty()
                : Optional.of(target.file() + ": its pixels of " + shape + " become "
                        + Math.round((double) shown / shape.denominator()) + "/"
                        + target.size().width() + "; ." + Codecs.extension(target.file())
                        + " says widths in whole pixels");
    }

    /** Bits of a sample that a film to {@code file} will hold when it is given {@code bits}. */
    public static int bits(Path file, EncodeOptions options, int bits) {
        return Codecs.kept(file, options, bits);
    }

    /** How many threads an encoder gets on this machine. */
    public static int usualThreads() {
        return Encoder.threads();
    }

    static void requireOther(Path source, Path file) {
        try {
            if (Files.exists(file) && Files.isSameFile(source, file)) {
                throw new UserError(file + ": is the source itself, want another name");
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + diorama.base.AtomicFile.reason(e), e);
        }
    }

    public FilmTarget target() {
        return target;
    }

    /** Name of the encoder, e.g. "libx264". */
    public String encoder() {
        return encoder;
    }

    /** What of the source will not be carried along, one line each. */
    public List<String> notes() {
        return notes;
    }

    /** Begins a segment in {@code file}. */
    public SegmentWriter begin(Path file, OnFullDisk onFull) {
        Encoder fresh = Encoder.open(target, globalHeader, color, threads);
        try {
            return new SegmentWriter(target, fresh, PacketWriter.open(file, onFull));
        } catch (RuntimeException | Error e) {
            fresh.close();
            throw e;
        }
    }

    /**
     * Joins finished segments, in order, to the film, which gets its name when it is whole.
     *
     * @return what else of the source could not be carried along, one line each
     * @throws UserError when a segment is damaged or the film cannot be written
     */
    public List<String> join(List<Path> segments, Progress progress, CancelToken cancel, OnFullDisk onFull) {
        DecodeTimes times = new DecodeTimes(segments);
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        try (FilmOut muxer = FilmOut.of(target.file(), onFull);
                Encoder like = Encoder.open(target, globalHeader, color, threads)) {
            muxer.even(times, target);
            muxer.start(like, target, color);
            for (int i : IntStream.range(0, segments.size()).toArray()) {
                progress.update(i, segments.size(), "joining");
                cancel.throwIfCancelled();
                append(segments.get(i), packet, times, muxer);
            }
            muxer.finish();
            List<String> more = new ArrayList<>(muxer.notes());
            more.removeAll(notes);
            return more;
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    private static void append(Path segment, AVPacket packet, DecodeTimes times, FilmOut muxer) {
        try (PacketReader reader = PacketReader.open(segment)) {
            while (reader.next(packet)) {
                packet.dts(times.next());
                muxer.write(packet);
            }
        }
    }
}
