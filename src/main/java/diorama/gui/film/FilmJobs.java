package diorama.gui.film;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.gui.store.StudioFolder;
import diorama.pipeline.film.FilmLeftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The films in the making as a window shows them: one is made at a time, the others wait, and a process of its own makes them. They
 * are found again when the studio is opened the next time, whether they still run or were broken off. Confined to the main thread.
 */
final class FilmJobs {
    private final FilmQueue queue;
    private final BiConsumer<FilmJob, FilmJob.Status> ended;
    private final Function<Path, Process> starter;
    private List<Row> rows = List.of();
    private @Nullable Process runner;
    /** Whether the last runner failed, and nobody has wanted anything made since. */
    private boolean failed;
    /** Why it did, until what waits has been put aside; or empty. */
    private String why = "";

    /** A job and what it last said of itself. */
    record Row(FilmJob job, FilmJob.Status status) {
        static Row of(FilmJob job) {
            return new Row(job, job.status());
        }

        boolean open() {
            return status.state() == FilmJob.State.RUNNING || status.state() == FilmJob.State.WAITING;
        }
    }

    /** @param ended is told of jobs that are done, or broken off, since they were last looked at */
    FilmJobs(StudioFolder studio, BiConsumer<FilmJob, FilmJob.Status> ended) {
        this(studio, ended, queue -> FilmJob.runner(queue, FilmRunner.class.getName()));
    }

    /** @param starter starts the process that makes what waits in a folder */
    FilmJobs(StudioFolder studio, BiConsumer<FilmJob, FilmJob.Status> ended, Function<Path, Process> starter) {
        this.starter = starter;
        queue = new FilmQueue(studio.path().resolve("jobs"));
        this.ended = ended;
        rows = queue.jobs().stream().map(Row::of).toList();
    }

    List<Row> rows() {
        return rows;
    }

    /** Folder for files that commands name. */
    Path files() {
        return queue.folder().resolveSibling("timelines");
    }

    /** The one that runs. */
    Optional<Row> running() {
        return rows.stream()
                .filter(r -> r.status.state() == FilmJob.State.RUNNING)
                .findFirst();
    }

    /** Whether anything changes by itself. */
    boolean busy() {
        return rows.stream().anyMatch(Row::open);
    }

    /**
     * Has a film made, now or when those before it are.
     *
     * @param now ms since 1970
     * @throws UserError when it is being made already, or cannot be begun
     */
    void add(Path target, List<String> words, long now) {
        Path whole = target.toAbsolutePath().normalize();
        queue.changing(() -> {
            List<FilmJob> all = queue.jobs();
            if (all.stream()
                    .anyMatch(job -> job.target().equals(whole) && Row.of(job).open())) {
                throw new UserError(whole + ": is being made already, want another name");
            }
            Path own = queue.folder().resolve(String.format("%015d-%03d", now, all.size()));
            return new FilmJob(own, whole, words, 0, 0, false).waiting();
        });
        failed = false;
        why = "";
        look();
    }

    /** Sees how far each is, and has the next one made when none runs. */
    void look() {
        lookAtRunner();
        asideIfFailed();
        Map<Path, Row> before = new HashMap<>();
        rows.forEach(row -> before.put(row.job.folder(), row));
        rows = queue.jobs().stream().map(Row::of).toList();
        for (Row row : rows) {
            Row last = before.get(row.job.folder());
            if (last != null && last.open() && !row.open()) {
                ended.accept(row.job, row.status);
            }
        }
        boolean waits = rows.stream().anyMatch(r -> r.status.state() == FilmJob.State.WAITING);
        if (waits && !failed && runner == null && queue.alone(() -> {})) {
            runner = starter.apply(queue.folder());
        }
    }

    /** Sees whether the process that was started has ended, and how. */
    private void lookAtRunner() {
        Process last = runner;
        if (last == null || last.isAlive()) {
            return;
        }
        runner = null;
        failed = last.exitValue() != 0;
        why = failed ? FilmJob.runnerSaid(queue.folder(), last.exitValue()) : "";
    }

    /** Where the process that makes films failed, what waits would wait for ever: it is put aside and says why. */
    private void asideIfFailed() {
        String reason = why;
        why = "";
        boolean told = reason.isEmpty()
                || queue.alone(() -> queue.changing(() -> {
                    List<FilmJob> waiting = queue.jobs().stream()
                            .filter(job -> job.status().state() == FilmJob.State.WAITING)
                            .toList();
                    waiting.forEach(job -> job.aside(reason));
                    return true;
                }));
        if (!told) {
            // another window's process is at work, or that window just looks
            why = reason;
        }
    }

    /** Stops one that runs or waits; of one that waits nothing is left, unless it was begun before. */
    void stop(Row row) {
        boolean gone = queue.changing(() -> {
            Optional<FilmJob> now = queue.now(row.job);
            boolean waits =
                    now.filter(j -> j.status().state() == FilmJob.State.WAITING).isPresent();
            boolean fresh = waits && !now.get().begunBefore();
            if (fresh) {
                delete(row.job.folder());
            } else if (waits) {
                now.get().aside();
            } else {
                now.ifPresent(FilmJob::stop);
            }
            return waits;
        });
        if (gone) {
            // as is wanted: nobody needs to be told
            rows = queue.jobs().stream().map(Row::of).toList();
        }
    }

    /** Has one that was broken off go on where it was, unless another window has had it do so already. */
    void resume(Row row) {
        queue.changing(() -> queue.now(row.job)
                .filter(job -> job.status().state() == FilmJob.State.BROKEN)
                .map(FilmJob::waiting));
        failed = false;
        why = "";
        look();
    }

    /** Forgets one that does not run, and deletes what it has left unfinished; nothing of one that goes on by now. */
    void dismiss(Row row) {
        queue.changing(() -> {
            Optional<Row> now = queue.now(row.job).map(Row::of).filter(r -> !r.open());
            now.ifPresent(ended -> {
                if (ended.status.state() == FilmJob.State.BROKEN) {
                    FilmLeftovers.delete(ended.job.target());
                }
                delete(ended.job.folder());
            });
            return now.isPresent();
        });
        rows = queue.jobs().stream().map(Row::of).toList();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be deleted: " + AtomicFile.reason(e), e);
        }
    }
}
