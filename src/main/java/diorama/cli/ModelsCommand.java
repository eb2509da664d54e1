package diorama.cli;

import diorama.depth.DepthModel;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code diorama models}: the depth models there are. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        header = "Lists the depth models.",
        footer = {
            "",
            "Any other ONNX network works as well: put my.json (input, size, mean, std, kind) beside my.onnx and say",
            "--model my.onnx; models/README.md shows the keys."
        })
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws java.io.IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (DepthModel model : Home.models().models()) {
            boolean here = Files.isRegularFile(model.file());
            String size = here ? String.format(Locale.ROOT, "%.1f MB", Files.size(model.file()) / 1e6) : "not here";
            out.println(String.format(
                    Locale.ROOT,
                    "%-20s %-9s %-12s %-18s %s",
                    model.id(),
                    size,
                    model.licence(),
                    model.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    model.description()));
        }
        return 0;
    }
}
