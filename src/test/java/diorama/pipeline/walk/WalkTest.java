package diorama.pipeline.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
}
