package diorama.pipeline.depth;

import diorama.base.UserError;
import diorama.depth.ImportOptions;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.video.depth.DepthReader;
import diorama.video.option.FilmOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A film with its inverse depth in the right half of its frames, {@code NAME_RGBD} or, squeezed, {@code NAME_HRGBD}. */
public final class RgbdFilm {
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
     * Whether its two halves are meant.
     *
     * @param depth that is given for it: none, or the file itself
     */
    public static boolean is(Path file, Optional<Path> depth) {
        return is(file)
                && depth.map(d -> d.toAbsolutePath()
                                .normalize()
                                .equals(file.toAbsolutePath().normalize()))
                        .orElse(true);
    }

    /**
     * The job of the film's left half.
     *
     * @throws UserError where only some frames of {@code file} are asked for
     */
    public static StereoJob job(Path file, StereoJob job) {
        if (!job.film().wholeFilm()) {
            throw new UserError(file + ": has its depth in its right half, want it whole: no --start, --end, --max-fps"
                    + " or --vf, or --estimate to take it for an ordinary film");
        }
        return job.with(left(file, job.film()));
    }

    /** The options of the film's left half. */
    public static FilmOptions left(Path file, FilmOptions film) {
        return film.ofLeftHalf(narrow(file));
    }

    private static boolean narrow(Path file) {
        return squeezed(MediaKind.stem(file).toUpperCase(Locale.ROOT));
    }

    /** The depth in its right half. */
    static DepthFilm depth(Path file, ImportOptions importing) {
        boolean narrow = narrow(file);
        return new DepthFilm(file, DepthReader.openRightHalf(file), importing) {
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
