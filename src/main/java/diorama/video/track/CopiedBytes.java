package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.file.FilmFile;
import diorama.video.option.Carried;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;

/** How large what comes along with a film's pictures will be, as far as its source tells without being read. */
final class CopiedBytes {
    private CopiedBytes() {}

    /**
     * Bytes of the part that is {@code carried}; tracks of which nothing is known do not count, those that are written anew as much
     * as they were.
     *
     * @param taken numbers of the tracks that come along
     */
    static long of(FilmFile file, Carried carried, IntPredicate taken) {
        double seconds = file.context().duration() / 1e6;
        double bytes = 0;
        double attached = 0;
        for (int i = 0; i < file.streams(); i++) {
            AVStream stream = file.stream(i);
            if (taken.test(i)) {
                bytes += bytes(stream, seconds);
                attached += stream.codecpar().extradata_size();
            }
        }
        return Math.round(bytes * share(carried, seconds) + attached);
    }

    private static double share(Carried carried, double seconds) {
        if (!carried.trimmed() || seconds <= 0) {
            return 1;
        }
        double end = carried.endMicros() == Long.MAX_VALUE ? seconds : Math.min(seconds, carried.endMicros() / 1e6);
        return Math.max(0, Math.min(1, (end - carried.startMicros() / 1e6) / seconds));
    }

    private static double bytes(AVStream stream, double film) {
        OptionalDouble told = told(Av.map(stream.metadata()));
        if (told.isPresent()) {
            return told.getAsDouble();
        }
        int entries = avformat.avformat_index_get_entries_count(stream);
        if (entries > 0 && entries >= stream.nb_frames() && stream.nb_frames() > 0) {
            double sum = 0;
            for (int i = 0; i < entries; i++) {
                sum += avformat.avformat_index_get_entry(stream, i).size();
            }
            return sum;
        }
        long ticks = stream.duration();
        double seconds = ticks == Av.NO_PTS || ticks <= 0
                ? film
                : Av.rational(stream.time_base()).rescale(ticks, Rational.MICROS) / 1e6;
        return Math.max(0, stream.codecpar().bit_rate() / 8.0 * seconds);
    }

    /** As programs that write Matroska do. */
    private static OptionalDouble told(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getKey().startsWith("NUMBER_OF_BYTES")
                        && tag.getValue().matches("\\d{1,15}"))
                .mapToDouble(tag -> Double.parseDouble(tag.getValue()))
                .findFirst();
    }
}
