package diorama.video;

import diorama.base.UserError;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
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

    private final AVStream from;
    private final AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final AVFilterGraph graph = Av.present(avfilter.avfilter_graph_alloc(), "filters");
    private final AVFilterContext in = new AVFilterContext((Pointer) null);
    private final AVFilterContext out = new AVFilterContext((Pointer) null);
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private final AVPacket made = Av.present(avcodec.av_packet_alloc(), "packet");
    private boolean begun;

    /** @throws UserError when it cannot be done */
    SoundRecoder(AVStream from, String name) {
        this.from = from;
        AVCodec source = avcodec.avcodec_find_decoder(from.codecpar().codec_id());
        AVCodec target = avcodec.avcodec_find_encoder_by_name(name);
        if (source == null || source.isNull() || target == null || target.isNull()) {
            throw new UserError("no decoder or encoder");
        }
        decoder = Av.present(avcodec.avcodec_alloc_context3(source), "decoder");
        encoder = Av.present(avcodec.avcodec_alloc_context3(target), "encoder");
        try {
            Av.check(avcodec.avcodec_parameters_to_context(decoder, from.codecpar()), "decoder");
            decoder.pkt_timebase(from.time_base());
            Av.check(avcodec.avcodec_open2(decoder, source, (AVDictionary) null), "decoder");
            int channels = Math.max(1, Math.min(6, from.codecpar().ch_layout().nb_channels()));
            int rate = rate(target, from.codecpar().sample_rate());
            avutil.av_channel_layout_default(encoder.ch_layout(), channels);
            encoder.sample_rate(rate).time_base(avutil.av_make_q(1, rate));
            encoder.sample_fmt(supported(target, avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT, -1, avutil.AV_SAMPLE_FMT_FLTP));
            encoder.bit_rate(BITS_A_CHANNEL * channels);
            encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            Av.check(avcodec.avcodec_open2(encoder, target, (AVDictionary) null), "encoder");
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
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
        if (packet == null && begun) {
            avfilter.av_buffersrc_add_frame_flags(in, null, 0);
            drain(sink);
            encode(null, sink);
        }
    }

    private void filter(Consumer<AVPacket> sink) {
        frame.pts(frame.best_effort_timestamp());
        if (!begun) {
            build();
            begun = true;
        }
        Av.check(avfilter.av_buffersrc_add_frame_flags(in, frame, 0), "sound");
        drain(sink);
    }

    /** Gaps are filled, so that later sound stays in its place. */
    private void build() {
        byte[] given = layout(frame.ch_layout());
        String form = "time_base=" + Av.rational(from.time_base()) + ":sample_rate=" + frame.sample_rate()
                + ":sample_fmt=" + frame.format() + ":channel_layout=" + text(given);
        Av.check(
                avfilter.avfilter_graph_create_filter(
                        in, avfilter.avfilter_get_by_name("abuffer"), "in", form, null, graph),
                "sound");
        AVFilterContext form1 = new AVFilterContext((Pointer) null);
        AVFilterContext form2 = new AVFilterContext((Pointer) null);
        Av.check(
                avfilter.avfilter_graph_create_filter(
                        form1, avfilter.avfilter_get_by_name("aresample"), "fill", "async=1", null, graph),
                "sound");
        String wanted = "sample_fmts=" + encoder.sample_fmt() + ":sample_rates=" + encoder.sample_rate()
                + ":channel_layouts=" + text(layout(encoder.ch_layout()));
        Av.check(
                avfilter.avfilter_graph_create_filter(
                        form2, avfilter.avfilter_get_by_name("aformat"), "form", wanted, null, graph),
                "sound");
        Av.check(
                avfilter.avfilter_graph_create_filter(
                        out, avfilter.avfilter_get_by_name("abuffersink"), "out", (String) null, null, graph),
                "sound");
        Av.check(avfilter.avfilter_link(in, 0, form1, 0), "sound");
        Av.check(avfilter.avfilter_link(form1, 0, form2, 0), "sound");
        Av.check(avfilter.avfilter_link(form2, 0, out, 0), "sound");
        Av.check(avfilter.avfilter_graph_config(graph, null), "sound");
        if (encoder.frame_size() > 0) {
            avfilter.av_buffersink_set_frame_size(out, encoder.frame_size());
        }
    }

    private static byte[] layout(AVChannelLayout layout) {
        if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            avutil.av_channel_layout_default(layout, layout.nb_channels());
        }
        byte[] words = new byte[128];
        avutil.av_channel_layout_describe(layout, words, words.length);
        return words;
    }

    private static String text(byte[] words) {
        return new String(words, java.nio.charset.StandardCharsets.US_ASCII).trim();
    }

    private void drain(Consumer<AVPacket> sink) {
        while (avfilter.av_buffersink_get_frame(out, frame) >= 0) {
            frame.pts(Av.rational(avfilter.av_buffersink_get_time_base(out)).rescale(frame.pts(), timeBase()));
            encode(frame, sink);
            avutil.av_frame_unref(frame);
        }
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
        avfilter.avfilter_graph_free(graph);
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(made);
    }
}
