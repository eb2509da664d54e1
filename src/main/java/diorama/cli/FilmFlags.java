package diorama.cli;

import diorama.base.CancelToken;
import diorama.base.UserError;
import diorama.depth.ImportOptions;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.depth.KeptFilm;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.export.ExportFolder;
import diorama.pipeline.export.ExportedPhotos;
import diorama.pipeline.frame.KeyFrames;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.ConvergenceMode;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags about what else is made of films than stereo films. */
final class FilmFlags {
    /** Whose depth each kept file of this command holds. */
    private final Map<Path, Path> keptOf = new HashMap<>();

    @Option(
            names = "--keep-depth",
            paramLabel = "PATH",
            description =
                    "Make a lossless depth film first (FFV1, 16 bits), this file or NAME_depth.mkv in this folder,"
                            + " and draw from it; where it is there already, of the same film with the same settings of depth, no network is"
                            + " asked.")
    private @Nullable Path keepDepth;

    @Option(
            names = "--export",
            description =
                    "Instead of a stereo film write folders of its pictures and depth, as iw3 does, to edit; their"
                            + " iw3_export.yml is then taken as input.")
    private boolean export;

    @Option(names = "--export-disparity", description = "As --export, with depth as it is drawn: bent and widened.")
    private boolean exportDisparity;

    @Option(
            names = "--keyframe",
            description = "Make stereo pictures of a film's key frames, some seconds apart, instead of a film.")
    private boolean keyFrame;

    @Option(
            names = "--keyframe-interval",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description = "How far the pictures of --keyframe are apart at least. [default 4]")
    private double interval = 4;

    @Option(
            names = "--metadata",
            paramLabel = "WORD",
            description = "filename: put model and settings into the result's name, as iw3 does.")
    private @Nullable String metadata;

    /** Whether films become something else than stereo films. */
    boolean otherwise() {
        return export || exportDisparity || keyFrame;
    }

    /** Whether what is made hangs on where shots begin. */
    boolean looksForCuts() {
        return !keyFrame;
    }

    /** What of the settings goes into names, in iw3's words; empty unless it is asked for. */
    String suffix(StereoJob job) {
        if (metadata == null) {
            return "";
        }
        if (!metadata.equals("filename")) {
            throw new UserError("--metadata: got '" + metadata + "', want filename");
        }
        StringBuilder name = new StringBuilder("_")
                .append(job.depth().model().replaceAll("[^A-Za-z0-9.-]", "-"))
                .append(job.depth().resolution() > 0 ? "_" + job.depth().resolution() : "")
                .append(job.depth().tta() ? "_TTA" : "")
                .append("_layers_d")
                .append(tenfold(job.stereo().divergence()))
                .append(job.comfort().convergenceMode() == ConvergenceMode.CONSTANT ? "_c" : "_ac")
                .append(tenfold(job.stereo().convergence()));
        if (job.shape().dilates()) {
            name.append("_di").append(job.shape().edgeDilationX());
            name.append('x').append(job.shape().edgeDilationY());
        }
        name.append("_fs").append(plain(job.shape().foregroundScale()));
        name.append("_ipd").append(plain(job.frame().ipdOffset()));
        return name.toString();
    }

    private static String tenfold(float value) {
        return String.format(Locale.ROOT, "%02d", Math.round(value * 10));
    }

    private static String plain(float value) {
        return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
    }

    /**
     * What is made of {@code film} instead of {@code target}: a folder, or numbered pictures of {@code format}.
     *
     * @param suffix of the names of stereo pictures
     * @param part what is put behind the film's name
     */
    Path named(Path film, Path target, String suffix, String part, String format) {
        String stem = MediaKind.stem(film) + part;
        return target.resolveSibling(keyFrame ? stem.replace("%", "%%") + "_%08d" + suffix + "." + format : stem);
    }

