package diorama.gui.picture;

import diorama.base.CancelToken;
import diorama.base.Parallel;
import diorama.base.Progress;
import diorama.gl.GlDevice;
import diorama.gui.work.Jobs;
import diorama.gui.work.LightLibrary;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Pictures for files drawn by jobs with a device of their own, for windows that a processor draws: a single picture of all triangles
 * would hold those for up to a second. Confined to the main thread.
 */
public final class PictureJobs {
    private final Jobs jobs;
    private final String title;
    private final Supplier<Optional<GlDevice>> devices;
    private final List<Drawing> all = new ArrayList<>();
    private int asked;

    /**
     * @param here takes it by the window's own means
     * @param made what the job gives, on its thread; no picture where it has no device
     */
    private record Drawing(
            String slot,
            Supplier<CompletableFuture<RgbaImage>> here,
            CompletableFuture<Optional<RgbaImage>> made,
            CompletableFuture<RgbaImage> picture) {}

    /**
     * @param title what the jobs are called
     * @param devices gives one on a job's thread, where there is one
     */
    public PictureJobs(Jobs jobs, String title, Supplier<Optional<GlDevice>> devices) {
        this.jobs = jobs;
        this.title = title;
        this.devices = devices;
    }

    /**
     * Draws another one, after those that are being drawn.
     *
     * @param wanted of a stage, on the job's thread
     * @param here takes it by the window's own means, where there are no others
     */
    public CompletableFuture<RgbaImage> take(
            Function<Stage, Photograph> wanted, Supplier<CompletableFuture<RgbaImage>> here) {
        all.removeIf(drawing -> !jobs.busy(drawing.slot));
        Drawing drawing = new Drawing("picture " + ++asked, here, new CompletableFuture<>(), new CompletableFuture<>());
        all.add(drawing);
        jobs.submit(
                Jobs.Lane.PICTURE,
                drawing.slot,
                title,
                new Jobs.Task<Drawing>() {
                    @Override
                    public Drawing run(Progress progress, CancelToken cancel) {
                        draw(drawing.made, wanted, progress, cancel);
                        return drawing;
                    }

                    @Override
                    public void stopped() {
                        drawing.picture.completeExceptionally(new CancellationException("stopped"));
                    }
                },
                PictureJobs::end);
        return drawing.picture;
    }

    private void draw(
            CompletableFuture<Optional<RgbaImage>> made,
            Function<Stage, Photograph> wanted,
            Progress progress,
            CancelToken cancel) {
        try {
            Optional<GlDevice> found = devices.get();
            made.complete(found.map(device -> drawn(device, wanted, progress, cancel)));
        } catch (CancellationException e) {
            made.completeExceptionally(e);
            throw e;
        } catch (RuntimeException | Error e) { // told with the file's name by who waits for it
            made.completeExceptionally(e);
        }
    }

    private static RgbaImage drawn(
            GlDevice device, Function<Stage, Photograph> wanted, Progress progress, CancelToken cancel) {
        try (device;
                Stage stage = new Stage(device, new LightLibrary());
                Photograph photograph = wanted.apply(stage)) {
            return photograph.all(progress, cancel);
        }
    }

    private static void end(Drawing drawing) {
        CompletableFuture<RgbaImage> picture = drawing.picture;
        CompletableFuture<Void> unused = drawing.made
                .thenCompose(
                        made -> made.map(CompletableFuture::completedFuture).orElseGet(drawing.here))
                .handle((made, fault) -> {
                    if (fault == null) {
                        picture.complete(made);
                    } else {
                        picture.completeExceptionally(fault.getCause() == null ? fault : fault.getCause());
                    }
                    return null;
                });
    }

    /** Waits for those that somebody waits for, as the window is closed; the others are given up. */
    public void finish() {
        all.removeIf(drawing -> !jobs.busy(drawing.slot));
        all.stream()
                .filter(drawing -> drawing.picture.getNumberOfDependents() == 0)
                .forEach(drawing -> jobs.cancel(drawing.slot));
        for (Drawing drawing : all) {
            if (jobs.busy(drawing.slot)) {
                try {
                    Optional<RgbaImage> unused = Parallel.awaited(drawing.made);
                } catch (RuntimeException | Error e) { // told by who waits; the next one may be made
                    drawing.made.completeExceptionally(e);
                }
                end(drawing);
            }
        }
        all.clear();
    }
}
