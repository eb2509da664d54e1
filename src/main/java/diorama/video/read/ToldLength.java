package diorama.video.read;

import diorama.video.av.Av;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** How long a stream says that it lasts. */
final class ToldLength {
    /** Hours, minutes and seconds. */
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2}(?:\\.\\d{1,9})?)");

    private ToldLength() {}

    /** Microseconds that it lasts alone, where the container tells it as Matroska does; 0 where not. */
    static long micros(AVStream stream) {
        Matcher told = LENGTH.matcher(Av.map(stream.metadata()).getOrDefault("DURATION", ""));
        return told.matches()
                ? (Long.parseLong(told.group(1)) * 3600 + Long.parseLong(told.group(2)) * 60) * 1_000_000
                        + Math.round(1e6 * Double.parseDouble(told.group(3)))
                : 0;
    }
}
