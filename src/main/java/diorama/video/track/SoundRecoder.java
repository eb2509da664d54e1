package diorama.video.track;

import diorama.base.UserError;
import diorama.video.av.Av;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Compresses sound anew that a container does not take as it is. Confined to one thread. */
final class SoundRecoder implements TrackRecoder {
    private static final long BITS_A_CHANNEL = 96_000;

    /** What all of these encoders take. */
    private static final int USUAL_RATE = 48000;

    /** Channels of a source that does not say how many it has. */
    private static final int UNTOLD = 2;

    private static final int MOST = 8;

    /** Of a sample; more is not yet part of it everywhere. */
    private static final int FLAC_BITS = 24;

    /** Where so many channels are, by libav's names. */
    private static final Map<Integer, List<String>> USUAL = Map.of(
            1, List.of("mono"),
            2, List.of("stereo"),
            3, List.of("3.0"),
            4, List.of("4.0", "quad"),
            5, List.of("5.0"),
            6, List.of("5.1"),
            7, List.of("6.1"),
            8, List.of("7.1", "7.1(wide)"));

    private final AVStream from;
    private final AVCodecContext decoder;
    private AVCodecContext encoder = new AVCodecContext((Pointer) null);
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private final AVPacket made = Av.present(avcodec.av_packet_alloc(), "packet");

    /** Brings the sound into the encoder's form; another one when the form changes on the way. */
    private @Nullable SoundChain change;

    private @Nullable SoundChain fill;

