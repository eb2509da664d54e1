package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Brings sound of one form into another. Confined to one thread. */
final class SoundChain implements AutoCloseable {
    private final SoundForm from;
    private final AVFilterGraph graph = Av.present(avfilter.avfilter_graph_alloc(), "filters");
    private final AVFilterContext in = new AVFilterContext((Pointer) null);
    private final AVFilterContext out = new AVFilterContext((Pointer) null);
    private final AVFrame made = Av.present(avutil.av_frame_alloc(), "frame");

    /**
     * @param resample how, as the filter aresample takes it; empty for its usual way
     * @param size samples in a frame, but the last one; 0 for any number
     */
    SoundChain(SoundForm from, Rational timeBase, String resample, SoundForm to, int size) {
        this.from = from;
        String source = "time_base=" + timeBase.numerator() + "/" + timeBase.denominator() + ":sample_rate="
                + from.rate() + ":sample_fmt=" + from.format() + ":channel_layout=" + from.layout();
        String wanted = "sample_fmts=" + to.format() + ":sample_rates=" + to.rate() + ":channel_layouts=" + to.layout();
        AVFilterContext change = new AVFilterContext((Pointer) null);
        AVFilterContext form = new AVFilterContext((Pointer) null);
        try {
            add(in, "abuffer", source);
            add(change, "aresample", resample.isEmpty() ? null : resample);
            add(form, "aformat", wanted);
            add(out, "abuffersink", null);
            Av.check(avfilter.avfilter_link(in, 0, change, 0), "sound");
            Av.check(avfilter.avfilter_link(change, 0, form, 0), "sound");
            Av.check(avfilter.avfilter_link(form, 0, out, 0), "sound");
            Av.check(avfilter.avfilter_graph_config(graph, null), "sound");
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        if (size > 0) {
            avfilter.av_buffersink_set_frame_size(out, size);
        }
    }

    private void add(AVFilterContext context, String filter, @Nullable String options) {
        Av.check(
                avfilter.avfilter_graph_create_filter(
                        context, avfilter.avfilter_get_by_name(filter), filter, options, null, graph),
                "sound");
    }

    /** Whether sound of this form can be pushed. */
    boolean takes(SoundForm form) {
        return from.equals(form);
    }

    Rational timeBase() {
        return Av.rational(avfilter.av_buffersink_get_time_base(out));
    }

    /** Gives what becomes of {@code frame}, times in {@link #timeBase}; null for the end. */
    void push(@Nullable AVFrame frame, Consumer<AVFrame> sink) {
        Av.check(avfilter.av_buffersrc_add_frame_flags(in, frame, 0), "sound");
        while (avfilter.av_buffersink_get_frame(out, made) >= 0) {
            sink.accept(made);
            avutil.av_frame_unref(made);
        }
    }

    @Override
    public void close() {
        avfilter.avfilter_graph_free(graph);
        avutil.av_frame_free(made);
    }
}
