package diorama.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import diorama.onnx.ComputeDevice.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The parts of ONNX Runtime that compute: which this build has, and how a session is told to use one. */
public final class Providers {
    /** What {@code auto} tries before the processor: those that are faster wherever they work. */
    private static final List<Kind> FAST = List.of(Kind.CUDA, Kind.ROCM, Kind.DIRECTML);

    private Providers() {}

    /** Those that the ONNX Runtime beside the program was built with; whether the machine can use them is another matter. */
    public static Set<Kind> built() {
        OnnxNatives.prepare();
        Set<Kind> kinds = EnumSet.of(Kind.CPU);
        for (OrtProvider provider : OrtEnvironment.getAvailableProviders()) {
            for (Kind kind : Kind.values()) {
                if (provider(kind) == provider) {
                    kinds.add(kind);
                }
            }
        }
        return kinds;
    }

    /** How to get a build that has {@code kind}. */
    public static String howToGet(Kind kind) {
        return switch (kind) {
            case CPU -> "always there";
            case CUDA, TENSORRT ->
                "not in this build of ONNX Runtime; build the program with -Pcuda (NVIDIA, Linux or Windows)";
            case COREML -> "not in this build of ONNX Runtime; the one for macOS has it";
            case ROCM, DIRECTML, OPENVINO ->
                "not in this build of ONNX Runtime; set DIORAMA_JAVA_OPTS="
                        + "-Donnxruntime.native.path=FOLDER to the libraries of one that has it";
        };
    }

    /** What to try for {@code device}, the best first. */
    static List<ComputeDevice> candidates(ComputeDevice device) {
        if (device.kind().isPresent()) {
            return List.of(device);
        }
        Set<Kind> built = built();
        List<ComputeDevice> all = new ArrayList<>();
        for (Kind kind : FAST) {
            if (built.contains(kind)) {
                all.add(ComputeDevice.parse(kind.word()));
            }
        }
        all.add(ComputeDevice.CPU);
        return all;
    }

    /** Tells a session to use {@code device}, with the processor for what that cannot do. */
    static void use(ComputeDevice device, OrtSession.SessionOptions options) throws OrtException {
        switch (device.kind().orElse(Kind.CPU)) {
            case CPU -> {}
            case CUDA -> options.addCUDA(device.index());
            case TENSORRT -> {
                options.addTensorrt(device.index());
                options.addCUDA(device.index());
            }
            case ROCM -> options.addROCM(device.index());
            case DIRECTML -> {
                // DirectML knows neither memory patterns nor parallel execution
                options.setMemoryPatternOptimization(false);
                options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                options.addDirectML(device.index());
            }
            case COREML -> options.addCoreML();
            case OPENVINO ->
                options.addOpenVINO(
                        device.which().isEmpty() ? "CPU" : device.which().toUpperCase(Locale.ROOT));
        }
    }

    private static OrtProvider provider(Kind kind) {
        return switch (kind) {
            case CPU -> OrtProvider.CPU;
            case CUDA -> OrtProvider.CUDA;
            case TENSORRT -> OrtProvider.TENSOR_RT;
            case ROCM -> OrtProvider.ROCM;
            case DIRECTML -> OrtProvider.DIRECT_ML;
            case COREML -> OrtProvider.CORE_ML;
            case OPENVINO -> OrtProvider.OPEN_VINO;
        };
    }
}
