package diorama.pipeline.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraKeysTest {
    @TempDir
    Path folder;

    private CameraKeys read(String json) throws IOException {
        return CameraKeys.read(Files.writeString(folder.resolve("keys.json"), json));
    }

    @Test
    void theCameraIsAtItsKeysAndStandsStillBeforeAndAfter() throws IOException {
        CameraKeys keys =
                read("{\"keys\": [{\"time\": 1, \"x\": -1}, {\"time\": 2, \"y\": 3}, {\"time\": 4, \"x\": 2}]}");
        assertEquals(-1, keys.at(0).x());
        assertEquals(-1, keys.at(1).x());
        assertEquals(3, keys.at(2).y(), 1e-9);
        assertEquals(2, keys.at(4).x());
        assertEquals(2, keys.at(99).x());
    }

    @Test
    void aSplineHasNoCornersAtItsKeys() throws IOException {
        CameraKeys keys =
                read("{\"keys\": [{\"time\": 0, \"x\": 0}, {\"time\": 1, \"x\": 2}, {\"time\": 3, \"x\": -1}]}");
        double before = (keys.at(1).x() - keys.at(1 - 1e-4).x()) / 1e-4;
        double after = (keys.at(1 + 1e-4).x() - keys.at(1).x()) / 1e-4;
        assertEquals(before, after, 1e-2);
        assertEquals(-1 / 3.0, after, 1e-2);
    }

    @Test
    void easesAreWhatTheySay() throws IOException {
        CameraKeys keys = read(
                "{\"keys\": [{\"x\": 0}, {\"time\": 1, \"x\": 1, \"ease\": \"linear\"},"
                        + " {\"time\": 2, \"x\": 2, \"ease\": \"hold\"}, {\"time\": 3, \"x\": 3, \"zoom\": 4, \"ease\": \"smooth\"}]}");
        assertEquals(0.25, keys.at(0.25).x(), 1e-6);
        assertEquals(1, keys.at(1.99).x(), 1e-6);
        assertEquals(2 + 0.15625, keys.at(2.25).x(), 1e-6);
        assertEquals(2, keys.zoom(2.5), 1e-6); // half way in ratios
    }

    @Test
    void filesKeepHandles() throws IOException {
        String json = "{\"keys\": [{\"x\": 0, \"handles\": \"x vector\"},"
                + " {\"time\": 2, \"x\": 1, \"handles\": \"x free -0.2 0 0.3 1\"}]}";
        CameraKeys keys = read(json);
        assertEquals("x vector", keys.key(0).handles());
        assertEquals(
                List.of("x vector", "x free -0.2 0 0.3 1"),
                CameraKeys.list(CameraKeys.json(List.of(keys.key(0), keys.key(1))), "again").stream()
                        .map(CameraKey::handles)
                        .toList());
        UserError error = assertThrows(UserError.class, () -> read("{\"keys\": [{\"handles\": \"x bent\"}]}"));
        assertTrue(String.valueOf(error.getMessage()).contains("keys[0]"), error.getMessage());
    }

    @Test
    void aLoopGoesBackToItsFirstKey() throws IOException {
        CameraKeys keys = read("{\"keys\": [{\"time\": 0, \"x\": -1}, {\"time\": 2, \"x\": 1}]}")
                .closed(5);
        assertEquals(-1, keys.at(5).x(), 1e-9);
        assertTrue(keys.at(3.5).x() < 0.9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"keys": []};                                             keys
            [];                                                       JSON object
            {"keys": [{"time": 0, "z": 1}]};                          keys[0]
            {"keys": [{"time": 0}, {"time": 1, "zoom": 0}]};          keys[1]
            {"keys": [{"time": 2}, {"time": 1}]};                     keys[1].time
            {"keys": [{"time": 0, "ease": "jump"}]};                  ease
            {"keys": [{"time": "soon"}]};                             keys[0]""")
    void whatIsWrongIsSaidInOneLineWithItsPlace(String json, String says) {
        UserError error = assertThrows(UserError.class, () -> read(json));
        assertTrue(String.valueOf(error.getMessage()).contains(says), error.getMessage());
        assertTrue(String.valueOf(error.getMessage()).contains("keys.json"), error.getMessage());
    }
}
