package diorama.gui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final BlockingQueue<Runnable> mail = new LinkedBlockingQueue<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final Jobs jobs = new Jobs(mail::add, failures::add);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aResultArrivesOnTheMainThread() throws InterruptedException {
        Thread[] where = new Thread[1];
        jobs.submit("a", "A", (progress, cancel) -> Thread.currentThread().getName(), name -> {
            results.add(name);
            where[0] = Thread.currentThread();
        });
        drainUntil(() -> !results.isEmpty());
        assertEquals(List.of("work"), results);
        assertEquals(Thread.currentThread(), where[0]);
    }

    @Test
    void aNewerRequestCancelsTheOlder() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        jobs.submit(
                "a",
                "A",
                (progress, cancel) -> {
                    started.countDown();
                    while (!cancel.isCancelled()) {
                        Thread.onSpinWait();
                    }
                    return "old";
                },
                results::add);
        assertTrue(started.await(5, TimeUnit.SECONDS));
        jobs.submit("a", "A", (progress, cancel) -> "new", results::add);
        drainUntil(() -> !results.isEmpty());
        assertEquals(List.of("new"), results);
    }

    @Test
    void jobsOfOtherSlotsAreNotDisturbed() throws InterruptedException {
        jobs.submit("a", "A", (progress, cancel) -> "a", results::add);
        jobs.submit("b", "B", (progress, cancel) -> "b", results::add);
        drainUntil(() -> results.size() == 2);
        assertEquals(List.of("a", "b"), results);
    }

    @Test
    void jobsThatWaitAreCounted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        jobs.submit(
                "a",
                "A",
                (progress, cancel) -> {
                    begun.countDown();
                    return "a" + enough.await(20, TimeUnit.SECONDS);
                },
                results::add);
        jobs.submit("b", "B", (progress, cancel) -> "b", results::add);
        jobs.submit("c", "C", (progress, cancel) -> "c", results::add);
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        assertEquals(2, jobs.waiting());
        enough.countDown();
        drainUntil(() -> results.size() == 3);
        assertEquals(0, jobs.waiting());
    }

    @Test
    void aFailureIsToldAndTheNextJobRuns() throws InterruptedException {
        jobs.submit(
                "a",
                "A",
                (progress, cancel) -> {
                    throw new UserError("no such thing");
                },
                (String s) -> results.add(s));
        jobs.submit("b", "B", (progress, cancel) -> "b", results::add);
        drainUntil(() -> results.size() == 1);
        assertEquals("no such thing", failures.get(0).getMessage());
    }

    @Test
    void progressIsSeenWhileTheJobRuns() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        jobs.submit(
                "a",
                "Finding depth",
                (progress, cancel) -> {
                    progress.update(1, 4, "network");
                    told.countDown();
                    seen.await();
                    return "a";
                },
                results::add);
        assertTrue(told.await(5, TimeUnit.SECONDS));
        assertEquals(
                new Jobs.Status("Finding depth", "network", 0.25f),
                jobs.status().orElseThrow());
        seen.countDown();
        drainUntil(() -> !results.isEmpty());
        assertTrue(jobs.status().isEmpty());
    }

    @Test
    void whatIsCancelledByTheUserIsNeitherResultNorFailure() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        jobs.submit(
                "a",
                "A",
                (progress, cancel) -> {
                    started.countDown();
                    while (true) {
                        cancel.throwIfCancelled();
                    }
                },
                (String s) -> results.add(s));
        assertTrue(started.await(5, TimeUnit.SECONDS));
        jobs.cancelCurrent();
        jobs.submit("b", "B", (progress, cancel) -> "b", results::add);
        drainUntil(() -> !results.isEmpty());
        assertEquals(List.of("b"), results);
        assertTrue(failures.isEmpty());
    }

    @Test
    void whatCannotBeStoppedIsWaitedForAndHeardOfNoMore() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch computed = new CountDownLatch(1);
        jobs.submit(
                "a",
                "A",
                (progress, cancel) -> {
                    started.countDown();
                    boolean done = false;
                    while (!done) {
                        try {
                            computed.await();
                            done = true;
                        } catch (InterruptedException e) {
                            // a network hears of no interrupt
                        }
                    }
                    return "a";
                },
                results::add);
        assertTrue(started.await(5, TimeUnit.SECONDS));
        jobs.close();
        assertFalse(jobs.ended(0), "what it computes with must not be closed yet");
        mail.clear();
        computed.countDown();
        assertTrue(jobs.ended(20));
        assertTrue(mail.isEmpty());
    }

    private void drainUntil(java.util.function.BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            Runnable letter = mail.poll(10, TimeUnit.SECONDS);
            assertTrue(letter != null, "nothing came");
            letter.run();
        }
    }
}
