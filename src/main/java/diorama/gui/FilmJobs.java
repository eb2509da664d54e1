package diorama.gui;

import diorama.base.UserError;
import diorama.pipeline.FilmLeftovers;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The films in the making: one is made at a time, the others wait. They are found again when the studio is opened the next time,
 * whether they still run or were broken off. Confined to the main thread.
 */
final class FilmJobs {
    private final Path folder;
    private final BiConsumer<FilmJob, FilmJob.Status> ended;
    private final List<Row> rows = new ArrayList<>();

    /** A job and what it last said of itself. */
    record Row(FilmJob job, FilmJob.Status status) {}

    /** @param ended is told of jobs that are done, or broken off, since they were last looked at */
    FilmJobs(StudioFolder studio, BiConsumer<FilmJob, FilmJob.Status> ended) {
        folder = studio.path().resolve("jobs");
        this.ended = ended;
        for (FilmJob job : kept()) {
            rows.add(new Row(job, job.status()));
        }
    }

    private List<FilmJob> kept() {
        List<FilmJob> jobs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path one : all) {
                    FilmJob.read(one).ifPresent(jobs::add);
                }
            } catch (IOException e) {
                // nothing is known of former films then
                return List.of();
            }
        }
        jobs.sort(Comparator.comparing(job -> String.valueOf(job.folder().getFileName())));
        return jobs;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Folder for files that commands name. */
    Path files() {
        return folder.resolveSibling("timelines");
    }

    /** The one that runs. */
    Optional<Row> running() {
        return rows.stream()
                .filter(r -> r.status.state() == FilmJob.State.RUNNING)
                .findFirst();
    }

    /** Whether anything changes by itself. */
    boolean busy() {
        return rows.stream()
                .anyMatch(r -> r.status.state() == FilmJob.State.RUNNING || r.status.state() == FilmJob.State.WAITING);
    }

    /**
     * Has a film made, now or when those before it are.
     *
     * @param now ms since 1970
     * @throws UserError when it is being made already, or cannot be begun
     */
    void add(Path target, List<String> words, long now) {
        Path whole = target.toAbsolutePath().normalize();
        for (Row row : rows) {
            boolean open = row.status.state() == FilmJob.State.RUNNING || row.status.state() == FilmJob.State.WAITING;
            if (open && row.job.target().equals(whole)) {
                throw new UserError(whole + ": is being made already, want another name");
            }
        }
        Path own = folder.resolve(String.format("%015d-%03d", now, rows.size()));
        FilmJob job = new FilmJob(own, whole, words, 0, 0).waiting();
        rows.add(new Row(job, job.status()));
        look();
    }

    /** Sees how far each is, and starts the next one when none runs. */
    void look() {
        for (int i = 0; i < rows.size(); i++) {
            FilmJob.State before = rows.get(i).status.state();
            if (before == FilmJob.State.RUNNING) {
                FilmJob job = rows.get(i).job;
                FilmJob.Status status = job.status();
                rows.set(i, new Row(job, status));
                if (status.state() != before) {
                    ended.accept(job, status);
                }
            }
        }
        if (running().isEmpty()) {
            rows.stream()
                    .filter(r -> r.status.state() == FilmJob.State.WAITING)
                    .findFirst()
                    .ifPresent(this::start);
        }
    }

    private void start(Row row) {
        FilmJob job = row.job.start();
        rows.set(rows.indexOf(row), new Row(job, job.status()));
    }

    /** Stops one that runs or waits. */
    void stop(Row row) {
        if (row.status.state() == FilmJob.State.WAITING) {
            dismiss(row);
        } else {
            row.job.stop();
        }
    }

    /** Has one that was broken off go on where it was. */
    void resume(Row row) {
        FilmJob job = row.job.waiting();
        rows.set(rows.indexOf(row), new Row(job, job.status()));
        look();
    }

    /** Forgets one that does not run, and deletes what it has left unfinished. */
    void dismiss(Row row) {
        if (row.status.state() == FilmJob.State.BROKEN) {
            FilmLeftovers.delete(row.job.target());
        }
        rows.remove(row);
        try (Stream<Path> files = Files.walk(row.job.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UserError(row.job.folder() + ": cannot be deleted: " + diorama.base.AtomicFile.reason(e), e);
        }
    }
}
