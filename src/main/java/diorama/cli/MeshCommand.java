package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.io.SceneFiles;
import diorama.io.process.Blender;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Scene;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.ReliefOptions;
import diorama.relief.ReliefPlate;
import diorama.relief.ReliefPoints;
import diorama.relief.SolidOptions;
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
        header = "Makes textured meshes of pictures for Blender and others: .glb .gltf .obj .ply .stl .fbx .dae .html",
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
            description = "Format of files in a folder: glb, gltf, obj, ply, stl, fbx, dae, html. [default glb]")
    private String format = "glb";

    @Option(
            names = "--lithophane",
            description = "A plate to print whose thickness is the picture's darkness; the same as --solid lithophane.")
    private boolean lithophane;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Coloured points instead of a surface, one for every N-th pixel each way.")
    private int points;

    @Option(
            names = "--open-in-blender",
            description = "Open the result in Blender, looking through the photo's camera.")
    private boolean openInBlender;

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<SolidOptions> solid = new OptionMixin<>("solid", SolidOptions.SCHEMA);
    private final OptionMixin<ExportOptions> export = new OptionMixin<>("export", ExportOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        relief.addTo(self);
        solid.addTo(self);
        export.addTo(self);
        depth.addTo(self);
        photo.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        ReliefOptions reliefOptions = Checks.range(relief.value(preset));
        ExportOptions exportOptions = export.value(preset);
        SolidOptions plate = plate(preset);
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        files.forEach(file -> SceneFiles.checkedExtension(target(file, several)));
        if (points != 0 && plate.solid() != SolidOptions.Solid.NONE) {
            throw new UserError("--points: goes with no plate, want no --solid and no --lithophane with it");
        }
        for (Path file : files) {
            if (points > 0 && MediaKind.extension(target(file, several)).equals("stl")) {
                throw new UserError("--points: an STL holds triangles only, want ply, glb, gltf or html");
            }
        }
        if (openInBlender) {
            files.forEach(file -> Blender.requireShowing(target(file, several)));
        }
        try (DepthSource source = photo.source(depth.value(preset), PhotoOptions.lens(relief, preset))) {
            return Batch.run(spec, files, file -> target(file, several), (file, target) -> {
                Photo made = source.photo(file);
                boolean solidPlate = plate.solid() != SolidOptions.Solid.NONE;
                Scene scene = solidPlate
                        ? ReliefPlate.scene(made.picture().image(), made.depth(), plate)
                        : scene(made, source.options(), reliefOptions);
                SceneFiles.Written written = SceneFiles.write(
                        scene,
                        target,
                        solidPlate ? millimetres(exportOptions, target) : exportOptions,
                        originals(made));
                if (openInBlender) {
                    Blender.show(target);
                }
                written.notes().forEach(note -> spec.commandLine().getErr().println("diorama: " + file + ": " + note));
                return told(written) + ", depth by " + made.depthFrom();
            });
        }
    }

    private SolidOptions plate(JsonObject preset) {
        SolidOptions options = solid.value(preset);
        return lithophane
                ? SolidOptions.SCHEMA.with(options, SolidOptions.SCHEMA.option("solid"), SolidOptions.Solid.LITHOPHANE)
                : options;
    }

    private Scene scene(Photo made, DepthOptions edges, ReliefOptions options) {
        if (points < 0) {
            throw new UserError("--points: got '" + points + "', want 1 or more");
        }
        if (points == 0) {
            return PhotoToRelief.scene(made, edges, options, PhotoToRelief.REACH);
        }
        double reachPx = PhotoToRelief.REACH * made.picture().image().size().longSide();
        return ReliefPoints.scene(
                PhotoToRelief.layers(made, options, reachPx),
                PhotoToRelief.geometry(made, options),
                options.background(),
                points);
    }

    /** Printers take the numbers of a stereolithography file for millimetres. */
    private static ExportOptions millimetres(ExportOptions options, Path target) {
        return SceneFiles.checkedExtension(target).equals("stl")
                ? ExportOptions.SCHEMA.with(options, ExportOptions.SCHEMA.option("scale"), 1000 * options.scale())
                : options;
    }

    /** What a file holds, in words. */
    static String told(SceneFiles.Written written) {
        return written.triangles() == 0
                ? String.format(Locale.ROOT, "%,d points", written.vertices())
                : String.format(Locale.ROOT, "%,d triangles", written.triangles());
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
