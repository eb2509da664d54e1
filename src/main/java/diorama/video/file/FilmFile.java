package diorama.video.file;

import diorama.base.UserError;
import diorama.image.WebpAnimation;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A film opened for reading, and nothing but that file: no playlist, concatenation list, session description, image pattern
 * or network address is followed, whatever the file is called. Confined to its maker's thread.
 */
public final class FilmFile implements AutoCloseable {
    /** Containers that hold their own data; lists of other files (hls, concat, dash, sdp, imf, image2) are not among them. */
    private static final String FILMS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,h264,"
                    + "hevc,av1,obu,ivf,gif,apng,nut,mxf,rm,m4v,dv,yuv4mpegpipe,vc1,h263,swf,wtv,nsv,nuv,roq,smk,bink";

    private static final String STILLS =
            "mov,mp4,avif,heic,jpegxl_anim,jpeg_pipe,jpegls_pipe,j2k_pipe,png_pipe,webp_pipe,"
                    + "bmp_pipe,tiff_pipe,exr_pipe,hdr_pipe,dds_pipe,dpx_pipe,gif,gif_pipe,apng,jpegxl_pipe,psd_pipe,qoi_pipe,"
                    + "pam_pipe,pbm_pipe,pgm_pipe,ppm_pipe,pfm_pipe,phm_pipe,sgi_pipe,sunrast_pipe,pcx_pipe,tga_pipe";

    /** Frames a second of numbered pictures of which nothing else is said. */
    private static final double USUAL_FPS = 25;

    private final Path path;
    private final AVFormatContext context;
    /** What is read for the file. */
    private final @Nullable MovingWebp webp;

    private boolean closed;

    private FilmFile(Path path, AVFormatContext context, @Nullable MovingWebp webp) {
        this.path = path;
        this.context = context;
        this.webp = webp;
    }

    /** @throws UserError when {@code path} is not a plain file that holds a film */
    public static FilmFile open(Path path) {
        return open(path, 0);
    }

    /** Opens numbered pictures as a film of so many frames a second, other films as they are. */
    public static FilmFile open(Path path, double fps) {
        return FilmSequence.isPattern(path) && !Files.exists(path)
                ? sequence(path, fps == 0 ? USUAL_FPS : fps)
                : WebpAnimation.is(path)
                        ? webp(path)
                        : open(path, FILMS, "film").named();
    }

    /** What the file is, in libav's words: "mov,mp4,m4a,3gp,3g2,mj2". */
    public String container() {
        return isWebp() ? "webp" : Av.text(context.iformat().name());
    }

    /** Whether it moves without being a film to libav. */
    public boolean isWebp() {
        return webp != null;
    }

    private static FilmFile webp(Path path) {
        requirePlainFile(path);
        Av.ready();
        MovingWebp webp = MovingWebp.open(path);
        AVFormatContext context = avformat.avformat_alloc_context();
        context.pb(webp.context());
        AVDictionary options = Av.dictionary(Map.of("format_whitelist", "mov", "enable_drefs", "0"));
        int code = avformat.avformat_open_input(context, (String) null, null, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            webp.close();
        }
        return probed(new FilmFile(path, context, webp), code, "film");
    }

    /** With the names of its tracks, where libav passes over them. */
    private FilmFile named() {
        if (!Av.text(context.iformat().name()).startsWith("mov")) {
            return this;
        }
        Map<Integer, String> names = TrackNames.of(path);
        for (int i = 0; i < streams(); i++) {
            String name = names.get(stream(i).id());
            AVDictionary before = stream(i).metadata();
            Map<String, String> tags = Av.map(before);
            if (name != null && tags.putIfAbsent("title", name) == null) {
                stream(i).metadata(Av.dictionary(tags));
                if (before != null) {
                    avutil.av_dict_free(before);
                }
            }
        }
        return this;
    }

    private static FilmFile sequence(Path pattern, double fps) {
        FilmSequence pictures = FilmSequence.of(pattern);
        long first = pictures.first();
        requirePlainFile(pictures.file(first));
        Av.ready();
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = Av.dictionary(Map.of(
                "protocol_whitelist",
                "file",
                "framerate",
                Rational.of(fps).toString(),
                "pattern_type",
                "sequence",
                "start_number",
                String.valueOf(first)));
        int code =
                avformat.avformat_open_input(context, pictures.url(), avformat.av_find_input_format("image2"), options);
        avutil.av_dict_free(options);
        return probed(new FilmFile(pattern, context, null), code, "film");
    }

    /** The same for pictures. */
    public static FilmFile openStill(Path path) {
        return open(path, STILLS, "picture");
    }

    private static FilmFile open(Path path, String formats, String what) {
        requirePlainFile(path);
        Av.ready();
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = Av.dictionary(Map.of(
                "protocol_whitelist",
                "file",
                "format_whitelist",
                formats,
                "enable_drefs",
                "0",
                "use_absolute_path",
                "0"));
        int code = avformat.avformat_open_input(context, url(path), null, options);
        avutil.av_dict_free(options);
        return probed(new FilmFile(path, context, null), code, what);
    }

    private static FilmFile probed(FilmFile file, int opened, String what) {
        int code = opened;
        if (code < 0) {
            throw new UserError(file.path + ": is not a " + what + " that can be read: " + reason(code));
        }
        code = avformat.avformat_find_stream_info(file.context, (AVDictionary) null);
        if (code < 0) {
            file.close();
            throw new UserError(file.path + ": is not a " + what + " that can be read: " + reason(code));
        }
        return file;
    }

    /** A name that libav takes for a local file whatever characters are in it. */
    public static String url(Path path) {
        return "file:" + path.toAbsolutePath();
    }

    private static String reason(int code) {
        if (code == avutil.AVERROR_INVALIDDATA) {
            return "broken, cut short or of another kind";
        }
        if (code == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL()) {
            return "of another kind (neither a picture nor a mesh; lists of other files are refused)";
        }
        return Av.text(code);
    }

    private static void requirePlainFile(Path path) {
        if (!Files.exists(path)) {
            throw new UserError(path + ": no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new UserError(path + ": is not a plain file");
        }
        if (!Files.isReadable(path)) {
            throw new UserError(path + ": permission denied");
        }
        try {
            if (Files.size(path) == 0) {
                throw new UserError(path + ": is empty");
            }
        } catch (IOException e) {
            throw new UserError(path + ": cannot be read: " + diorama.base.AtomicFile.reason(e), e);
        }
    }

    public Path path() {
        return path;
    }

    public AVFormatContext context() {
        return context;
    }

    public int streams() {
        return context.nb_streams();
    }

    public AVStream stream(int index) {
        return context.streams(index);
    }

    /** Index of the picture stream that players show, not a cover picture; -1 when there is none. */
    public int videoIndex() {
        int best = avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (best < 0 || (stream(best).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
            return -1;
        }
        return best;
    }

    /** Lets the demuxer skip the packets of all streams that {@code wanted} does not accept. */
    public void readOnly(java.util.function.IntPredicate wanted) {
        for (int i = 0; i < streams(); i++) {
            stream(i)
                    .discard(
                            wanted.test(i)
                                    ? org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT
                                    : org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat.avformat_close_input(context);
            if (webp != null) {
                webp.close();
            }
        }
    }
}
