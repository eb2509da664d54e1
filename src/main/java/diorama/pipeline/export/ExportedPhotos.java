package diorama.pipeline.export;

import diorama.base.UserError;
import diorama.depth.DepthMapper;
import diorama.depth.ShapeOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ExportWords;
import diorama.image.ImageFiles;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Photos as folders of pictures and depth, as iw3's {@code --export} writes them of pictures: {@code rgb/NAME.png},
 * {@code depth/NAME.png} (16-bit grey, near = white), {@code iw3_export.yml} beside them.
 */
public final class ExportedPhotos {
    private ExportedPhotos() {}

    /** The pictures of an export of photos; empty where {@code config} tells of a film. */
    public static Optional<List<Path>> of(Path config) {
        ExportConfig told = ExportConfig.read(config);
        if (told.type() == ExportConfig.Type.VIDEO) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(told.pictures())) {
            return Optional.of(files.filter(Files::isRegularFile)
                    .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UserError(told.pictures() + ": the folder cannot be read", e);
        }
    }

    /** The job as {@code photo} wants it: of an export whose depth is bent already it is not bent again. */
    public static StereoJob fitting(Path photo, StereoJob job) {
        return ExportWords.of(photo)
                        .map(ExportConfig::read)
                        .filter(ExportConfig::bent)
                        .isPresent()
                ? job.with(ShapeOptions.DEFAULTS)
                : job;
    }

    /** Where an export to the folder of {@code target} has the picture of {@code photo}. */
    public static Path picture(Path photo, Path target) {
        return target.toAbsolutePath().resolveSibling("rgb").resolve(MediaKind.stem(photo) + ".png");
    }

    private static Path depth(Path picture) {
        return folder(picture).resolve("depth").resolve(picture.getFileName());
    }

    private static Path folder(Path picture) {
        return picture.toAbsolutePath().resolve("../..").normalize();
    }

    /** Whether a picture of an export and its depth are there. */
    public static boolean isWhole(Path picture) {
        return Files.exists(picture) && Files.exists(depth(picture));
    }

    /**
     * Adds {@code photo} and its depth to an export.
     *
     * @param picture its place there, as {@link #picture} or another name has it
     * @param disparity its depth is written bent and widened, as it is drawn
     * @return what tells of the export
     */
    public static Path add(Path photo, Path picture, StereoJob job, boolean disparity, DepthSource source)
            throws IOException {
        FilmFrames.requireWhole(job, "--export");
        if (Files.exists(picture) && Files.isSameFile(picture, photo)) {
            throw new UserError(photo + ": is a picture of that export itself, want another output");
        }
        Path folder = folder(picture);
        Path told = folder.resolve(MediaKind.EXPORT);
        if (Files.exists(told)) {
            ExportConfig.read(told).requireRoom(picture, job, disparity);
        }
        StereoJob wanted = disparity ? job : job.with(ShapeOptions.DEFAULTS);
        Photo seen = StereoPicture.photo(photo, wanted, source);
        DepthMap depth = disparity ? DepthMapper.of(job.shape(), seen.ratio()).apply(seen.depth()) : seen.depth();
        Files.createDirectories(folder.resolve("rgb"));
        Files.createDirectories(folder.resolve("depth"));
        ImageFiles.write(seen.picture().image(), picture);
        DepthFiles.write(depth, depth(picture));
        Path called = folder.getFileName();
        ExportConfig.write(
                folder,
                ExportConfig.Type.IMAGES,
                called == null ? "photos" : called.toString(),
                "1",
                Optional.empty(),
                job,
                disparity);
        return told;
    }
}
