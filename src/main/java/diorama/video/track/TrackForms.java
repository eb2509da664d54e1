package diorama.video.track;

import diorama.video.av.Av;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** What a container makes of tracks beside the picture: whether it takes them as they are, or in which other form. */
final class TrackForms {
    private static final int FLAC_CHANNELS = 8;

    private final AVFormatContext out;
    private final String name;

    TrackForms(AVFormatContext out) {
        this.out = out;
        name = Av.text(out.oformat().name());
    }

    boolean matroska() {
        return name.equals("matroska");
    }

    /** Whether chapters have a place. */
    boolean chapters() {
        return !name.equals("avi");
    }

    /** Whether a single picture can be told from a film there. */
    boolean covers() {
        return matroska() || box();
    }

    /** Whether tracks of this kind can be copied. */
    boolean takes(AVCodecParameters p) {
        if (p.codec_type() == avutil.AVMEDIA_TYPE_ATTACHMENT) {
            return matroska();
        }
        if (box() && isPlainSound(p) && p.codec_id() != avcodec.AV_CODEC_ID_PCM_S16LE) {
            return false;
        }
        boolean known = avformat.avformat_query_codec(out.oformat(), p.codec_id(), avcodec.FF_COMPLIANCE_NORMAL) == 1;
        return (known || (matroska() && riffSound(p))) && begins(p);
    }

    private boolean box() {
        return name.equals("mp4") || name.equals("ipod");
    }

    /**
     * Sound that is not compressed, of as many channels as FLAC has. .mp4 has had a name for it since 2020 only (ISO 23003-5), and players made before 2023 take all that
     * bears it for 16 bits, the lower byte first: everything else is loud noise there.
     */
    private static boolean isPlainSound(AVCodecParameters p) {
        return p.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                && Av.text(avcodec.avcodec_get_name(p.codec_id())).matches("pcm_(?:[fsu]\\d.*|bluray|dvd)")
                && p.ch_layout().nb_channels() <= FLAC_CHANNELS;
    }

    /** Sound that Matroska takes by the number that Windows has for it. */
    private static boolean riffSound(AVCodecParameters p) {
        return p.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                && avformat.av_codec_get_tag2(avformat.avformat_get_riff_audio_tags(), p.codec_id(), new int[1]) != 0;
    }

    /** Some muxers only say when they begin what they do not take, and the whole film is lost then: they are asked apart. */
    private boolean begins(AVCodecParameters p) {
        AVFormatContext trial = new AVFormatContext(null);
        if (avformat.avformat_alloc_output_context2(trial, out.oformat(), (String) null, null) < 0) {
            return false;
        }
        AVIOContext memory = new AVIOContext(null);
        AVDictionary none = new AVDictionary(null);
        try {
            Av.check(avformat.avio_open_dyn_buf(memory), "memory");
            trial.pb(memory);
            trial.strict_std_compliance(avcodec.FF_COMPLIANCE_UNOFFICIAL);
            AVStream stream = Av.present(avformat.avformat_new_stream(trial, null), "stream");
            Av.check(avcodec.avcodec_parameters_copy(stream.codecpar(), p), "stream");
            stream.codecpar().codec_tag(0);
            stream.time_base(avutil.av_make_q(1, 1000));
            return avformat.avformat_init_output(trial, none) >= 0;
        } finally {
            avformat.avformat_free_context(trial);
            if (!memory.isNull()) {
                BytePointer bytes = new BytePointer();
                avformat.avio_close_dyn_buf(memory, bytes);
                avutil.av_free(bytes);
            }
        }
    }

    /** The codec that words which cannot be copied are written in. */
    OptionalInt words(AVCodecParameters p) {
        AVCodecDescriptor described = avcodec.avcodec_descriptor_get(p.codec_id());
        boolean words = p.codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE
                && described != null
                && (described.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0;
        if (!words) {
            return OptionalInt.empty();
        }
        return switch (name) {
            case "mov", "mp4", "ipod" -> OptionalInt.of(avcodec.AV_CODEC_ID_MOV_TEXT);
            case "matroska" -> OptionalInt.of(avcodec.AV_CODEC_ID_SUBRIP);
            case "webm" -> OptionalInt.of(avcodec.AV_CODEC_ID_WEBVTT);
            default -> OptionalInt.empty();
        };
    }

    /** The encoder by which sound that cannot be copied is written anew. */
    Optional<String> sound(AVCodecParameters p) {
        if (p.codec_type() != avutil.AVMEDIA_TYPE_AUDIO) {
            return Optional.empty();
        }
        if (box() && isPlainSound(p)) {
            // nothing is lost of what has up to 24 bits
            return Optional.of("flac");
        }
        return switch (name) {
            case "mov", "mp4", "ipod" -> Optional.of("aac");
            case "webm" -> Optional.of("libopus");
            case "avi" -> Optional.of("ac3");
            default -> Optional.empty();
        };
    }
}
