package diorama.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelTest {
    @Test
    @Timeout(20)
    void bothPiecesRunAtOnceAndKeepTheirOrder() {
        CountDownLatch second = new CountDownLatch(1);
        List<String> made = Parallel.both(
                () -> {
                    await(second);
                    return "front";
                },
                () -> {
                    second.countDown();
                    return "back";
                });
        assertEquals(List.of("front", "back"), made);
    }

    @Test
    void whatGoesWrongBesideIsToldAsItWas() {
        UserError fault = assertThrows(
                UserError.class,
                () -> Parallel.both(() -> 1, () -> {
                    throw new UserError("own.obj: is at fault");
                }));
        assertEquals("own.obj: is at fault", fault.getMessage());
    }

    @Test
    void nothingRunsOnWhenTheFirstPieceFails() {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        assertThrows(
                UserError.class,
                () -> Parallel.both(
                        () -> {
                            begun.countDown();
                            throw new UserError("own.obj: is at fault");
                        },
                        () -> {
                            await(begun);
                            done.set(true);
                            return 2;
                        }));
        assertTrue(done.get());
    }

    @Test
    void lackOfMemoryBesideIsToldAsItIs() {
        assertThrows(
                OutOfMemoryError.class,
                () -> Parallel.both(() -> 1, () -> {
                    throw new OutOfMemoryError("of a test");
                }));
    }

    @Test
    void everyRowIsWorkedOnOnce() {
        int[] times = new int[1001];
        Parallel.rows(times.length, (from, to) -> {
            for (int y = from; y < to; y++) {
                times[y]++;
            }
        });
        int[] once = new int[times.length];
        Arrays.fill(once, 1);
        assertArrayEquals(once, times);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
