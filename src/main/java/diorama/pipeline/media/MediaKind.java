package diorama.pipeline.media;

import diorama.base.FileNames;
import diorama.base.UserError;
import diorama.image.ExportWords;
import diorama.image.ImageFiles;
import diorama.io.MeshFormats;
import diorama.io.scene.UnreadFormats;
import diorama.video.file.FilmSequence;
import diorama.video.info.FilmInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What a file is taken for: by its content where that tells, by its name for meshes. */
public enum MediaKind {
    PICTURE,
    FILM,
    MESH;

    /** Name of the file that tells of exported pictures and their depth. */
    public static final String EXPORT = ExportWords.NAME;

    /** Endings that people expect a picture behind. */
    private static final Set<String> PICTURE_NAMES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "tif", "tiff", "bmp", "gif", "exr", "hdr", "pnm",
            "ppm", "pgm", "pfm", "tga", "psd", "avif", "heic", "heif", "jps", "mpo", "ktx2");

    /** @throws UserError when there is no such readable file */
    public static MediaKind of(Path file) {
        if (FilmSequence.isPattern(file) && !Files.exists(file)) {
            return FILM;
        }
        if (isExport(file) && Files.isRegularFile(file)) {
            return FILM;
        }
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": is a folder, want a file");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw new UserError(file + ": cannot be read, permission denied");
        }
        if (MeshFormats.isReadable(extension(file)) || UnreadFormats.has(extension(file))) {
            return MESH;
        }
        boolean picture = ImageFiles.sniff(file).isPresent()
                // whoever reads it tells what it is instead
                || (PICTURE_NAMES.contains(extension(file)) && !isFilm(file));
        Optional<String> other = picture ? Optional.empty() : ImageFiles.other(file);
        if (other.isPresent() && !isFilm(file)) {
            throw new UserError(
                    file + ": is no picture and no film (looks like " + other.get() + "), want one of them");
        }
        return picture ? PICTURE : FILM;
    }

    private static boolean isFilm(Path file) {
        try {
            return !FilmInfo.read(file).video().isEmpty();
        } catch (UserError e) {
            return false;
        }
    }

    /** Whether a name is that of a description of exported pictures and depth. */
    public static boolean isExport(Path file) {
        return extension(file).equals("yml") || extension(file).equals("yaml");
    }

    /** Lower case, without the dot; empty when there is none. */
    public static String extension(Path file) {
        return FileNames.ending(file);
    }

    /** File name without its extension; of a description of exports the folder's, which is the film's name. */
    public static String stem(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (file.endsWith(EXPORT) && folder != null && folder.getFileName() != null) {
            return folder.getFileName().toString();
        }
        return FileNames.stem(file);
    }
}
