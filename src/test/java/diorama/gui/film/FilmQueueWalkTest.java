package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.gui.DrivenStudio;
import diorama.gui.VirtualScreen;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.file.FilmTimes;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films that are made by a hand on the real window, which is closed before they are. */
class FilmQueueWalkTest {
    private static final int FRAMES = 400;
    private static final Size SIZE = new Size(320, 180);

    private final Path folder;
    private final FilmQueue queue;

    FilmQueueWalkTest(@TempDir Path folder) {
        this.folder = folder;
        queue = new FilmQueue(folder.resolve(".config").resolve("diorama").resolve("jobs"));
    }

    /** A film and its depth beside it, so that no network is asked. */
    private Path film() throws Exception {
        long[] times = LongStream.range(0, FRAMES).map(i -> 40 * i).toArray();
        Path film = Clips.write(folder.resolve("clip.mkv"), SIZE, EncodeOptions.DEFAULTS, times);
        RawDepth flat = new RawDepth(new Size(16, 9), new float[16 * 9], DepthKind.INVERSE_RELATIVE);
        Map<DepthFormat, Path> targets = Map.of(DepthFormat.FFV1, folder.resolve("clip_depth.mkv"));
        VideoToDepth.run(film, targets, StereoJob.DEFAULTS, image -> flat, FilmRun.quiet());
        return film;
    }

    private FilmJob.State state(FilmJob job) {
        return queue.now(job).orElseThrow().status().state();
    }

    @Test
    void aFilmIsMadeThoughTheWindowIsClosedAndFoundInTheNextOne() throws Exception {
        DrivenStudio.needed();
        Path film = film();
        Path made = folder.resolve("clip_LRF_Full_SBS.mp4");
        try (VirtualScreen screen = new VirtualScreen(folder)) {
            FilmJob job;
            try (DrivenStudio studio = new DrivenStudio(screen, folder, film, folder.resolve("clip_depth.mkv"))) {
                studio.hand("mousemove 468 300");
                studio.hand("key ctrl+shift+F12");
                // the button of the box
                screen.xdotool(List.of("mousemove", "388", "671", "click", "1"));
                studio.await(() -> !queue.jobs().isEmpty(), 30, "the film's job");
                job = queue.jobs().get(0);
                studio.quit();
            }
            assertEquals(made, job.target());
            assertFalse(Files.exists(made), "it is not done yet");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            while (state(job) != FilmJob.State.DONE && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertEquals(
                    FilmJob.State.DONE,
                    state(job),
                    queue.now(job).orElseThrow().status().said());
            assertEquals(
                    FRAMES,
                    FilmTimes.read(made, Progress.NONE, new CancelToken()).frames());
            try (DrivenStudio studio = new DrivenStudio(screen, folder)) {
                studio.hand("mousemove 468 700");
                studio.hand("key shift+F10");
                // the first one's button: it is in the list, and done
                studio.hand("mousemove 372 331 click 1");
                studio.await(() -> queue.jobs().isEmpty(), 30, "the end of the job");
                studio.quit();
            }
            assertTrue(Files.exists(made), "what was made stays");
        }
    }
}
