package diorama.fetch;

import diorama.base.DiskSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What a fetcher takes from outside itself.
 *
 * @param environment environment variables; those of proxies are read
 * @param stall how long a server may send nothing
 * @param attempts how often in a row an answer that breaks off without a byte is asked for again
 * @param pause waits between two attempts
 * @param space tells how much room there is
 */
record Surroundings(
        Map<String, String> environment, Duration stall, int attempts, Consumer<Duration> pause, Space space) {
    static final Surroundings USUAL = new Surroundings(
            System.getenv(),
            Duration.ofSeconds(60),
            5,
            time -> LockSupport.parkNanos(time.toNanos()),
            DiskSpace::usable);

    /** Room on the disk that a folder lies on, bytes. */
    @FunctionalInterface
    interface Space {
        long usable(Path folder) throws IOException;
    }
}
