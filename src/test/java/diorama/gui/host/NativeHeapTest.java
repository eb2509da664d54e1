package diorama.gui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lwjgl.system.MemoryUtil;

class NativeHeapTest {
    private static final int PIECES = 4000;
    private static final int BYTES = 60_000;

    /** The C library lets go of the top of its heap by itself, but not of what lies below the last piece in use. */
    @Test
    void whatLiesBetweenPiecesInUseGoesBackToTheSystem() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/statm")), "Linux tells what is resident");
        ByteBuffer[] pieces = new ByteBuffer[PIECES];
        for (int i = 0; i < PIECES; i++) {
            pieces[i] = MemoryUtil.memCalloc(BYTES);
            MemoryUtil.memSet(pieces[i], 1);
        }
        for (int i = 0; i < PIECES - 1; i++) {
            MemoryUtil.memFree(pieces[i]);
        }
        long before = resident();
        NativeHeap.trim();
        long given = before - resident();
        MemoryUtil.memFree(pieces[PIECES - 1]);
        assertTrue(given > (long) PIECES * BYTES / 2, "given back " + given);
    }

    /** Java sees a small object where a large picture lies. */
    @Test
    void picturesThatNobodyNeedsAreLetGoOf() {
        ByteBuffer picture = ByteBuffer.allocateDirect(200 << 20);
        assertEquals(0, picture.get(0));
        picture = ByteBuffer.allocateDirect(1);
        long before = NativeHeap.pictures();
        new NativeHeap.Sweep().run();
        assertTrue(NativeHeap.pictures() <= before - (200 << 20), NativeHeap.pictures() + " of " + before);
        assertEquals(1, picture.capacity());
    }

    /** However short the rests were before, the one that lasts counts. */
    @Test
    void aRestThatLastsIsNotPassedOver() throws InterruptedException {
        AtomicInteger trims = new AtomicInteger();
        long rest = TimeUnit.MILLISECONDS.toNanos(50);
        NativeHeap heap = new NativeHeap(rest, 4 * rest, trims::incrementAndGet);
        heap.rests();
        Thread.sleep(150);
        assertEquals(1, trims.get());
        heap.stirs();
        heap.rests();
        heap.stirs();
        heap.rests();
        Thread.sleep(400);
        assertEquals(2, trims.get());
        heap.stirs();
        heap.rests();
        heap.stirs();
        Thread.sleep(300);
        assertEquals(2, trims.get());
    }

    private static long resident() throws IOException {
        return 4096
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
    }
}
