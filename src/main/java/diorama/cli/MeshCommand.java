package diorama.cli;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.io.ExportOptions;
import diorama.io.SceneFiles;
import diorama.io.TextureBytes;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.pipeline.DepthSource;
import diorama.pipeline.Photo;
import diorama.pipeline.PhotoToRelief;
import diorama.relief.ReliefOptions;
import java.io.IOException;
import java.nio.file.Files;
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
        photo.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        ReliefOptions reliefOptions = Checks.range(relief.value(preset));
        ExportOptions exportOptions = export.value(preset);
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        files.forEach(file -> SceneFiles.checkedExtension(target(file, several)));
        try (DepthSource source = photo.source(depth.value(preset))) {
            return Batch.run(spec, files, file -> target(file, several), (file, target) -> {
                Photo made = source.photo(file);
                Scene scene = PhotoToRelief.scene(made, reliefOptions, PhotoToRelief.REACH);
                SceneFiles.write(scene, target, exportOptions, originals(made));
                int triangles =
                        scene.meshes().stream().mapToInt(Mesh::triangleCount).sum();
                return String.format(Locale.ROOT, "%,d triangles, depth by %s", triangles, made.depthFrom());
            });
        }
    }

    private Path target(Path file, boolean several) {
        return Targets.result(output, file, several, "", format.toLowerCase(Locale.ROOT));
    }

    /** The photo's own bytes, where any reader sees in them what we see: they are embedded unchanged. */
    static List<TextureBytes> originals(Photo photo) throws IOException {
        Picture picture = photo.picture();
        return picture.plain() && picture.format() == PictureFormat.JPEG
                ? List.of(new TextureBytes(picture.image(), "jpg", Files.readAllBytes(photo.file())))
                : List.of();
    }
}
