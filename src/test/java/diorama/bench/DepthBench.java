package diorama.bench;

import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.onnx.StillLooks;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A 1600x1067 photo's depth with the embedded model: the network alone, and with everything around it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DepthBench {
    private final RgbaImage image = ImageFiles.read(Path.of("samples/harbour.jpg"));
    private final OnnxDepthEstimator estimator =
            new OnnxDepthEstimator(ModelCatalogue.read(Path.of("models")).find(ModelCatalogue.EMBEDDED), 2);
    private DepthMap network = DepthMap.constant(image.size(), 0);

    @Setup
    public void estimate() {
        RawDepth raw = still();
        network = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind());
    }

    @TearDown
    public void close() {
        estimator.close();
    }

    /** Resampling to the network's size, inference, copying out. */
    @Benchmark
    public RawDepth inference() {
        return estimator.estimate(image, 0);
    }

    /** The same of a picture that stands alone, which is looked at several times. */
    @Benchmark
    public RawDepth still() {
        return StillLooks.depth(estimator, image, estimator.model().stills(), OptionalDouble.empty(), false);
    }

    /** From the network's map to a full-size one with edges. */
    @Benchmark
    public DepthMap refining() {
        return DepthRefiner.refine(network, image, DepthOptions.DEFAULTS);
    }
}
