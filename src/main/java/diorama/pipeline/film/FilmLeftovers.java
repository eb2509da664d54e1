package diorama.pipeline.film;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a run that was broken off has left beside its film, from which the same command goes on. */
public final class FilmLeftovers {
    private FilmLeftovers() {}

    public static boolean of(Path target) {
        return Files.isDirectory(FilmWork.folderOf(target));
    }

    /**
     * Deletes it.
     *
     * @throws diorama.base.UserError when the film is being made, or it cannot be deleted
     */
    public static void delete(Path target) {
        if (of(target)) {
            try (FilmWork work = FilmWork.open(target)) {
                work.done();
            }
        }
    }
}
