package diorama.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