    /** Whether {@code target}, so named, is whole. */
    boolean there(Path target) {
        return !keyFrame && ExportFolder.isWhole(target);
    }

    /** Whether pictures are exported. */
    boolean exportsPhotos() {
        return export || exportDisparity;
    }

    /** Exports a picture as {@code target}, its depth beside it, and says so. */
    String exportPhoto(Path photo, Path target, StereoJob job, DepthSource source) throws IOException {
        Path config = ExportedPhotos.add(photo, target, job, exportDisparity, source);
        return "a picture with its depth; to draw it: diorama stereo " + config;
    }

    /** Makes {@code target}, so named, and says what it is. */
    String make(
            Path film,
            Path target,
            StereoJob job,
            DepthSource source,
            FrameDepth depth,
            boolean anew,
            Consumer<String> say)
            throws IOException {
        if (keyFrame) {
            return keyFrames(film, FilmSequence.of(target), job, source);
        }
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(film.getFileName()), "frames")) {
            FilmRun how = new FilmRun(progress, new CancelToken(), say, anew);
            long frames = ExportFolder.write(film, target, job, exportDisparity, depth, how);
            return frames + " frames with their depth; to draw them: diorama stereo "
                    + target.resolve(MediaKind.EXPORT);
        }
    }

    private String keyFrames(Path film, FilmSequence pictures, StereoJob job, DepthSource source) throws IOException {
        if (!(interval >= 0)) {
            throw new UserError("--keyframe-interval: got '" + interval + "', want 0 or more seconds");
        }
        StereoPicture.requireOnePicture(film, job);
        Files.createDirectories(pictures.folder());
        long made = KeyFrames.of(film, job, interval, (picture, pts, now) -> {
            Photo photo = source.photo(film, picture, now);
            StereoJob kept = now.comfort().autoLimit()
                    ? now.with(now.timeline()
                            .limitedTo(ComfortAnalysis.picture(photo, now).limits()))
                    : now;
            StereoPicture.writeFrame(photo, pictures.file(pts), kept);
        });
        return made + " pictures of key frames";
    }

    /**
     * The kept depth of {@code film}, made now where it is not there or is another's; empty unless it is asked for.
     *
     * @param target of the film that will be drawn
     */
    Optional<FrameDepth> kept(Path film, Path target, StereoJob job, FrameDepth depth, Consumer<String> say) {
        if (keepDepth == null) {
            return Optional.empty();
        }
        if (!job.film().wholeFilm()) {
            throw new UserError(
                    "--keep-depth: goes with whole films, want no --start, --end, --max-fps or --vf with it");
        }
        boolean file = MediaKind.extension(keepDepth).equals("mkv") && !Files.isDirectory(keepDepth);
        Path kept = file ? keepDepth : keepDepth.resolve(MediaKind.stem(film) + "_depth.mkv");
        Path before = keptOf.putIfAbsent(kept.toAbsolutePath().normalize(), film);
        if (kept.toAbsolutePath().normalize().equals(film.toAbsolutePath().normalize())) {
            throw new UserError("--keep-depth: got the film " + film + " itself, want another file or a folder");
        }
        if (before != null && !before.equals(film)) {
            throw new UserError("--keep-depth: " + kept + " holds the depth of " + before
                    + ", want a folder of its own for " + film);
        }
        KeptFilm wanted = KeptFilm.of(kept, film, job, depth);
        KeptFilm.Found found = wanted.found();
        if (found == KeptFilm.Found.OTHER) {
            say.accept(kept + ": was made of another film or with other settings, is made anew");
        }
        if (found != KeptFilm.Found.FITTING) {
            try (TerminalProgress progress = new TerminalProgress(String.valueOf(kept.getFileName()), "frames")) {
                wanted.make(film, target, job, depth, new FilmRun(progress, new CancelToken(), say, false));
            }
        }
        return Optional.of(new DepthFilm(kept, ImportOptions.DEFAULTS));
    }
}
