package diorama.video.read;

import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Frames;
import diorama.video.av.Rational;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** The frames of a decoder after a chain of libavfilter's filters, written as ffmpeg's {@code -vf} takes it. */
final class FilteredFrames implements Frames {
    private final Decoder source;
    private final AVFilterGraph graph = Av.present(avfilter.avfilter_graph_alloc(), "filters");
    private final AVFilterContext in;
    private final AVFilterContext out = new AVFilterContext((Pointer) null);
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private long last = Av.NO_PTS;
    private boolean ended;
    private boolean closed;

    /** Does not own {@code source}. @throws UserError when the chain cannot be read or does not fit the film */
    FilteredFrames(Decoder source, String chain) {
        this.source = source;
        in = new AVFilterContext((Pointer) null);
        try {
            build(chain);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void build(String chain) {
        AVCodecParameters p = source.stream().codecpar();
        Rational base = source.timeBase();
        Rational aspect = Av.rational(p.sample_aspect_ratio());
        Rational rate = source.frameRate();
        String form = "width=" + p.width() + ":height=" + p.height() + ":pix_fmt=" + p.format() + ":time_base=" + base
                + ":pixel_aspect=" + aspect + (rate.known() ? ":frame_rate=" + rate : "") + ":colorspace="
                + p.color_space() + ":range=" + p.color_range();
        check(
                avfilter.avfilter_graph_create_filter(
                        in, avfilter.avfilter_get_by_name("buffer"), "in", form, null, graph),
                chain);
        check(
                avfilter.avfilter_graph_create_filter(
                        out, avfilter.avfilter_get_by_name("buffersink"), "out", (String) null, null, graph),
                chain);
        AVFilterInOut from = Av.present(avfilter.avfilter_inout_alloc(), "filters");
        AVFilterInOut to = Av.present(avfilter.avfilter_inout_alloc(), "filters");
        from.name(avutil.av_strdup(new org.bytedeco.javacpp.BytePointer("in")));
        from.filter_ctx(in).pad_idx(0);
        to.name(avutil.av_strdup(new org.bytedeco.javacpp.BytePointer("out")));
        to.filter_ctx(out).pad_idx(0);
        int code = avfilter.avfilter_graph_parse_ptr(graph, chain, to, from, null);
        avfilter.avfilter_inout_free(from);
        avfilter.avfilter_inout_free(to);
        check(code, chain);
        check(avfilter.avfilter_graph_config(graph, null), chain);
    }

    private static void check(int code, String chain) {
        if (code < 0) {
            throw new UserError(
                    "vf: got '" + chain + "', want a chain of filters as ffmpeg's -vf takes it: " + Av.text(code));
        }
    }

    /** Width of the frames that come out, px. */
    int width() {
        return avfilter.av_buffersink_get_w(out);
    }

    /** Pixel format of them. */
    int format() {
        return avfilter.av_buffersink_get_format(out);
    }

    int height() {
        return avfilter.av_buffersink_get_h(out);
    }

    Rational sampleAspect() {
        return Av.rational(avfilter.av_buffersink_get_sample_aspect_ratio(out));
    }

    @Override
    public boolean next() {
        while (true) {
            avutil.av_frame_unref(frame);
            int code = avfilter.av_buffersink_get_frame(out, frame);
            if (code == 0) {
                if (frame.pts() == Av.NO_PTS || (last != Av.NO_PTS && frame.pts() <= last)) {
                    continue;
                }
                last = frame.pts();
                return true;
            }
            if (code != Av.AGAIN || ended) {
                return false;
            }
            feed();
        }
    }

    private void feed() {
        if (!source.next()) {
            ended = true;
            Av.check(avfilter.av_buffersrc_add_frame_flags(in, null, 0), "vf: end");
            return;
        }
        AVFrame whole = source.frame();
        whole.pts(source.pts());
        Av.check(
                avfilter.av_buffersrc_add_frame_flags(in, whole, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
                "vf: a frame is not taken");
    }

    @Override
    public AVFrame frame() {
        return frame;
    }

    @Override
    public long pts() {
        return last;
    }

    @Override
    public long duration() {
        return Math.max(0, frame.duration());
    }

    @Override
    public Rational timeBase() {
        return Av.rational(avfilter.av_buffersink_get_time_base(out));
    }

    @Override
    public Rational frameRate() {
        Rational rate = Av.rational(avfilter.av_buffersink_get_frame_rate(out));
        return rate.known() ? rate : source.frameRate();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            avfilter.avfilter_graph_free(graph);
        }
    }
}
