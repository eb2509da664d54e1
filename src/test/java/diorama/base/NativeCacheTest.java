package diorama.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final String CLASS = "diorama/base/NativeCache.class";

    @TempDir
    Path folder;

    @Test
    void manyThatUnpackAtOnceFindTheWholeFile() throws IOException {
        byte[] whole = NativeCache.class.getResourceAsStream("/" + CLASS).readAllBytes();
        IntStream.range(0, 16).parallel().forEach(i -> {
            try {
                assertTrue(NativeCache.unpack(CLASS, folder));
                assertArrayEquals(whole, Files.readAllBytes(folder.resolve("NativeCache.class")));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        assertFalse(NativeCache.unpack("no/such.so", folder));
    }
}
