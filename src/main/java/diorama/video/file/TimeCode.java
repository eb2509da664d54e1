package diorama.video.file;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.option.Carried;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVTimecode;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Hours, minutes, seconds and frames that a camera or a cutter counts, e.g. 01:02:03:04, or 01:02:03;04 where 29.97 frames a
 * second are counted as thirty and numbers are passed over (drop frame). Reckoned by libav.
 */
public final class TimeCode {
    /** "tmcd": time codes of QuickTime films, which come along as a tag. */
    public static final int TRACK = 0x64636d74;

    private static final String TAG = "timecode";

    /** 1000/1001, by which rates of television are slower than they are called. */
    private static final double TELEVISION = 1000 / 1001.0;

    /** Difference of rates that no longer are the same one. */
    private static final double OTHER_RATE = 0.005;

    private TimeCode() {}

    /**
     * That of a later picture.
     *
     * @param code of the first one
     * @param from frames a second that are counted
     * @param seconds since then
     * @param to frames a second of the film that gets it
     * @return empty where {@code code} is none
     */
    public static Optional<String> later(String code, Rational from, double seconds, Rational to) {
        AVTimecode start = new AVTimecode();
        Rational counted = counted(from);
        if (avutil.av_timecode_init_from_string(start, Av.rational(counted), code, null) < 0) {
            return Optional.empty();
        }
        start.flags(start.flags() | avutil.AV_TIMECODE_FLAG_24HOURSMAX);
        int passed = (int) Math.round(seconds * counted.value());
        byte[] later = new byte[avutil.AV_TIMECODE_STR_SIZE];
        avutil.av_timecode_make_string(start, later, passed);
        return Optional.of(at(text(later), counted, counted(to)));
    }

    /** The usual rate that a rate, measured over a film, is. */
    private static Rational counted(Rational rate) {
        int whole = (int) Math.round(rate.value());
        boolean television = Math.abs(rate.value() - whole * TELEVISION) < Math.abs(rate.value() - whole);
        return new Rational(whole * (television ? 1000 : 1), television ? 1001 : 1);
    }

    /** The same moment where other frames are counted; numbers are passed over only at multiples of 29.97. */
    private static String at(String code, Rational from, Rational to) {
        long had = Math.round(from.value());
        long has = Math.round(to.value());
        if (had == has) {
            return code;
        }
        boolean drops = has % 30 == 0 && to.denominator() != 1;
        long frame = Long.parseLong(code.substring(9)) * has / had;
        return code.substring(0, 8) + (drops ? code.charAt(8) : ':') + String.format(Locale.ROOT, "%02d", frame);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII).split("\0", 2)[0];
    }

    /** What a film says of its first picture; empty when it says nothing. */
    public static String of(FilmFile file) {
        int video = file.videoIndex();
        String own = video < 0 ? "" : in(Av.map(file.stream(video).metadata()));
        return own.isEmpty() ? in(Av.map(file.context().metadata())) : own;
    }

    private static String in(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(TAG))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /**
     * What a film of {@code to} frames a second, made of {@code source}, says of its first picture, the one at {@code
     * firstMicros}; empty where {@code source} says nothing.
     */
    public static String carried(Path source, long firstMicros, Rational to) {
        try (FilmFile file = FilmFile.open(source)) {
            return moved(of(file), file, firstMicros, to).orElse("");
        }
    }

    /** Makes the time code among {@code tags} of {@code file} that of the first picture that is carried to {@code out}. */
    public static void carry(Map<String, String> tags, FilmFile file, Carried carried, AVFormatContext out) {
        long first = carried.trimmed() ? carried.firstMicros() : Long.MIN_VALUE;
        Rational to = out.nb_streams() == 0
                ? Rational.UNKNOWN
                : Av.rational(out.streams(0).avg_frame_rate());
        for (Map.Entry<String, String> tag : Map.copyOf(tags).entrySet()) {
            if (tag.getKey().equalsIgnoreCase(TAG)) {
                moved(tag.getValue(), file, first, to)
                        .ifPresentOrElse(code -> tags.put(tag.getKey(), code), () -> tags.remove(tag.getKey()));
            }
        }
    }

    private static Optional<String> moved(String code, FilmFile file, long firstMicros, Rational to) {
        int video = file.videoIndex();
        if (video < 0 || code.isEmpty()) {
            return Optional.of(code);
        }
        AVStream stream = file.stream(video);
        Rational from = rate(file, stream);
        long begin = stream.start_time() == Av.NO_PTS
                ? 0
                : Av.rational(stream.time_base()).rescale(stream.start_time(), Rational.MICROS);
        double seconds = Math.max(0, Math.max(begin, firstMicros) - begin) / 1e6;
        Rational has = to.known() ? to : from;
        boolean same = seconds == 0 && Math.abs(from.value() - has.value()) < OTHER_RATE * from.value();
        return same || !from.known() ? Optional.of(code) : later(code, from, seconds, has);
    }

    /** The rate at which frames are counted: the picture's own where it is even, else that of the track of time codes. */
    private static Rational rate(FilmFile file, AVStream picture) {
        Rational rate = Av.rational(avformat.av_guess_frame_rate(file.context(), picture, null));
        for (int i = 0; i < file.streams(); i++) {
            Rational told = Av.rational(file.stream(i).avg_frame_rate());
            boolean codes = file.stream(i).codecpar().codec_tag() == TRACK;
            if (codes && told.known() && Math.abs(told.value() - rate.value()) > OTHER_RATE * told.value()) {
                return told;
            }
        }
        return rate;
    }
}
