package diorama.video.color;

import diorama.video.av.Av;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Gives pictures 256 colours of their own, each picture by itself, so that films can be made piece by piece. One thread. */
public final class Palette implements AutoCloseable {
    private static final String CHAIN = "split[a][b];[a]palettegen=reserve_transparent=0:stats_mode=single[p];"
            + "[b][p]paletteuse=new=1:dither=sierra2_4a";

    private final AVFrame out = Av.present(avutil.av_frame_alloc(), "frame");

    /** A picture of 8-bit RGBA with 256 colours; valid until the next call. */
    public AVFrame of(AVFrame rgba) {
        avutil.av_frame_unref(out);
        AVFilterGraph graph = Av.present(avfilter.avfilter_graph_alloc(), "filters");
        try {
            AVFilterContext in = new AVFilterContext((Pointer) null);
            AVFilterContext sink = new AVFilterContext((Pointer) null);
            String form = "width=" + rgba.width() + ":height=" + rgba.height() + ":pix_fmt=" + rgba.format()
                    + ":time_base=1/1:pixel_aspect=1/1";
            check(avfilter.avfilter_graph_create_filter(
                    in, avfilter.avfilter_get_by_name("buffer"), "in", form, null, graph));
            check(avfilter.avfilter_graph_create_filter(
                    sink, avfilter.avfilter_get_by_name("buffersink"), "out", (String) null, null, graph));
            AVFilterInOut from = end("in", in);
            AVFilterInOut to = end("out", sink);
            int code = avfilter.avfilter_graph_parse_ptr(graph, CHAIN, to, from, null);
            avfilter.avfilter_inout_free(from);
            avfilter.avfilter_inout_free(to);
            check(code);
            check(avfilter.avfilter_graph_config(graph, null));
            rgba.pts(0);
            check(avfilter.av_buffersrc_add_frame_flags(in, rgba, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF));
            check(avfilter.av_buffersrc_add_frame_flags(in, null, 0));
            check(avfilter.av_buffersink_get_frame(sink, out));
            return out;
        } finally {
            avfilter.avfilter_graph_free(graph);
        }
    }

    private static AVFilterInOut end(String name, AVFilterContext filter) {
        AVFilterInOut end = Av.present(avfilter.avfilter_inout_alloc(), "filters");
        end.name(avutil.av_strdup(new BytePointer(name)));
        return end.filter_ctx(filter).pad_idx(0);
    }

    private static void check(int code) {
        Av.check(code, "256 colours");
    }

    @Override
    public void close() {
        avutil.av_frame_free(out);
    }
}
