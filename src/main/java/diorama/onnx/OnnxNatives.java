package diorama.onnx;

import diorama.base.NativeCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks ONNX Runtime's native library once instead of at every start, and keeps DJL off the network. */
final class OnnxNatives {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxNatives.class);
    private static final List<String> PROVIDERS =
            List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda", "onnxruntime_providers_tensorrt");
    private static final String PATH_PROPERTY = "onnxruntime.native.path";

    private OnnxNatives() {}

    /** Must run before the first class of DJL or ONNX Runtime is touched; running twice is harmless. */
    static void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = cacheFolder();
            for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
                if (!NativeCache.unpack(resource(System.mapLibraryName(library)), folder)) {
                    return;
                }
            }
            // builds for graphics cards have these beside; they are looked for where the first one lies
            for (String library : PROVIDERS) {
                NativeCache.unpack(resource(System.mapLibraryName(library)), folder);
            }
            System.setProperty(PATH_PROPERTY, folder.toString());
        } catch (IOException e) {
            // ONNX Runtime then unpacks itself into the temporary folder, which is only slower
            LOG.debug("no cache for the native library", e);
        }
    }

    private static String resource(String name) {
        return "ai/onnxruntime/native/" + platform() + "/" + name;
    }

    private static Path cacheFolder() {
        String build = OnnxNatives.class.getResource("/" + resource(System.mapLibraryName(PROVIDERS.get(1)))) == null
                ? ""
                : "-cuda";
        return NativeCache.folder("onnxruntime-1.28.0-" + platform() + build);
    }

    /** The folder name that ONNX Runtime's jar uses for this machine. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.contains("aarch64") || arch.contains("arm");
        String system = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
        return system + "-" + (arm ? "aarch64" : "x64");
    }
}
