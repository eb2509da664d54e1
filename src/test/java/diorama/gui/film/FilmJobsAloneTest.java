package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Films that are made without a window, or with several. */
class FilmJobsAloneTest extends FilmsInTheMaking {
    @Test
    void filmsThatWaitAreMadeWithoutAWindow() throws Exception {
        Path one = add("one.mp4");
        Path two = add("two.mp4");
        // from here on nobody looks
        FilmQueue queue = queue();
        awaitUntil(() -> queue.jobs().stream().allMatch(j -> j.status().state() == FilmJob.State.DONE), queue::jobs);
        assertTrue(Files.exists(one) && Files.exists(two));
        awaitUntil(() -> queue.alone(() -> {}), () -> "the process ends when nothing waits");
        jobs.look();
        assertEquals(List.of("DONE one.mp4", "DONE two.mp4"), ended);
    }

    @Test
    void twoWindowsHaveAFilmMadeOnce() throws Exception {
        FilmQueue queue = new FilmQueue(folder.resolve("queue"));
        AtomicInteger runs = new AtomicInteger();
        assertTrue(queue.alone(() -> {
            runs.incrementAndGet();
            assertFalse(queue.alone(runs::incrementAndGet), "another process makes them already");
        }));
        assertEquals(1, runs.get());
    }

    @Test
    void aFilmThatWaitsToGoOnIsKeptWhenItIsStopped() throws Exception {
        job(0).waiting();
        jobs = opened();
        assertEquals(FilmJob.State.WAITING, status(0).state());
        jobs.stop(jobs.rows().get(0));
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        assertEquals(8, status(0).done(), "how far it was is still known");
        assertEquals(List.of(), ended, "who stops it needs not be told");
        jobs.dismiss(jobs.rows().get(0));
        assertTrue(opened().rows().isEmpty());
    }

    @Test
    void aWindowThatHasNotLookedDoesNotTouchWhatGoesOnInAnother() throws Exception {
        job(0).aside();
        jobs = opened("no.such.Runner");
        FilmJobs.Row stale = jobs.rows().get(0);
        assertEquals(FilmJob.State.BROKEN, stale.status().state());
        // this very process stands for the one that makes it since another window had it go on
        long pid = ProcessHandle.current().pid();
        Files.writeString(
                stale.job().folder().resolve("job.json"),
                Files.readString(stale.job().folder().resolve("job.json"))
                        .replace("\"pid\":0", "\"pid\":" + pid)
                        .replace("\"held\":true", "\"held\":false"));
        jobs.resume(stale);
        assertEquals(FilmJob.State.RUNNING, status(0).state());
        assertEquals(pid, jobs.rows().get(0).job().pid(), "it can still be stopped");
        jobs.dismiss(stale);
        assertEquals(FilmJob.State.RUNNING, status(0).state(), "and is not deleted while it runs");
        assertEquals(List.of(), runners);
        job(0).aside();
        jobs.dismiss(stale);
        jobs.dismiss(stale);
        assertTrue(jobs.rows().isEmpty());
    }

    @Test
    void aRunnerThatFailsIsToldOnceAndNotStartedForEver() throws Exception {
        job(0).waiting();
        jobs = opened("no.such.Runner");
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        assertTrue(status(0).said().contains("no.such.Runner"), status(0).said());
        assertEquals(List.of("BROKEN o.mp4"), ended);
        jobs.look();
        jobs.look();
        assertEquals(1, runners.size());
        jobs.resume(jobs.rows().get(0));
        assertEquals(2, runners.size(), "asked for again it is tried again");
        lookUntil(() -> !jobs.busy());
        assertEquals(List.of("BROKEN o.mp4", "BROKEN o.mp4"), ended);
    }
}
