package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.io.ExportOptions;
import diorama.io.SceneFiles;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.pipeline.DepthSource;
import diorama.pipeline.MediaKind;
import diorama.pipeline.Photo;
import diorama.pipeline.PhotoToRelief;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama mesh}: pictures to textured meshes with a camera. */
@Command(
        name = "mesh",
        mixinStandardHelpOptions = true,
        header = "Makes textured meshes of pictures for Blender and others: .glb .gltf .obj .ply .stl",
        footer = {"", "Example: diorama mesh photo.jpg -o scene.glb"})
final class MeshCommand implements Callable<Integer>, Flags {
    private static final List<String> FORMATS = List.of("glb", "gltf", "obj", "ply", "stl");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pictures, or folders of them.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "A file whose ending names the format, or a folder. [default this folder]")
    private Path output = Path.of(".");

    @Option(
            names = {"-f", "--format"},
            paramLabel = "WORD",
            defaultValue = "glb",
            description = "Format of files in a folder: glb, gltf, obj, ply, stl. [default glb]")
    private String format = "glb";

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<ExportOptions> export = new OptionMixin<>("export", ExportOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        relief.addTo(self);
        export.addTo(self);
        depth.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        ReliefOptions reliefOptions = Checks.range(relief.value(preset));
        ExportOptions exportOptions = export.value(preset);
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        try (DepthSource source = photo.source(depth.value(preset))) {
            return Batch.run(
                    spec,
                    files,
                    file -> known(Targets.result(output, file, several, "", format.toLowerCase(Locale.ROOT))),
                    (file, target) -> {
                        Photo made = source.photo(file);
                        Scene scene = PhotoToRelief.scene(made, reliefOptions, PhotoToRelief.REACH);
                        SceneFiles.write(scene, target, exportOptions);
                        int triangles = scene.meshes().stream()
                                .mapToInt(Mesh::triangleCount)
                                .sum();
                        return String.format(Locale.ROOT, "%,d triangles, depth by %s", triangles, made.depthFrom());
                    });
        }
    }

    private static Path known(Path target) {
        String extension = MediaKind.extension(target);
        if (!FORMATS.contains(extension)) {
            throw new UserError(target + ": cannot write ." + extension + " files, want one of ."
                    + String.join(" .", FORMATS));
        }
        return target;
    }
}
