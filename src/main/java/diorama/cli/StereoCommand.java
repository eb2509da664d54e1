package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.CancelToken;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.ComfortAnalysis;
import diorama.pipeline.ComfortReport;
import diorama.pipeline.CutPass;
import diorama.pipeline.DepthFilm;
import diorama.pipeline.DepthSource;
import diorama.pipeline.ExportedFilm;
import diorama.pipeline.FilmReport;
import diorama.pipeline.FilmRun;
import diorama.pipeline.FinishedStereo;
import diorama.pipeline.FrameDepth;
import diorama.pipeline.MediaKind;
import diorama.pipeline.StereoJob;
import diorama.pipeline.StereoPicture;
import diorama.pipeline.Timeline;
import diorama.pipeline.TimelineFile;
import diorama.pipeline.VideoToStereo;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.SourceOptions;
import diorama.stereo.StereoOptions;
import diorama.video.EncodeOptions;
import diorama.video.FilmOptions;
import diorama.video.FilmSequence;
import diorama.video.FrameReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "Options and layouts that iw3 has are spelled as there and mean the same."
        })
final class StereoCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
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
            description = "Format of pictures in a folder: png, jpg, jps, mpo, tif, bmp. [default png]")
    private String pictureFormat = "png";

    @Option(
            names = "--video-format",
            paramLabel = "WORD",
            defaultValue = "mp4",
            description =
                    "Format of films in a folder: mp4, mkv, mov, webm, avi; loops: gif, webp, apng. [default mp4]")
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
        relief.addTo(self, "tear", "background");
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        peers.note().ifPresent(note -> spec.commandLine().getErr().println("diorama: " + note));
        if (inputs.size() != 1 || !QueueFile.is(inputs.get(0))) {
            return run(inputs, output, preset);
        }
        int worst = 0;
        for (QueueFile.Item item : QueueFile.read(inputs.get(0))) {
            try {
                JsonObject settings = QueueFile.over(preset, item.settings());
                worst = Math.max(worst, run(List.of(item.input()), item.output().orElse(output), settings));
            } catch (UserError e) {
                // the others of a queue are made all the same
                say(String.valueOf(e.getMessage()));
                worst = Math.max(worst, DioramaCommand.USER_ERROR);
            }
        }
        return worst;
    }

    private int run(List<Path> given, Path output, JsonObject preset) {
        StereoJob job = job(preset);
        List<Path> inputs = job.film().fps() > 0 ? Targets.sequences(given) : given;
        List<Path> files = Targets.expand(inputs, true, recursive);
        boolean several = Targets.several(inputs, files);
        try (DepthSource source = photo.source(depth.value(preset))) {
            if (eased.analyse()) {
                return Batch.run(
                        spec, files, several, eased.json(), file -> analyse(file, several, sampled(file, job), source));
            }
            return Batch.run(
                    spec,
                    files,
                    file -> Targets.result(
                            Targets.mirrored(output, inputs, file),
                            file,
                            several,
                            made.suffix(job) + job.fileSuffix(),
                            extension(file)),
                    (file, target) -> make(file, target, job, source));
        }
    }

    private String make(Path file, Path target, StereoJob job, DepthSource source) throws IOException {
        if (MediaKind.isExport(file)) {
            return there(target) ? "was there already" : exported(file, target, job);
        }
        if (grid.isAsked()) {
            return steps(file, target, job, source);
        }
        if (MediaKind.of(file) != MediaKind.FILM) {
            return there(target) ? "was there already" : picture(file, target, job, source);
        }
        Path film = sample
                ? target.resolveSibling(MediaKind.stem(target) + "_sample." + MediaKind.extension(target))
                : target;
        if (made.otherwise()) {
            StereoJob part = sampled(file, job);
            try (FrameDepth frames = frames(file, part, source)) {
                return made.make(file, film, part, source, frames, pictureFormat.toLowerCase(Locale.ROOT));
            }
        }
        return there(film) ? "was there already" : film(file, film, sampled(file, job), source);
    }

    /** A film out of folders of pictures and depth. */
    private String exported(Path file, Path target, StereoJob job) {
        ExportedFilm export = ExportedFilm.read(file);
        StereoJob asked = job.with(job.film().withFps((float) export.fps()));
        if (export.bent()) {
            asked = asked.with(ShapeOptions.DEFAULTS);
        }
        try (FrameDepth frames = export.depth()) {
            return film(export.pictures(), target, asked, frames, export.sound());
        }
    }

    /** A picture for every step of the parameters that are looked for. */
    private String steps(Path file, Path target, StereoJob job, DepthSource source) {
        if (MediaKind.of(file) != MediaKind.PICTURE) {
            throw new UserError(file + ": is no picture, want one for --find-param");
        }
        String stem = MediaKind.stem(target);
        String suffix = job.fileSuffix();
        String name = stem.endsWith(suffix) ? stem.substring(0, stem.length() - suffix.length()) : stem;
        int made = 0;
        for (ParameterGrid.Step step : grid.steps(job)) {
            String full = name + step.suffix() + suffix + "." + MediaKind.extension(target);
            picture(file, target.resolveSibling(full), step.job(), source);
            made++;
        }
        return made + " pictures, " + name + "_d.._c..";
    }

    private boolean there(Path target) {
        return skipDone
                && (FilmSequence.isPattern(target)
                        ? Files.exists(FilmSequence.of(target).file(1))
                        : Files.exists(target));
    }

    /** The same for ten seconds from the middle where only these are asked for. */
    private StereoJob sampled(Path file, StereoJob job) {
        if (!sample || MediaKind.of(file) != MediaKind.FILM) {
            return job;
        }
        try (FrameReader reader = FrameReader.open(file)) {
            double seconds = reader.expectedFrames().orElse(0)
                    / Math.max(1e-3, reader.frameRate().value());
            double start = Math.max(0, seconds / 2 - 5);
            FilmOptions part = job.film()
                    .withPart(
                            String.format(Locale.ROOT, "%.3f", start), String.format(Locale.ROOT, "%.3f", start + 10));
            return job.with(part);
        }
    }

    private StereoJob job(JsonObject preset) {
        StereoOptions options = stereo.value(preset);
        FrameOptions bars = frame.value(preset);
        if (layoutFlags != null) {
            options = layoutFlags.apply(options);
            bars = layoutFlags.apply(bars);
        }
        return eased.apply(new StereoJob(
                depth.value(preset),
                stabilise.value(preset),
                relief.value(preset),
                peers.apply(sourceOptions.value(preset)),
                options,
                peers.apply(shape.value(preset)),
                bars,
                comfort.value(preset),
                encode.value(preset),
                filmed.value(preset),
                renderer,
                Timeline.NONE,
                Optional.empty()));
    }

    /** Tells of a file, and writes its timeline where that is asked for. */
    private void analyse(Path file, boolean several, StereoJob job, DepthSource source) {
        ComfortReport report = FinishedStereo.is(file) ? finished(file, job) : report(file, job, source);
        eased.tell(report, spec.commandLine().getOut());
        if (spec.commandLine().getParseResult().hasMatchedOption("-o")) {
            if (report.finished()) {
                throw new UserError(file + ": is stereo already, want no -o: there is nothing to set");
            }
            Path target = Targets.result(output, file, several, "_timeline", "json");
            TimelineFile.write(report.timeline(job), String.valueOf(file.getFileName()), target);
        }
    }

    private static ComfortReport finished(Path file, StereoJob job) {
        if (MediaKind.of(file) != MediaKind.FILM) {
            return FinishedStereo.picture(file, job.comfort());
        }
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            return FinishedStereo.film(file, job, progress, new CancelToken());
        }
    }

    private ComfortReport report(Path file, StereoJob job, DepthSource source) {
        if (MediaKind.of(file) != MediaKind.FILM) {
            return ComfortAnalysis.picture(StereoPicture.photo(file, job, source), job);
        }
        StereoJob known = job.cuts().isPresent() ? job : cut(file, job);
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames");
                FrameDepth frames = frames(file, job, source)) {
            return ComfortAnalysis.film(file, known, frames, progress, new CancelToken());
        }
    }

    /** The job with what keeps each shot to the budget, where that is asked for. */
    private StereoJob limited(Path file, StereoJob job, DepthSource source) {
        if (!job.comfort().autoLimit()) {
            return job;
        }
        ComfortReport report = report(file, job, source);
        say(file + ": limited, score " + Math.round(report.whole().score()) + " of 100");
        return job.with(job.timeline().limitedTo(report.limits()));
    }

    private FrameDepth frames(Path file, StereoJob job, DepthSource source) {
        photo.requireNoStrokes(file);
        photo.depth().filter(Files::isRegularFile).ifPresent(map -> {
            if (MediaKind.of(map) != MediaKind.FILM) {
                throw new UserError(map + ": is no film, want a depth film with one frame for each of " + file);
            }
        });
        return photo.depth().isPresent()
                ? new DepthFilm(photo.depth().get(), photo.importing())
                : FrameDepth.of(source, file, job.part());
    }

    private String extension(Path file) {
        boolean film = MediaKind.of(file) == MediaKind.FILM;
        return (film ? videoFormat : pictureFormat).toLowerCase(Locale.ROOT);
    }

    private String picture(Path file, Path target, StereoJob job, DepthSource source) {
        StereoPicture.Made made = StereoPicture.convert(file, target, limited(file, job, source), source);
        return made.size() + " px, depth by " + made.photo().depthFrom();
    }

    private static StereoJob cut(Path file, StereoJob job) {
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            return CutPass.apply(file, job, Home.models(), progress, new CancelToken());
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println("diorama: " + line);
    }

    private String film(Path file, Path target, StereoJob job, DepthSource source) {
        StereoJob cut = cut(file, job);
        StereoJob limited = limited(file, cut, source);
        try (FrameDepth frames = frames(file, job, source)) {
            Optional<FrameDepth> kept = made.kept(file, limited, frames);
            try {
                return film(file, target, limited, kept.orElse(frames), Optional.empty());
            } finally {
                kept.ifPresent(FrameDepth::close);
            }
        }
    }

    private String film(Path file, Path target, StereoJob job, FrameDepth frames, Optional<Path> sound) {
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            FilmRun how = new FilmRun(progress, new CancelToken(), this::say, anew, sound);
            FilmReport report = VideoToStereo.run(file, target, job, frames, how);
            report.notes().forEach(this::say);
            return String.format(
                    Locale.ROOT,
                    "%d frames of %s, %.1f a second",
                    report.frames(),
                    report.size(),
                    (report.frames() - report.kept()) / report.seconds());
        }
    }
}
