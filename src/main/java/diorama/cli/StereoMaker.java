package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.CancelToken;
import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.comfort.FinishedStereo;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.export.ExportedFilm;
import diorama.pipeline.export.ExportedPhotos;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.TimelineFile;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.ReliefOptions;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Makes stereo of one file after the other, or tells of it, as one command wants it. */
final class StereoMaker {
    /**
     * @param sample only ten seconds of films
     * @param skipDone what is there is left alone
     * @param anew interrupted films are not gone on with
     * @param pictureFormat ending of pictures in folders
     */
    record How(boolean sample, boolean skipDone, boolean anew, String pictureFormat) {}

    /** Endings of results that hold one picture. */
    private static final Set<String> STILLS = Set.of("png", "jpg", "jpeg", "jps", "mpo", "tif", "tiff", "bmp");

    private final Notes notes;
    private final FilmSources films;
    private final FilmFlags made;
    private final ParameterGrid grid;
    private final How how;
    private final DepthSource source;

    StereoMaker(
            CommandSpec spec,
            PhotoOptions photo,
            JsonObject preset,
            FilmFlags made,
            ParameterGrid grid,
            How how,
            DepthSource source) {
        notes = new Notes(spec);
        films = new FilmSources(photo, preset, how.sample(), source);
        this.made = made;
        this.grid = grid;
        this.how = how;
        this.source = source;
    }

    /** Of what is made otherwise than asked for by {@code target}: samples and exports, beside what the whole would be called. */
    Path named(Path file, Path target, StereoJob job) {
        if (made.otherwise() && isFilm(file, ComfortAnalysis.USUAL)) {
            String part = how.sample() ? "_sample" : "";
            return made.named(file, target, job.fileSuffix(), part, how.pictureFormat());
        }
        if (exportsPhoto(file)) {
            return ExportedPhotos.picture(file, target);
        }
        if (!how.sample() || !isFilm(file, target)) {
            return target;
        }
        String stem = MediaKind.stem(target);
        // players look at the end of names
        String end = stem.endsWith(job.fileSuffix()) ? job.fileSuffix() : "";
        String start = stem.substring(0, stem.length() - end.length());
        Path named = target.resolveSibling(start + "_sample" + end + "." + MediaKind.extension(target));
        if (named.toAbsolutePath().equals(file.toAbsolutePath())) {
            throw new UserError(named + ": is the input itself, want another output");
        }
        return named;
    }

    /** Makes what is asked for of a file, and says what it is. */
    String make(Path file, Path target, StereoJob job) throws IOException {
        if (MediaKind.isExport(file)) {
            return there(target) ? "was there already" : exported(file, target, job);
        }
        if (grid.isAsked()) {
            return steps(file, target, ExportedPhotos.fitting(file, job));
        }
        if (made.otherwise() && isFilm(file, ComfortAnalysis.USUAL)) {
            return otherwise(file, target, films.sampled(file, job));
        }
        if (exportsPhoto(file)) {
            return how.skipDone() && ExportedPhotos.isWhole(target)
                    ? "was there already"
                    : made.exportPhoto(file, target, ExportedPhotos.fitting(file, job), source);
        }
        if (!isFilm(file, target)) {
            return there(target) ? "was there already" : picture(file, target, ExportedPhotos.fitting(file, job));
        }
        return there(target) ? "was there already" : film(file, target, films.sampled(file, job));
    }

    private boolean exportsPhoto(Path file) {
        return made.exportsPhotos() && !MediaKind.isExport(file) && !isFilm(file, ComfortAnalysis.USUAL);
    }

    private String otherwise(Path file, Path target, StereoJob job) throws IOException {
        if (how.skipDone() && made.there(target)) {
            return "was there already";
        }
        StereoJob cut = made.looksForCuts() ? cut(file, job) : job;
        try (FrameDepth frames = films.frames(file, cut)) {
            return made.make(file, target, cut, source, frames, how.anew(), notes);
        }
    }

    /** Whether {@code target} is to be a film: of films always, of pictures that move unless a picture is wanted. */
    static boolean isFilm(Path file, Path target) {
        return !isStill(file, target) && MovingPicture.kind(file) == MediaKind.FILM;
    }

    /** Whether a picture is wanted of a picture that moves. */
    private static boolean isStill(Path file, Path target) {
        return MediaKind.of(file) == MediaKind.PICTURE
                && !FilmSequence.isPattern(target)
                && STILLS.contains(MediaKind.extension(target));
    }

    /** A film out of folders of pictures and depth. */
    private String exported(Path file, Path target, StereoJob job) {
        ExportedFilm export = ExportedFilm.read(file);
        StereoJob asked = job.with(job.film().withFps((float) export.fps()));
        if (export.bent()) {
            asked = asked.with(ShapeOptions.DEFAULTS);
        }
        StereoJob cut = cut(export.pictures(), asked);
        StereoJob limited = cut;
        if (asked.comfort().autoLimit()) {
            try (FrameDepth frames = export.depth()) {
                limited = limited(file, cut, analysed(export.pictures(), target, cut, frames));
            }
        }
        try (FrameDepth frames = export.depth()) {
            return film(export.pictures(), target, limited, frames, export.sound());
        }
    }

