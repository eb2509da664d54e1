package diorama.video.write;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Languages;
import diorama.video.av.OnFullDisk;
import diorama.video.av.Rational;
import diorama.video.encode.Codecs;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.encode.QuickTimeStereo;
import diorama.video.encode.StereoTags;
import diorama.video.file.FilmFile;
import diorama.video.track.ContainerFile;
import diorama.video.track.SourceTracks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Writes one picture stream, and what a source film has beside its own, into a container under a temporary name that becomes
 * the final one by {@link #finish}. Confined to one thread at a time.
 */
final class Muxer implements FilmOut {
    /** "hvc1" */
    private static final int HVC1 = 0x31637668;

    private final Path target;
    private final Path part;
    private final AVFormatContext context;
    private final OnFullDisk onFull;
    private @Nullable AVStream video;
    private @Nullable SourceTracks tracks;
    private @Nullable ContainerFile file;
    private Rational timeBase = Rational.UNKNOWN;
    private Optional<QuickTimeStereo> eyes = Optional.empty();
    /** Seconds between two frames where the container has a rate and they come at it. */
    private Optional<Rational> grid = Optional.empty();

    private boolean begun;
    private long shift;
    private boolean finished;
    private boolean closed;

    Muxer(Path target, OnFullDisk onFull) {
        Av.ready();
        this.target = target;
        this.onFull = onFull;
        part = AtomicFile.partOf(target.toAbsolutePath());
        context = new AVFormatContext(null);
        int code = avformat.avformat_alloc_output_context2(context, null, null, FilmFile.url(part));
        if (code < 0) {
            throw new UserError(target + ": got '." + Codecs.extension(target) + "', want " + Codecs.CONTAINERS);
        }
        try {
            requireWritable();
        } catch (RuntimeException e) {
            avformat.avformat_free_context(context);
            throw e;
        }
        if (Av.text(context.oformat().name()).matches("matroska|webm")) {
            // numbers of chance would make another file of the same film
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
        }
        // the mp4 boxes of stereo films count as experimental
        context.strict_std_compliance(avcodec.FF_COMPLIANCE_UNOFFICIAL);
    }

    private void requireWritable() {
        try {
            if (Files.isDirectory(target)) {
                throw new UserError(target + ": is a folder, want a file name");
            }
            Path parent = part.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            AtomicFile.deleteStale(target);
            Files.deleteIfExists(part);
            Files.createFile(part);
            AtomicFile.deleteAtExit(part);
        } catch (IOException e) {
            throw new UserError(target + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public boolean wantsGlobalHeader() {
        return (context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    }

    @Override
    public void tag(String name, String value) {
        context.metadata(Av.dictionary(Map.of(name, value)));
    }

    /** AVI has a rate instead of times: that of the finest tick unless frames are known to come evenly. */
    @Override
    public void even(DecodeTimes times, FilmTarget film) {
        if (avi()) {
            OptionalLong behind = times.behind(
                    Rational.MICROS.rescale(film.carried().shift(), film.timeBase()),
                    film.timeBase(),
                    film.frameRate());
            grid = behind.isPresent() ? Optional.of(film.frameRate().inverse()) : Optional.empty();
            shift = behind.orElse(0);
        }
    }

    private boolean avi() {
        return Av.text(context.oformat().name()).equals("avi");
    }

    /** Declares the picture stream and the copied ones, and writes the container's head. */
    @Override
    public void start(Encoder encoder, FilmTarget film, OutputColor color) {
        AVStream stream = Av.present(avformat.avformat_new_stream(context, null), "stream");
        video = stream;
        stream.time_base(grid.map(Av::rational).orElse(encoder.context().time_base()));
        stream.avg_frame_rate(encoder.context().framerate());
        stream.sample_aspect_ratio(encoder.context().sample_aspect_ratio());
        stream.disposition(avformat.AV_DISPOSITION_DEFAULT);
        Av.check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder.context()), "stream");
        color.hdr().mark(stream.codecpar());
        if (avi()) {
            // what sound has before 0 is what its decoder drops; pictures keep their ticks
            context.avoid_negative_ts(0);
        }
        if (avi() && stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_HEVC) {
            // libav would write it under a name that nobody reads
            throw new UserError(target + ": .avi does not take hevc, want .mkv or .mp4, or another --video-codec");
        }
        if (mp4() && stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_HEVC) {
            // the name by which Apple's players know it
            stream.codecpar().codec_tag(HVC1);
        }
        timeBase = Av.rational(encoder.context().time_base());
        film.layout()
                .ifPresent(l -> StereoTags.mark(
                        stream.codecpar(),
                        l,
                        film.swapEyes(),
                        Av.text(context.oformat().name())));
        shift += Rational.MICROS.rescale(film.carried().shift(), timeBase);
        film.source()
                .ifPresent(source -> tracks = new SourceTracks(FilmFile.open(source), context, target, film.carried()));
        if (!avi() && tracks != null && tracks.later() > 0) {
            context.avoid_negative_ts(AVFormatContext.AVFMT_AVOID_NEG_TS_MAKE_NON_NEGATIVE);
        }
        name(stream, film);
        file = ContainerFile.open(part, target, context, onFull);
        AVDictionary options =
                Av.dictionary(HeadOptions.of(Av.text(context.oformat().name()), film));
        int code = avformat.avformat_write_header(context, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            check(0);
            throw new UserError(target + ": ." + Codecs.extension(target) + " does not take "
                    + Av.text(avcodec.avcodec_get_name(stream.codecpar().codec_id())) + ": " + Av.text(code));
        }
    }

    /** Gives the picture's track what its source said of it, and room for what a QuickTime film says of its eyes. */
    private void name(AVStream stream, FilmTarget film) {
        Map<String, String> tags = tracks == null ? new HashMap<>() : new HashMap<>(tracks.pictureTags());
        boolean quickTime = Av.text(context.oformat().name()).equals("mov");
        if (quickTime) {
            tags.computeIfPresent("language", (key, language) -> Languages.quickTime(language));
        }
        if (film.layout().isPresent() && quickTime) {
            eyes = StereoTags.quickTime(film.layout().get(), film.swapEyes(), tags.getOrDefault("title", ""));
            eyes.ifPresent(e -> tags.put("title", e.room()));
        }
        stream.metadata(Av.dictionary(tags));
    }

    private boolean mp4() {
        return Av.text(context.oformat().name()).matches("mov|mp4|ipod");
    }

    /** Writes one packet of the picture, times in the encoder's time base, after what is due before it. */
    @Override
    public void write(AVPacket packet) {
        AVStream stream = Av.present(video, "picture stream");
        packet.pts(packet.pts() - shift);
        packet.dts(packet.dts() - shift);
        SourceTracks along = tracks;
        if (along != null) {
            along.copyUntil(timeBase.rescale(packet.dts(), Rational.MICROS), this::check);
        }
        avcodec.av_packet_rescale_ts(packet, Av.rational(timeBase), stream.time_base());
        packet.stream_index(stream.index());
        if (!begun && avi() && packet.dts() > 0) {
            nothing(stream);
        }
        begun = true;
        check(avformat.av_interleaved_write_frame(context, packet));
    }

    /** An empty frame at tick 0: libav fills up to later ones only after a first, and would put the gap after that. */
    private void nothing(AVStream stream) {
        AVPacket empty = avcodec.av_packet_alloc();
        try {
            empty.stream_index(stream.index());
            empty.pts(0);
            empty.dts(0);
            check(avformat.av_interleaved_write_frame(context, empty));
        } finally {
            avcodec.av_packet_free(empty);
        }
    }

    private void check(int code) {
        if (file != null) {
            file.check(code);
        }
    }

    /** Writes the rest of the copied streams and the container's tail, then gives the file its final name. */
    @Override
    public void finish() {
        SourceTracks along = tracks;
        if (along != null) {
            along.copyRest(this::check);
        }
        check(avformat.av_write_trailer(context));
        if (file != null) {
            file.finish();
        }
        try {
            if (eyes.isPresent()) {
                eyes.get().write(part);
            }
            AtomicFile.move(part, target.toAbsolutePath());
            finished = true;
            // what a run left that was killed just before this one began is old enough by now
            AtomicFile.deleteStale(target);
        } catch (IOException e) {
            throw new UserError(target + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public long carriedBytes() {
        return tracks == null ? 0 : tracks.bytes();
    }

    @Override
    public List<String> notes() {
        return Optional.ofNullable(tracks).map(SourceTracks::notes).orElse(List.of());
    }

    /** Frees everything; without {@link #finish} nothing is left on disk. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (file != null) {
            file.close();
        }
        if (tracks != null) {
            tracks.close();
        }
        avformat.avformat_free_context(context);
        if (!finished) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // the failure that brought us here is already being told
            }
        }
    }
}
