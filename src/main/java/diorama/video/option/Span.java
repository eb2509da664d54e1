package diorama.video.option;

import diorama.base.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a film.
 *
 * @param startMicros first moment, from the film's beginning; at least 0
 * @param endMicros first moment after it, {@link Long#MAX_VALUE} for all
 */
public record Span(long startMicros, long endMicros) {
    public static final Span ALL = new Span(0, Long.MAX_VALUE);

    private static final Pattern TIME = Pattern.compile("(?:(?:(\\d+):)?(\\d{1,2}):)?(\\d+(?:\\.\\d*)?)");

    /**
     * From what users type: seconds, mm:ss or hh:mm:ss, with a fraction; "end" for the end.
     *
     * @throws UserError when it is none of these, or the end is not after the start
     */
    public static Span parse(String start, String end) {
        long from = micros("start", start);
        long to = end.equals("end") ? Long.MAX_VALUE : micros("end", end);
        if (to <= from) {
            throw new UserError("end: got '" + end + "', want a time after the start, " + start);
        }
        return new Span(from, to);
    }

    private static long micros(String name, String text) {
        Matcher m = TIME.matcher(text.strip());
        if (!m.matches()) {
            throw new UserError(name + ": got '" + text + "', want seconds, mm:ss or hh:mm:ss, e.g. 1:30 or 90.5");
        }
        double hours = m.group(1) == null ? 0 : Double.parseDouble(m.group(1));
        double minutes = m.group(2) == null ? 0 : Double.parseDouble(m.group(2));
        return Math.round((hours * 3600 + minutes * 60 + Double.parseDouble(m.group(3))) * 1e6);
    }

    public boolean all() {
        return equals(ALL);
    }

    public boolean bounded() {
        return endMicros != Long.MAX_VALUE;
    }
}