    /** A picture for every step of the parameters that are looked for. */
    private String steps(Path file, Path target, StereoJob job) {
        if (MediaKind.of(file) != MediaKind.PICTURE) {
            throw new UserError(file + ": is no picture, want one for --find-param");
        }
        String stem = MediaKind.stem(target);
        String suffix = job.fileSuffix();
        String name = stem.endsWith(suffix) ? stem.substring(0, stem.length() - suffix.length()) : stem;
        int made = 0;
        for (ParameterGrid.Step step : grid.steps(job)) {
            String full = name + step.suffix() + suffix + "." + MediaKind.extension(target);
            picture(file, target.resolveSibling(full), step.job());
            made++;
        }
        return made + " pictures, " + name + "_d.._c..";
    }

    private boolean there(Path target) {
        return how.skipDone()
                && (FilmSequence.isPattern(target)
                        ? Files.exists(FilmSequence.of(target).file(1))
                        : Files.exists(target));
    }

    /** What parallax the eyes are given; of stereo films and pictures what they are given already. */
    ComfortReport report(Path file, StereoJob job) {
        return FinishedStereo.is(file)
                ? finished(file, job)
                : planned(file, ComfortAnalysis.USUAL, films.sampled(file, job));
    }

    /** Writes a report's timeline. */
    void writeTimeline(ComfortReport report, StereoJob job, Path file, Path target) {
        if (report.finished()) {
            throw new UserError(file + ": is stereo already, want no -o: there is nothing to set");
        }
        TimelineFile.write(report.timeline(films.sampled(file, job)), String.valueOf(file.getFileName()), target);
    }

    private static ComfortReport finished(Path file, StereoJob job) {
        if (MediaKind.of(file) != MediaKind.FILM) {
            return FinishedStereo.picture(file, job.comfort());
        }
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            return FinishedStereo.film(file, job, progress, new CancelToken());
        }
    }

    /** @param target of the film that is to be drawn */
    private ComfortReport planned(Path file, Path target, StereoJob job) {
        if (!isFilm(file, target)) {
            return ComfortAnalysis.picture(StereoPicture.photo(file, job, source), job);
        }
        StereoJob known = job.cuts().isPresent() ? job : cut(file, job);
        try (FrameDepth frames = films.frames(file, known)) {
            return analysed(file, target, known, frames);
        }
    }

    private static ComfortReport analysed(Path film, Path target, StereoJob job, FrameDepth frames) {
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(film.getFileName()), "frames")) {
            return ComfortAnalysis.film(film, target, job, frames, progress, new CancelToken());
        }
    }

    /** The job with what keeps each shot to the budget, where that is asked for. */
    private StereoJob limited(Path file, Path target, StereoJob job) {
        return job.comfort().autoLimit() ? limited(file, job, planned(file, target, job)) : job;
    }

    private StereoJob limited(Path file, StereoJob job, ComfortReport report) {
        notes.accept(file + ": limited, score " + Math.round(report.whole().score()) + " of 100");
        return job.with(job.timeline().limitedTo(report.limits()));
    }

    private String picture(Path file, Path target, StereoJob job) {
        StereoPicture.Made made = StereoPicture.convert(file, target, limited(file, target, job), source);
        return made.size() + " px, depth by " + made.photo().depthFrom();
    }

    private static StereoJob cut(Path file, StereoJob job) {
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            return CutPass.apply(file, job, Home.models(), progress, new CancelToken());
        }
    }

    private String film(Path file, Path target, StereoJob job) {
        if (!job.relief().fill().equals(ReliefOptions.OWN)) {
            notes.accept(file + ": --fill is of pictures; what films hide is painted as always");
        }
        StereoJob cut = cut(file, job);
        StereoJob limited = limited(file, target, cut);
        try (FrameDepth frames = films.frames(file, cut)) {
            Optional<FrameDepth> kept = made.kept(file, target, limited, frames, notes);
            try {
                return film(file, target, limited, kept.orElse(frames), Optional.empty());
            } finally {
                kept.ifPresent(FrameDepth::close);
            }
        }
    }

    private String film(Path file, Path target, StereoJob job, FrameDepth frames, Optional<Path> sound) {
        try (TerminalProgress progress = new TerminalProgress(String.valueOf(file.getFileName()), "frames")) {
            FilmRun run = new FilmRun(progress, new CancelToken(), notes, how.anew(), sound);
            FilmReport report = VideoToStereo.run(file, target, job, frames, run);
            report.notes().forEach(notes);
            return String.format(
                    Locale.ROOT,
                    "%d frames of %s, %.1f a second%s",
                    report.frames(),
                    report.size(),
                    (report.frames() - report.kept()) / report.seconds(),
                    report.busy());
        }
    }
}
