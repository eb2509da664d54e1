package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import diorama.onnx.TinyOnnx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return DioramaCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void theTableShowsWhatThereIs() {
        assertEquals(0, run("models"));
        String table = out.toString();
        assertTrue(table.startsWith("NAME"), table);
        assertTrue(table.contains("embedded") && table.contains("CC-BY-NC-4.0"), table);
        assertTrue(table.contains("other precisions and exports: --all"), table);
    }

    @Test
    void jsonHasEveryRowWithItsFiles() {
        assertEquals(0, run("models", "--json"));
        JsonArray rows = JsonParser.parseString(out.toString()).getAsJsonArray();
        assertTrue(rows.size() > 60, "rows: " + rows.size());
        assertEquals("diorama-depth", rows.get(0).getAsJsonObject().get("id").getAsString());
        assertTrue(rows.get(0).getAsJsonObject().get("here").getAsBoolean());
    }

    @Test
    void theEmbeddedModelIsVerifiedAndStays() {
        assertEquals(0, run("models", "verify", "diorama-depth"));
        assertTrue(out.toString().startsWith("ok   diorama-depth"), out.toString());
        assertEquals(1, run("models", "remove", "diorama-depth"));
        assertEquals(1, run("models", "pull", "diorama-depth"));
        assertEquals(2, err.toString().lines().count());
    }

    @Test
    void weightsThatAreNotFreeAreNotAskedForWithoutAnAgreement() {
        assertEquals(1, run("models", "pull", "Any_V2_L"));
        assertTrue(err.toString().contains("--accept-license CC-BY-NC-4.0"), err.toString());
        assertEquals(2, run("models", "pull"));
    }

    @Test
    void benchPrintsARowPerModelAndDeviceAndTellsFaultsInTheirRows() throws IOException {
        String own = TinyOnnx.mean(folder.resolve("own net.onnx")).toString();
        int code = run(
                "models",
                "bench",
                "--runs",
                "2",
                "--resolution",
                "64",
                "--model",
                "diorama-depth",
                "--model",
                own,
                "--device",
                "cpu",
                "--device",
                "openvino");
        String table = out.toString();
        assertEquals(1, code, table + err);
        assertTrue(table.contains("ONNX Runtime 1.") && table.contains("MEDIAN ms"), table);
        assertTrue(
                table.matches("(?s).*diorama-depth +cpu +\\d+x\\d+ +\\d+\\.\\d +\\d+\\.\\d +- +\\d+ +\\d+\\s.*"),
                table);
        assertTrue(table.matches("(?s).*own net.onnx +openvino +device openvino: .*"), table);
        assertEquals(6, table.lines().count(), table);
    }

    @Test
    void benchTimesNetworksOfFilmsByTheWindow() throws IOException {
        Path own = folder.resolve("film.onnx");
        TinyOnnx.window(own, 8);
        Files.writeString(
                folder.resolve("film.json"),
                "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\","
                        + "\"film\":{\"frames\":8,\"overlap\":4,\"aligned\":2}}");
        assertEquals(0, run("models", "bench", "--runs", "5", "--model", own.toString()), out + "" + err);
        assertTrue(
                out.toString().matches("(?s).*film.onnx +cpu +32x24 +\\d+\\.\\d +\\d+\\.\\d +- +\\d+ +\\d+\\s.*"),
                out.toString());
    }
}
