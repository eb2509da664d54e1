package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.CancelToken;
import diorama.depth.DepthOptions;
import diorama.pipeline.clip.CameraKeys;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.clip.ZoomOptions;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.ScenePainter;
import diorama.video.option.EncodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama zoom}: a camera move through a photo's scene as a clip. */
@Command(
        name = "zoom",
        mixinStandardHelpOptions = true,
        header = "Makes 3D-zoom clips: the camera moves through the scene of a photo.",
        footer = {"", "Example: diorama zoom photo.jpg -o clip.mp4 --move circle --seconds 6"})
final class ZoomCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pictures, or folders of them.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "A film file (mp4, mkv, mov, webm, avi), a loop (gif, apng, webp), numbered pictures "
                    + "(frames/%%05d.png), or a folder for NAME_MOVE.mp4. [default this folder]")
    private Path output = Path.of(".");

    @Option(
            names = "--renderer",
            paramLabel = "WORD",
            defaultValue = "auto",
            description = "Back end: auto, gl, cpu. [default auto]")
    private Backend renderer = Backend.AUTO;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Move the camera through the places of a JSON file instead of --move, e.g. "
                    + "{\"keys\": [{\"time\": 0, \"x\": -1}, {\"time\": 2, \"forward\": 1, \"zoom\": 1.2}]}; "
                    + "also y, turn, lift, roll and ease.")
    private Optional<Path> keys = Optional.empty();

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<ZoomOptions> zoom = new OptionMixin<>("zoom", ZoomOptions.SCHEMA);
    private final OptionMixin<LensOptions> lens = new OptionMixin<>("lens", LensOptions.SCHEMA);
    private final OptionMixin<GradeOptions> grade = new OptionMixin<>("grade", GradeOptions.SCHEMA);
    private final OptionMixin<EncodeOptions> encode = new OptionMixin<>("encode", EncodeOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        zoom.addTo(self);
        lens.addTo(self);
        grade.addTo(self);
        encode.addTo(self);
        relief.addTo(self);
        depth.addTo(self);
        photo.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        ReliefOptions reliefOptions = Checks.range(relief.value(preset));
        ZoomOptions options = zoom.value(preset);
        LensOptions lensOptions = lens.value(preset);
        GradeOptions gradeOptions = grade.value(preset);
        EncodeOptions encoding = encode.value(preset);
        Optional<CameraKeys> way = keys.map(CameraKeys::read);
        List<Path> files = Targets.expand(inputs, false);
        boolean several = Targets.several(inputs, files);
        String suffix = "_" + (way.isPresent() ? "keys" : options.move().name().toLowerCase(Locale.ROOT));
        try (DepthSource source = photo.source(depth.value(preset), PhotoOptions.lens(relief, preset));
                ScenePainter painter = ScenePainter.open(renderer)) {
            return Batch.run(
                    spec, files, file -> Targets.result(output, file, several, suffix, "mp4"), (file, target) -> {
                        ZoomClip clip = new ZoomClip(source.photo(file), source.options(), reliefOptions, options, way)
                                .with(lensOptions, gradeOptions);
                        try (TerminalProgress progress =
                                new TerminalProgress(String.valueOf(target.getFileName()), "frames")) {
                            FilmRun how = new FilmRun(progress, new CancelToken(), new Notes(spec), false);
                            clip.write(target, painter, encoding, how);
                        }
                        return clip.frames() + " frames of " + clip.size();
                    });
        }
    }
}
