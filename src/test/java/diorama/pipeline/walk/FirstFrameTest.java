package diorama.pipeline.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the first frame of a part, where everything before it is decoded. */
class FirstFrameTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "ultrafast", "none", "auto");

    @TempDir
    Path folder;

    /** A part whose filter looks back, so that it cannot be searched for. */
    private FilmOptions part() {
        FilmOptions part = FilmOptions.DEFAULTS.withPart("4", "end");
        return FilmOptions.SCHEMA.withText(part, FilmOptions.SCHEMA.option("vf"), "hqdn3d");
    }

    private Path film() {
        long[] times = LongStream.range(0, 200).map(i -> 40 * i).toArray();
        return Clips.write(folder.resolve("a.mp4"), new Size(64, 48), FAST, times);
    }

    @Test
    void theWayIsToldAndLeadsToTheFrame() {
        List<String> told = new ArrayList<>();
        Progress progress = (done, total, what) -> told.add(done + " of " + total + " " + what);
        try (FrameReader reader = FrameReader.open(film(), part())) {
            FirstFrame.find(reader, part(), new FilmRun(progress, new CancelToken()), 0);
            assertEquals("1 of 100 to the start", told.get(0));
            assertTrue(told.contains("100 of 100 to the start"), told.toString());
            int before = told.size();
            assertEquals(4_000_000, reader.next().orElseThrow().ptsMicros());
            assertEquals(4_040_000, reader.next().orElseThrow().ptsMicros());
            assertEquals(before, told.size());
        }
    }

    @Test
    void shortWaysAreNotTold() {
        List<String> told = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film(), part())) {
            FirstFrame.find(
                    reader,
                    part(),
                    new FilmRun((done, total, what) -> told.add(what), new CancelToken()),
                    Long.MAX_VALUE);
        }
        assertEquals(List.of(), told);
    }

    @Test
    void theWayCanBeBrokenOff() {
        CancelToken cancel = new CancelToken();
        int[] seen = {0};
        FilmRun how = new FilmRun(
                (done, total, what) -> {
                    seen[0]++;
                    if (done == 20) {
                        cancel.cancel();
                    }
                },
                cancel);
        try (FrameReader reader = FrameReader.open(film(), part())) {
            assertThrows(CancellationException.class, () -> FirstFrame.find(reader, part(), how, 0));
        }
        assertEquals(20, seen[0]);
    }
}
