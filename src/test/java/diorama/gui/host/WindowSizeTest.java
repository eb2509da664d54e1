package diorama.gui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowSizeTest {
    @Test
    void whatIsWrittenIsReadAndNonsenseIsNot(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("studio").resolve("window.json");
        assertEquals(WindowSize.DEFAULTS, WindowSize.read(file));
        WindowSize large = new WindowSize(2400, 1500, true);
        large.write(file);
        assertEquals(large, WindowSize.read(file));
        for (String nonsense : new String[] {"", "{", "[]", "{\"width\":3,\"height\":900}", "{\"width\":\"wide\"}"}) {
            Files.writeString(file, nonsense);
            assertEquals(WindowSize.DEFAULTS, WindowSize.read(file), nonsense);
        }
    }
}
