package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.image.DepthFiles;
import diorama.pipeline.DepthSource;
import diorama.pipeline.MediaKind;
import diorama.pipeline.Photo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama depth}: pictures to 16-bit depth maps. */
@Command(
        name = "depth",
        mixinStandardHelpOptions = true,
        header = "Makes 16-bit depth maps of pictures (near = white).",
        footer = {"", "Example: diorama depth photos/ -o out/"})
final class DepthCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pictures, or folders of them.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "A file, or a folder for NAME_depth.png. [default this folder]")
    private Path output = Path.of(".");

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        depth.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        try (DepthSource source = new DepthSource(Home.models(), depth.value(preset), photo.explicitChoice())) {
            return Batch.run(
                    spec,
                    files,
                    file -> png(Targets.result(output, file, several, "_depth", "png")),
                    (file, target) -> {
                        Photo made = source.photo(file);
                        DepthFiles.write(made.depth(), target);
                        return "depth of " + made.depth().size() + " px by " + made.depthFrom();
                    });
        }
    }

    /** {@code target} when its name says what is written there. */
    private static Path png(Path target) {
        if (!MediaKind.extension(target).equals("png")) {
            throw new UserError(target + ": cannot be written, want a name ending in .png");
        }
        return target;
    }
}
