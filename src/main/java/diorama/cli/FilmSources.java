package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says which frames of films stereo is made of, and where their depth is. */
final class FilmSources {
    private final PhotoOptions photo;
    private final JsonObject preset;
    private final boolean sample;
    private final DepthSource source;

    /** @param sample only ten seconds of films */
    FilmSources(PhotoOptions photo, JsonObject preset, boolean sample, DepthSource source) {
        this.photo = photo;
        this.preset = preset;
        this.sample = sample;
        this.source = source;
    }

    /** The same for ten seconds from the middle where only these are asked for. */
    StereoJob sampled(Path file, StereoJob whole) {
        StereoJob job = rgbd(file) ? RgbdFilm.job(file, whole) : whole;
        if (!sample || !StereoMaker.isFilm(file, ComfortAnalysis.USUAL)) {
            return job;
        }
        if (rgbd(file)) {
            throw new UserError(file + ": has its depth in its right half, want it whole: no --sample, or --estimate to"
                    + " take it for an ordinary film");
        }
        if (photo.depth().isPresent()) {
            throw new UserError(photo.depth().get() + ": goes with every frame of " + file + ", want no --sample");
        }
        try (FrameReader reader = FrameReader.open(file, job.film().withPart("0", "end"))) {
            double seconds = reader.expectedFrames().orElse(0)
                    / Math.max(1e-3, reader.frameRate().value());
            double start = Math.max(0, seconds / 2 - 5);
            FilmOptions part = job.film()
                    .withPart(
                            String.format(Locale.ROOT, "%.3f", start), String.format(Locale.ROOT, "%.3f", start + 10));
            return job.with(part);
        }
    }

    /** Whether a film has its depth in its right half, and no other is asked for. */
    private boolean rgbd(Path file) {
        return (photo.depth().isPresent() || photo.choice().inside())
                && RgbdFilm.is(file, photo.depth())
                && StereoMaker.isFilm(file, ComfortAnalysis.USUAL);
    }

    /** The depth of a film's frames: what is given, what lies in the film, or a network's. */
    FrameDepth frames(Path file, StereoJob job) {
        photo.requireNoStrokes(file);
        if (rgbd(file)) {
            return DepthFilm.of(file, photo.importing(preset));
        }
        photo.depth().filter(Files::isRegularFile).ifPresent(map -> {
            if (MediaKind.of(map) != MediaKind.FILM) {
                throw new UserError(map + ": is no film, want a depth film with one frame for each of " + file);
            }
        });
        return photo.depth().isPresent()
                ? DepthFilm.of(photo.depth().get(), photo.importing(preset))
                : FrameDepth.ofPart(source, file, job);
    }
}
