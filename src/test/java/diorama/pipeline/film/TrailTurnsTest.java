package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.cache.ContentHash;
import diorama.cache.DepthTrail;
import diorama.depth.DepthOptions;
import diorama.depth.QuantisedDepth;
import diorama.onnx.ComputeDevice;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.network.DepthNetwork;
import diorama.pipeline.network.NetworkFrames;
import diorama.pipeline.network.TrailedFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several devices take turns; after a kill each frame goes to the one that it would have gone to. */
class TrailTurnsTest extends FilmNetworks {
    private static final int FRAMES = 5;

    /** Two networks that say different things, so that the pictures tell which was asked. */
    private List<DepthNetwork> two() throws IOException {
        Path mean = TinyOnnx.mean(folder.resolve("mean.onnx"));
        Files.writeString(
                folder.resolve("mean.json"), "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\"}");
        Path several = TinyOnnx.several(folder.resolve("several.onnx"));
        Files.writeString(
                folder.resolve("several.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"}");
        return List.of(network(mean), network(several));
    }

    private static DepthNetwork network(Path onnx) {
        DepthOptions options =
                DepthOptions.SCHEMA.with(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), onnx.toString());
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of(System.getProperty("diorama.home", "."), "models"));
        ComputeDevice cpu = ComputeDevice.parseAll("cpu").get(0);
        return new DepthNetwork(catalogue, options, cpu, 1, new AtomicLong());
    }

    /** A cut lies before the second frame. */
    private List<QuantisedDepth> film(DepthTrail trail) throws IOException {
        List<QuantisedDepth> out = new ArrayList<>();
        List<DepthNetwork> devices = two();
        try (TrailedFrames frames =
                new TrailedFrames(new NetworkFrames(devices, devices, i -> OptionalDouble.empty()), false, 1)) {
            frames.follow(trail, 0, () -> true);
            frames.part(out::add);
            for (int i = 0; i < FRAMES; i++) {
                if (i == 1) {
                    frames.cut(out::add);
                }
                frames.push(frame(i), out::add);
            }
            frames.flush(out::add);
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyFrameGoesWhereItWouldHaveGone(int known) throws IOException {
        List<QuantisedDepth> whole = film(DepthTrail.open(Files.createDirectories(folder.resolve("whole"))));
        Path left = Files.createDirectories(folder.resolve("left"));
        try (DepthTrail some = DepthTrail.open(left)) {
            for (int i = 0; i < known; i++) {
                some.add(i, ContentHash.fingerprint(frame(i)), whole.get(i));
            }
        }
        List<QuantisedDepth> again = film(DepthTrail.open(left));
        assertEquals(FRAMES, again.size());
        for (int i = 0; i < FRAMES; i++) {
            assertArrayEquals(whole.get(i).raw().values(), again.get(i).raw().values(), "frame " + i);
        }
    }
}
