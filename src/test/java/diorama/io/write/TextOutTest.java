package diorama.io.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOutTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "0.5, 0.5",
        "1.25, 1.25",
        "-12.375, -12.375",
        "0.001, 0.001",
        "9.9999999, 10",
        "123456, 123456",
        "1e-7, 0.0000001",
        "16777216, 16777216",
        "0.1, 0.1",
        "1e20, 1.0E20",
        "NaN, NaN"
    })
    void numbersArePlainAndShort(float value, String text) throws IOException {
        assertEquals(text, written(value));
    }

    @Test
    void eightDigitsAreKept() throws IOException {
        Random random = new Random(7);
        float[] values = new float[20_000];
        Path file = folder.resolve("numbers.txt");
        try (TextOut out = new TextOut(file)) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(16) - 8));
                out.number(values[i]).symbol('\n');
            }
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < values.length; i++) {
            float read = Float.parseFloat(lines.get(i));
            assertEquals(values[i], read, Math.abs(values[i]) * 1.2e-7 /* one step of float */);
        }
    }

    private String written(float value) throws IOException {
        Path file = folder.resolve("number.txt");
        try (TextOut out = new TextOut(file)) {
            out.number(value);
        }
        return Files.readString(file);
    }
}
