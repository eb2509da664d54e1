package diorama.pipeline;

import diorama.base.UserError;
import diorama.depth.DepthMapper;
import diorama.depth.ShapeOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
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
        return DepthFiles.exportOf(photo)
                        .map(ExportConfig::read)
                        .filter(ExportConfig::bent)
                        .isPresent()
                ? job.with(ShapeOptions.DEFAULTS)
                : job;
    }

    private static Path part(Path photo, Path folder, String of) {
        return folder.resolve(of).resolve(MediaKind.stem(photo) + ".png");
    }

    /** Whether {@code photo} and its depth were added to an export. */
    public static boolean has(Path photo, Path folder) {
        return Files.exists(part(photo, folder, "rgb")) && Files.exists(part(photo, folder, "depth"));
    }

    /**
     * Adds {@code photo} and its depth to an export.
     *
     * @param disparity its depth is written bent and widened, as it is drawn
     */
    public static void add(Path photo, Path folder, StereoJob job, boolean disparity, DepthSource source)
            throws IOException {
        FilmFrames.requireWhole(job, "--export");
        StereoJob wanted = disparity ? job : job.with(ShapeOptions.DEFAULTS);
        Photo seen = StereoPicture.photo(photo, wanted, source);
        DepthMap depth = disparity ? DepthMapper.of(job.shape(), seen.ratio()).apply(seen.depth()) : seen.depth();
        Path colors = part(photo, folder, "rgb");
        Path depths = part(photo, folder, "depth");
        if (Files.exists(colors) && Files.isSameFile(colors, photo)) {
            throw new UserError(photo + ": is a picture of that export itself, want another output");
        }
        Files.createDirectories(folder.resolve("rgb"));
        Files.createDirectories(folder.resolve("depth"));
        ImageFiles.write(seen.picture().image(), colors);
        DepthFiles.write(depth, depths);
        Path called = folder.toAbsolutePath().getFileName();
        ExportConfig.write(
                folder,
                ExportConfig.Type.IMAGES,
                called == null ? "photos" : called.toString(),
                "1",
                Optional.empty(),
                job,
                disparity);
    }
}
