package diorama.pipeline.depth;

import diorama.depth.DepthOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.FilePrint;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.video.depth.DepthReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A lossless depth film that stays beside a stereo film and is drawn from. It says of what and how it was made.
 *
 * @param origin in words that nobody reads
 */
public record KeptFilm(Path file, String origin) {
    /** What is at the place where a depth film is to be. */
    public enum Found {
        NOTHING,
        /** Made of the same film in the same way, or by somebody who says nothing of that. */
        FITTING,
        /** Made of another film or in another way. */
        OTHER
    }

    /**
     * @param film whose depth it is
     * @param depth where that comes from
     */
    public static KeptFilm of(Path file, Path film, StereoJob job, FrameDepth depth) {
        DepthOptions d = DepthOptions.DEFAULTS;
        DepthOptions how = DepthOptions.SCHEMA.with(job.depth(), DepthOptions.SCHEMA.option("device"), d.device());
        how = DepthOptions.SCHEMA.with(how, DepthOptions.SCHEMA.option("batch"), d.batch());
        // what is in a list counts, not where it lies
        StabiliseOptions steadied = StabiliseOptions.SCHEMA.with(
                job.stabilise(), StabiliseOptions.SCHEMA.option("cuts"), StabiliseOptions.NONE);
        String all = String.join(
                "\n",
                FilePrint.content(film),
                depth.identity(),
                how.toString(),
                steadied.toString(),
                job.withListedCuts().cuts().toString(),
                job.film().deinterlace().toString(),
                job.film().dynamicRange().toString());
        return new KeptFilm(
                file,
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
    }

    public Found found() {
        if (!Files.exists(file)) {
            return Found.NOTHING;
        }
        return DepthReader.origin(file).filter(o -> !o.equals(origin)).isPresent() ? Found.OTHER : Found.FITTING;
    }

    /**
     * Makes it.
     *
     * @param drawn the film that will be drawn from it
     */
    public void make(Path film, Path drawn, StereoJob job, FrameDepth depth, FilmRun how) {
        VideoToDepth.keep(film, drawn, this, job, depth, how);
    }
}
