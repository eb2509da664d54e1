package diorama.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FarewellTest {
    @Test
    void whatIsDueIsDoneOnceAndByItsOwnThread() throws InterruptedException {
        AtomicInteger here = new AtomicInteger();
        AtomicInteger there = new AtomicInteger();
        Runnable mine = here::incrementAndGet;
        Farewell.due(mine);
        Farewell.due(mine);
        Thread other = new Thread(() -> Farewell.due(there::incrementAndGet), "other");
        other.start();
        other.join();
        Farewell.say();
        Farewell.say();
        assertEquals(1, here.get());
        assertEquals(0, there.get());
    }

    @Test
    void whatIsDueForAllIsDoneByWhoeverSaysIt() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Runnable all = done::incrementAndGet;
        Thread other = new Thread(
                () -> {
                    Farewell.dueForAll(all);
                    Farewell.dueForAll(all);
                },
                "other");
        other.start();
        other.join();
        Farewell.say();
        Farewell.say();
        assertEquals(1, done.get());
    }
}
