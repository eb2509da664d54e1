package diorama.bench;

import diorama.io.ExportOptions;
import diorama.io.SampleScene;
import diorama.io.SceneFiles;
import diorama.mesh.Scene;
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

/** Layers to a scene, and the scene to files, at 1600 x 1067. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@SuppressWarnings("NullAway.Init") // load() sets the fields
public class MeshBench {
    /** With true depth: harbour has rigging, table few thin things. */
    @Param({"harbour", "table"})
    public String photo = "";

    private SampleScene sample;
    private Scene scene;
    private Path folder;

    @Setup
    public void load() throws IOException {
        sample = SampleScene.of(photo);
        scene = sample.mesh();
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

    @Benchmark
    public Scene layersToScene() {
        return sample.mesh();
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
