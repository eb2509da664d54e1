package diorama.pipeline.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.CancelToken;
import diorama.base.Size;
import diorama.pipeline.walk.FilmRun;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipWriterTest {
    private static final Size SIZE = new Size(64, 48);
    private final Path folder;

    ClipWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void framesArePaintedOnTheCallingThreadAndAllWritten() {
        Thread here = Thread.currentThread();
        ClipWriter.write(
                target(),
                50,
                (frame, into) -> {
                    assertSame(here, Thread.currentThread());
                    into.rgba().put(0, Clips.moving(SIZE, (int) frame).rgba(), 0, 4 * SIZE.pixels());
                },
                FilmRun.quiet());
        List<Long> times = Clips.times(folder.resolve("clip.mp4"));
        assertEquals(50, times.size());
        assertEquals(49 * 1e6 * 1001 / 30000, (double) times.get(49), 1);
    }

    @Test
    void aFailingPainterLeavesNothing() throws IOException {
        IllegalStateException broken = new IllegalStateException("paint");
        ClipWriter.Painter painter = (frame, into) -> {
            if (frame == 7) {
                throw broken;
            }
        };
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class, () -> ClipWriter.write(target(), 50, painter, FilmRun.quiet())));
        CancelToken cancel = new CancelToken();
        assertThrows(
                CancellationException.class,
                () -> ClipWriter.write(
                        target(),
                        5000,
                        (frame, into) -> {},
                        new FilmRun((done, total, what) -> cancel.cancel(), cancel)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private FilmTarget target() {
        return FilmTarget.clip(
                folder.resolve("clip.mp4"),
                SIZE,
                new Rational(30000, 1001),
                new EncodeOptions("auto", 20, "ultrafast", "none", "auto"));
    }
}
