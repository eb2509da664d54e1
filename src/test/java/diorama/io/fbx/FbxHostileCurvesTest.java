package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files made to keep {@link FbxCurves} busy go on to Assimp as they are, soon. */
class FbxHostileCurvesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void textIsSearchedOnce() {
        String nested = "AnimationCurve: 1 {\n".repeat(30_000);
        for (String text : List.of(nested + "}\n".repeat(30_000), nested, "AnimationCurve: 1 ".repeat(60_000))) {
            ByteBuffer file = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            assertEquals(Optional.empty(), assertTimeoutPreemptively(SOON, () -> FbxCurves.of(file)));
        }
    }

    @Test
    void curvesBeyondAllNumbersStayAsTheyAre() {
        long[] times = {0, FbxCurve.SECOND};
        int[] flags = {FbxCurvesTest.SPLINE, FbxCurvesTest.SPLINE};
        float[] slopes = {Float.MAX_VALUE, Float.MAX_VALUE, 0, 0, 0, 0, 0, 0};
        float[] values = {Float.MAX_VALUE, Float.MAX_VALUE};
        assertEquals(Optional.empty(), new FbxCurve(times, values, flags, slopes).straight(false));
        assertTrue(
                new FbxCurve(times, new float[2], flags, slopes).straight(false).isPresent());
    }
}
