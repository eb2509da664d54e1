package diorama.onnx;

import static diorama.onnx.GraphWriter.FLOAT;
import static diorama.onnx.GraphWriter.integer;
import static diorama.onnx.GraphWriter.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.Aspect;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON beside a model of the user's: nothing in it is passed over. */
class OwnContractTest {
    @TempDir
    Path folder;

    private DepthModel model(Path onnx, String json) throws IOException {
        Files.writeString(folder.resolve("m.json"), json);
        return ModelCatalogue.read(Path.of("models")).find(onnx.toString());
    }

    private DepthModel model(String json) throws IOException {
        return model(TinyOnnx.mean(folder.resolve("m.onnx")), json);
    }

    private static String told(UserError e) {
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'metric'}|kind: got 'metric', want inverse-relative, metric-metres or distance-relative",
                "{'layout':'BCHW'}|layout: got 'BCHW', want CHW, HWC, NCHW, NHWC, NVCHW or NVHWC",
                "{'dtype':'fp16'}|dtype: got 'fp16', want float32, float16 or uint8",
                "{'range':'raw'}|range: got 'raw', want unit or byte",
                "{'aspect':'crop'}|aspect: got 'crop', want stretch or pad",
                "{'knd':'metric-metres'}|got 'knd', want some of input, ",
                "{'focal':{'canonicl':3}}|got 'focal.canonicl', want some of input, output, canonical",
                "{'size':{'sides':3}}|got 'size.sides', want some of area, side",
                "{'size':{'side':2000000}}|size.side: got '2000000', want a whole number from 0 to 8192 (px)",
                "{'size':{'side':38.5}}|size.side: got '38.5', want a whole number",
                "{'size':{'side':384,'multipleOf':0}}|size.multipleOf: got '0', want a whole number from 1",
                "{'size':[384,384]}|size: got '[384,384]', want an object { }",
                "{'sky':'sky'}|sky: got 'sky', want an object { }",
                "{'mean':[0,0]}|mean: got '[0,0]', want three numbers",
                "{'mean':['NaN',0,0]}|want three numbers",
                "{'std':[1,0,1]}|none of them 0",
                "{'stills':{'area':3}}|stills: got '{\"area\":3}', want a list [ ]",
                "{'stills':[{'area':0}]}|stills.area: got '0', want a whole number from 1",
                "{'stills':[{'area':3,'mirrored':1}]}|stills.mirrored: got '1', want true or false",
                "{'kind':'metric-metres','size':{'side':32},'stills':[{'area':9}]}|kind inverse-relative",
                "{'output':5}|output: got '5', want text in quotes",
                "{'constants':{'k':'one'}}|constants.k: got 'one', want a number",
            })
    void whatSaysNothingIsToldWithWhatIsWanted(String json, String line) {
        String text = json.replace('\'', '"');
        assertTrue(told(assertThrows(UserError.class, () -> model(text))).contains(line), text);
    }

    @Test
    void nullIsWhatIsLeftOut() throws IOException {
        DepthModel model =
                model("{\"kind\":\"metric-metres\",\"sky\":null,\"aspect\":null,\"size\":null,\"mean\":null}");
        assertEquals(DepthKind.METRIC_METRES, model.kind());
        assertEquals(Aspect.STRETCH, model.input().aspect());
    }

    @Test
    void aConstantForNoInputIsRefused() throws IOException {
        DepthModel model = model("{\"constants\":{\"zzz\":1}}");
        String line = told(assertThrows(UserError.class, () -> new OnnxDepthEstimator(model, 1)));
        assertTrue(line.contains("no input called 'zzz'"), line);
    }

    @Test
    void whatTheJsonSpeaksOfIsNotGuessed() throws IOException {
        Path onnx = new GraphWriter()
                .input("x", FLOAT, 1, 3, -1, -1)
                .input("k", FLOAT, 1)
                .input("extra", FLOAT, 1, 3, -1, -1)
                .node("ReduceMean", List.of("x"), "depth", ints("axes", 1), integer("keepdims", 0))
                .opset(13)
                .output("depth", FLOAT, 1, -1, -1)
                .write(folder.resolve("m.onnx"));
        String bare = told(assertThrows(UserError.class, () -> model(onnx, "{}")));
        assertTrue(bare.contains("cannot be guessed"), bare);
        DepthModel model = model(onnx, "{\"focal\":{\"input\":\"k\"},\"constants\":{\"extra\":2}}");
        assertEquals(Map.of("extra", 2f), model.input().constants());
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            RgbaImage image = RgbaImage.allocate(new Size(48, 32));
            assertEquals(384, estimator.estimate(image, 0).size().height());
        }
    }

    @Test
    void aMapWithItsColumnsFirstIsRefused() throws IOException {
        Path onnx = new GraphWriter()
                .input("x", FLOAT, 1, 3, -1, -1)
                .node("ReduceMean", List.of("x"), "mean", ints("axes", 1), integer("keepdims", 0))
                .node("Transpose", List.of("mean"), "depth", ints("perm", 0, 2, 1))
                .opset(13)
                .output("depth", FLOAT, 1, -1, -1)
                .write(folder.resolve("m.onnx"));
        DepthModel model = model(onnx, "{\"size\":{\"side\":32,\"multipleOf\":8}}");
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, 1)) {
            String line = told(
                    assertThrows(UserError.class, () -> estimator.estimate(RgbaImage.allocate(new Size(48, 32)), 0)));
            assertTrue(line.contains("its sides are exchanged"), line);
            // a square tells nothing
            estimator.estimate(RgbaImage.allocate(new Size(32, 32)), 0);
        }
    }
}
