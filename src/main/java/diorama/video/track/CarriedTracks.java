package diorama.video.track;

import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Languages;
import diorama.video.encode.Codecs;
import diorama.video.file.FilmFile;
import diorama.video.file.TimeCode;
import diorama.video.option.Carried;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Which tracks of a source a new film gets, and in which form: as they are, or written anew where its container wants that. */
final class CarriedTracks implements AutoCloseable {
    /** "text": names of chapters, which come along as chapters. */
    private static final int CHAPTERS = 0x74786574;

    private final FilmFile file;
    private final AVFormatContext out;
    private final Path result;
    private final Carried carried;
    private final TrackForms forms;
    private final int[] target;
    private final @Nullable TrackRecoder[] recoders;
    private final List<String> notes = new ArrayList<>();

    /** Adds a stream to {@code out} for every one of {@code file} that it takes; the picture must be there already. */
    CarriedTracks(FilmFile file, AVFormatContext out, Path result, Carried carried) {
        this.file = file;
        this.carried = carried;
        this.out = out;
        this.result = result;
        forms = new TrackForms(out);
        target = new int[file.streams()];
        recoders = new TrackRecoder[file.streams()];
        Arrays.fill(target, -1);
        int video = file.videoIndex();
        for (int i = 0; i < target.length; i++) {
            if (i != video) {
                target[i] = add(i);
            }
        }
    }

    /** Index in the new film of the source's track, -1 for those of which no packets are wanted. */
    int target(int index) {
        return target[index];
    }

    /** What writes the track anew; empty where it is copied. */
    Optional<TrackRecoder> recoder(int index) {
        return Optional.ofNullable(recoders[index]);
    }

    /** What could not be carried along as it is, one line each. */
    List<String> notes() {
        return notes;
    }

    private int add(int index) {
        AVStream from = file.stream(index);
        AVCodecParameters p = from.codecpar();
        int type = p.codec_type();
        boolean cover = (from.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
        if (type == avutil.AVMEDIA_TYPE_VIDEO && !cover) {
            notes.add(say(index, "a second moving picture is left out"));
            return -1;
        }
        if (type == avutil.AVMEDIA_TYPE_DATA || type == avutil.AVMEDIA_TYPE_UNKNOWN) {
            if (p.codec_tag() != TimeCode.TRACK && p.codec_tag() != CHAPTERS) {
                notes.add(say(index, "is left out"));
            }
            return -1;
        }
        if (cover && forms.matroska()) {
            attach(from);
            return -1;
        }
        if ((!cover || forms.covers()) && forms.takes(p)) {
            return stream(from).index();
        }
        return recoded(index);
    }

    private AVStream stream(AVStream from) {
        AVStream to = Av.present(avformat.avformat_new_stream(out, null), "stream");
        Av.check(avcodec.avcodec_parameters_copy(to.codecpar(), from.codecpar()), "stream");
        to.codecpar().codec_tag(0);
        to.time_base(from.time_base());
        to.disposition(from.disposition());
        to.sample_aspect_ratio(from.sample_aspect_ratio());
        Map<String, String> tags = Av.map(from.metadata());
        if (Av.text(out.oformat().name()).equals("mov")) {
            tags.computeIfPresent("language", (key, language) -> Languages.quickTime(language));
        }
        TimeCode.carry(tags, file, carried, out);
        to.metadata(Av.dictionary(tags));
        return to;
    }

    /** Matroska has covers as attached files, whose bytes are in its head; as a track one would be a second film. */
    private void attach(AVStream from) {
        AVPacket picture = from.attached_pic();
        AVStream to = stream(from);
        AVCodecParameters p = to.codecpar();
        p.codec_type(avutil.AVMEDIA_TYPE_ATTACHMENT);
        Pointer bytes =
                Av.present(avutil.av_mallocz(picture.size() + (long) avcodec.AV_INPUT_BUFFER_PADDING_SIZE), "cover");
        Pointer.memcpy(bytes, picture.data(), picture.size());
        avutil.av_free(p.extradata());
        p.extradata(new BytePointer(bytes)).extradata_size(picture.size());
        boolean png = p.codec_id() == avcodec.AV_CODEC_ID_PNG;
        Map<String, String> tags = Av.map(from.metadata());
        tags.putIfAbsent("filename", png ? "cover.png" : "cover.jpg");
        tags.putIfAbsent("mimetype", png ? "image/png" : "image/jpeg");
        to.metadata(Av.dictionary(tags));
        to.disposition(0);
    }

    /** A track that cannot be copied: its words or sound in another form, or none. */
    private int recoded(int index) {
        AVStream from = file.stream(index);
        Optional<TrackRecoder> recoder = recoderOf(from);
        String where = "does not fit into ." + Codecs.extension(result);
        if (recoder.isEmpty()) {
            notes.add(say(index, where + " and is left out" + (forms.matroska() ? "" : "; .mkv takes it")));
            return -1;
        }
        recoders[index] = recoder.get();
        AVStream to = stream(from);
        Av.check(
                avcodec.avcodec_parameters_from_context(
                        to.codecpar(), recoder.get().encoder()),
                "stream");
        to.time_base(recoder.get().encoder().time_base());
        String codec = Av.text(avcodec.avcodec_get_name(to.codecpar().codec_id()));
        notes.add(say(
                index,
                where + " and is written as " + codec + channels(from.codecpar(), to.codecpar())
                        + (forms.matroska() ? "" : "; .mkv keeps it as it is")));
        return to.index();
    }

    /** What is told where sound has not as many channels any more. */
    private static String channels(AVCodecParameters before, AVCodecParameters now) {
        int had = before.ch_layout().nb_channels();
        int has = now.ch_layout().nb_channels();
        return had == has ? "" : " with " + has + (had > 0 ? " instead of " + had : "") + " channels";
    }

    private Optional<TrackRecoder> recoderOf(AVStream from) {
        OptionalInt words = forms.words(from.codecpar());
        Optional<String> sound = forms.sound(from.codecpar());
        try {
            return words.isPresent()
                    ? Optional.of(new SubtitleRecoder(from, words.getAsInt()))
                    : sound.map(encoder -> new SoundRecoder(from, encoder));
        } catch (UserError e) {
            // what cannot be decoded is left out, which the caller tells
            return Optional.empty();
        }
    }

    /** A line about a track of the source. */
    String say(int index, String what) {
        AVCodecParameters p = file.stream(index).codecpar();
        String kind = Av.text(avutil.av_get_media_type_string(p.codec_type()));
        String codec = Av.text(avcodec.avcodec_get_name(p.codec_id()));
        return file.path() + ": stream " + index + " (" + kind + ", " + codec + "): " + what;
    }

    @Override
    public void close() {
        for (TrackRecoder recoder : recoders) {
            if (recoder != null) {
                recoder.close();
            }
        }
    }
}
