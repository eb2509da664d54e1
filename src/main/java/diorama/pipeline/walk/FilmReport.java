package diorama.pipeline.walk;

import diorama.base.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was made of a film.
 *
 * @param frames written
 * @param kept of them, made by an earlier run that was interrupted
 * @param size of the frames written, px
 * @param cuts scene cuts found
 * @param seconds from start to end
 * @param stageSeconds each stage has worked, without waiting, by name in order: decode, depth, render, encode
 * @param buffers pictures that were in use at one time at most; does not grow with the film's length
 * @param renderer what drew, in words
 * @param notes what was lost or could not be carried along, one line each
 */
public record FilmReport(
        Path file,
        long frames,
        long kept,
        Size size,
        int cuts,
        double seconds,
        Map<String, Double> stageSeconds,
        int buffers,
        String renderer,
        List<String> notes) {
    /** What part of the time each stage has worked: {@code " (decode 6 %, depth 80 %, ...)"}; the busiest one sets the pace. */
    public String busy() {
        return stageSeconds.isEmpty()
                ? ""
                : stageSeconds.entrySet().stream()
                        .map(stage -> stage.getKey() + " " + Math.round(100 * stage.getValue() / seconds) + " %")
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
