package diorama.pipeline.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkTest {
    @Test
    void largePicturesDoNotWaitInCrowds() {
        assertEquals(4, Walk.queue(4L * 1920 * 1080));
        assertEquals(1, Walk.queue(12L * 3840 * 2160));
        assertEquals(1, Walk.queue(Long.MAX_VALUE));
        assertEquals(4, Walk.queue(0));
    }

    @Test
    void noMoreAreUnderWayThanMayWait() {
        Walk walk = new Walk(new CancelToken(), 1L << 30);
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        Channel<Integer> items = walk.source("make", () -> {
            int one = made.getAndIncrement();
            most.accumulateAndGet(alive.incrementAndGet(), Math::max);
            return one < 500 ? Optional.of(one) : Optional.empty();
        });
        walk.sink("use", items, one -> alive.decrementAndGet());
        walk.run();
        // one in hand on either side and one between
        assertTrue(most.get() <= 3, "at one time " + most.get());
    }

    /** Late ones first: they still leave in their order, as many at a time as may, the first word of each in order. */
    @Test
    void itemsSideBySideLeaveInOrder() {
        Walk walk = new Walk(new CancelToken());
        AtomicInteger made = new AtomicInteger();
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        List<Integer> left = new ArrayList<>();
        Channel<Integer> items = walk.source("make", () -> {
            int one = made.getAndIncrement();
            return one < 60 ? Optional.of(one) : Optional.empty();
        });
        Channel<Integer> squares = walk.each("square", items, 3, one -> begun.getAndIncrement(), one -> {
            most.accumulateAndGet(alive.incrementAndGet(), Math::max);
            sleep(one % 3 == 0 ? 6 : 1);
            alive.decrementAndGet();
            return one * one;
        });
        walk.sink("use", squares, left::add);
        walk.run();
        assertEquals(IntStream.range(0, 60).map(i -> i * i).boxed().toList(), left);
        assertTrue(most.get() > 1 && most.get() <= 3, "at one time " + most.get());
    }

    @Test
    void aFaultInOneOfThemIsThrownAndNoneRunsOn() {
        Walk walk = new Walk(new CancelToken());
        AtomicInteger made = new AtomicInteger();
        AtomicInteger alive = new AtomicInteger();
        Channel<Integer> items = walk.source("make", () -> Optional.of(made.getAndIncrement()));
        Channel<Integer> same = walk.each("same", items, 2, one -> one, one -> {
            alive.incrementAndGet();
            try {
                if (one == 5) {
                    throw new IllegalStateException("five");
                }
                sleep(5);
                return one;
            } finally {
                alive.decrementAndGet();
            }
        });
        walk.sink("use", same, one -> {});
        assertEquals(
                "five", assertThrows(IllegalStateException.class, walk::run).getMessage());
        assertEquals(0, alive.get());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
