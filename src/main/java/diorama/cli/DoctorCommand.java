package diorama.cli;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import diorama.onnx.ComputeDevice;
import diorama.onnx.ComputeDevice.Kind;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.OnnxDepthEstimator;
import diorama.onnx.Providers;
import diorama.video.encode.Encoders;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code diorama doctor}: what of the machine works. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Tries what the program needs of this machine and says what works.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private int faults;

    /** Tries something and says in a few words what came out. */
    @FunctionalInterface
    private interface Trial {
        String run();
    }

    @Override
    public Integer call() {
        Runtime runtime = Runtime.getRuntime();
        trial("Java", () -> System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
        trial(
                "Machine",
                () -> String.format(
                        Locale.ROOT,
                        "%s %s, %d cores, %d MB for Java",
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20));
        trial("OpenGL", DoctorCommand::openGl);
        trial("Display", DoctorCommand::display);
        trial("Depth model", DoctorCommand::depthModel);
        trial("Encoders", DoctorCommand::encoders);
        Encoders.missing().forEach((need, names) -> spec.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "     %-12s %s: want %s", "", String.join(" ", names), need)));
        devices();
        return faults == 0 ? 0 : DioramaCommand.USER_ERROR;
    }

    private void trial(String what, Trial trial) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(String.format(Locale.ROOT, "ok   %-12s %s", what, trial.run()));
        } catch (UserError e) {
            faults++;
            out.println(String.format(Locale.ROOT, "--   %-12s %s", what, e.getMessage()));
        }
    }

    private static String openGl() {
        try (GlDevice device = GlDevice.headless()) {
            return device.version() + ", " + device.rendererName() + ", " + device.kind()
                    + (device.softwareRenderer() ? "; software, so stereo is drawn by the CPU back end" : "");
        }
    }

    private static String display() {
        String display = System.getenv("DISPLAY");
        String wayland = System.getenv("WAYLAND_DISPLAY");
        if (wayland == null && display == null && System.getProperty("os.name").startsWith("Linux")) {
            return "none; 'view' needs one, 'view --screenshot' and everything else do not";
        }
        return wayland != null ? "Wayland " + wayland : display != null ? "X11 " + display : "of the system";
    }

    private static String depthModel() {
        return timed(ComputeDevice.AUTO);
    }

    /** Which parts of ONNX Runtime compute here, each tried with the embedded model, and why the others do not. */
    private void devices() {
        Set<Kind> built = Providers.built();
        for (Kind kind : Kind.values()) {
            PrintWriter out = spec.commandLine().getOut();
            String name = "--device " + kind.word();
            try {
                out.println(
                        built.contains(kind)
                                ? String.format(
                                        Locale.ROOT, "ok   %-18s %s", name, timed(ComputeDevice.parse(kind.word())))
                                : String.format(Locale.ROOT, "     %-18s %s", name, Providers.howToGet(kind)));
            } catch (UserError e) {
                out.println(String.format(Locale.ROOT, "     %-18s %s", name, e.getMessage()));
            }
        }
    }

    private static String timed(ComputeDevice device) {
        DepthModel model = Home.models().find(ModelCatalogue.EMBEDDED);
        try (OnnxDepthEstimator estimator =
                new OnnxDepthEstimator(model, device, Runtime.getRuntime().availableProcessors())) {
            RgbaImage image = RgbaImage.allocate(new Size(320, 240));
            estimator.estimate(image, 0);
            long start = System.nanoTime();
            estimator.estimate(image, 0);
            return String.format(
                    Locale.ROOT,
                    "%s, %.0f ms a picture on %s",
                    model.id(),
                    (System.nanoTime() - start) / 1e6,
                    estimator.device());
        }
    }

    private static String encoders() {
        List<String> usable = Encoders.usable();
        if (usable.isEmpty()) {
            throw new UserError("no film encoder could be opened");
        }
        return String.join(" ", usable);
    }
}
