package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.photo.DepthOutputs;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.ReliefOptions;
import diorama.video.file.FilmSequence;
import diorama.video.option.EncodeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama depth}: pictures and films to depth in many formats. */
@Command(
        name = "depth",
        mixinStandardHelpOptions = true,
        header = "Makes depth maps of pictures and depth films of films, in several formats at once.",
        footer = {
            "",
            "Formats of pictures: png16 (near = white), png8; exr, pfm, npy, tiff (32-bit: metres where the model or",
            "map is metric, else inverse depth from 0 to 1); color or inferno, turbo, grey; normals; edges.",
            "Formats of films: ffv1 (16-bit, lossless, always written unless hevc is asked for), hevc (10-bit), colours.",
            "",
            "Numbered pictures of a film, out/%05d.png, are as those of pictures.",
            "",
            "Examples: diorama depth photo.jpg -o depth.exr",
            "          diorama depth photo.jpg folder/ film.mp4 -o out/ --format png16,exr,npy,color"
        })
final class DepthCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Pictures, films, and folders of them; folders below are looked through and mirrored.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "A file whose ending names the format, or a folder for NAME_depth.png and the like."
                    + " [default this folder]")
    private Path output = Path.of(".");

    @Option(
            names = {"-f", "--format"},
            paramLabel = "LIST",
            description = "Formats, separated by commas; see below. [default png16, of films ffv1]")
    private @Nullable String format;

    @Option(
            names = {"-y", "--overwrite"},
            description = "Make again what is in the folder already; else it is skipped.")
    private boolean overwrite;

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<StabiliseOptions> stabilise = new OptionMixin<>("stabilise", StabiliseOptions.SCHEMA);
    private final OptionMixin<EncodeOptions> encode = new OptionMixin<>("encode", EncodeOptions.SCHEMA);

    /** Counts what became of the inputs. */
    private static final class Tally {
        int made;
        int skipped;
        int failed;

        int sum() {
            return made + skipped + failed;
        }
    }

    @Override
    public void addTo(CommandSpec self) {
        depth.addTo(self);
        photo.addTo(self);
        relief.addTo(self, "fov", "near-metres", "far-metres", "tear");
        stabilise.addTo(self);
        encode.addTo(self, "crf", "preset");
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        Set<DepthFormat> formats = format == null ? EnumSet.noneOf(DepthFormat.class) : DepthFormat.parse(format);
        Inputs from = new Inputs(inputs, output);
        if (!from.inFolder() && formats.size() > 1) {
            throw new UserError(output + ": is a file, want a folder for several formats");
        }
        Tally tally = new Tally();
        try (DepthSource source = new DepthSource(
                        Home.models(), depth.value(preset), photo.explicitChoice(), PhotoOptions.lens(relief, preset));
                TerminalProgress progress = new TerminalProgress("depth", "files")) {
            run(new Work(from, formats, source, job(preset)), progress, tally);
        }
        return told(tally);
    }

    private StereoJob job(JsonObject preset) {
        StereoJob d = StereoJob.DEFAULTS;
        return new StereoJob(
                depth.value(preset),
                stabilise.value(preset),
                relief.value(preset),
                d.source(),
                d.stereo(),
                d.shape(),
                d.frame(),
                d.comfort(),
                encode.value(preset),
                d.film(),
                d.renderer(),
                d.timeline(),
                d.cuts());
    }

    /** What is to be made. */
    private record Work(Inputs inputs, Set<DepthFormat> formats, DepthSource source, StereoJob job) {}

    private void run(Work work, TerminalProgress progress, Tally tally) {
        List<Inputs.Input> files = work.inputs.all();
        boolean bar = files.size() > 1 && Boolean.getBoolean("diorama.progress");
        PrintWriter out = spec.commandLine().getOut();
        for (Inputs.Input input : files) {
            if (bar) {
                progress.update(
                        tally.sum(), files.size(), String.valueOf(input.file().getFileName()));
            }
            NewFolders folders = new NewFolders(input.result());
            try {
                String said = make(input, work, tally);
                if (!bar) {
                    out.println(said);
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                folders.removeEmpty();
                UserError fault = Batch.fault(input.file(), files.size(), e);
                if (files.size() == 1) {
                    throw fault;
                }
                tally.failed++;
                spec.commandLine().getErr().println("diorama: " + fault.getMessage());
            }
        }
        if (bar) {
            progress.update(tally.sum(), files.size(), "done");
        }
    }

    /** The exit code, after a line that says what became of several inputs. */
    private int told(Tally tally) {
        if (tally.sum() > 1) {
            String line = tally.made + " made"
                    + (tally.skipped > 0 ? ", " + tally.skipped + " there already (--overwrite makes them again)" : "")
                    + (tally.failed > 0 ? ", " + tally.failed + " of " + tally.sum() + " files failed" : "");
            PrintWriter to = tally.failed > 0
                    ? spec.commandLine().getErr()
                    : spec.commandLine().getOut();
            to.println((tally.failed > 0 ? "diorama: " : "") + line);
        }
        return tally.failed > 0 ? DioramaCommand.USER_ERROR : 0;
    }

    /** Makes what is wanted and missing of one input and says what. */
    private String make(Inputs.Input input, Work work, Tally tally) throws IOException {
        boolean film = isFilm(input.file(), work.formats);
        Map<DepthFormat, Path> targets = targets(input, film, work);
        boolean skip = work.inputs.inFolder() && !overwrite;
        if (skip) {
            targets.values().removeIf(Files::exists);
        }
        if (targets.isEmpty()) {
            tally.skipped++;
            return input.file() + ": is there already, --overwrite makes it again";
        }
        for (Path target : targets.values()) {
            if (Files.exists(target) && Files.isSameFile(target, input.file())) {
                throw new UserError(target + ": is the input itself, want another output");
            }
        }
        long start = System.nanoTime();
        String what = film ? film(input.file(), targets, work) : picture(input.file(), targets, work);
        tally.made++;
        List<String> names = targets.values().stream().map(Path::toString).toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%s  %s  (%.1f s)", String.join(" ", names), what, seconds);
    }

    /** Of pictures that move a film is made as well, unless only formats of pictures are asked for. */
    private boolean isFilm(Path file, Set<DepthFormat> formats) {
        boolean picture = !formats.isEmpty()
                && formats.stream().noneMatch(f -> f.film() || f.ramp().isPresent());
        MediaKind kind = MediaKind.of(file);
        if (FilmSequence.isPattern(output)) {
            return MovingPicture.kind(file) == MediaKind.FILM;
        }
        if (picture && kind == MediaKind.FILM) {
            new Notes(spec).accept(file + ": --format: is a film, of which ffv1 or hevc is made");
        }
        boolean named = DepthFormat.ofExtension(MediaKind.extension(output))
                .filter(f -> !f.film())
                .isPresent();
        return (picture || named ? kind : MovingPicture.kind(file)) == MediaKind.FILM;
    }

    private Map<DepthFormat, Path> targets(Inputs.Input input, boolean film, Work work) {
        Map<DepthFormat, Path> targets = new LinkedHashMap<>();
        if (!work.inputs.inFolder()) {
            boolean whole = film && !FilmSequence.isPattern(output);
            DepthFormat named = DepthFormat.ofExtension(MediaKind.extension(output))
                    .filter(f -> f.film() == whole)
                    .orElseThrow(() -> new UserError(output + ": cannot be written, want a name ending in "
                            + (whole
                                    ? ".mkv or .mp4, or numbered pictures, %05d.png"
                                    : ".png, .exr, .pfm, .npy or .tif")));
            DepthFormat asked = work.formats.stream().findFirst().orElse(named);
            String wanted = asked.ending(whole);
            if (!wanted.endsWith("." + MediaKind.extension(output)) && asked != named) {
                throw new UserError(output + ": got format " + asked.name().toLowerCase(Locale.ROOT)
                        + ", want a name ending in " + wanted.substring(wanted.lastIndexOf('.')));
            }
            targets.put(asked, output);
            return targets;
        }
        for (DepthFormat f : film ? DepthFormat.ofFilms(work.formats) : DepthFormat.ofPictures(work.formats)) {
            targets.put(f, input.result().resolveSibling(input.result().getFileName() + f.ending(film)));
        }
        return targets;
    }

    private static String picture(Path file, Map<DepthFormat, Path> targets, Work work) {
        Photo made = work.source.photo(file);
        targets.forEach((f, target) -> DepthOutputs.write(made, f, work.job.relief(), target));
        String metres = made.metric()
                .map(m -> String.format(Locale.ROOT, ", %.2f to %.2f m", m.near(), m.far()))
                .orElse("");
        return "depth of " + made.depth().size() + " px by " + made.depthFrom() + metres;
    }

    private String film(Path file, Map<DepthFormat, Path> targets, Work work) {
        photo.requireNoStrokes(file);
        try (TerminalProgress bar = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            long start = System.nanoTime();
            // one bar at a time: of the frames, or of all files
            Progress progress = work.inputs.all().size() > 1 ? Progress.NONE : bar;
            CancelToken cancel = new CancelToken();
            boolean halves = (photo.depth().isPresent() || photo.choice().inside()) && RgbdFilm.is(file, photo.depth());
            StereoJob taken = halves ? RgbdFilm.job(file, work.job) : work.job;
            StereoJob job = CutPass.apply(file, taken, Home.models(), progress, cancel);
            Optional<Path> map = halves ? Optional.of(file) : photo.depth();
            try (FrameDepth frames = map.isPresent()
                    ? DepthFilm.of(map.get(), photo.importing())
                    : FrameDepth.of(work.source, file, job)) {
                long count = VideoToDepth.run(
                        file, targets, job, frames, new FilmRun(progress, cancel, new Notes(spec), false));
                double seconds = (System.nanoTime() - start) / 1e9;
                return String.format(Locale.ROOT, "depth of %d frames, %.1f a second", count, count / seconds);
            }
        }
    }
}
