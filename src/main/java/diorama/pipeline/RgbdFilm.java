package diorama.pipeline;

import diorama.base.UserError;
import diorama.depth.ImportOptions;
import diorama.video.DepthReader;
import diorama.video.FilmOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** A film with its inverse depth in the right half of its frames, {@code NAME_RGBD} or, squeezed, {@code NAME_HRGBD}. */
public final class RgbdFilm {
    private static final String LEFT = "crop=trunc(iw/2):ih:0:0:exact=1";

    private RgbdFilm() {}

    /** Whether the name says so. */
    public static boolean is(Path file) {
        String stem = MediaKind.stem(file).toUpperCase(Locale.ROOT);
        return stem.endsWith("_RGBD") || squeezed(stem);
    }

    private static boolean squeezed(String stem) {
        return stem.endsWith("_HRGBD");
    }

    /**
     * The job of the film's left half.
     *
     * @throws UserError where only some frames of {@code file} are asked for
     */
    public static StereoJob job(Path file, StereoJob job) {
        FilmOptions film = job.film();
        if (!film.wholeFilm()) {
            throw new UserError(file + ": has its depth in its right half, want it whole: no --start, --end, --max-fps"
                    + " or --vf, or --estimate to take it for an ordinary film");
        }
        boolean narrow = squeezed(MediaKind.stem(file).toUpperCase(Locale.ROOT));
        return job.with(film.withVf(narrow ? LEFT + ",scale=iw*2:ih,setsar=1" : LEFT));
    }

    /** The depth in its right half. */
    public static FrameDepth depth(Path file) {
        boolean narrow = squeezed(MediaKind.stem(file).toUpperCase(Locale.ROOT));
        return new DepthFilm(file, DepthReader.openRightHalf(file), ImportOptions.DEFAULTS) {
            @Override
            public OptionalLong frames() {
                return OptionalLong.empty();
            }

            @Override
            double widened() {
                return narrow ? 2 : 1;
            }

            @Override
            public String identity() {
                return "right half of " + super.identity();
            }
        };
    }
}
