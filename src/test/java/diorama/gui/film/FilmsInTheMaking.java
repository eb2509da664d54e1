package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.gui.state.Source;
import diorama.gui.store.StudioFolder;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoLayout;
import diorama.video.file.FilmTimes;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A film, its depth and jobs that make stereo films of it. */
abstract class FilmsInTheMaking {
    final List<String> ended = new ArrayList<>();
    final List<Process> runners = new ArrayList<>();
    Path folder = Path.of("");
    Path film = Path.of("");
    Path depth = Path.of("");
    FilmJobs jobs = new FilmJobs(new StudioFolder(Path.of("no such folder")), (job, status) -> {});

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
        VideoToDepth.run(film, Map.of(DepthFormat.FFV1, depth), StereoJob.DEFAULTS, image -> ramp, FilmRun.quiet());
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

    FilmQueue queue() {
        return new FilmQueue(folder.resolve("studio").resolve("jobs"));
    }

    /** As another window finds them. */
    FilmJobs opened() {
        return opened(FilmRunner.class.getName());
    }

    /** @param main class of the process that makes films */
    FilmJobs opened(String main) {
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
    FilmJob job(long pid) throws Exception {
        Path own = Files.createDirectories(queue().folder().resolve("1"));
        Files.writeString(own.resolve("log.txt"), "@progress 8 96 drawing\n");
        return new FilmJob(own, folder.resolve("o.mp4"), List.of(), pid, 0, false);
    }

    FilmCommand.Wish wish(String name, StereoJob job, Timeline timeline) {
        FilmTimes times = FilmTimes.even(96, 24);
        return new FilmCommand.Wish(
                new Source(film, Optional.of(depth)),
                ImportOptions.DEFAULTS,
                times,
                timeline,
                job,
                folder.resolve(name));
    }

    Path add(String name) {
        return add(name, FrameOptions.DEFAULTS);
    }

    Path add(String name, FrameOptions frame) {
        StereoJob job = StereoJob.DEFAULTS
                .with(StereoJob.DEFAULTS.film().withSegments(8))
                .with(StereoJob.DEFAULTS.stereo().with(StereoLayout.HALF_SBS, false))
                .with(frame);
        FilmCommand.Wish wish = wish(name, job, Timeline.NONE);
        jobs.add(wish.target(), FilmCommand.words(wish, jobs.files()), 7);
        return wish.target();
    }

    /** Looks until something holds; the process ending wakes it, too. */
    void lookUntil(BooleanSupplier done) throws Exception {
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

    FilmJob.Status status(int row) {
        return jobs.rows().get(row).status();
    }

    static void awaitUntil(BooleanSupplier done, Supplier<Object> what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "never came: " + what.get());
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
