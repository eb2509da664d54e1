package diorama.gui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gui.CubeDesk;
import diorama.gui.state.Staging;
import diorama.gui.work.Jobs;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of the view are drawn while the window goes on. */
@Tag("gl")
class PictureJobsTest {
    private final BlockingQueue<Runnable> mail = new LinkedBlockingQueue<>();
    private final List<Throwable> told = new ArrayList<>();
    private final Jobs jobs = new Jobs(mail::add, told::add);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void close() {
        jobs.close();
        assertTrue(jobs.ended(30));
        assertEquals(List.of(), told);
    }

    private PictureJobs pictures(Supplier<Optional<GlDevice>> devices) {
        return new PictureJobs(jobs, "Drawing", devices);
    }

    private CompletableFuture<RgbaImage> take(PictureJobs pictures, int side) {
        return pictures.take(
                stage -> photograph(stage, side),
                () -> CompletableFuture.completedFuture(RgbaImage.allocate(new Size(1, 1))));
    }

    private Photograph photograph(Stage stage, int side) {
        threads.add(Thread.currentThread());
        return stage.photograph(
                Staging.of(CubeDesk.CUBE),
                CubeDesk.CUBE.view(),
                CubeDesk.CUBE.settings(),
                new Size(side, side),
                Through.NOTHING);
    }

    /** Lets the main thread go on until the picture is there. */
    private RgbaImage come(CompletableFuture<RgbaImage> picture) throws InterruptedException, ExecutionException {
        while (!picture.isDone()) {
            Runnable letter = mail.poll(60, TimeUnit.SECONDS);
            assertTrue(letter != null, "nothing comes");
            letter.run();
        }
        return picture.get();
    }

    @Test
    void theyAreDrawnOnAThreadOfTheirOwnOneAfterTheOther() throws InterruptedException, ExecutionException {
        PictureJobs pictures = pictures(() -> Optional.of(GlDevice.headless()));
        CompletableFuture<RgbaImage> first = take(pictures, 20);
        CompletableFuture<RgbaImage> second = take(pictures, 30);
        assertEquals(new Size(20, 20), come(first).size());
        assertEquals(new Size(30, 30), come(second).size());
        assertNotEquals(Thread.currentThread(), threads.get(0));
    }

    @Test
    void withoutAnotherDeviceTheWindowDrawsThem() throws InterruptedException, ExecutionException {
        assertEquals(new Size(1, 1), come(take(pictures(Optional::empty), 20)).size());
    }

    @Test
    void whatGoesWrongIsToldToWhoeverWaits() throws InterruptedException {
        CompletableFuture<RgbaImage> picture = take(
                pictures(() -> {
                    throw new UserError("no room");
                }),
                20);
        ExecutionException e = assertThrows(ExecutionException.class, () -> come(picture));
        assertInstanceOf(UserError.class, e.getCause());
    }

    @Test
    void whoWaitsForAStoppedOneIsTold() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        PictureJobs pictures = pictures(() -> {
            begun.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of(GlDevice.headless());
        });
        CompletableFuture<RgbaImage> running = take(pictures, 20);
        CompletableFuture<RgbaImage> waiting = take(pictures, 30);
        begun.await();
        jobs.cancel("picture 1");
        jobs.cancel("picture 2");
        stopped.countDown();
        assertThrows(CancellationException.class, () -> come(running));
        assertThrows(CancellationException.class, () -> come(waiting));
    }

    @Test
    void onClosingTheWindowDrawsWhatNoOtherDeviceDid() {
        PictureJobs pictures = pictures(Optional::empty);
        CompletableFuture<Size> made = take(pictures, 20).thenApply(RgbaImage::size);
        pictures.finish();
        assertEquals(new Size(1, 1), made.join());
    }

    @Test
    void onClosingThoseAreMadeThatAreWaitedFor() {
        CountDownLatch closing = new CountDownLatch(1);
        PictureJobs pictures = pictures(() -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of(GlDevice.headless());
        });
        List<Size> made = new ArrayList<>();
        CompletableFuture<Void> first = take(pictures, 20).thenAccept(image -> made.add(image.size()));
        CompletableFuture<RgbaImage> unchosen = take(pictures, 30);
        CompletableFuture<Void> third = take(pictures, 40).thenAccept(image -> made.add(image.size()));
        closing.countDown();
        pictures.finish();
        assertEquals(List.of(new Size(20, 20), new Size(40, 40)), made);
        assertTrue(first.isDone() && third.isDone());
        assertFalse(unchosen.isDone());
    }
}
