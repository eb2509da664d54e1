package diorama.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachePlaceTest {
    private static final Map<String, String> LINUX =
            Map.of("os.name", "Linux", "user.home", "/home/ann", "user.name", "ann", "java.io.tmpdir", "/tmp");

    private static Optional<Path> folder(Map<String, String> environment, Map<String, String> system) {
        return CachePlace.of(environment, system).folder();
    }

    @Test
    void everySystemHasItsConvention() {
        assertEquals(Optional.of(Path.of("/home/ann/.cache/diorama")), folder(Map.of(), LINUX));
        assertEquals(Optional.of(Path.of("/x/diorama")), folder(Map.of("XDG_CACHE_HOME", "/x"), LINUX));
        assertEquals(
                Optional.of(Path.of("/home/ann/.cache/diorama")), folder(Map.of("XDG_CACHE_HOME", "relative"), LINUX));
        assertEquals(
                Optional.of(Path.of("/Users/ann/Library/Caches/diorama")),
                folder(Map.of("XDG_CACHE_HOME", "/x"), Map.of("os.name", "Mac OS X", "user.home", "/Users/ann")));
        assertEquals(
                Optional.of(Path.of("/c/ann/Local/diorama")),
                folder(Map.of("LOCALAPPDATA", "/c/ann/Local"), Map.of("os.name", "Windows 11")));
    }

    @Test
    void withoutAHomeTheTemporaryFolderIsTaken() {
        Map<String, String> homeless = Map.of("os.name", "Linux", "user.home", "?", "user.name", "ann");
        assertEquals(Optional.of(Path.of("./diorama-ann")), folder(Map.of(), homeless));
        assertEquals(
                Optional.of(Path.of("/tmp/diorama-ann")),
                folder(Map.of(), Map.of("os.name", "Linux", "user.name", "ann", "java.io.tmpdir", "/tmp")));
    }

    @Test
    void theVariableGoesBeforeTheConventionAndTurnsItOff() {
        assertEquals(Optional.of(Path.of("/fast/disk")), folder(Map.of("DIORAMA_CACHE", "/fast/disk"), LINUX));
        assertEquals(Optional.empty(), folder(Map.of("DIORAMA_CACHE", "OFF"), LINUX));
        assertEquals(Optional.empty(), folder(Map.of("DIORAMA_CACHE_LIMIT", "0"), LINUX));
    }

    @Test
    void theLimitIsWrittenAsPeopleWriteIt() {
        assertEquals(20L << 30, CachePlace.of(Map.of(), LINUX).limitBytes());
        for (String text : new String[] {"500M", "500 MB", "500MiB", "512000k"}) {
            assertEquals(
                    500L << 20,
                    CachePlace.of(Map.of("DIORAMA_CACHE_LIMIT", text), LINUX).limitBytes(),
                    text);
        }
        UserError e = assertThrows(UserError.class, () -> CachePlace.of(Map.of("DIORAMA_CACHE_LIMIT", "much"), LINUX));
        assertTrue(String.valueOf(e.getMessage()).contains("got 'much'"), e.getMessage());
    }
}
