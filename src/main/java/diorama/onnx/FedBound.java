package diorama.onnx;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many pixels a network is fed at most, so that it does not take the memory of all others. */
final class FedBound {
    /** A 4:1 picture with the shorter side at --resolution's most is just taken, pixels. */
    static final long MOST = 68_000_000;

    /** From here on it is looked whether there is memory for a run, pixels. */
    private static final long LARGE = 4_000_000;

    /** What the embedded network, among the smallest, takes for a pixel that it is fed: 6.3 megapixels took 2.1 GB more than 1. */
    private static final long BYTES_A_PIXEL = 400;

    private FedBound() {}

    /** The bound for a picture of so many pixels. */
    static long of(long pixels) {
        return pixels > LARGE ? inMemory(memory()) : MOST;
    }

    /** Pixels that are fed at most where there are so many bytes of memory: half of them are for others. */
    static long inMemory(long memory) {
        return Math.min(MOST, memory / 2 / BYTES_A_PIXEL);
    }

    /** Of the machine, or of the container, bytes. */
    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
