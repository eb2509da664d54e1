package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.cache.PassingCache;
import diorama.depth.DepthOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.pipeline.network.DepthSource;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.SourceOptions;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama stereo}: stereo pictures and films. */
@Command(
        name = "stereo",
        mixinStandardHelpOptions = true,
        header = "Makes stereo pictures and films: side by side, over-under, anaglyph, VR180 and more.",
        footer = {
            "",
            "Example: diorama stereo photo.jpg film.mp4 -o out/ --divergence 2.5 --layout half-sbs",
            "Options and layouts that iw3 has are spelled as there and mean the same; what has no place here is told."
        })
final class StereoCommand implements Callable<Integer>, Flags {
    /** What settings of a queue's items may speak of. */
    private static final Set<String> CONCERNS = new TreeSet<>(Set.of(
            "source",
            "stereo",
            "comfort",
            "frame",
            "shape",
            "relief",
            "depth",
            "stabilise",
            "encode",
            "film",
            "import"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "Pictures and films, folders of them, lists of them (.txt, one a line), patterns; or one queue (.json) of"
                            + " inputs with settings of their own.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "A file, or a folder for NAME_LRF_Full_SBS.png and the like. [default this folder]")
    private Path output = Path.of(".");

    @Option(
            names = {"-f", "--format"},
            paramLabel = "WORD",
            defaultValue = "png",
            description = "Format of pictures in a folder: png, jpg, jps, mpo, webp, tif, bmp. [default png]")
    private String pictureFormat = "png";

    @Option(
            names = {"--video-format", "-vf"},
            paramLabel = "WORD",
            defaultValue = "mp4",
            description =
                    "Format of films in a folder: mp4, mkv, mov, webm, avi; loops: gif, webp, apng. [default mp4; of moving"
                            + " GIF, PNG and WebP the same]")
    private String videoFormat = "mp4";

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private @Nullable LayoutFlags layoutFlags;

    @Option(
            names = "--renderer",
            paramLabel = "WORD",
            defaultValue = "auto",
            description = "Back end: auto, gl, cpu; both draw the same picture. [default auto]")
    private Backend renderer = Backend.AUTO;

    @Option(
            names = {"-r", "--recursive"},
            description = "Folders in folders as well; the results lie in folders of the same names.")
    private boolean recursive;

    @Option(
            names = {"--skip-done", "--resume"},
            description = "Leave out what has a result already.")
    private boolean skipDone;

    @Option(names = "--sample", description = "Of films only ten seconds from the middle, as NAME_sample.")
    private boolean sample;

    @Option(names = "--anew", description = "Begin a film anew instead of going on where an interrupted run stopped.")
    private boolean anew;

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    @Mixin
    private PeerFlags peers = new PeerFlags();

    private final PeerNotes peerNotes = new PeerNotes();

    @Mixin
    private ComfortFlags eased = new ComfortFlags();

    @Mixin
    private FilmFlags made = new FilmFlags();

    @Mixin
    private ParameterGrid grid = new ParameterGrid();

    private final OptionMixin<SourceOptions> sourceOptions = new OptionMixin<>("source", SourceOptions.SCHEMA);
    private final OptionMixin<StereoOptions> stereo = new OptionMixin<>("stereo", StereoOptions.SCHEMA);
    private final OptionMixin<ComfortOptions> comfort = new OptionMixin<>("comfort", ComfortOptions.SCHEMA);
    private final OptionMixin<FrameOptions> frame = new OptionMixin<>("frame", FrameOptions.SCHEMA);
    private final OptionMixin<ShapeOptions> shape = new OptionMixin<>("shape", ShapeOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);
    private final OptionMixin<StabiliseOptions> stabilise = new OptionMixin<>("stabilise", StabiliseOptions.SCHEMA);
    private final OptionMixin<EncodeOptions> encode = new OptionMixin<>("encode", EncodeOptions.SCHEMA);
    private final OptionMixin<FilmOptions> filmed = new OptionMixin<>("film", FilmOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        stereo.addTo(self);
        shape.addTo(self, "foreground-scale", "mapper", "mapper-type");
        frame.addTo(self);
        sourceOptions.addTo(self);
        comfort.addTo(self);
        encode.addTo(self);
        filmed.addTo(self);
        stabilise.addTo(self);
        depth.addToExcept(self, "edge-dilation");
        photo.addTo(self);
        relief.addTo(self, "tear", "background", "fill");
        peerNotes.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        peerNotes.notes().forEach(new Notes(spec));
        peers.note().ifPresent(new Notes(spec));
        peers.takeFrom(spec, inputs);
        if (inputs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE'");
        }
        Set<Path> taken = new HashSet<>();
        if (inputs.size() != 1 || !QueueFile.is(inputs.get(0))) {
            boolean named = spec.commandLine().getParseResult().hasMatchedOption("-o");
            return run(inputs, output, named, preset, taken);
        }
        int worst = 0;
        for (QueueFile.Item item : QueueFile.read(inputs.get(0))) {
            try {
                requireConcerns(inputs.get(0), item.settings());
                JsonObject settings = QueueFile.over(preset, item.settings());
                boolean named = item.output().isPresent()
                        || spec.commandLine().getParseResult().hasMatchedOption("-o");
                Path to = item.output().orElse(output);
                worst = Math.max(worst, run(List.of(item.input()), to, named, settings, taken));
            } catch (RuntimeException | OutOfMemoryError e) {
                // the others of a queue are made all the same
                new Notes(spec).accept(Batch.line(item.input(), e));
                worst = Math.max(worst, DioramaCommand.USER_ERROR);
            }
        }
        return worst;
    }

    private void requireConcerns(Path queue, JsonObject settings) {
        for (String concern : settings.keySet()) {
            if (!CONCERNS.contains(concern)) {
                throw new UserError(queue + ": settings: got '" + concern + "', want some of " + CONCERNS);
            }
        }
    }

    /**
     * @param to file or folder of the results
     * @param named whether somebody said so
     * @param taken results of this command so far
     */
    private int run(List<Path> given, Path to, boolean named, JsonObject preset, Set<Path> taken) {
        StereoJob job = job(preset);
        List<Path> inputs = job.film().fps() > 0 ? Targets.sequences(given) : given;
        List<Path> files = Targets.expand(inputs, true, recursive);
        boolean several = Targets.several(inputs, files);
        Optional<PassingCache> passing = job.comfort().autoLimit() && !photo.keeps()
                ? Optional.of(PassingCache.in(folder(to)))
                : Optional.empty();
        try (DepthSource source =
                photo.source(peers.apply(depth.value(preset)), preset, passing.map(PassingCache::cache))) {
            StereoMaker.How how = new StereoMaker.How(sample, skipDone, anew, pictureFormat.toLowerCase(Locale.ROOT));
            StereoMaker maker = new StereoMaker(spec, photo, preset, made, grid, how, source);
            if (eased.analyse()) {
                return Batch.run(spec, files, several, eased.json(), file -> {
                    ComfortReport report = maker.report(file, job);
                    eased.tell(report, spec.commandLine().getOut());
                    if (named) {
                        Path target =
                                Targets.result(Targets.mirrored(to, inputs, file), file, several, "_timeline", "json");
                        maker.writeTimeline(report, job, file, Batch.unlike(taken, target, file));
                    }
                });
            }
            return Batch.run(
                    spec,
                    taken,
                    files,
                    file -> maker.named(
                            file,
                            Targets.result(
                                    Targets.mirrored(to, inputs, file),
                                    file,
                                    several,
                                    made.suffix(job) + job.fileSuffix(),
                                    extension(file)),
                            job),
                    (file, target) -> maker.make(file, target, job));
        } finally {
            passing.ifPresent(PassingCache::close);
        }
    }

    /** Where results go. */
    private static Path folder(Path to) {
        Path parent = to.toAbsolutePath().getParent();
        return parent == null
                        || Files.isDirectory(to)
                        || MediaKind.extension(to).isEmpty()
                ? to
                : parent;
    }

    private StereoJob job(JsonObject preset) {
        StereoOptions options = stereo.value(preset);
        FrameOptions bars = frame.value(preset);
        if (layoutFlags != null) {
            options = layoutFlags.apply(options);
            bars = layoutFlags.apply(bars);
        }
        return eased.apply(new StereoJob(
                peers.apply(depth.value(preset)),
                peers.apply(stabilise.value(preset)),
                relief.value(preset),
                peers.apply(sourceOptions.value(preset)),
                options,
                peers.apply(shape.value(preset)),
                bars,
                comfort.value(preset),
                peers.apply(encode.value(preset)),
                peers.apply(filmed.value(preset)),
                renderer,
                Timeline.NONE,
                Optional.empty()));
    }

    private String extension(Path file) {
        boolean film = StereoMaker.isFilm(file, ComfortAnalysis.USUAL);
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--video-format");
        String usual = asked ? videoFormat : MovingPicture.format(file).orElse(videoFormat);
        return (film ? usual : pictureFormat).toLowerCase(Locale.ROOT);
    }
}
