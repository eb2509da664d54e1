package diorama.pipeline.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskGuardTest {
    private static final Path FILE = Path.of("film.mp4");

    private final List<String> said = new ArrayList<>();
    private final FilledPlace disk = new FilledPlace();

    /** A disk that is emptied while somebody waits. */
    private static final class FilledPlace implements DiskGuard.Place {
        private long room;
        private int rests;

        @Override
        public long room(Path file) {
            return room;
        }

        @Override
        public void rest() {
            rests++;
            room += 10_000_000;
        }
    }

    @Test
    void aFullDiskIsToldOfOnceAndWaitedFor() {
        new DiskGuard(disk, said::add, true).pause(FILE, 45_000_000);
        assertEquals(5, disk.rests);
        assertEquals(2, said.size());
        assertTrue(said.get(0).contains("the disk is full") && said.get(0).contains("goes on from here"), said.get(0));
        assertTrue(said.get(1).contains("room again"), said.get(1));
    }

    @Test
    void whereThereIsRoomButNothingCanBeWrittenOneLineIsSaid() {
        disk.room = 1_000_000_000;
        DiskGuard guard = new DiskGuard(disk, said::add, true);
        for (int i = 0; i < 5; i++) {
            guard.pause(FILE, 1000);
        }
        assertEquals(5, disk.rests);
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("quota"), said.get(0));
    }

    @Test
    void whatFitsIsNotWaitedFor() {
        disk.room = 100_000_000;
        new DiskGuard(disk, said::add, false).require(FILE, 50_000_000);
        assertEquals(0, disk.rests);
    }
}
