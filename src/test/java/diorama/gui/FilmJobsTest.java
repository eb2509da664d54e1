package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.pipeline.DepthFormat;
import diorama.pipeline.FilmLeftovers;
import diorama.pipeline.StereoJob;
import diorama.pipeline.Timeline;
import diorama.pipeline.TimelineFile;
import diorama.pipeline.VideoToDepth;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoLayout;
import diorama.video.Clips;
import diorama.video.FilmTimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmJobsTest {
    private final List<String> ended = new ArrayList<>();
    private final List<Process> runners = new ArrayList<>();
    private Path folder = Path.of("");
    private Path film = Path.of("");
    private Path depth = Path.of("");
    private FilmJobs jobs = new FilmJobs(new StudioFolder(Path.of("no such folder")), (job, status) -> {});

    @BeforeEach
    void make(@TempDir Path temp) throws Exception {
        folder = temp;
        film = Files.copy(Clips.walk(), temp.resolve("a walk.mp4"));
        depth = temp.resolve("depth.mkv");
        float[] values = new float[64 * 36];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 64 / 63f;
        }
        RawDepth ramp = new RawDepth(new Size(64, 36), values, DepthKind.INVERSE_RELATIVE);
        VideoToDepth.run(
                film,
                Map.of(DepthFormat.FFV1, depth),
                StereoJob.DEFAULTS,
                image -> ramp,
                Progress.NONE,
                new CancelToken());
        jobs = opened();
    }

    @AfterEach
    void end() throws Exception {
        FilmQueue queue = queue();
        for (FilmJob job : queue.jobs()) {
            FilmJob.State state = job.status().state();
            if (state == FilmJob.State.WAITING) {
                job.aside();
            } else if (state == FilmJob.State.RUNNING) {
                ProcessHandle.of(job.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        // who makes films writes into the folder until the very end, which is about to be deleted
        for (Process runner : runners) {
            if (!runner.waitFor(30, TimeUnit.SECONDS)) {
                runner.destroyForcibly().waitFor();
            }
        }
    }

    private FilmQueue queue() {
        return new FilmQueue(folder.resolve("studio").resolve("jobs"));
    }

    /** As another window finds them. */
    private FilmJobs opened() {
        return opened(FilmRunner.class.getName());
    }

    /** @param main class of the process that makes films */
    private FilmJobs opened(String main) {
        return new FilmJobs(
                new StudioFolder(folder.resolve("studio")),
                (job, status) -> ended.add(status.state() + " " + job.target().getFileName()),
                queue -> {
                    Process runner = FilmJob.runner(queue, main);
                    runners.add(runner);
                    return runner;
                });
    }

    /** A job that was begun before, of which nothing is on the disk but how far it was. */
    private FilmJob job(long pid) throws Exception {
        Path own = Files.createDirectories(queue().folder().resolve("1"));
        Files.writeString(own.resolve("log.txt"), "@progress 8 96 drawing\n");
        return new FilmJob(own, folder.resolve("o.mp4"), List.of(), pid, 0, false);
    }

    private FilmCommand.Wish wish(String name, StereoJob job, Timeline timeline) {
        FilmTimes times = FilmTimes.even(96, 24);
        return new FilmCommand.Wish(new Source(film, Optional.of(depth)), times, timeline, job, folder.resolve(name));
    }

    private Path add(String name) {
        return add(name, FrameOptions.DEFAULTS);
    }

    private Path add(String name, FrameOptions frame) {
        StereoJob job = StereoJob.DEFAULTS
                .with(StereoJob.DEFAULTS.film().withSegments(8))
                .with(StereoJob.DEFAULTS.stereo().with(StereoLayout.HALF_SBS, false))
                .with(frame);
        FilmCommand.Wish wish = wish(name, job, Timeline.NONE);
        jobs.add(wish.target(), FilmCommand.words(wish, jobs.files()), 7);
        return wish.target();
    }

    /** Looks until something holds; the process ending wakes it, too. */
    private void lookUntil(BooleanSupplier done) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "never came: " + jobs.rows());
            Optional<ProcessHandle> process =
                    jobs.running().flatMap(row -> ProcessHandle.of(row.job().pid()));
            if (process.isPresent()) {
                try {
                    process.get().onExit().get(50, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // it still runs
                }
            }
            jobs.look();
        }
    }

    private FilmJob.Status status(int row) {
        return jobs.rows().get(row).status();
    }

    @Test
    void aFilmThatWasBrokenOffIsFoundAgainAndGoesOnWhereItWas() throws Exception {
        Path target = add("out.mp4");
        Path segment = folder.resolve(".out.mp4.diorama-work").resolve("000001.packets");
        lookUntil(() -> Files.exists(segment));
        ProcessHandle.of(jobs.running().orElseThrow().job().pid()).orElseThrow().destroyForcibly();
        lookUntil(() -> jobs.running().isEmpty());
        assertEquals(List.of("BROKEN out.mp4"), ended);
        assertFalse(Files.exists(target));

        jobs = opened();
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        Object first = Files.getLastModifiedTime(segment);
        jobs.resume(jobs.rows().get(0));
        lookUntil(() -> Files.exists(segment.resolveSibling("000003.packets")) || !jobs.busy());
        if (Files.exists(segment)) {
            assertEquals(first, Files.getLastModifiedTime(segment), "what was made is not made again");
        }
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.DONE, status(0).state(), status(0).said());
        assertEquals(
                96, FilmTimes.read(target, Progress.NONE, new CancelToken()).frames());
        assertFalse(FilmLeftovers.of(target));

        jobs.dismiss(jobs.rows().get(0));
        assertTrue(opened().rows().isEmpty());
        assertTrue(Files.exists(target), "the film stays");
    }

    @Test
    void oneIsMadeAfterTheOtherAndTellsHowFarItIs() throws Exception {
        // so large that it is far from ready when it is stopped
        FrameOptions large =
                FrameOptions.SCHEMA.withText(FrameOptions.DEFAULTS, FrameOptions.SCHEMA.option("canvas"), "3840x2160");
        add("one.mp4", large);
        lookUntil(() -> status(0).state() != FilmJob.State.WAITING);
        add("two.mp4");
        assertEquals(FilmJob.State.WAITING, status(1).state());
        assertThrows(UserError.class, () -> add("two.mp4"));
        lookUntil(() -> status(0).total() == 96);
        assertTrue(status(0).fraction() >= 0);
        jobs.stop(jobs.rows().get(1));
        assertEquals(1, jobs.rows().size(), "one that waits is gone when it is stopped");
        lookUntil(() -> status(0).done() >= 16);
        jobs.stop(jobs.rows().get(0));
        lookUntil(() -> jobs.running().isEmpty());
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        jobs.dismiss(jobs.rows().get(0));
        assertFalse(FilmLeftovers.of(folder.resolve("one.mp4")), "what is unfinished goes with it");
    }

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

    private static void awaitUntil(BooleanSupplier done, Supplier<Object> what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "never came: " + what.get());
            TimeUnit.MILLISECONDS.sleep(100);
        }
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

    @Test
    void whatIsWrongIsTold() throws Exception {
        Files.writeString(depth, "no film");
        add("out.mp4");
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        assertTrue(status(0).said().contains("depth.mkv"), status(0).said());
    }

    @Test
    void theCommandSaysWhatIsNotUsualAndNamesTheTimeline() {
        Timeline cut = FilmKeys.withCuts(Timeline.NONE, List.of(2_000_000L));
        Timeline.Values values = new Timeline.Values(
                OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        Timeline timeline = FilmKeys.withKey(cut, 3_000_000, values, Timeline.Ease.LINEAR);
        StereoJob job = StereoJob.DEFAULTS.with(StereoJob.DEFAULTS.stereo().with(3.5f, 0.25f));
        List<String> words = FilmCommand.words(wish("o.mkv", job, timeline), jobs.files());
        assertEquals("stereo", words.get(0));
        assertEquals("3.5", words.get(words.indexOf("--divergence") + 1));
        assertFalse(words.contains("--crf"), words.toString());
        Path file = Path.of(words.get(words.indexOf("--timeline") + 1));
        assertEquals(timeline, TimelineFile.read(file));
        Path cuts = Path.of(words.get(words.indexOf("--cuts") + 1));
        assertEquals(48L, diorama.depth.CutList.read(cuts).cuts().first());
        assertTrue(FilmCommand.line(words).contains("'" + film + "'"), "names with blanks are quoted");
        assertEquals(words, FilmCommand.words(wish("o.mkv", job, timeline), jobs.files()));
    }
}
