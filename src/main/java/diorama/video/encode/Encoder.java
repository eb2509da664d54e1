package diorama.video.encode;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.option.EncodeOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Compresses frames; packets leave in the order of decoding. Confined to one thread at a time. */
public final class Encoder implements AutoCloseable {
    /** Takes a finished packet; times are in the encoder's time base. */
    @FunctionalInterface
    public interface Sink {
        void accept(AVPacket packet);
    }

    private final AVCodecContext context;
    private final String name;
    private final Optional<PackingMessage> message;
    private final Optional<HardwareFrames> hardware;
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private boolean closed;

    private Encoder(
            AVCodecContext context, String name, Optional<PackingMessage> message, Optional<HardwareFrames> hardware) {
        this.context = context;
        this.name = name;
        this.message = message;
        this.hardware = hardware;
    }

    /**
     * Opens the encoder for a film.
     *
     * @param globalHeader the container wants the headers apart
     * @param color primaries and transfer to tag
     * @param threads at most
     */
    public static Encoder open(FilmTarget target, boolean globalHeader, OutputColor color, int threads) {
        return open(target, globalHeader, color, threads, false);
    }

    /** The same for numbers that span all that the format holds, as depth does. */
    public static Encoder openFullRange(FilmTarget target, boolean globalHeader, OutputColor color) {
        return open(target, globalHeader, color, threads(), true);
    }

    private static Encoder open(
            FilmTarget target, boolean globalHeader, OutputColor color, int threads, boolean fullRange) {
        EncodeOptions o = target.encode().spelled(Codecs.extension(target.file()));
        AVCodec codec = Codecs.encoder(
                o.videoCodec(),
                Codecs.extension(target.file()),
                target.carried().bits());
        AVCodecContext c = Av.present(avcodec.avcodec_alloc_context3(codec), "encoder");
        try {
            int format = Codecs.pixelFormat(
                    c, codec, o.pixelFormat(), target.carried().bits());
            Size size = coded(target.size(), format);
            c.width(size.width()).height(size.height()).pix_fmt(format);
            color.tag(c, format);
            if (fullRange) {
                c.color_range(avutil.AVCOL_RANGE_JPEG);
            }
            String name = Av.text(codec.name());
            if (name.equals("mjpeg") || name.equals("libwebp")) {
                // these files cannot say another matrix
                c.colorspace(avutil.AVCOL_SPC_SMPTE170M);
            }
            EncoderLimits.require(name, size);
            Map<String, String> words = new LinkedHashMap<>(Codecs.options(name, o));
            if (o.bitRate() > 0) {
                c.bit_rate(o.bitRate());
            } else if (!words.containsKey("crf") && !words.containsKey("qp")) {
                c.bit_rate(Codecs.bitRate(
                        size.width(), size.height(), target.frameRate().value(), o.crf()));
            }
            if (name.startsWith("libx264")) {
                List<String> more = new ArrayList<>(Codecs.repeatable());
                target.layout()
                        .flatMap(l -> StereoTags.framePacking(l, target.swapEyes()))
                        .ifPresent(code -> more.add("frame-packing=" + code));
                if (!more.isEmpty()) {
                    words.put("x264-params", String.join(":", more));
                }
            }
            color.hdr().tell(name, words);
            // frames of JPEG that are compressed beside each other share one measure of quality, by chance
            c.thread_count(name.equals("mjpeg") ? 1 : threads);
            return open(c, codec, target, globalHeader, words);
        } catch (RuntimeException | Error e) {
            avcodec.avcodec_free_context(c);
            throw e;
        }
    }

    private static Encoder open(
            AVCodecContext c, AVCodec codec, FilmTarget target, boolean globalHeader, Map<String, String> words) {
        c.time_base(Av.rational(target.timeBase()));
        if (Codecs.extension(target.file()).equals("avi")) {
            // it has no times by which frames could be shown in another order than that of decoding
            c.max_b_frames(0);
        }
        c.framerate(Av.rational(target.frameRate()));
        c.sample_aspect_ratio(Av.rational(target.sampleAspect()));
        c.flags(c.flags() | avcodec.AV_CODEC_FLAG_FRAME_DURATION);
        if (globalHeader) {
            c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        String name = Av.text(codec.name());
        Optional<HardwareFrames> hardware;
        try {
            hardware = HardwareFrames.of(c, target.carried().bits());
        } catch (UserError e) {
            throw new UserError(cannot(name, String.valueOf(e.getMessage())), e);
        }
        AVDictionary options = Av.dictionary(words);
        int code = avcodec.avcodec_open2(c, codec, options);
        int unused = avutil.av_dict_count(options);
        avutil.av_dict_free(options);
        if (code < 0 && Encoders.need(name).isPresent()) {
            hardware.ifPresent(HardwareFrames::close);
            throw new UserError(cannot(name, Av.text(code)));
        }
        if (code < 0) {
            throw new UserError("--video-codec: " + name + " does not start with " + target.size() + " "
                    + Av.pixelFormat(c.pix_fmt()) + " and " + words + ": " + Av.text(code));
        }
        if (unused > 0) {
            throw new AssertionError(name + " does not know all of " + words);
        }
        boolean hevc = name.equals("libx265") || name.startsWith("hevc_");
        Optional<PackingMessage> message = hevc
                ? target.layout()
                        .flatMap(l -> StereoTags.framePacking(l, target.swapEyes()))
                        .filter(kind -> kind > 2)
                        .map(PackingMessage::new)
                : Optional.empty();
        return new Encoder(c, name, message, hardware);
    }

    private static String cannot(String name, String reason) {
        return "--video-codec: " + name + " cannot be used here (" + reason + "): it wants "
                + Encoders.need(name).orElse("another machine") + "; " + Encoders.instead(name)
                + " does the same anywhere";
    }

    /** Pixel format of the pictures that it takes. */
    int format() {
        return hardware.map(HardwareFrames::format).orElse(context.pix_fmt());
    }

    /** {@code size} made even where {@code format} shares chroma between pixels. */
    private static Size coded(Size size, int format) {
        org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor d = avutil.av_pix_fmt_desc_get(format);
        int mx = (1 << d.log2_chroma_w()) - 1;
        int my = (1 << d.log2_chroma_h()) - 1;
        return new Size((size.width() + mx) & ~mx, (size.height() + my) & ~my);
    }

    /** How many threads an encoder gets here. */
    public static int threads() {
        return Math.min(16, Runtime.getRuntime().availableProcessors());
    }

    public String name() {
        return name;
    }

    public AVCodecContext context() {
        return context;
    }

    public Size size() {
        return new Size(context.width(), context.height());
    }

    /** Compresses {@code frame}, or drains everything for null. */
    public void encode(@Nullable AVFrame frame, Sink sink) {
        if (frame != null) {
            message.ifPresent(m -> m.frame(frame.pts()));
        }
        AVFrame taken =
                frame == null || hardware.isEmpty() ? frame : hardware.get().of(frame);
        int code = avcodec.avcodec_send_frame(context, taken);
        if (code < 0 && code != Av.EOF) {
            throw new UserError(name + ": cannot compress a frame: " + Av.text(code));
        }
        while (true) {
            code = avcodec.avcodec_receive_packet(context, packet);
            if (code == Av.AGAIN || code == Av.EOF) {
                return;
            }
            Av.check(code, name + ": cannot compress a frame");
            message.ifPresent(m -> m.prepend(packet));
            sink.accept(packet);
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
            hardware.ifPresent(HardwareFrames::close);
        }
    }
}
