package diorama.bench;

import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.io.SampleScene;
import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Scene;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.pipeline.photo.Fills;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A photo with raw depth to a file, and a scene to files, at 1600 x 1067. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@SuppressWarnings("NullAway.Init") // load() sets the fields
public class MeshBench {
    /** Harbour has rigging, table few thin things, forest leaves everywhere. */
    @Param({"harbour", "table", "forest"})
    public String photo = "";

    /** The sample's true depth, or what the embedded model says. */
    @Param({"true", "model"})
    public String depth = "";

    private SampleScene sample;
    private Scene scene;
    private DepthMap raw;
    private Path folder;

    @Setup
    public void load() throws IOException {
        sample = SampleScene.of(photo);
        raw = raw();
        scene = scene();
        folder = Files.createTempDirectory("mesh-bench");
    }

    @TearDown
    public void clean() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private DepthMap raw() {
        if (depth.equals("true")) {
            return DepthFiles.read(Path.of("samples", photo + "_depth.png"));
        }
        ModelCatalogue models = ModelCatalogue.read(Path.of("models"));
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(models.find(ModelCatalogue.EMBEDDED), 2)) {
            RawDepth out = estimator.estimate(sample.picture().image(), 0);
            return DepthNormalizer.normalize(out.size(), out.values(), out.kind());
        }
    }

    private Scene scene() {
        RgbaImage image = sample.picture().image();
        DepthMap refined = DepthRefiner.refine(raw, image, DepthOptions.DEFAULTS);
        double reach = PhotoToRelief.REACH * image.size().longSide();
        Layers layers = LayerBuilder.torn(image, refined, ReliefOptions.DEFAULTS, reach);
        return PhotoToRelief.scene(layers, sample.geometry(), ReliefOptions.DEFAULTS, reach, Fills.NONE);
    }

    /** From the decoded photo and raw depth to the file: refining, layers, background, meshes, GLB. */
    @Benchmark
    public void photoToGlb() {
        sample.write(scene(), folder.resolve("scene.glb"));
    }

    @Benchmark
    public void sceneToGlb() {
        sample.write(scene, folder.resolve("scene.glb"));
    }

    @Benchmark
    public void sceneToObj() {
        SceneFiles.write(scene, folder.resolve("scene.obj"), ExportOptions.DEFAULTS);
    }
}
