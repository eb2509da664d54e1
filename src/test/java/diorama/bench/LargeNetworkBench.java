package diorama.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.Normalization;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.onnx.VitWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A network of Depth-Anything-V2-Small's size, asked through the program and asked bare, in turns, so that a busy machine slows
 * both; then many frames for memory. Run as a program: side in px, pairs, frames.
 */
public final class LargeNetworkBench {
    private LargeNetworkBench() {}

    public static void main(String[] args) throws IOException, OrtException {
        int side = args.length > 0 ? Integer.parseInt(args[0]) : 252;
        int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int frames = args.length > 2 ? Integer.parseInt(args[2]) : 500;
        Path folder = Files.createTempDirectory("diorama-vit");
        Path onnx = VitWriter.small(folder.resolve("my_vit.onnx"));
        int threads = Runtime.getRuntime().availableProcessors();
        RgbaImage picture = ImageFiles.read(Path.of("samples/harbour.jpg"));
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of("models"));
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(catalogue.find(onnx.toString()), threads)) {
            Size fed = estimator.fedSize(picture.size(), side);
            compare(onnx, estimator, picture, side, fed, threads, pairs);
            for (int i = 1; i <= frames; i++) {
                estimator.estimate(picture, side);
                if (i % 100 == 0) {
                    System.out.println("frame " + i + ": " + resident());
                }
            }
        } finally {
            Files.delete(onnx);
            Files.delete(folder);
        }
    }

    private static void compare(
            Path onnx, OnnxDepthEstimator estimator, RgbaImage picture, int side, Size fed, int threads, int pairs)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer input = ByteBuffer.allocateDirect(12 * fed.pixels()).order(ByteOrder.nativeOrder());
        // the same numbers for both: some operators are quicker on zeros
        Resample.toTensor(picture, fed, Normalization.imageNet(), input);
        double[] ours = new double[pairs];
        double[] bare = new double[pairs];
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (OrtSession session = environment.createSession(onnx.toString(), options);
                    OnnxTensor tensor = OnnxTensor.createTensor(
                            environment, input.asFloatBuffer(), new long[] {1, 3, fed.height(), fed.width()})) {
                for (int i = -3; i < pairs; i++) {
                    long start = System.nanoTime();
                    estimator.estimate(picture, side);
                    long middle = System.nanoTime();
                    session.run(Map.of("pixel_values", tensor)).close();
                    long end = System.nanoTime();
                    if (i >= 0) {
                        ours[i] = (middle - start) / 1e6;
                        bare[i] = (end - middle) / 1e6;
                    }
                }
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        System.out.println(String.format(
                Locale.ROOT,
                "%s px fed as %s, %d pairs: median %.1f ms through the program, %.1f ms bare (%+.1f %%); least %.1f and %.1f",
                picture.size(),
                fed,
                pairs,
                ours[pairs / 2],
                bare[pairs / 2],
                100 * (ours[pairs / 2] / bare[pairs / 2] - 1),
                ours[0],
                bare[0]));
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElse("unknown");
    }
}
