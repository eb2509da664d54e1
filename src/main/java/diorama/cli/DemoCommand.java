package diorama.cli;

import diorama.base.UserError;
import diorama.gui.Studio;
import diorama.gui.state.Settings;
import diorama.gui.state.Standpoint;
import diorama.gui.work.EarlyMesh;
import diorama.pipeline.media.DepthChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code diorama demo}: makes one of everything from the samples. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Makes one of everything from the samples with the embedded model, and shows where it is.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            defaultValue = "out/demo",
            description = "Where the results go. [default out/demo]")
    private Path output = Path.of("out", "demo");

    @Option(names = "--no-window", description = "Do not open the studio at the end, even where there is a display.")
    private boolean noWindow;

    @Override
    public Integer call() {
        Path samples = Home.folder().resolve("samples");
        if (!Files.isDirectory(samples)) {
            throw new UserError(samples + ": the samples are not there");
        }
        long start = System.nanoTime();
        List<DemoFile> made = new Demo(samples, output, Home.models(), this::say).run();
        say(String.format(Locale.ROOT, "%nMade in %.0f s:", (System.nanoTime() - start) / 1e9));
        int widest =
                made.stream().mapToInt(f -> f.path().toString().length()).max().orElse(0);
        made.forEach(f -> say(String.format(Locale.ROOT, "  %-" + widest + "s  %s", f.path(), f.what())));
        if (!noWindow && hasDisplay()) {
            say("\nOpening the studio; 'diorama view photo.jpg' does the same with your own photo.");
            Studio.open(
                    List.of(samples.resolve("harbour.jpg")),
                    Settings.DEFAULTS,
                    Standpoint.DEFAULTS,
                    new Studio.Means(DepthChoice.MODEL, Home::models, EarlyMesh.none()));
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static boolean hasDisplay() {
        return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
