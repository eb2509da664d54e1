package diorama.onnx;

import diorama.base.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a network is computed.
 *
 * @param kind through which part of ONNX Runtime; empty takes the best that works
 * @param which its number, or for OpenVINO its name; empty takes the first
 */
public record ComputeDevice(Optional<Kind> kind, String which) {
    /** The best that works. */
    public static final ComputeDevice AUTO = new ComputeDevice(Optional.empty(), "");
    /** The processor, which always works. */
    public static final ComputeDevice CPU = new ComputeDevice(Optional.of(Kind.CPU), "");

    /** A part of ONNX Runtime that computes: its execution providers. */
    public enum Kind {
        CPU,
        CUDA,
        TENSORRT,
        ROCM,
        DIRECTML,
        COREML,
        OPENVINO;

        /** As it is called on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:1}, {@code openvino:gpu} and so on. */
    public static ComputeDevice parse(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
        String which = parts.length > 1 ? parts[1] : "";
        if (parts[0].equals("auto") && which.isEmpty()) {
            return AUTO;
        }
        for (Kind kind : Kind.values()) {
            boolean fits = kind == Kind.OPENVINO || which.isEmpty() || (kind != Kind.CPU && which.matches("\\d{1,3}"));
            if (kind.word().equals(parts[0]) && fits) {
                return new ComputeDevice(Optional.of(kind), which);
            }
        }
        List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
        throw new UserError("device: got '" + text + "', want auto, " + String.join(", ", words)
                + ", with a number where there are several: cuda:1");
    }

    /** Several with commas between them, in that order. */
    public static List<ComputeDevice> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(ComputeDevice::parse).toList();
    }

    /** Its number, 0 when none is said. */
    int index() {
        return which.isEmpty() ? 0 : Integer.parseInt(which);
    }

    /** As it is called on the command line. */
    @Override
    public String toString() {
        return kind.map(Kind::word).orElse("auto") + (which.isEmpty() ? "" : ":" + which);
    }
}
