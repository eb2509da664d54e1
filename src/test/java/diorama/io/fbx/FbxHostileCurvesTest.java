package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.fbx.FbxCurvesTest.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    @Test
    void noCurveIsReckonedBehindTheMostKeys() {
        int count = 256;
        double[] seconds = new double[count];
        Arrays.setAll(seconds, k -> 20.0 * k);
        Part[] curves = new Part[1600];
        int[] flags = {FbxCurvesTest.SPLINE};
        Arrays.setAll(curves, c -> FbxCurvesTest.curve(100 + c, flags, seconds, new float[count]));
        List<Part> parts = List.of(Part.of("Objects").with(curves));
        byte[] text = parts.get(0).text().getBytes(StandardCharsets.US_ASCII);
        for (byte[] file : List.of(FbxCurvesTest.binary(7400, parts), text)) {
            Optional<ByteBuffer> made = assertTimeoutPreemptively(SOON, () -> FbxCurves.of(ByteBuffer.wrap(file)));
            assertTrue(made.orElseThrow().limit() > file.length);
        }
    }

    @Test
    void listsThatNobodyWantsAreNotRead() {
        Part curve = FbxCurvesTest.curve(
                60, new int[] {FbxCurvesTest.SPLINE, FbxCurvesTest.SPLINE}, new double[] {0, 1}, 0, 1);
        long[] other = {1, 2};
        Part[] lists = Stream.concat(curve.parts().stream(), Stream.of(Part.of("KeyOther", (Object) other)))
                .toArray(Part[]::new);
        byte[] file = FbxCurvesTest.binary(7400, List.of(Part.of("Objects").with(curve.with(lists))));
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("KeyOther");
        ByteBuffer.wrap(file).putInt(at + 9, -1);
        assertTrue(FbxCurves.of(ByteBuffer.wrap(file)).isPresent());
    }

    /** Each of many records has the same child, which is behind them: all copies would be larger than the file by far. */
    @Test
    void recordsThatReachBeyondTheirParentsStayAsTheyAre() {
        Part curve = FbxCurvesTest.curve(
                60, new int[] {FbxCurvesTest.SPLINE, FbxCurvesTest.SPLINE}, new double[] {0, 1}, 0, 1);
        byte[] plain = FbxCurvesTest.binary(7400, List.of(Part.of("Objects").with(curve)));
        assertTrue(FbxCurves.of(ByteBuffer.wrap(plain)).isPresent());
        int from = plain.length - 13 - "the foot of the file".length();
        int records = 100;
        int head = 14;
        int end = from + records * 2 * head + 60_000;
        ByteBuffer out = ByteBuffer.allocate(end + head).order(ByteOrder.LITTLE_ENDIAN);
        out.put(plain, 0, from);
        for (int r = 0; r < records; r++) {
            int at = out.position();
            out.putInt(at + 2 * head).putInt(0).putInt(0).put((byte) 1).put((byte) 'A');
            out.putInt(end).putInt(0).putInt(end - at - 2 * head).put((byte) 1).put((byte) 'B');
        }
        assertEquals(Optional.empty(), FbxCurves.of(out.position(0)));
    }
}
