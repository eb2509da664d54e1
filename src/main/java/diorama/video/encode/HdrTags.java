package diorama.video.encode;

import diorama.video.av.Av;
import diorama.video.color.ColorTags;
import diorama.video.file.FilmFile;
import diorama.video.read.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What a film of high dynamic range says of the screen it was made on (SMPTE ST 2086) and of its brightest light (CTA-861.3).
 *
 * @param mastering libav's structure, byte by byte
 * @param light the same
 * @param lost kinds of metadata that change from frame to frame and are not carried, in words
 */
public record HdrTags(Optional<byte[]> mastering, Optional<byte[]> light, List<String> lost) {
    static final HdrTags NONE = new HdrTags(Optional.empty(), Optional.empty(), List.of());

    /** Of the film that {@code target} is made from; by the container, else by its first picture. */
    static HdrTags of(FilmTarget target) {
        if (target.source().isEmpty() || target.carried().sdr()) {
            return NONE;
        }
        try (FilmFile file = FilmFile.open(target.source().get())) {
            int index = file.videoIndex();
            AVCodecParameters p = index < 0 ? null : file.stream(index).codecpar();
            if (p == null || !ColorTags.isHdr(p.color_trc())) {
                return NONE;
            }
            HdrTags told = new HdrTags(
                    stream(p, avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA),
                    stream(p, avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL),
                    stream(p, avcodec.AV_PKT_DATA_DOVI_CONF).isPresent() ? List.of("Dolby Vision") : List.of());
            try (Decoder decoder = new Decoder(file, index)) {
                return decoder.next() ? told.or(decoder.frame()) : told;
            }
        }
    }

    private HdrTags or(AVFrame frame) {
        List<String> left = new ArrayList<>(lost);
        if (frame(frame, avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS).isPresent()) {
            left.add("HDR10+");
        }
        if (left.isEmpty() && frame(frame, avutil.AV_FRAME_DATA_DOVI_METADATA).isPresent()) {
            left.add("Dolby Vision");
        }
        return new HdrTags(
                mastering.or(() -> frame(frame, avutil.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA)),
                light.or(() -> frame(frame, avutil.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL)),
                List.copyOf(left));
    }

    private static Optional<byte[]> stream(AVCodecParameters p, int type) {
        for (int i = 0; i < p.nb_coded_side_data(); i++) {
            var data = p.coded_side_data().getPointer(i);
            if (data.type() == type) {
                return Optional.of(bytes(data.data(), data.size()));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> frame(AVFrame frame, int type) {
        AVFrameSideData data = avutil.av_frame_get_side_data(frame, type);
        return data == null || data.isNull() ? Optional.empty() : Optional.of(bytes(data.data(), data.size()));
    }

    private static byte[] bytes(Pointer data, long size) {
        byte[] bytes = new byte[(int) size];
        new BytePointer(data).capacity(size).get(bytes);
        return bytes;
    }

    /** Marks a stream about to be written. */
    public void mark(AVCodecParameters stream) {
        add(stream, avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA, mastering);
        add(stream, avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL, light);
    }

    private static void add(AVCodecParameters stream, int type, Optional<byte[]> data) {
        data.ifPresent(bytes -> {
            try (BytePointer pointer = new BytePointer(bytes)) {
                Av.addSideData(stream, type, pointer, bytes.length);
            }
        });
    }

    /** Adds what an encoder must be told to write this into its pictures. */
    void tell(String encoder, Map<String, String> words) {
        if (encoder.equals("libx265")) {
            List<String> more = new ArrayList<>();
            mastering.flatMap(m -> screen(m, 50_000, 10_000)).ifPresent(s -> more.add("master-display=" + s));
            light.ifPresent(l -> more.add("max-cll=" + levels(l)));
            if (!more.isEmpty()) {
                words.merge("x265-params", "hdr10=1:repeat-headers=1:" + String.join(":", more), (a, b) -> a + ":" + b);
            }
        } else if (encoder.equals("libsvtav1")) {
            List<String> more = new ArrayList<>();
            mastering.flatMap(m -> screen(m, 0, 0)).ifPresent(s -> more.add("mastering-display=" + s));
            light.ifPresent(l -> more.add("content-light=" + levels(l)));
            if (!more.isEmpty()) {
                words.put("svtav1-params", String.join(":", more));
            }
        }
    }

    private static String levels(byte[] data) {
        try (BytePointer bytes = new BytePointer(data)) {
            AVContentLightMetadata light = new AVContentLightMetadata(bytes);
            return light.MaxCLL() + "," + light.MaxFALL();
        }
    }

    /** G(x,y)B(x,y)R(x,y)WP(x,y)L(max,min) in whole steps of 1/colour and 1/light; as they are for 0. */
    private static Optional<String> screen(byte[] data, int color, int light) {
        try (BytePointer bytes = new BytePointer(data)) {
            AVMasteringDisplayMetadata m = new AVMasteringDisplayMetadata(bytes);
            if (m.has_primaries() == 0 || m.has_luminance() == 0) {
                return Optional.empty();
            }
            return Optional.of("G" + point(m.display_primaries(1, 0), m.display_primaries(1, 1), color)
                    + "B" + point(m.display_primaries(2, 0), m.display_primaries(2, 1), color)
                    + "R" + point(m.display_primaries(0, 0), m.display_primaries(0, 1), color)
                    + "WP" + point(m.white_point(0), m.white_point(1), color)
                    + "L" + point(m.max_luminance(), m.min_luminance(), light));
        }
    }

    private static String point(AVRational x, AVRational y, int steps) {
        return "(" + number(x, steps) + "," + number(y, steps) + ")";
    }

    private static String number(AVRational q, int steps) {
        double value = Av.rational(q).value();
        return steps == 0 ? String.format(Locale.ROOT, "%.5f", value) : String.valueOf(Math.round(value * steps));
    }
}
