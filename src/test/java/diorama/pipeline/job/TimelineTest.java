package diorama.pipeline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.pipeline.job.Timeline.Values;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    @TempDir
    Path folder;

    private Timeline read(String json) throws IOException {
        return TimelineFile.read(Files.writeString(folder.resolve("timeline.json"), json));
    }

    private static double divergence(Timeline timeline, double seconds) {
        return timeline.at(Math.round(seconds * 1e6)).divergence().orElse(Double.NaN);
    }

    @Test
    void keysAreJoinedInTime() throws IOException {
        Timeline timeline = read("{'keys': [{'time': 1, 'divergence': 2}, {'time': '0:03', 'divergence': 4},"
                + " {'time': 5, 'divergence': 0, 'ease': 'smooth'}, {'time': 6, 'divergence': 3, 'ease': 'hold'}]}");
        assertEquals(2, divergence(timeline, 0));
        assertEquals(3, divergence(timeline, 2), 1e-3);
        assertEquals(4, divergence(timeline, 3), 2e-3);
        assertEquals(2, divergence(timeline, 4), 2e-3); // half way of a smooth step
        assertEquals(4 * (1 - 0.15625), divergence(timeline, 3.5), 3e-3);
        assertEquals(0, divergence(timeline, 5.9));
        assertEquals(3, divergence(timeline, 6));
        assertEquals(3, divergence(timeline, 99));
        assertEquals(OptionalDouble.empty(), timeline.at(0).convergence());
    }

    @Test
    void aShotGoesBeforeTheFilmAndItsKeysBeforeItself() throws IOException {
        Timeline timeline = read("{'keys': [{'time': 0, 'divergence': 1, 'convergence': 0.3}],"
                + "'shots': [{'from': '0:02', 'divergence': 2,"
                + " 'keys': [{'time': 3, 'divergence': 4}]}, {'from': '0:04.500', 'convergence': 0.8}]}");
        assertEquals(1, divergence(timeline, 1.9));
        assertEquals(2, divergence(timeline, 2), 2e-3);
        assertEquals(3, divergence(timeline, 2.5), 2e-3);
        assertEquals(4, divergence(timeline, 4.4));
        assertEquals(1, divergence(timeline, 4.5));
        assertEquals(0.3, timeline.at(4_000_000).convergence().orElse(0));
        // a frame whose time was rounded to the millisecond above it
        assertEquals(0.8, timeline.at(4_499_700).convergence().orElse(0));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Timeline timeline = read("{'shots': [{'from': 0, 'divergence': 2.25, 'convergence': 0.4, 'foreground-scale': 1,"
                + " 'crop': [0, 12.5, 0, 12.5], 'keys': [{'time': 1.5, 'divergence': 3, 'ease': 'hold'}]},"
                + " {'from': 61.041, 'divergence': 1}], 'keys': [{'time': 2, 'crop': [1, 2, 3, 4]}]}");
        Path file = folder.resolve("again.json");
        TimelineFile.write(timeline, "film.mp4", file);
        assertEquals(timeline, TimelineFile.read(file));
        assertTrue(Files.readString(file).contains("\"from\": \"0:01:01.041\""), Files.readString(file));
        Values now = timeline.at(0);
        assertEquals(12.5, now.crop().orElseThrow().top());
        assertTrue(timeline.crops());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'shots': [{'from': 0, 'divergence': 99}]}                        | shots[0].divergence: got 99, want 0 to 20
            {'shots': [{'from': 0}, {'divergence': 1}]}                       | shots[1]: has no 'from'
            {'shots': [{'from': 3}, {'from': 2}]}                             | shots[1].from: got 2, want a time after
            {'shots': [{'from': 0, 'keys': [{'time': 'x'}]}]}                 | shots[0].keys[0].time: got "x", want seconds
            {'keys': [{'time': 1, 'ease': 'bounce'}]}                         | keys[0].ease: got "bounce", want linear, smooth
            {'keys': [{'time': 1}, {'time': 1}]}                              | keys[1].time: got 1, want a time after the key
            {'keys': [{'time': 1, 'crop': [0, 60, 0, 60]}]}                   | keys[0].crop: got [0,60,0,60], want at least
            {'keys': [{'time': 1, 'crop': [0, 'a', 0, 0]}]}                   | keys[0].crop[1]: got "a", want 0 to 95
            {'keys': [{'time': 1, 'divergense': 1}]}                          | keys[0].divergense: is unknown, want one of
            {'keys': {'time': 1}}                                             | keys: got {"time":1}, want a list
            [1]                                                               | the file: got [1], want an object
            {'shots': [                                                       | is not JSON
            """)
    void faultsNameTheirPlaceInOneLine(String json, String wanted) {
        String message = Clips.error(() -> read(json));
        assertTrue(message.replace(" ", "").contains(wanted.replace(" ", "")), message);
        assertTrue(!message.contains("\n"), message);
    }
}
