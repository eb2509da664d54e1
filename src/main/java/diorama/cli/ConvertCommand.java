package diorama.cli;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.MissingPicture;
import diorama.mesh.Scene;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.ReliefOptions;
import java.io.IOException;
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

/** {@code diorama convert}: meshes of one kind to another; pictures are made meshes first. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        header = "Converts meshes of one kind to another: .glb .gltf .obj .ply .stl .fbx .dae .3ds .x .stp .html",
        footer = {
            "",
            "Faces are always triangles. Pictures are made meshes with the default options of 'diorama mesh'.",
            "",
            "Example: diorama convert chair.fbx -o chair.glb"
        })
final class ConvertCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Meshes, or pictures.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            required = true,
            description = "A file whose ending names the format, or a folder.")
    private Path output = Path.of(".");

    @Option(
            names = {"-f", "--format"},
            paramLabel = "WORD",
            defaultValue = "glb",
            description = "Format of files in a folder; 'diorama formats' lists them. [default glb]")
    private String format = "glb";

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<ExportOptions> export = new OptionMixin<>("export", ExportOptions.MESH_SCHEMA);
    private final OptionMixin<ExportOptions> photoExport = new OptionMixin<>("export", ExportOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        export.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        ExportOptions options = export.value(preset);
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        files.forEach(file -> SceneFiles.checkedExtension(target(file, several)));
        try (DepthSource source = photo.source(DepthOptions.DEFAULTS)) {
            return Batch.run(spec, files, file -> target(file, several), (file, target) -> {
                if (MediaKind.of(file) == MediaKind.MESH) {
                    return mesh(file, target, options);
                }
                return picture(source.photo(file), target, photoExport.value(preset));
            });
        }
    }

    private Path target(Path file, boolean several) {
        return Targets.result(output, file, several, "", format.toLowerCase(Locale.ROOT));
    }

    private String mesh(Path file, Path target, ExportOptions options) {
        SceneImporter.Imported imported = SceneImporter.read(file, MissingPicture.NOTHING);
        imported.notes().forEach(note -> spec.commandLine().getErr().println("diorama: " + file + ": " + note));
        return told(file, SceneFiles.write(imported.scene(), target, options, imported.originals()));
    }

    private String picture(Photo made, Path target, ExportOptions options) throws IOException {
        Scene scene = PhotoToRelief.scene(made, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
        SceneFiles.Written written = SceneFiles.write(scene, target, options, MeshCommand.originals(made));
        return told(made.file(), written) + ", depth by " + made.depthFrom();
    }

    private String told(Path file, SceneFiles.Written written) {
        written.notes().forEach(note -> spec.commandLine().getErr().println("diorama: " + file + ": " + note));
        return MeshCommand.told(written);
    }
}