    /** @throws UserError when it cannot be done */
    SoundRecoder(AVStream from, String name) {
        this.from = from;
        AVCodec source = avcodec.avcodec_find_decoder(from.codecpar().codec_id());
        AVCodec target = avcodec.avcodec_find_encoder_by_name(name);
        if (source == null || source.isNull() || target == null || target.isNull()) {
            throw new UserError("no decoder or encoder");
        }
        decoder = Av.present(avcodec.avcodec_alloc_context3(source), "decoder");
        try {
            Av.check(avcodec.avcodec_parameters_to_context(decoder, from.codecpar()), "decoder");
            decoder.pkt_timebase(from.time_base());
            Av.check(avcodec.avcodec_open2(decoder, source, (AVDictionary) null), "decoder");
            encoder = open(target);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** With as many of the source's channels as it takes; each has places for its own numbers of them. */
    private AVCodecContext open(AVCodec target) {
        int told = from.codecpar().ch_layout().nb_channels();
        int channels = told <= 0 ? UNTOLD : Math.min(MOST, told);
        String own = told == channels ? SoundForm.name(from.codecpar().ch_layout()) : "";
        List<String> places = new ArrayList<>(channels == 5 || channels == 6 ? List.of() : List.of(own));
        for (int n = channels; n > 0; n--) {
            places.addAll(USUAL.get(n));
        }
        for (String layout : places) {
            AVCodecContext context = Av.present(avcodec.avcodec_alloc_context3(target), "encoder");
            encoder = context;
            if (avutil.av_channel_layout_from_string(context.ch_layout(), layout) >= 0 && opens(context, target)) {
                return context;
            }
            avcodec.avcodec_free_context(context);
            encoder = new AVCodecContext((Pointer) null);
        }
        throw new UserError("no encoder takes such sound");
    }

    private boolean opens(AVCodecContext context, AVCodec target) {
        int rate = rate(target, from.codecpar().sample_rate());
        context.sample_rate(rate).time_base(avutil.av_make_q(1, rate));
        boolean whole = target.id() == avcodec.AV_CODEC_ID_FLAC;
        int asDecoded = whole ? flacForm(decoder.sample_fmt()) : -1;
        context.sample_fmt(
                supported(target, avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT, asDecoded, avutil.AV_SAMPLE_FMT_FLTP));
        context.bit_rate(BITS_A_CHANNEL * context.ch_layout().nb_channels());
        if (whole && context.sample_fmt() == avutil.AV_SAMPLE_FMT_S32) {
            context.bits_per_raw_sample(FLAC_BITS);
        }
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        return avcodec.avcodec_open2(context, target, (AVDictionary) null) >= 0;
    }

    /** What holds more than 16 bits goes into more. */
    private static int flacForm(int decoded) {
        boolean small = decoded == avutil.AV_SAMPLE_FMT_U8 || decoded == avutil.AV_SAMPLE_FMT_S16;
        return small ? avutil.AV_SAMPLE_FMT_S16 : avutil.AV_SAMPLE_FMT_S32;
    }

    private int rate(AVCodec target, int told) {
        return supported(target, avcodec.AV_CODEC_CONFIG_SAMPLE_RATE, told, USUAL_RATE);
    }

    /** {@code wanted} where the encoder takes it, else {@code usual}, else the first that it takes. */
    private int supported(AVCodec target, int what, int wanted, int usual) {
        try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            int code = avcodec.avcodec_get_supported_config(encoder, target, what, 0, list, count);
            IntPointer found = code < 0 ? null : list.get(IntPointer.class, 0);
            if (found == null || found.isNull()) {
                return wanted > 0 ? wanted : usual;
            }
            boolean takesUsual = false;
            for (int i = 0; i < count.get(0); i++) {
                if (found.get(i) == wanted) {
                    return wanted;
                }
                takesUsual |= found.get(i) == usual;
            }
            return takesUsual ? usual : found.get(0);
        }
    }

    @Override
    public AVCodecContext encoder() {
        return encoder;
    }

    @Override
    public void take(@Nullable AVPacket packet, Consumer<AVPacket> sink) {
        // a damaged packet is passed over, as players do
        int sent = avcodec.avcodec_send_packet(decoder, packet);
        while (sent >= 0 && avcodec.avcodec_receive_frame(decoder, frame) >= 0) {
            filter(sink);
        }
        if (packet == null && change != null) {
            endForm(sink);
            pack(null, sink);
            encode(null, sink);
        }
    }

    private void filter(Consumer<AVPacket> sink) {
        frame.pts(frame.best_effort_timestamp());
        SoundForm form = SoundForm.of(frame);
        if (change == null || !change.takes(form)) {
            endForm(sink);
            change = new SoundChain(form, Av.rational(from.time_base()), "", SoundForm.of(encoder), 0);
        }
        SoundChain by = change;
        by.push(frame, changed -> pack(by, changed, sink));
    }

    /** What the form of the sound until here still holds back. */
    private void endForm(Consumer<AVPacket> sink) {
        SoundChain ended = change;
        if (ended != null) {
            ended.push(null, changed -> pack(ended, changed, sink));
            ended.close();
            change = null;
        }
    }

    private void pack(SoundChain by, AVFrame sound, Consumer<AVPacket> sink) {
        sound.pts(by.timeBase().rescale(sound.pts(), timeBase()));
        pack(sound, sink);
    }

    /** Gaps are filled, so that later sound stays in its place; frames get the size that the encoder takes. */
    private void pack(@Nullable AVFrame sound, Consumer<AVPacket> sink) {
        SoundChain chain = fill;
        if (chain == null) {
            SoundForm form = SoundForm.of(encoder);
            chain = new SoundChain(form, timeBase(), "async=1", form, encoder.frame_size());
            fill = chain;
        }
        SoundChain by = chain;
        by.push(sound, filled -> {
            filled.pts(by.timeBase().rescale(filled.pts(), timeBase()));
            encode(filled, sink);
        });
    }

    private void encode(@Nullable AVFrame sound, Consumer<AVPacket> sink) {
        Av.check(avcodec.avcodec_send_frame(encoder, sound), "sound");
        while (avcodec.avcodec_receive_packet(encoder, made) >= 0) {
            sink.accept(made);
            avcodec.av_packet_unref(made);
        }
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(decoder);
        avcodec.avcodec_free_context(encoder);
        if (change != null) {
            change.close();
        }
        if (fill != null) {
            fill.close();
        }
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(made);
    }
}
